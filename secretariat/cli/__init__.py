"""The same jobs without a screen: for scheduled tasks, checks, and machines without Qt."""

from __future__ import annotations

import argparse
import os
import sys

from secretariat.base.errors import Refusal
from secretariat.cli.parser import build_parser
from secretariat.cli.printing import Answer, print_json, print_refusal

DONE, REFUSED, MISUSED = 0, 1, 2
_REASONS: dict[type[OSError], str] = {
    PermissionError: "没有读写权限",
    FileNotFoundError: "不存在",
    FileExistsError: "已存在",
    IsADirectoryError: "是文件夹，不是文件",
    NotADirectoryError: "的上级不是文件夹",
}


def main(arguments: list[str]) -> int:
    """Run one command; returns 0 done, 1 refused with one clear line on stderr, 2 wrong usage."""
    options = build_parser().parse_args(arguments)
    try:
        answer = options.job(options)
    except Refusal as refusal:
        print_refusal(refusal)
        return REFUSED
    except KeyboardInterrupt:
        print_refusal(Refusal("已取消，数据没有变化。"))
        return REFUSED
    except OSError as fault:
        print_refusal(_explained(fault))
        return REFUSED
    try:
        _tell(answer, options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads (head, more) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE if answer.good else REFUSED


def _tell(answer: Answer, options: argparse.Namespace) -> None:
    if answer.json is not None and getattr(options, "json", False):
        print_json(answer.json)
    else:
        for line in answer.lines:
            sys.stdout.write(f"{line}\n")
    if not answer.good:
        sys.stderr.write(f"{answer.verdict}\n")


def _explained(fault: OSError) -> Refusal:
    """A fault of the machine in words: which file or folder, and why."""
    reason = _REASONS.get(type(fault), fault.strerror or "读写失败")
    return Refusal(f"“{fault.filename}”{reason}。" if fault.filename else f"{reason}。", "请检查后再试。")
