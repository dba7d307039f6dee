"""Writes 字段.md, the appendix of the handbook, from the declarations of the ledgers.

Run: python docs/make_fields.py        (with the program's packages, as in .venv)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from secretariat.base.entity import INTERNAL, PUBLIC, SENSITIVE
from secretariat.base.kinds import (
    Choice,
    Count,
    CreditCode,
    Email,
    Flag,
    IdNumber,
    Kind,
    Link,
    Money,
    Note,
    OrganizationName,
    PartialDate,
    PersonName,
    Phone,
    Points,
    Tags,
    Text,
)
from secretariat.base.ledger import Column, Ledger
from secretariat.catalog import CATALOG
from secretariat.domains.proposals.ledger import COUNTED

TARGET = Path(__file__).with_name("字段.md")
LEDGERS = tuple(name for name in CATALOG.ledgers if name != "organization")
"""Every list; units are told with the members."""
_MOST_ENTRIES = 8
_HEAD = """# 附录：各种记录的字段

本表由程序的字段声明自动生成（`python docs/make_fields.py`），请不要手工修改。办公室自己加的补充字段不在这里，
见“数据 → 补充字段”。

- **填什么**：录入和导入时认得的内容；选项可以在“数据 → 选项字典”里改。
- **密级**：公开的可以出现在公示版；内部的只在内部版和完整版；敏感的只在完整版显示全部。
  手机和证件号除完整版外一律遮盖中间几位。
- **表头的其他写法**：导入时，表格里写成这些也认得。
- 名称后带 ＊ 的必填；带 ◎ 的是名册默认的列；“（算出）”的由程序算，不用填。
"""
_LEVELS = {PUBLIC: "公开", INTERNAL: "内部", SENSITIVE: "敏感"}


def _amount(words: str) -> Callable[[Any], str]:
    return lambda kind: f"{words}（{kind.unit}）" if kind.unit else words


def _told(kind: Kind) -> str:
    """What a clerk may write for a kind; one that only the program fills is told as what it is made from."""
    known = next(base for base in type(kind).__mro__ if base in WORDS)
    return WORDS[known](kind)


def _choice(kind: Choice) -> str:
    if not kind.entries:
        return "选项，随录入增加"
    shown = "、".join(kind.entries[:_MOST_ENTRIES])
    return f"选项：{shown}" + (f"等{len(kind.entries)}项" if len(kind.entries) > _MOST_ENTRIES else "")


WORDS: Mapping[type[Kind], Callable[[Any], str]] = {
    Text: lambda _: "文字",
    Note: lambda _: "文字，可以多行",
    PersonName: lambda _: "一个人的姓名",
    OrganizationName: lambda _: "单位全称",
    PartialDate: lambda _: "日期，可以只到年或月：1975、1975.08、1975-08-15",
    Phone: lambda kind: "手机号，可以几个" if kind.mobile else "座机号，带区号，可以几个",
    IdNumber: lambda _: "18位身份证号，或护照、通行证号",
    CreditCode: lambda _: "18位代码",
    Money: _amount("金额"),
    Count: _amount("整数"),
    Points: lambda _: "分数，最多两位小数，可以是负数",
    Flag: lambda _: "是或否（√、Y、1也认得）",
    Choice: _choice,
    Link: lambda _: "另一条记录",
    Tags: lambda _: "几个词，用顿号隔开",
    Email: lambda _: "邮箱",
}
"""What a clerk may write, for each kind of value."""


def text() -> str:
    """The whole appendix."""
    lines = [_HEAD]
    for name in LEDGERS:
        lines.extend(_ledger(CATALOG.ledgers[name]))
    return "\n".join(lines) + "\n"


def _ledger(ledger: Ledger) -> Iterator[str]:
    yield f"## {ledger.label}列表\n"
    groups = dict.fromkeys(item.group for item in ledger.columns)
    for group in groups:
        if len(groups) > 1:
            yield f"### {group or '其他'}\n"
        yield "| 字段 | 填什么 | 密级 | 表头的其他写法 |"
        yield "|---|---|---|---|"
        yield from (_row(item) for item in ledger.columns if item.group == group)
        yield ""


def _row(column: Column) -> str:
    marks = (" ＊" if column.required else "") + (" ◎" if column.roster else "")
    words = _told(column.kind)
    if column.derive is not None:
        taken = column.accepts and column.key not in COUNTED
        words = "（算出）" + (f"导入时也认得：{words}" if taken else "")
    if column.help:
        words = f"{words}；{column.help}"
    aliases = "、".join(dict.fromkeys(item for item in column.aliases if item != column.label))
    cells = (column.label + marks, words, _LEVELS[column.level], aliases)
    return f"| {' | '.join(cell.replace('|', '｜') for cell in cells)} |"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
