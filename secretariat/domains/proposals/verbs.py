"""What a clerk does with proposals: register, record steps for many at once, merge, tell who a signer is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.errors import Refusal
from secretariat.base.kinds.kind import Value
from secretariat.base.problem import Problem
from secretariat.domains.proposals.clocks import read_rules, reply_due
from secretariat.domains.proposals.people import Answer, Named, SignerMatcher
from secretariat.domains.proposals.sessions import session_values
from secretariat.domains.proposals.stepchecks import StepChecks
from secretariat.domains.proposals.vocabulary import (
    AGAIN,
    ASSIGNED,
    MERGED,
    ROLES,
)
from secretariat.domains.proposals.writing import change_units, learn, signer_values
from secretariat.store.rows import Record, Rows
from secretariat.store.transaction import Transaction

_LEARNT = {"result": "result_class", "satisfaction": "satisfaction", "reason": "rejection_reason"}


@dataclass(frozen=True, slots=True)
class NewProposal:
    """A proposal to be registered: its own fields, its signers in order, its units as (role, name).

    A signer is the id of a person, or a name where it is not known who is meant.
    """

    values: Mapping[str, Value]
    signers: Sequence[int | str] = ()
    units: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording a step for many came to: step ids by proposal, and for each of the others the reason."""

    steps: Mapping[int, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def add_session(tx: Transaction, name: str, **more: Value) -> int:
    """A new session; term, meeting, short name and body are read from an official name."""
    if tx.find("session", name=name):
        raise Refusal(f"已有“{name}”。", "不用再登记，直接选用它即可。")
    return tx.add("session", {**session_values(tx, name), **more})


def add_proposal(tx: Transaction, proposal: NewProposal) -> int:
    """Register a proposal; refuses an unknown session and a number that its session has already."""
    values = {"form": "提案", **proposal.values}
    _check_session(tx, values)
    _check_number(tx, values)
    for name, dictionary in (("category", "proposal_category"), ("collective_kind", "collective_kind")):
        if values.get(name):
            learn(tx, dictionary, {str(values[name]): None})
    record = tx.add("proposal", values)
    set_signers(tx, record, proposal.signers)
    for role in ROLES:
        set_units(tx, record, role, [name for other, name in proposal.units if other == role])
    return record


def change_proposal(tx: Transaction, proposal: int, values: Mapping[str, Value]) -> bool:
    """Change fields of the proposal itself; refuses a number that another one of its session has."""
    stored = _live(tx, proposal)
    _check_session(tx, values)
    if values.keys() & {"number", "session", "form"}:
        _check_number(tx, {**stored, **values}, proposal)
    return tx.change("proposal", proposal, values)


def set_signers(tx: Transaction, proposal: int, signers: Sequence[int | str]) -> None:
    """Make these the signers, in this order; what is noted of those who stay is kept."""
    if len(set(signers)) < len(signers):
        raise Refusal("同一位提案人填了两次。", "请删去重复的姓名。")
    present = {row["person"] or row["name"]: row["id"] for row in tx.find("signer", proposal=proposal)}
    for signer, record in present.items():
        if signer not in signers:
            tx.remove("signer", record)
    for position, signer in enumerate(signers, start=1):
        if signer in present:
            tx.change("signer", present[signer], {"position": position})
        else:
            person = signer if isinstance(signer, int) else None
            tx.add("signer", signer_values(proposal, position, str(signer), person))


def set_units(tx: Transaction, proposal: int, role: str, names: Sequence[str]) -> None:
    """Make these the units of a role (主办, 会办, 分办, 协办)."""
    if names:
        learn(tx, "handling_unit", dict.fromkeys(names))
    change_units(tx, proposal, role, names)


def record_step(
    tx: Transaction, proposals: Iterable[int], values: Mapping[str, Any], unit: str = ""
) -> Recorded:
    """Record one step for many proposals (交办 of 40 on one day); those for which it cannot be are told, not written.

    `unit` names the unit it concerns; empty means all. A missing `due` of 交办 and 再办理 is counted by the
    office's rules.
    """
    for name, dictionary in _LEARNT.items():
        if values.get(name):
            learn(tx, dictionary, {str(values[name]): None})
    wanted = list(dict.fromkeys(proposals))
    checks = StepChecks(tx, wanted)
    steps: dict[int, int] = {}
    problems: list[Problem] = []
    for proposal in wanted:
        found = checks.objections(proposal, values, unit)
        problems += found
        if not any(problem.severity == "error" for problem in found):
            row = {
                **values,
                "proposal": proposal,
                "unit": checks.unit(proposal, unit),
                "due": _due(tx, values),
            }
            steps[proposal] = tx.add("proposal_step", row)
        tx.checkpoint()
    return Recorded(steps, tuple(problems))


def merge_into(tx: Transaction, proposals: Iterable[int], target: int, day: str | None = None) -> Recorded:
    """Merge proposals into another; not into itself, nor in a circle."""
    _live(tx, target)
    return record_step(tx, proposals, {"kind": MERGED, "day": day, "target": target})


def remove_step(tx: Transaction, step: int) -> None:
    """Take back a step that never happened; it goes to the recycle bin."""
    tx.remove("proposal_step", step)


def tell_signer(tx: Transaction, signer: int, person: int) -> None:
    """Say who stands behind the name of a signer."""
    tx.change("signer", signer, {"person": person, "name": None})


def tell_signers(tx: Transaction) -> dict[int, Answer]:
    """Look again for the persons behind names, after delegates were registered; returns the answer by signer."""
    matcher, answers = SignerMatcher(tx), {}
    for row in tx.find("signer", person=None):
        proposal = tx.get("proposal", row["proposal"]) or {}
        session = tx.get("session", proposal["session"]) if proposal.get("session") else None
        day = proposal.get("submitted") or (session or {}).get("start")
        answer = matcher.tell(
            Named(row["name"], row["mobile"], row["unit"], (session or {}).get("body"), day)
        )
        if answer.person is not None:
            tell_signer(tx, row["id"], answer.person)
        answers[int(row["id"])] = answer
    return answers


def _due(rows: Rows, values: Mapping[str, Any]) -> str | None:
    stated: str | None = values.get("due")
    if stated is not None or values["kind"] not in (ASSIGNED, AGAIN):
        return stated
    return reply_due(values.get("day"), read_rules(rows), again=values["kind"] == AGAIN)


def _live(tx: Transaction, proposal: int) -> Record:
    stored = tx.get("proposal", proposal)
    if stored is None or stored["removed"]:
        raise Refusal("这件提案已被删除。", "请在回收站中恢复后再改。")
    return stored


def _check_session(tx: Transaction, values: Mapping[str, Value]) -> None:
    session = values.get("session")
    stored = tx.get("session", int(session)) if session is not None else None
    if session is not None and (stored is None or stored["removed"]):
        raise Refusal("没有这次会议。", "请先登记届次会议，再从列表里选择。")


def _check_number(tx: Transaction, values: Mapping[str, Any], own: int | None = None) -> None:
    number = values.get("number")
    if not number:
        return
    twins = tx.find("proposal", session=values.get("session"), form=values["form"], number=number)
    others = [row for row in twins if row["id"] != own]
    if others:
        raise Refusal(f"这次会议已有{number}号{values['form']}《{others[0]['title']}》。", "请核对提案号。")
