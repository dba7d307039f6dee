"""What a clerk does with scoring: take an example scheme into the file, continue one, give points by hand, exempt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from secretariat.base.dates import add_months, first_day, last_day
from secretariat.base.errors import Refusal
from secretariat.domains.scoring.examples import EXAMPLES
from secretariat.store.transaction import Transaction

_YEAR = re.compile(r"(?:19|20)\d\d")
_RULE_FIELDS = (
    "category", "item", "source", "kinds", "words", "form", "unit", "points", "item_cap", "cap", "skipped", "minimum",
    "sharing", "most_signers", "role_factors", "position",
)  # fmt: skip


def take_example(tx: Transaction, name: str, body: int | None, start: str, end: str) -> int:
    """Write an example scheme with its rules into the file; they are the office's own from then on."""
    example = next((one for one in EXAMPLES if one.name == name), None)
    if example is None:
        raise Refusal(f"没有示例方案“{name}”。", f"可用的示例：{'、'.join(one.name for one in EXAMPLES)}。")
    _check_period(start, end)
    years = start[:4] if start[:4] == end[:4] else f"{start[:4]}—{end[:4]}"
    scheme = tx.add("score_scheme", {
        "name": f"{example.title}（{years}年）", "body": body, "start": start, "end": end, "base": example.base,
        "bonus_cap": example.bonus_cap, "grades": example.grades or None, "basis": example.basis,
        "remark": example.remark or None,
    })  # fmt: skip
    rules = [
        {"scheme": scheme, "position": place, **rule} for place, rule in enumerate(example.rules, start=1)
    ]
    tx.add_many("score_rule", rules)
    return scheme


def copy_scheme(tx: Transaction, scheme: int, name: str, start: str, end: str) -> int:
    """A scheme for another period with the same rules; what was entered by hand stays with the old one."""
    stored = tx.get("score_scheme", scheme)
    if stored is None or stored["removed"] is not None:
        raise Refusal("这个积分方案已不存在。", "请重新选择方案。")
    _check_period(start, end)
    kept = ("body", "base", "bonus_cap", "minimum", "grades", "basis", "remark")
    made = tx.add(
        "score_scheme", {"name": name, "start": start, "end": end, **{one: stored[one] for one in kept}}
    )
    rules = [
        {"scheme": made, **{one: rule[one] for one in _RULE_FIELDS}}
        for rule in tx.find("score_rule", scheme=scheme)
    ]
    if rules:
        tx.add_many("score_rule", rules)
    return made


def continue_scheme(tx: Transaction, scheme: int) -> int:
    """The same scheme for the period that follows: of a year the next year, of a term of five years the next five.

    Years in its name move along; a name without a year gets the new one.
    """
    stored = tx.get("score_scheme", scheme)
    if stored is None or stored["removed"] is not None:
        raise Refusal("这个积分方案已不存在。", "请重新选择方案。")
    first, last = first_day(stored["start"]), last_day(stored["end"])
    years = max(1, int(last[:4]) - int(first[:4]) + (first[5:] <= last[5:]))
    start, end = (add_months(day, 12 * years) for day in (first, last))
    name = _YEAR.sub(lambda year: str(int(year[0]) + years), stored["name"])
    if name == stored["name"]:
        name = f"{name}（{start[:4]}年）"
    return copy_scheme(tx, scheme, name, start, end)


def give_points(tx: Transaction, scheme: int, person: int, values: Mapping[str, Any]) -> int:
    """Points by hand: `values` hold points, a reason, and rule, category and day where there are any."""
    if not values.get("points"):
        raise Refusal("没有填加减多少分。", "加分填正数，减分填负数，如 5、-2。")
    return tx.add("score_entry", {"scheme": scheme, "person": person, **values})


def exempt(tx: Transaction, scheme: int, person: int, reason: str) -> int:
    """Leave a person out of a scheme; refuses where that is so already."""
    if any(row["exempt"] for row in tx.find("score_entry", scheme=scheme, person=person)):
        raise Refusal("这个人在本方案里已经不记分。")
    return tx.add("score_entry", {"scheme": scheme, "person": person, "exempt": 1, "reason": reason})


def include_again(tx: Transaction, scheme: int, person: int) -> int:
    """Score a person again; returns how many entries that said otherwise went to the recycle bin."""
    found = [row["id"] for row in tx.find("score_entry", scheme=scheme, person=person) if row["exempt"]]
    for record in found:
        tx.remove("score_entry", record)
    return len(found)


def _check_period(start: str, end: str) -> None:
    if last_day(end) < first_day(start):
        raise Refusal("截止日期早于开始日期。", "请把两个日期对调。")
