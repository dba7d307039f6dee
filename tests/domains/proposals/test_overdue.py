"""Who has not answered in time: each unit with its own deadline, and a letter for each."""

from __future__ import annotations

from secretariat.base.document import Paragraph, Table
from secretariat.domains.proposals.documents import reminder_letters
from secretariat.domains.proposals.overdue import overdue
from secretariat.domains.proposals.verbs import NewProposal, Recorded, add_proposal, record_step
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store

UNITS = (("主办", "县人社局"), ("会办", "县商务局"))


def given_out(
    store: Store, number: str, units: tuple[tuple[str, str], ...] = UNITS, day: str = "2026-03-05"
) -> int:
    with store.transact("交办") as tx:
        values = {"number": number, "title": f"关于{number}号事项的建议", "submitted": "2026-01-12"}
        proposal = add_proposal(tx, NewProposal(values, ("赵明",), units))
        record_step(tx, [proposal], {"kind": "交办", "day": day})
    return proposal


def step(store: Store, proposal: int, kind: str, day: str, unit: str = "", **more: str) -> Recorded:
    with store.transact(kind) as tx:
        return record_step(tx, [proposal], {"kind": kind, "day": day, **more}, unit)


def late(store: Store, day: str) -> list[tuple[str, str, str, int]]:
    return [(one.unit, one.role, one.due, one.days) for one in overdue(store.rows, day)]


def test_a_joining_unit_is_late_after_a_month_the_leading_one_after_three(store: Store) -> None:
    given_out(store, "001")
    assert late(store, "2026-04-05") == []
    assert late(store, "2026-04-06") == [("县商务局", "会办", "2026-04-05", 1)]
    assert late(store, "2026-06-07") == [
        ("县商务局", "会办", "2026-04-05", 63),
        ("县人社局", "主办", "2026-06-05", 2),
    ]


def test_who_answered_is_no_longer_late(store: Store) -> None:
    proposal = given_out(store, "001")
    step(store, proposal, "答复", "2026-04-01", "县商务局")
    assert late(store, "2026-06-07") == [("县人社局", "主办", "2026-06-05", 2)]
    step(store, proposal, "答复", "2026-06-07", "县人社局")
    assert late(store, "2026-06-07") == []
    assert late(store, "2026-06-06") == [("县人社局", "主办", "2026-06-05", 1)]  # as it was on that day


def test_handling_anew_has_its_own_month(store: Store) -> None:
    proposal = given_out(store, "001", UNITS[:1])
    step(store, proposal, "答复", "2026-05-05", "县人社局")
    step(store, proposal, "反馈", "2026-05-20", satisfaction="不满意")
    step(store, proposal, "再办理", "2026-05-31")
    assert late(store, "2026-07-01") == [("县人社局", "主办", "2026-06-30", 1)]
    step(store, proposal, "答复", "2026-07-01", "县人社局")
    assert late(store, "2026-07-02") == []


def test_extended_merged_and_returned_ones_are_not_late(store: Store) -> None:
    extended, merged, returned = (given_out(store, number, UNITS[:1]) for number in ("001", "002", "003"))
    step(store, extended, "延期", "2026-05-20", due="2026-08-05")
    step(store, merged, "并案", "2026-04-01")
    step(store, returned, "退回", "2026-03-09", "县人社局")
    assert late(store, "2026-06-07") == []
    assert late(store, "2026-08-06") == [("县人社局", "主办", "2026-08-05", 1)]


def test_of_units_with_their_own_parts_only_the_silent_one_is_late(store: Store) -> None:
    proposal = given_out(store, "001", (("主办", "甲局"), ("分办", "乙局")))
    step(store, proposal, "答复", "2026-05-05", "甲局")
    assert late(store, "2026-06-10") == [("乙局", "分办", "2026-06-05", 5)]


def test_a_proposal_without_a_registered_unit_is_late_too_but_gets_no_letter(store: Store) -> None:
    given_out(store, "001", ())
    assert late(store, "2026-06-07") == [("", "", "2026-06-05", 2)]
    assert reminder_letters(store.rows, "2026-06-07") == {}


def test_the_list_says_the_same(store: Store) -> None:
    running, answered = given_out(store, "001"), given_out(store, "002")
    step(store, answered, "答复", "2026-07-01", "县人社局")
    listing = Listing(store.rows, store.catalog.ledgers["proposals"])
    query = ListQuery(as_of="2026-07-05", filters=(Filter("punctuality", "is", "逾期"),))
    assert listing.select(query) == [running]
    assert listing.rows([running, answered], ("days_left", "punctuality"), "2026-07-05") == [
        [-30, "逾期"],
        [None, "逾期答复"],
    ]


def test_each_unit_gets_one_letter_with_all_that_it_owes(store: Store) -> None:
    given_out(store, "001")
    given_out(store, "002", UNITS[:1], "2026-03-20")
    letters = reminder_letters(store.rows, "2026-07-01")
    assert list(letters) == ["县人社局", "县商务局"]
    letter = letters["县人社局"]
    to, text, table, wish = letter.blocks
    assert isinstance(to, Paragraph) and to.text == "县人社局："
    assert isinstance(text, Paragraph) and "截至2026年7月1日" in text.text and "答复2件" in text.text
    assert isinstance(table, Table) and [row[2:8] for row in table.rows] == [
        ("001", "关于001号事项的建议", "主办", "2026年3月5日", "2026年6月5日", "26"),
        ("002", "关于002号事项的建议", "主办", "2026年3月20日", "2026年6月20日", "11"),
    ]
    joining = letters["县商务局"].blocks[1]
    assert isinstance(joining, Paragraph) and "会办（协办）意见1件" in joining.text
    assert (letter.office, letter.signed) == ("临川县工商业联合会", "2026年7月1日") and isinstance(
        wish, Paragraph
    )
