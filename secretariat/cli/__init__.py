"""The same jobs without a screen: for scheduled tasks, checks, and machines without Qt."""

from __future__ import annotations

import sys

from secretariat.base.errors import Refusal
from secretariat.cli.parser import build_parser
from secretariat.cli.printing import print_json, print_refusal

DONE, REFUSED, MISUSED = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Run one command; returns 0 done, 1 refused with one clear line on stderr, 2 wrong usage."""
    options = build_parser().parse_args(arguments)
    try:
        answer = options.job(options)
    except Refusal as refusal:
        print_refusal(refusal)
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    if answer.json is not None and getattr(options, "json", False):
        print_json(answer.json)
    else:
        for line in answer.lines:
            sys.stdout.write(f"{line}\n")
    return DONE if answer.good else REFUSED
