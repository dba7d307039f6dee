"""The monthly report of an office that keeps everything: its parts, what they count, and the ledgers attached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from secretariat.base.document import Block, Figure, Heading, Note, Paragraph, Report, Table
from secretariat.domains.events.figures import Happenings
from secretariat.domains.events.vocabulary import EVENT_KINDS
from secretariat.domains.overview.monthly import Month, monthly_json, monthly_report
from secretariat.domains.overview.occasions import OFFICE, PART_OF, part_of
from secretariat.store.store import Store
from tests.domains.overview.full_office import MONTH, fill

HEADINGS = [
    "一、概况", "二、政治引领", "三、参政议政", "四、服务企业", "五、权益维护", "六、商会建设与党建", "七、公益慈善",
    "八、自身建设与轮值", "九、荣誉与宣传", "十、下月计划",
]  # fmt: skip


@pytest.fixture
def full(store: Store) -> Store:
    fill(store)
    return store


def headings(report: Report) -> list[str]:
    return [one.text for one in report.blocks if isinstance(one, Heading) and one.level == 1]


def texts(cells: tuple[str | Figure, ...]) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in cells]


def table(report: Report, caption: str) -> dict[str, list[str]]:
    """The cells of a table by the first of each line, without indents."""
    found = next(one for one in report.blocks if isinstance(one, Table) and one.caption == caption)
    return {line[0].strip("　").removeprefix("其中："): line[1:] for line in map(texts, found.rows)}


def blocks_of(report: Report) -> Iterator[Block]:
    yield from report.blocks
    for one in report.appendices:
        yield from one.blocks


def figures(report: Report) -> Iterator[Figure]:
    for block in blocks_of(report):
        pieces = block.pieces if isinstance(block, Paragraph) else ()
        if isinstance(block, Table):
            pieces = tuple(cell for row in block.rows for cell in row)
        yield from (piece for piece in pieces if isinstance(piece, Figure))


def appendix(report: Report, title: str) -> Table:
    found = next(one for one in report.appendices if one.title == title)
    return next(block for block in found.blocks if isinstance(block, Table))


def test_the_ten_parts_of_an_office_that_keeps_everything(full: Store) -> None:
    report = monthly_report(full.rows, MONTH)
    assert headings(report) == HEADINGS
    assert report.enclosed == ("活动台账", "诉求销号表", "新入会名单", "会费收缴表")
    assert report.title == "临川县工商业联合会2026年10月工作月报"


def test_a_part_of_which_nothing_is_kept_is_left_out_and_the_numbers_run_on(store: Store) -> None:
    with store.transact("录入") as tx:
        tx.add("donation", {"day": "2019-01-01", "name": "甲", "cash": 100})
        tx.add("honour", {"name": "先进", "day": "2026-10-01"})
    assert headings(monthly_report(store.rows, MONTH)) == ["一、概况", "二、公益慈善", "三、荣誉与宣传"]
    store.undo()
    report = monthly_report(store.rows, MONTH)
    assert headings(report) == ["一、概况"] and report.enclosed == ()


def test_every_event_counts_in_one_part_and_all_of_them_in_the_attachment(full: Store) -> None:
    report = monthly_report(full.rows, MONTH)
    captions = [f"{name}情况" for name in ("政治引领", "服务企业", "权益维护", "公益慈善", "自身建设与轮值")]
    held = [table(report, caption)["举办活动"] for caption in captions]
    came = [table(report, caption)["参加活动"] for caption in captions]
    assert [line[1] for line in held] == ["2", "2", "1", "1", "2"]
    assert sum(int(line[1]) for line in held) == 8  # the cancelled one and those of other months do not count
    # The Party day counts the three names that came, not the 24 written down.
    assert [line[1] for line in came] == ["63", "43", "12", "30", "108"]
    ledger = appendix(report, "活动台账")
    assert texts(ledger.rows[-1]) == ["合计", "", "", "8场", "", "", "256"]
    assert len(ledger.rows) == 9 and sum(int(line[1]) for line in came) == 256


def test_month_year_to_date_and_the_same_part_of_last_year(full: Store) -> None:
    report = monthly_report(full.rows, MONTH)
    # 2026: 60 + 45 people at trainings and 3 at the Party day; 2025: 50 until October, the 999 of November left out.
    assert table(report, "政治引领情况")["参加活动"] == ["人次", "63", "108", "50", "+58", "+116.0%"]
    assert table(report, "公益慈善情况")["捐赠款物"] == [
        "元",
        "105000",
        "105000",
        "30000",
        "+75000",
        "+250.0%",
    ]
    assert table(report, "商会建设与党建情况")["月末党员"] == ["人", "11", "—", "9", "+2", "+22.2%"]
    assert table(report, "服务企业情况")["诉求解决率"] == ["%", "0.0", "66.7", "100.0", "—", "—"]
    assert [one.text for one in report.blocks if isinstance(one, Note)][-1].startswith(
        "注：上年同期指上年1月至同月"
    )


def test_the_sentences_of_the_month(full: Store) -> None:
    said = [one.text for one in monthly_report(full.rows, MONTH).blocks if isinstance(one, Paragraph)]
    for sentence in (
        "本月举办培训、党建活动2场、63人次；本年累计3场、108人次。",
        "培训班：本月1期、40人次；本年累计1期、40人次。",
        "维权：本月受理1件，办结1件，办结率100%；涉及金额50万元，挽回损失30万元。"
        "本年累计受理2件，办结1件，办结率50.0%；涉及金额50万元，挽回损失30万元。",
        "党组织1个，党员11人。",
        "本月捐赠2笔，涉及企业1家、个人1人。捐赠款物10.5万元（款10万元、物折价5000元）。",
        "2026年度应缴会费2笔、7000元，实缴5000元，收缴率71.4%；缴清1笔，欠缴1笔、2000元。",
        "本月获得荣誉：单位1家次（省部1）、个人0人次。",
        "2026年11月计划和到期的事项：轮值1项、诉求办理1项、近期活动1项、任务1项、商会换届1项。",
    ):
        assert sentence in said


def test_every_figure_opens_what_it_counts(full: Store) -> None:
    there = {name: {row[0] for row in full.rows.columns(full.catalog.ledgers[name].root, ())}
             for name in full.catalog.ledgers}  # fmt: skip
    counting = [one for one in figures(monthly_report(full.rows, MONTH)) if one.counts is not None]
    assert len({one.counts.ledger for one in counting if one.counts}) >= 20
    for one in counting:
        assert one.counts is not None
        assert set(one.counts.ids) <= there[one.counts.ledger], one
        assert one.number is None or bool(one.number) == bool(one.counts.ids), one


def test_the_attachments_list_what_the_text_counts(full: Store) -> None:
    report = monthly_report(full.rows, MONTH)
    assert [texts(row)[3] for row in appendix(report, "诉求销号表").rows] == ["贷款难", "用工难"]
    assert [texts(row)[1] for row in appendix(report, "新入会名单").rows] == [
        "临川机械有限公司",
        "临川茶业有限公司",
    ]
    fees = [texts(row)[1:] for row in appendix(report, "会费收缴表").rows]
    assert fees == [
        ["临川食品有限公司", "执委", "2000", "", "", "", "2000"],
        ["临川建材有限公司", "副主席", "5000", "", "5000", "2026-10-09", "0"],
    ]
    plan = next(one for one in report.blocks if isinstance(one, Table) and one.caption == "下月计划")
    assert [texts(row)[0] for row in plan.rows] == [
        "2026-11-01", "2026-11-11", "2026-11-12", "2026-11-20", "2026-11-25",
    ]  # fmt: skip


def test_the_figures_for_programs_are_those_of_the_report(full: Store) -> None:
    told = monthly_json(full.rows, MONTH)
    learning = {line["label"]: line for line in told["learning"]}
    assert learning["参加活动"] == {
        "label": "参加活动",
        "unit": "人次",
        "month": 63,
        "year": 108,
        "last_year": 50,
    }
    assert told["events"] == {"held": 8, "times": 256}
    assert {line["label"]: line["month"] for line in told["rights"]}["维权涉及金额"] == 50
    assert (told["members"], told["joined"], told["posts"]["people_now"], told["proposals"]["replied"]) == (
        5,
        2,
        4,
        1,
    )


def test_programs_find_every_key_in_an_empty_office(store: Store) -> None:
    told = monthly_json(store.rows, MONTH)
    for key in ("learning", "voice", "service", "rights", "chambers", "charity", "office", "honours"):
        assert told[key] == []
    assert told["events"] == {"held": 0, "times": 0}


def test_each_kind_has_its_part_and_an_offices_own_follows_its_category(store: Store) -> None:
    assert set(EVENT_KINDS) <= set(PART_OF)
    with store.transact("录入") as tx:
        tx.add_many(
            "event", [{"title": kind, "kind": kind, "start": "2026-10-01"} for kind in ("沙龙", "读书会")]
        )
        tx.add("kind_mapping", {"kind": "读书会", "category": "座谈讲座"})
    held = Happenings.read(store.rows, ("2026-10-01", "2026-10-31")).held
    assert {one.kind: part_of(one) for one in held} == {"沙龙": OFFICE, "读书会": "learning"}


def test_a_month_that_is_read_once_tells_both(full: Store) -> None:
    month = Month.read(full.rows, MONTH)
    assert month.report() == monthly_report(full.rows, MONTH) and month.json() == monthly_json(
        full.rows, MONTH
    )
