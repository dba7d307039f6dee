"""Registering proposals, recording one step for many, merging, and telling signers; each is one undoable operation."""

from __future__ import annotations

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.proposals.checks import contradictions
from secretariat.domains.proposals.verbs import (
    NewProposal,
    add_proposal,
    add_session,
    change_proposal,
    merge_into,
    record_step,
    remove_step,
    set_signers,
    set_units,
    tell_signers,
)
from secretariat.store.listing import Listing
from secretariat.store.store import Store
from tests.domains.proposals.office import SESSION, add_delegate, cppcc

SUBMITTED = "2026-01-12"


def register(store: Store, count: int = 1, **more: object) -> list[int]:
    """Proposals 001, 002 … of one session, each with a 主办 unit."""
    with store.transact("登记提案") as tx:
        known = tx.find("session", name=SESSION)
        session = known[0]["id"] if known else add_session(tx, SESSION)
        return [
            add_proposal(tx, NewProposal(
                {"session": session, "number": f"{place:03d}", "title": f"关于第{place}件事的建议",
                 "submitted": SUBMITTED, **more},  # type: ignore[dict-item]
                ("赵明",), (("主办", "县人社局"),),
            ))
            for place in range(1, count + 1)
        ]  # fmt: skip


def shown(store: Store, proposal: int, *keys: str) -> list[object]:
    listing = Listing(store.rows, store.catalog.ledgers["proposals"])
    return list(listing.rows([proposal], keys, "2026-11-22")[0])


def test_forty_are_given_out_on_one_day_as_one_operation(store: Store) -> None:
    proposals = register(store, 40)
    with store.transact("交办40件") as tx:
        recorded = record_step(
            tx, proposals, {"kind": "交办", "day": "2026-03-05", "basis": "县政协办〔2026〕3号"}
        )
    assert len(recorded.steps) == 40 and recorded.problems == ()
    assert {row["due"] for row in store.rows.find("proposal_step")} == {"2026-06-05"}
    assert shown(store, proposals[7], "state", "assigned_on", "due", "days_left") == [
        "办理中",
        "2026-03-05",
        "2026-06-05",
        -170,
    ]
    store.undo()
    assert store.rows.find("proposal_step") == [] and len(store.rows.find("proposal")) == 40


def test_signers_keep_their_order_and_units_their_roles(store: Store) -> None:
    with store.transact("登记") as tx:
        person = tx.add("person", {"name": "康骏"})
        units = (("主办", "县人社局"), ("会办", "县商务局"), ("会办", "县工信局"))
        proposal = add_proposal(
            tx, NewProposal({"title": "关于稳就业的建议"}, ("赵明", person, "白静瑶"), units)
        )
    keys = ("first_signer", "joint_signers", "sort", "units.主办", "units.会办", "unlinked")
    assert shown(store, proposal, *keys) == [
        "赵明",
        "康骏、白静瑶",
        "联名",
        "县人社局",
        "县商务局、县工信局",
        "赵明、白静瑶",
    ]
    with store.transact("改") as tx:
        set_signers(tx, proposal, (person, "白静瑶"))
        set_units(tx, proposal, "会办", ("县工信局",))
    assert shown(store, proposal, *keys[:2], *keys[3:5]) == ["康骏", "白静瑶", "县人社局", "县工信局"]
    assert "县商务局" in store.catalog.entities["proposal_unit"].field("name").kind.entries  # type: ignore[attr-defined]


def test_an_answer_before_the_proposal_was_given_out_is_told_and_the_rest_goes_on(store: Store) -> None:
    first, second = register(store, 2)
    with store.transact("交办") as tx:
        record_step(tx, [first], {"kind": "交办", "day": "2026-04-05"})
        record_step(tx, [second], {"kind": "交办", "day": "2026-03-05"})
    with store.transact("答复") as tx:
        recorded = record_step(
            tx, (first, second), {"kind": "答复", "day": "2026-04-01", "result": "A"}, "县人社局"
        )
    assert list(recorded.steps) == [second]
    (problem,) = recorded.problems
    assert problem.message == "001号提案：答复日期早于交办日期（2026-04-05）" and problem.column == "日期"
    assert [shown(store, one, "state")[0] for one in (first, second)] == ["办理中", "已答复"]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"kind": "立案", "day": "2026-01-01"}, "早于提交日期"),
        ({"kind": "交办", "day": "2026-07-01"}, "请记为“再办理”"),
        ({"kind": "反馈", "day": "2026-04-30", "satisfaction": "满意"}, "反馈日期早于答复日期"),
    ],
)
def test_steps_out_of_turn_are_told(store: Store, step: dict[str, str], said: str) -> None:
    (proposal,) = register(store)
    with store.transact("办理") as tx:
        record_step(tx, [proposal], {"kind": "交办", "day": "2026-03-05"})
        record_step(tx, [proposal], {"kind": "答复", "day": "2026-05-05"})
        recorded = record_step(tx, [proposal], step)
    assert not recorded.steps and said in recorded.problems[0].message


def test_beyond_the_longest_time_and_a_late_return_are_doubts_only(store: Store) -> None:
    (proposal,) = register(store)
    with store.transact("办理") as tx:
        record_step(tx, [proposal], {"kind": "交办", "day": "2026-03-05"})
        late = record_step(tx, [proposal], {"kind": "延期", "day": "2026-05-20", "due": "2026-10-01"})
        back = record_step(tx, [proposal], {"kind": "退回", "day": "2026-03-20"})
    assert late.steps and [(one.severity, "2026-09-05" in one.message) for one in late.problems] == [
        ("doubt", True)
    ]
    assert back.steps and "退回期限（2026-03-12）" in back.problems[0].message


def test_a_unit_that_does_not_handle_it_cannot_answer(store: Store) -> None:
    (proposal,) = register(store)
    with store.transact("办理") as tx:
        recorded = record_step(tx, [proposal], {"kind": "答复", "day": "2026-05-05"}, "县财政局")
    assert not recorded.steps and "县财政局" in recorded.problems[0].message


def test_proposals_merge_into_another_one_only(store: Store) -> None:
    first, second, third = register(store, 3)
    with store.transact("并案") as tx:
        assert set(merge_into(tx, [second, third], first, "2026-02-01").steps) == {second, third}
        itself, circle = merge_into(tx, [first], first), merge_into(tx, [first], third)
    assert "不能并入自己" in itself.problems[0].message and "成了循环" in circle.problems[0].message
    assert shown(store, second, "state", "merged_into") == ["已并案", "001"]
    assert shown(store, first, "state") == ["待立案"]


def test_two_that_merge_into_each_other_in_one_go_are_caught(store: Store) -> None:
    first, second = register(store, 2)
    with store.transact("并案") as tx:
        merge_into(tx, [first], second)
        assert not merge_into(tx, [second], first).steps


def test_unknown_sessions_and_numbers_given_twice_are_refused(store: Store) -> None:
    first, second = register(store, 2)
    with pytest.raises(Refusal, match="没有这次会议"), store.transact("改") as tx:
        change_proposal(tx, first, {"session": 99})
    with pytest.raises(Refusal, match="已有001号提案"), store.transact("改") as tx:
        change_proposal(tx, second, {"number": "001"})
    with store.transact("改") as tx:
        assert change_proposal(tx, second, {"number": "002", "leader": "副主席 王志远"})


def test_signers_are_told_once_the_delegates_are_registered(store: Store) -> None:
    with store.transact("登记组织") as tx:
        body = cppcc(tx)
    (proposal,) = register(store)
    assert [one.message for one in contradictions(store.rows)] == ["提案人“赵明”还没有对应到人员"]
    with store.transact("录入委员") as tx:
        person = add_delegate(tx, "赵明", body, start="2021-12")
        tx.add("person", {"name": "赵明"})
    with store.transact("对应提案人") as tx:
        answers = tell_signers(tx)
    assert [answer.person for answer in answers.values()] == [person]
    assert contradictions(store.rows) == [] and shown(store, proposal, "first_signer") == ["赵明"]


def test_a_step_recorded_by_mistake_goes_to_the_recycle_bin(store: Store) -> None:
    (proposal,) = register(store)
    with store.transact("立案") as tx:
        step = record_step(tx, [proposal], {"kind": "立案", "day": "2026-02-01"}).steps[proposal]
    with store.transact("撤回误记") as tx:
        remove_step(tx, step)
    assert shown(store, proposal, "state") == ["待立案"]


def test_warnings_name_what_contradicts_itself(store: Store) -> None:
    first, second = register(store, 2)
    with store.transact("直接改表") as tx:
        tx.change("proposal", second, {"number": "1"})
        tx.add("proposal_step", {"proposal": first, "kind": "并案", "target": first})
        tx.add("proposal_step", {"proposal": second, "kind": "并案"})
        tx.add("proposal_step", {"proposal": second, "kind": "交办", "day": "2026-05-01"})
        tx.add("proposal_step", {"proposal": second, "kind": "答复", "day": "2026-04-01"})
        lone = tx.add("proposal", {"form": "提案", "title": "关于公交的建议"})
    found = [
        (one.proposal, one.message) for one in contradictions(store.rows) if "对应到人员" not in one.message
    ]
    assert sorted(found) == sorted([
        (first, "1号提案有2件"), (second, "1号提案有2件"), (first, "并入自己"),
        (second, "已并案，但没有写明并入哪一件"), (second, "答复日期（2026-04-01）早于交办日期（2026-05-01）"),
        (lone, "没有归入届次会议"), (lone, "没有登记提案人"),
    ])  # fmt: skip
