"""The printed list, the course of a proposal, and the section of a person's file tell the same as the records."""

from __future__ import annotations

import pytest

from secretariat.base.document import Heading, Note, Paragraph, Table
from secretariat.base.errors import Refusal
from secretariat.domains.proposals.documents import person_section, proposals_roster, timeline
from secretariat.domains.proposals.verbs import NewProposal, add_proposal, add_session, record_step
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.store import Store
from tests.domains.proposals.office import SESSION, add_delegate, cppcc


@pytest.fixture
def people(store: Store) -> tuple[int, int]:
    """Two delegates with three proposals of one session."""
    with store.transact("录入") as tx:
        body = cppcc(tx)
        first, second = add_delegate(tx, "赵明", body), add_delegate(tx, "康骏", body)
        session = add_session(tx, SESSION)
        for number, signers, more in (
            ("001", (first, second), {}), ("002", (second,), {}),
            ("003", (first,), {"kind": "集体", "collective_signer": "工商联界别"}),
        ):  # fmt: skip
            values = {
                "session": session,
                "number": number,
                "title": f"关于{number}号事项的建议",
                "submitted": "2026-01-12",
                **more,
            }
            add_proposal(tx, NewProposal(values, signers, (("主办", "县人社局"), ("会办", "县商务局"))))
        record_step(tx, [1], {"kind": "立案"})
        record_step(tx, [1], {"kind": "交办", "day": "2026-03-05", "basis": "县政协办〔2026〕3号"})
        record_step(tx, [1], {"kind": "答复", "day": "2026-05-06", "result": "A"}, "县人社局")
    return first, second


def lines(table: object) -> list[tuple[str, ...]]:
    assert isinstance(table, Table)
    return [tuple(str(cell) for cell in row) for row in table.rows]


def test_the_course_of_a_proposal_lists_every_step_with_what_it_says(
    store: Store, people: tuple[int, int]
) -> None:
    title, about, table, note = timeline(store.rows, 1, "2026-05-10")
    assert isinstance(title, Heading) and title.text == "001　关于001号事项的建议" and people
    assert isinstance(about, Paragraph)
    assert about.text == "提案人：赵明、康骏；主办：县人社局；会办：县商务局；状态：已答复。"
    assert lines(table) == [
        ("2026年1月12日", "提交", ""),
        ("日期不详", "立案", ""),
        ("2026年3月5日", "交办", "期限2026年6月5日，县政协办〔2026〕3号"),
        ("2026年5月6日", "答复", "县人社局，A类"),
    ]
    # Fifteen working days after 6 May 2026; Saturday 9 May is a working day that year.
    assert isinstance(note, Note) and note.text == "答复后请于2026年5月26日前反馈意见。"


def test_on_an_earlier_day_the_answer_is_awaited(store: Store, people: tuple[int, int]) -> None:
    *_, table, note = timeline(store.rows, 1, "2026-05-01")
    assert [line[1] for line in lines(table)] == ["提交", "立案", "交办"] and people
    assert isinstance(note, Note) and note.text == "答复期限2026年6月5日，还有35天。"
    with pytest.raises(Refusal, match="还没有提交"):
        timeline(store.rows, 1, "2025-12-31")


def test_a_persons_file_tells_led_and_joint_ones(store: Store, people: tuple[int, int]) -> None:
    first, second = people
    heading, text, table = person_section(store.rows, first, "2026-11-22")
    assert isinstance(heading, Heading) and isinstance(text, Paragraph)
    assert text.text == "共提出2件，其中第一提案人1件、联名1件。"
    assert [(line[1], line[3], line[4], line[5]) for line in lines(table)] == [
        ("001", "第一提案人", "已答复", "A"), ("003", "联名", "待立案", ""),
    ]  # fmt: skip
    other = person_section(store.rows, second, "2026-11-22")[1]
    assert isinstance(other, Paragraph) and other.text == "共提出2件，其中第一提案人1件、联名1件。"
    with store.transact("录入") as tx:
        stranger = tx.add("person", {"name": "易志"})
    assert person_section(store.rows, stranger, "2026-11-22") == []


def test_the_printed_list_is_the_list(store: Store, people: tuple[int, int]) -> None:
    listing = Listing(store.rows, store.catalog.ledgers["proposals"])
    roster = proposals_roster(store.rows, listing, listing.select(ListQuery()), "2026-11-22")
    labels = [column.label for column in roster.columns]
    first = dict(zip(labels, roster.rows[0], strict=True))
    assert (
        first["提案号"] == "001"
        and first["联名人"] == "康骏"
        and first["答复日期"] == "2026-05-06"
        and people
    )
    assert first["状态"] == "已答复" and [row[0] for row in roster.rows] == ["001", "002", "003"]
