"""What argparse says of its own accord, in Chinese: help, and what is wrong with a command line."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_HEADINGS = {"positional arguments": "参数", "options": "选项"}
_MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", "缺少 {0}"),
    (r"one of the arguments (.*) is required", "要写 {0} 中的一个"),
    (r"unrecognized arguments: (.*)", "不认识 {0}"),
    (r"invalid choice: (.*) \(choose from (.*)\)", "不能是 {0}，可以是 {1}"),
    (r"invalid int value: (.*)", "要写整数，不能是 {0}"),
    (r"invalid \w+ value: (.*)", "不能是 {0}"),
    (r"expected one argument", "后面要写一个值"),
    (r"expected at most one argument", "后面最多写一个值"),
    (r"expected at least one argument", "后面至少写一个值"),
    (r"expected (\d+) arguments?", "后面要写 {0} 个值"),
    (r"not allowed with argument (.*)", "不能和 {0} 一起用"),
    (r"ignored explicit argument (.*)", "后面不能写 {0}"),
    (r"ambiguous option: (.*) could match (.*)", "{0} 不完整，可能是 {1}"),
)
"""Messages of argparse from Python 3.11 on: what they look like, and the same in Chinese."""
_ABOUT = re.compile(r"argument (.+?): (.*)", re.DOTALL)
_LISTED = ("the following", "invalid choice", "ambiguous option")


class Parser(argparse.ArgumentParser):
    """Tells help and wrong usage in Chinese, with the usage line, and ends with exit code 2."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **settings, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end."""
        sys.stderr.write(f"{self.format_usage()}用法不对：{in_chinese(message)}\n")
        sys.exit(2)


class _Formatter(argparse.HelpFormatter):
    """Help with Chinese headings."""

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def in_chinese(message: str) -> str:
    """A message of argparse in Chinese; one that is not known stays as it is, rather than being lost."""
    about = _ABOUT.fullmatch(message)
    if about is not None:
        return f"{about[1]}：{in_chinese(about[2])}"
    for pattern, words in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            *others, last = found.groups() or ("",)
            return words.format(*map(_quoted, others), _listed(last) if _is_list(message) else _quoted(last))
    return message


def _is_list(message: str) -> bool:
    return message.startswith(_LISTED)


def _quoted(text: str) -> str:
    """What was typed, in Chinese quotation marks where argparse shows it in Python's."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return f"“{text[1:-1]}”".replace("\\\\", "\\")
    return text


def _listed(text: str) -> str:
    """A list of words with Chinese separators, without Python's quotation marks."""
    return "、".join(word.strip("'") for word in text.split(", "))
