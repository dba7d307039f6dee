"""The words of conditions: which comparisons a kind of value has, and how an active condition reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Kind
from secretariat.base.ledger import Column, Ledger
from secretariat.store.listing import Filter, ListQuery

_BLANK = (("empty", "为空"), ("filled", "不为空"))
OPERATORS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "text": (("contains", "包含"), ("is", "等于"), ("not", "不等于"), *_BLANK),
    "number": (("between", "从…到…"), ("is", "等于"), ("not", "不等于"), *_BLANK),
    "date": (("within", "在…年、月或日"), ("between", "从…到…"), *_BLANK),
    "choice": (("any", "是其中之一"), ("not", "不是"), *_BLANK),
    "flag": (("is", "是"), ("not", "不是"), *_BLANK),
    "link": _BLANK,
}
"""Comparison → (operator, words); `between` becomes the filters `from` and `to`."""

NEEDS_NO_VALUE = ("empty", "filled")
_SIGNS = {
    "is": "：", "not": "不是", "contains": "包含", "from": "从", "to": "到", "within": "在",
}  # fmt: skip


def operators(kind: Kind) -> tuple[tuple[str, str], ...]:
    """The comparisons that a kind of value offers."""
    if isinstance(kind, Choice):
        return OPERATORS["choice"]
    return OPERATORS[kind.comparison]


def shown_value(column: Column, value: Any) -> str:
    """A filter's value in words; an empty value reads 未填写."""
    if value is None:
        return "未填写"
    if column.kind.comparison == "date" or not isinstance(value, int):
        return column.kind.show(value) or str(value)
    unit = str(getattr(column.kind, "unit", ""))
    return column.kind.show(value) + unit


def words(item: Filter, ledger: Ledger) -> str:
    """A condition as its chip reads: 乡镇街道：青溪镇、红旗街道."""
    column = ledger.column(item.key)
    if item.operator in NEEDS_NO_VALUE:
        return f"{column.label}{'未填写' if item.operator == 'empty' else '已填写'}"
    if item.operator == "any":
        shown = [shown_value(column, value) for value in item.value]
        listed = "、".join(shown[:3]) + (f"等{len(shown)}项" if len(shown) > 3 else "")
        return f"{column.label}：{listed}"
    sign = _SIGNS[item.operator]
    space = "" if sign == "：" else " "
    return f"{column.label}{space}{sign}{space}{shown_value(column, item.value)}"


def sentence(query: ListQuery, ledger: Ledger) -> str:
    """All conditions of a query in one line, for a roster's note."""
    parts = [words(item, ledger) for item in query.filters]
    if query.search.strip():
        parts.append(f"查找“{query.search.strip()}”")
    return "；".join(parts)
