"""Whether a step can have happened: not before what it follows, not a merge into itself or in a circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from secretariat.base.dates import first_day, last_day
from secretariat.base.problem import Problem
from secretariat.domains.proposals.clocks import longest_due, read_rules, return_due
from secretariat.domains.proposals.vocabulary import (
    AGAIN,
    ASSIGNED,
    EXTENDED,
    FEEDBACK,
    MERGED,
    REPLIED,
    RETURNED,
)
from secretariat.store.rows import Record, Rows


class StepChecks:
    """Whether a step can be recorded for proposals; reads what is there once."""

    def __init__(self, rows: Rows, proposals: Sequence[int]) -> None:
        self._rows = rows
        self._proposals = rows.many("proposal", proposals)
        self._merged = {
            row[1]: row[3]
            for row in rows.columns("proposal_step", ("proposal", "kind", "target"))
            if row[2] == MERGED and row[3] is not None
        }

    def objections(self, proposal: int, values: Mapping[str, Any], unit: str = "") -> list[Problem]:
        """What speaks against the step: errors stop it, doubts are worth a look. `column` is the field."""
        stored = self._proposals.get(proposal)
        if stored is None or stored["removed"]:
            return [Problem("这件提案已被删除，请刷新列表后再试")]
        found = [*self._wrong_target(proposal, values), *self._wrong_days(stored, values)]
        if unit and self.unit(proposal, unit) is None:
            found.append(("承办单位", f"“{unit}”不是这件提案的承办单位，请先登记", "error"))
        name = _called(stored)
        return [Problem(f"{name}：{text}", column=label, severity=level) for label, text, level in found]  # type: ignore[arg-type]

    def unit(self, proposal: int, name: str) -> int | None:
        """The record of a unit of a proposal by its name."""
        found = self._rows.find("proposal_unit", proposal=proposal, name=name) if name else []
        return int(found[0]["id"]) if found else None

    def _wrong_target(self, proposal: int, values: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        target = values.get("target")
        if values["kind"] != MERGED or target is None:
            return []
        if target == proposal:
            return [("并入的提案", "提案不能并入自己", "error")]
        seen = {proposal}
        while target is not None and target not in seen:
            seen.add(target)
            target = self._merged.get(target)
        if target == proposal:
            return [("并入的提案", "两件提案不能互相并入，否则成了循环", "error")]
        self._merged[proposal] = values["target"]
        return []

    def _wrong_days(self, stored: Record, values: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        day, kind = values.get("day"), values["kind"]
        if day is None:
            return []
        submitted = stored["submitted"]
        if submitted and last_day(day) < first_day(submitted):
            return [("日期", f"{kind}日期早于提交日期（{submitted}）", "error")]
        before = {REPLIED: ASSIGNED, FEEDBACK: REPLIED, AGAIN: REPLIED, EXTENDED: ASSIGNED}.get(kind)
        steps = self._rows.find("proposal_step", proposal=stored["id"])
        earlier = [step["day"] for step in steps if step["kind"] == before and step["day"]]
        if earlier and last_day(day) < first_day(min(earlier)):
            return [("日期", f"{kind}日期早于{before}日期（{min(earlier)}）", "error")]
        answered = [step["day"] for step in steps if step["kind"] == REPLIED and step["day"]]
        if kind == ASSIGNED and answered and first_day(day) > last_day(min(answered)):
            return [("环节", f"{min(answered)}已有答复，再次交给承办单位请记为“{AGAIN}”", "error")]
        return self._too_late(values, steps)

    def _too_late(self, values: Mapping[str, Any], steps: Sequence[Record]) -> list[tuple[str, str, str]]:
        """An extension or a return beyond the time allowed is told, not refused: the office decides."""
        given = [step["day"] for step in steps if step["kind"] == ASSIGNED and step["day"]]
        rules = read_rules(self._rows)
        if values["kind"] == EXTENDED and values.get("due") and given:
            longest = longest_due(max(given), rules)
            if longest and first_day(values["due"]) > last_day(longest):
                return [("答复期限", f"超过最长答复期限（{longest}）", "doubt")]
        if values["kind"] == RETURNED and given and len(max(given)) == 10:
            limit = return_due(max(given), rules)
            if first_day(values["day"]) > limit.day:
                return [("日期", f"超过退回期限（{limit.day}）。{limit.note}", "doubt")]
        return []


def _called(stored: Record) -> str:
    return f"{stored['number']}号提案" if stored["number"] else f"《{stored['title']}》"
