"""What a month's report tells of posts and proposals: only where there are any, and every figure opens its records."""

from collections.abc import Iterator

import pytest

from secretariat.base.document import Figure, Heading, Paragraph, Table
from secretariat.base.errors import Refusal
from secretariat.domains.overview.dossier import person_file
from secretariat.domains.overview.monthly import monthly_json, monthly_report
from secretariat.store.store import Store

MEMBERS = ["（一）会员情况", "（二）会员分布", "（三）会员变动"]


def headings(store: Store, level: int = 1) -> list[str]:
    blocks = monthly_report(store.rows, "2026-10").blocks
    return [one.text for one in blocks if isinstance(one, Heading) and one.level == level]


def put_post(store: Store, name: str, start: str, **more: str) -> int:
    with store.transact("录入") as tx:
        bodies = tx.find("body", name="执行委员会")
        body = (
            bodies[0]["id"]
            if bodies
            else tx.add("body", {"name": "执行委员会", "kind": "执行委员会", "level": "县"})
        )
        person = tx.add("person", {"name": name})
        return tx.add("post", {"person": person, "body": body, "title": "执委", "start": start, **more})


def put_proposal(store: Store, title: str, submitted: str, **days: str) -> int:
    """A proposal with steps by their kind: 交办="2026-02-01"."""
    with store.transact("录入") as tx:
        proposal = tx.add("proposal", {"title": title, "form": "提案", "submitted": submitted})
        tx.add("proposal_unit", {"proposal": proposal, "role": "主办", "name": "县工信局"})
        for kind, day in days.items():
            tx.add("proposal_step", {"proposal": proposal, "kind": kind, "day": day})
        return proposal


def figures(store: Store) -> Iterator[Figure]:
    blocks = monthly_report(store.rows, "2026-10").blocks
    start = next(
        place
        for place, one in enumerate(blocks)
        if isinstance(one, Heading) and one.text.startswith("（四）")
    )
    for block in blocks[start:]:
        pieces = block.pieces if isinstance(block, Paragraph) else ()
        if isinstance(block, Table):
            pieces = tuple(cell for row in block.rows for cell in row)
        yield from (piece for piece in pieces if isinstance(piece, Figure))


def test_an_office_has_the_sections_of_what_it_keeps_numbered_without_a_gap(store: Store) -> None:
    assert (headings(store), headings(store, 2)) == (["一、概况"], MEMBERS)
    put_proposal(store, "修路", "2026-01-05")
    assert headings(store) == ["一、概况", "二、参政议政"]
    put_post(store, "赵明", "2021-12-18")
    assert headings(store, 2) == [*MEMBERS, "（四）组织与职务变动"]
    assert headings(store, 3)[-2:] == ["1.本月新任", "2.本月免去"]


def test_what_was_undone_leaves_no_empty_section(store: Store) -> None:
    put_post(store, "赵明", "2021-12-18")
    store.undo()
    assert headings(store, 2) == MEMBERS


def test_every_figure_opens_records_that_are_there(store: Store) -> None:
    put_post(store, "赵明", "2021-12-18")
    put_post(store, "钱华", "2026-10-09")
    put_post(store, "孙丽", "2021-12-18", end="2026-10-20", end_reason="免去")
    put_proposal(store, "修路", "2026-10-05", 立案="2026-10-08", 交办="2026-10-10")
    put_proposal(store, "招工", "2026-01-05", 立案="2026-01-08", 交办="2026-01-10", 答复="2026-10-10")
    put_proposal(store, "晚了", "2026-01-05", 立案="2026-01-08", 交办="2026-01-10")
    opening = [one for one in figures(store) if one.counts is not None]
    assert {one.counts.ledger for one in opening if one.counts} == {"posts", "proposals"}
    there = {"posts": {row["id"] for row in store.rows.find("post")}}
    there["proposals"] = {row["id"] for row in store.rows.find("proposal")}
    for one in opening:
        assert one.counts is not None
        assert set(one.counts.ids) <= there[one.counts.ledger]
        assert len(set(one.counts.ids)) == one.number


def test_the_figures_for_programs_tell_the_same(store: Store) -> None:
    put_post(store, "赵明", "2021-12-18")
    put_post(store, "钱华", "2026-10-09")
    put_post(store, "孙丽", "2021-12-18", end="2026-10-20", end_reason="免去")
    put_proposal(store, "修路", "2026-10-05", 立案="2026-10-08", 交办="2026-10-10")
    put_proposal(store, "晚了", "2026-01-05", 立案="2026-01-08", 交办="2026-01-10")
    told = monthly_json(store.rows, "2026-10")
    posts, proposals = told["posts"], told["proposals"]
    assert [posts[f"people_{part}"] for part in ("before", "joined", "left", "now")] == [2, 1, 1, 2]
    assert [one["name"] for one in posts["by_body"]] == ["执行委员会"]
    assert (proposals["received"], proposals["assigned"], proposals["replied"], proposals["overdue"]) == (
        1,
        1,
        0,
        1,
    )
    assert (proposals["received_this_year"], proposals["filing_rate"]) == (2, "100.0%")
    assert told["members"] == 0


def test_an_office_without_them_has_zeros(store: Store) -> None:
    told = monthly_json(store.rows, "2026-10")
    assert told["posts"]["people_now"] == told["proposals"]["received_this_year"] == 0
    assert told["posts"]["by_body"] == []


def test_a_persons_file_tells_posts_and_proposals(store: Store) -> None:
    post = put_post(store, "赵明", "2021-12-18")
    person = store.rows.find("post", id=post)[0]["person"]

    def parts() -> list[str]:
        return [
            one.text
            for one in person_file(store.rows, person, "2026-10-31").blocks
            if isinstance(one, Heading)
        ]

    assert parts() == ["一、基本情况", "二、任职经历"]
    proposal = put_proposal(store, "修路", "2026-01-05")
    with store.transact("录入") as tx:
        tx.add("signer", {"proposal": proposal, "position": 1, "person": person})
    assert parts() == ["一、基本情况", "二、任职经历", "三、提案"]


def test_a_person_who_is_not_there_has_no_file(store: Store) -> None:
    with pytest.raises(Refusal, match="没有这个人"):
        person_file(store.rows, 99, "2026-10-31")
