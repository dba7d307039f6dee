"""What reports print about proposals, as the acceptance table has it (domain.md A6), and what figures open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from secretariat.base.document import Figure, Paragraph, Table
from secretariat.base.errors import Refusal
from secretariat.domains.proposals.docket import read_docket
from secretariat.domains.proposals.figures import Tally, grouped, tally
from secretariat.domains.proposals.section import report_section
from secretariat.domains.proposals.sentences import (
    category_sentence,
    collective_sentence,
    filing_sentence,
    marked_sentence,
    received_sentence,
    replies_sentence,
    satisfaction_sentence,
    share_note,
    signers_sentence,
    years_sentence,
)
from secretariat.domains.proposals.stats import stats
from secretariat.domains.proposals.verbs import add_session
from secretariat.store.store import Store
from tests.domains.proposals.office import SESSION, add_delegate, cppcc

DAY = "2026-12-31"
Lot = tuple[int, dict[str, Any], tuple[str, ...]]


def fill(store: Store, *lots: Lot) -> list[int]:
    """Each lot is a number of proposals, their fields, and the steps that they took (kind or kind=word)."""
    with store.transact("录入") as tx:
        ids: list[int] = []
        for count, values, steps in lots:
            base = {"form": "提案", "title": "关于某事的建议", "submitted": "2026-01-12", **values}
            some = tx.add_many("proposal", [base] * count)
            for step in steps:
                kind, _, word = step.partition("=")
                field = {"答复": "result", "反馈": "satisfaction"}.get(kind, "result")
                tx.add_many(
                    "proposal_step", [{"proposal": one, "kind": kind, field: word or None} for one in some]
                )
            ids += some
    return ids


def counted(store: Store, first: str | None = None, last: str | None = None) -> Tally:
    return tally(read_docket(store.rows, DAY).within(first, last), DAY)


def letters(*counts: tuple[str, int]) -> Iterable[Lot]:
    return ((count, {}, ("立案", f"答复={letter}")) for letter, count in counts)


def test_a10_five_years_and_their_mean(store: Store) -> None:
    counts = (60, 70, 75, 80, 65)
    fill(store, *((count, {"submitted": f"{2016 + at}-02-01"}, ()) for at, count in enumerate(counts)))
    fill(store, (30, {"submitted": "2015-02-01"}, ()))
    five = counted(store, "2016-01-01", "2020-12-31")
    assert years_sentence(five, 5, DAY).text == "近五年共350件，年均70件。"


def test_a16_key_proposals_of_a_session(store: Store) -> None:
    fill(store, (22, {}, ()), (2, {}, ("重点",)))
    assert marked_sentence(counted(store), DAY).text == "24件，其中重点提案2件。"


def test_a21_collective_and_key_ones_need_not_be_the_same(store: Store) -> None:
    together = {"kind": "集体", "collective_signer": "县工商联"}
    fill(store, (17, {}, ()), (2, together, ()), (1, together, ("重点",)), (2, {}, ("重点",)))
    assert collective_sentence(counted(store), DAY).text == "22件，团体提案3件（13.6%），重点提案3件。"


def test_a29_received_by_form_and_by_decision(store: Store) -> None:
    categories = {"经济": 21, "政治": 12, "文化": 42, "社会": 35, "生态": 8}
    kinds = ["集体"] * 7 + ["个人"] * 61 + ["联名"] * 50
    decisions = ["立案"] * 64 + ["并案"] * 16 + ["转意见建议"] * 21 + ["不予立案"] * 17
    subjects = [name for name, count in categories.items() for _ in range(count)]
    fill(store, *(
        (1, {"kind": kind, "category": subject}, (decision,))
        for kind, subject, decision in zip(kinds, subjects, decisions, strict=True)
    ))  # fmt: skip
    counts = counted(store)
    assert received_sentence(counts, DAY, 0).text == (
        "共收到提案118件，其中集体提案7件（6%）、个人提案61件（52%）、联名提案50件（42%）。"
    )
    assert filing_sentence(counts, DAY, 0).text == (
        "立案64件（54%）、并案16件（14%）、转意见建议21件（18%）、不予立案17件（14%）。立案率54%。"
    )
    by_category = stats(store.rows, ("category",), as_of=DAY)
    assert {line.labels[0]: len(line.tally.received) for line in by_category.lines} == categories
    assert len(by_category.total.received) == 118


def test_a30_the_rate_of_filing_and_shares_of_the_filed(store: Store) -> None:
    counts = {"经济": 21, "政治": 8, "文化": 14, "社会": 46, "生态": 7, "其他": 36}
    fill(
        store,
        *((count, {"category": name}, ("立案",)) for name, count in counts.items()),
        (30, {}, ("不予立案",)),
    )
    found = counted(store)
    assert found.filing_rate() == "81.5%" and len(found.received) == 162
    filed = set(found.filed)
    matters = [matter for matter in read_docket(store.rows, DAY).matters if matter.id in filed]
    groups = grouped(matters, lambda matter: matter.category)
    assert category_sentence(groups, len(filed), DAY).text == (
        "经济21件（15.9%）、政治8件（6.1%）、文化14件（10.6%）、社会46件（34.8%）、生态7件（5.3%）、其他36件（27.3%）。"
    )
    assert share_note(groups) is None  # 15.9 + 6.1 + 10.6 + 34.8 + 5.3 + 27.3 is 100.0


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ((("A", 22), ("B", 68), ("C", 2)), "A类22件（23.91%）、B类68件（73.91%）、C类2件（2.17%）"),
        (
            (("A", 54), ("B", 33), ("C", 2), ("D", 4)),
            "A类54件（58.06%）、B类33件（35.48%）、C类2件（2.15%）、D类4件（4.30%）",
        ),
        ((("A", 100), ("B", 68), ("C", 3)), "A类100件（58.48%）、B类68件（39.77%）、C类3件（1.75%）"),
    ],
)
def test_a31_to_a33_shares_of_result_classes(
    store: Store, counts: tuple[tuple[str, int], ...], shares: str
) -> None:
    fill(store, *letters(*counts), (3, {}, ("不予立案",)))  # 174 came in, 171 of them are the base
    whole = sum(count for _, count in counts)
    assert replies_sentence(counted(store), DAY, 2).text == f"已答复{whole}件，办复率100.00%；{shares}。"


def test_satisfaction_counts_those_who_said_so(store: Store) -> None:
    fill(store, (812, {}, ("立案", "答复", "反馈=满意")), (2, {}, ("立案", "答复", "反馈=基本满意")),
         (2, {}, ("立案", "答复", "反馈=不满意")), (1, {}, ("立案",)))  # fmt: skip
    told, counts = satisfaction_sentence(counted(store), DAY, 2), counted(store)
    assert counts.reply_rate(2) == "99.88%"
    assert told is not None and told.text.endswith("满意率（含基本满意）99.75%。")
    assert counts.satisfaction_rate(2, ("满意",)) == "99.51%"


def test_nothing_to_divide_by_is_a_dash(store: Store) -> None:
    counts = counted(store)
    assert (
        counts.filing_rate(),
        counts.reply_rate(),
        counts.satisfaction_rate(),
        counts.result_share("A"),
    ) == ("—",) * 4
    assert (
        satisfaction_sentence(counts, DAY) is None and filing_sentence(counts, DAY).text == "均未审查立案。"
    )


def sign(store: Store, proposal: int, *people: int | str) -> None:
    with store.transact("提案人") as tx:
        for position, one in enumerate(people, start=1):
            who = {"person": one} if isinstance(one, int) else {"name": one}
            tx.add("signer", {"proposal": proposal, "position": position, **who})


def test_persons_and_signatures_are_two_numbers(store: Store) -> None:
    first, second, third = fill(store, (3, {}, ()))
    with store.transact("录入委员") as tx:
        body = cppcc(tx)
        one, other = add_delegate(tx, "赵明", body), add_delegate(tx, "康骏", body)
    sign(store, first, one, other)
    sign(store, second, one)
    sign(store, third, other, "易志")
    assert signers_sentence(counted(store)) == "提案人2人、4人次，另有1人次尚未对应到人员。"
    assert received_sentence(counted(store), DAY).text.endswith(
        "个人提案1件（33.3%）、联名提案2件（66.7%）。"
    )


def test_by_signer_and_by_sector_each_proposal_counts_under_all(store: Store) -> None:
    with store.transact("录入") as tx:
        body = cppcc(tx)
        session = add_session(tx, SESSION, start="2026-01-11")
        one = add_delegate(tx, "赵明", body, sector="工商联", start="2021-12")
        other = add_delegate(tx, "康骏", body, sector="经济界", start="2021-12")
        gone = add_delegate(tx, "易志", body, sector="农业界", start="2016-12", end="2021-12")
    sector = {
        "session": session,
        "kind": "集体",
        "collective_signer": "工商联界别",
        "collective_kind": "界别",
    }
    first, second, third = fill(store, (2, {"session": session}, ()), (1, sector, ()))
    sign(store, first, one, other)
    sign(store, second, one, gone)
    by_signer = stats(store.rows, ("提案人",), as_of=DAY)
    assert {line.labels[0]: line.tally.received for line in by_signer.lines} == {
        "赵明": [first, second], "康骏": [first], "易志": [second], "工商联界别": [third],
    }  # fmt: skip
    assert "各行相加可能大于合计" in by_signer.notes[0] and len(by_signer.total.received) == 3
    by_sector = stats(store.rows, ("sector",), as_of=DAY)
    assert {line.labels[0]: len(line.tally.received) for line in by_sector.lines} == {
        "工商联": 3,
        "经济界": 1,
    }


def test_two_dimensions_periods_and_unknown_words(store: Store) -> None:
    fill(store, (2, {"category": "经济建设"}, ("立案",)), (1, {"category": "社会建设"}, ("不予立案",)),
         (4, {"submitted": "2025-01-15"}, ()), (1, {"submitted": None}, ()))  # fmt: skip
    found = stats(store.rows, ("year", "category"), "2026-01-01", "2026-12-31")
    assert [(line.labels, len(line.tally.received), line.tally.filing_rate()) for line in found.lines] == [
        (("2026", "经济建设"), 2, "100.0%"), (("2026", "社会建设"), 1, "0.0%"),
    ]  # fmt: skip
    assert found.dimensions == ("年份", "提案分类") and "1件没有提交日期" in found.notes[0]
    with pytest.raises(Refusal, match=r"可以按：.*提案分类"):
        stats(store.rows, ("星座",))


def test_as_of_a_past_day_later_proposals_and_steps_do_not_exist(store: Store) -> None:
    fill(store, (1, {"submitted": "2025-01-15"}, ()), (2, {"submitted": "2026-01-12"}, ()))
    with store.transact("答复") as tx:
        tx.add("proposal_step", {"proposal": 1, "kind": "答复", "day": "2025-06-01", "result": "A"})
    assert [
        len(stats(store.rows, ("year",), as_of=day).total.replied) for day in ("2025-05-31", "2025-06-01")
    ] == [0, 1]
    assert len(read_docket(store.rows, "2025-12-31").matters) == 1


def test_the_report_section_opens_what_it_counts(store: Store) -> None:
    ids = fill(store, (2, {"submitted": "2026-03-10"}, ("立案",)), (1, {"submitted": "2026-01-12"}, ("立案",)),
               (1, {"submitted": "2025-02-12"}, ()))  # fmt: skip
    with store.transact("办理") as tx:
        tx.add("proposal_unit", {"proposal": ids[2], "name": "县人社局", "role": "主办"})
        tx.add(
            "proposal_step", {"proposal": ids[2], "kind": "交办", "day": "2026-01-20", "due": "2026-03-20"}
        )
        tx.add("proposal_step", {"proposal": ids[0], "kind": "答复", "day": "2026-03-20", "result": "A"})
    blocks = report_section(store.rows, "2026-03")
    sentence = blocks[1]
    assert isinstance(sentence, Paragraph)
    assert sentence.text == "本月收到提案等2件，交办0件，答复1件；本年累计收到3件。"
    opened = [piece.counts.ids for piece in sentence.pieces if isinstance(piece, Figure) and piece.counts]
    assert opened == [tuple(ids[:2]), (), (ids[0],), tuple(ids[:3])]
    table = blocks[2]
    assert isinstance(table, Table)
    cells = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in table.rows]
    assert cells[0] == ["收到", "件", "2", "3", "1", "+2", "+200.0%"]
    assert ["答复", "件", "1", "1", "0", "+1", "—"] in cells
    year = blocks[4]
    assert (
        isinstance(year, Paragraph)
        and "立案3件（立案率100.0%）" in year.text
        and "逾期未答复1件" in year.text
    )
    late = blocks[-1]
    assert isinstance(late, Table) and late.rows == (
        ("县人社局", "主办", "", "关于某事的建议", "2026年3月20日", "11"),
    )


def test_an_office_without_proposals_says_so(store: Store) -> None:
    assert [block.text for block in report_section(store.rows, "2026-03")] == [
        "三、参政议政",
        "尚未登记提案。",
    ]  # type: ignore[union-attr]
