"""The monthly report: what it counts balances, opens what it counts, and reads as a clerk would write it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from secretariat.base.dates import add_months
from secretariat.base.document import Figure, Heading, Note, Paragraph, Report, Table
from secretariat.base.errors import Refusal
from secretariat.domains.overview.monthly import as_json, monthly_figures, monthly_report
from secretariat.store.store import Store

ENTERPRISE, GROUP, INDIVIDUAL = "企业会员", "团体会员", "个人会员"


def enrol(
    store: Store, count: int, kind: str = ENTERPRISE, town: str | None = None, **membership: Any
) -> list[int]:
    """So many members of a kind, written as records."""
    entity = "person" if kind == INDIVIDUAL else "organization"
    with store.transact("录入") as tx:
        owners = tx.add_many(
            entity, [{"name": f"王大{chr(0x4E00 + at)}", "town": town} for at in range(count)]
        )
        return tx.add_many("membership", [{entity: owner, "kind": kind, **membership} for owner in owners])


def report(store: Store, month: str = "2026-10") -> Report:
    return monthly_report(store.rows, month)


def sentences(told: Report) -> list[str]:
    return [block.text for block in told.blocks if isinstance(block, Paragraph)]


def notes(told: Report) -> list[str]:
    return [block.text for block in told.blocks if isinstance(block, Note)]


def table(told: Report, caption: str) -> list[list[str]]:
    """The cells of a table by its caption, as printed, the head first."""
    blocks = (*told.blocks, *(block for one in told.appendices for block in one.blocks))
    found = next(block for block in blocks if isinstance(block, Table) and block.caption == caption)
    rows = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in found.rows]
    return [[column.label for column in found.columns], *rows]


def figures(told: Report) -> Iterator[Figure]:
    for block in told.blocks:
        pieces = block.pieces if isinstance(block, Paragraph) else ()
        if isinstance(block, Table):
            pieces = tuple(cell for row in block.rows for cell in row)
        yield from (piece for piece in pieces if isinstance(piece, Figure))


def test_a_county_of_1697_members_prints_its_shares_and_the_note(store: Store) -> None:
    """Acceptance row A-27 of the domain's facts: 919, 729 and 49 of 1697."""
    for count, kind in ((919, INDIVIDUAL), (729, ENTERPRISE), (49, GROUP)):
        enrol(store, count, kind, start="2015-01-01")
    told = report(store)
    assert sentences(told)[0] == (
        "截至2026年10月31日，共有会员1697个，其中企业会员729家，占43.0%；团体会员49个，占2.9%；个人会员919人，占54.2%。"
    )
    head, *rows = table(told, "会员增减情况")
    shares = {row[0]: row[head.index("占比")] for row in rows}
    assert shares == {ENTERPRISE: "43.0%", GROUP: "2.9%", INDIVIDUAL: "54.2%", "合计": "100.0%"}
    assert "注:部分合计数因四舍五入与分项略有出入。" in notes(told)


def test_thirty_joined_and_three_left(store: Store) -> None:
    """Acceptance row A-06: 109, then 136, by 27 more, 24.8 %."""
    enrol(store, 106, start="2015-01-01")
    enrol(store, 3, start="2015-01-01", end="2026-10-20", end_reason="自愿退会")
    enrol(store, 30, start="2026-10-05")
    assert sentences(report(store))[1] == (
        "本月新增30个，退出3个，比上月末（109个）净增27个；上年同期（2025年10月31日）为109个，同比增加27个，增长24.8%。"
    )


def test_every_line_of_every_table_balances(store: Store) -> None:
    for kind, town in ((ENTERPRISE, "城关镇"), (GROUP, "大坪乡"), (INDIVIDUAL, None)):
        enrol(store, 5, kind, town, start="2020")
        enrol(store, 2, kind, town, start="2026-10")
        enrol(store, 1, kind, town, start="2020-05", end="2026-10-01", end_reason="转出")
        enrol(store, 1, kind, town, start="2026-10-03", end="2026-10-31", end_reason="转出")
    told = report(store)
    for caption in ("会员增减情况", "会员按乡镇街道分布", "会员按行业分布"):
        head, *rows = table(told, caption)
        for row in rows:
            cells = dict(zip(head, row, strict=True))
            before = int(
                cells.get("上月末", int(cells["本月末"]) - int(cells["本月新增"]) + int(cells["本月退出"]))
            )
            assert before + int(cells["本月新增"]) - int(cells["本月退出"]) == int(cells["本月末"])
        columns = [
            index
            for index, label in enumerate(head)
            if label in ("本月新增", "本月退出", "本月末", "上年同期")
        ]
        for index in columns:
            assert sum(int(row[index]) for row in rows[:-1]) == int(rows[-1][index])
    assert table(told, "会员增减情况")[-1][:6] == ["合计", "个", "18", "9", "6", "21"]


def test_every_figure_opens_as_many_records_as_it_prints(store: Store) -> None:
    enrol(store, 3, town="城关镇", start="2020-01-01")
    enrol(store, 2, INDIVIDUAL, start="2026-10")
    enrol(store, 1, start="2019", end="2026-10-09", end_reason="除名")
    counting = [figure for figure in figures(report(store)) if figure.counts is not None]
    assert len(counting) > 40
    for figure in counting:
        assert figure.counts is not None
        assert len(set(figure.counts.ids)) == figure.number
        assert figure.text.rstrip("个家人") == str(figure.number)


@pytest.mark.parametrize(
    ("start", "end", "joined", "left", "members"),
    [
        ("2026-10-01", None, 1, 0, 1), ("2026-10-31", None, 1, 0, 1), ("2026-11-01", None, 0, 0, 0),
        ("2026-09-30", None, 0, 0, 1), ("2020", "2026-10-01", 0, 1, 0), ("2020", "2026-10-31", 0, 1, 0),
        ("2020", "2026-11-01", 0, 0, 1), ("2020", "2026-09-30", 0, 0, 0), (None, None, 0, 0, 1),
        ("2026-10-09", "2026-10-09", 1, 1, 0), ("2026-10-09", "2026-10", 1, 1, 0), ("2026", "2026-10", 0, 1, 0),
    ],
)  # fmt: skip
def test_the_days_at_the_edges(
    store: Store, start: str | None, end: str | None, joined: int, left: int, members: int
) -> None:
    enrol(store, 1, start=start, end=end)
    now = monthly_figures(store.rows, "2026-10").now
    assert (len(now.joined), len(now.left), len(now.members)) == (joined, left, members)
    assert len(now.before) + joined - left == members


@pytest.mark.parametrize(("month", "day"), [("2024-02", "2024年2月29日"), ("2025-02", "2025年2月28日")])
def test_february(store: Store, month: str, day: str) -> None:
    enrol(store, 1, start=f"{month}-28")
    enrol(store, 1, start=f"{month[:4]}-03-01")
    told = report(store, month)
    assert sentences(told)[0] == f"截至{day}，共有会员1个，全部为企业会员。"
    assert told.signed == day


def test_a_year_counts_from_january_and_the_report_says_so(store: Store) -> None:
    enrol(store, 3, start="2018")
    enrol(store, 1, start="2018-01-20")
    enrol(store, 1, start="2017-01", end="2018")
    told = report(store, "2018-01")
    assert "注：本月新增会员4个，其中3个的入会日期只到年，按当年1月计。" in notes(told)
    assert "注：本月退出会员1个，其中1个的退会日期只到年，按当年1月计。" in notes(told)
    assert not any("只到年" in note for note in notes(report(store, "2018-02")))


def test_what_dates_cannot_tell_is_said(store: Store) -> None:
    enrol(store, 2)
    enrol(store, 1, start="2020-01-01", end="2019-01-01")
    enrol(store, 1, start="2020-01-01", end_reason="注销")
    enrol(store, 1, start="2020-01-01", stage="申请中")
    told = report(store)
    assert "注：月末会员中有2个没有填写入会日期，按早已入会计。" in notes(told)
    assert any(note.startswith("注：另有2个会员没有退会日期或退会日期早于入会日期") for note in notes(told))
    assert sentences(told)[0] == "截至2026年10月31日，共有会员2个，全部为企业会员。"


def test_members_of_chambers_count_or_not_and_the_report_says_which(store: Store) -> None:
    with store.transact("录入") as tx:
        chamber = tx.add("organization", {"name": "建材商会", "kind": "商会"})
    enrol(store, 2, start="2020-01-01")
    assert notes(report(store))[0] == "统计口径：本表会员均为直属会员。"
    enrol(store, 3, start="2020-01-01", chamber=chamber)
    assert "共有会员5个" in sentences(report(store))[0]
    assert notes(report(store))[0] == "统计口径：会员数包括直属会员和所属商会会员，其中所属商会会员3个。"
    with store.transact("设置") as tx:
        tx.add("setting", {"name": "count_chamber_members", "content": "否"})
    assert "共有会员2个" in sentences(report(store))[0]
    assert notes(report(store))[0] == "统计口径：会员数只计直属会员，所属商会会员3个未计入。"


@pytest.mark.parametrize(
    ("joined", "left", "words", "yearly"),
    [
        (0, 0, "本月没有会员加入或退出，与上月末（5个）持平", "同比持平"),
        (2, 0, "本月新增2个，没有会员退出，比上月末（5个）增加2个", "同比增加2个，增长40.0%"),
        (0, 1, "本月没有新增会员，退出1个，比上月末（5个）减少1个", "同比减少1个，下降20.0%"),
        (1, 1, "本月新增1个，退出1个，与上月末（5个）持平", "同比持平"),
        (1, 3, "本月新增1个，退出3个，比上月末（5个）净减2个", "同比减少2个，下降40.0%"),
    ],
)
def test_the_movement_in_words(store: Store, joined: int, left: int, words: str, yearly: str) -> None:
    enrol(store, 5 - left, start="2020-01-01")
    enrol(store, left, start="2020-01-01", end="2026-10-10", end_reason="转出")
    enrol(store, joined, start="2026-10-10")
    assert sentences(report(store))[1] == f"{words}；上年同期（2025年10月31日）为5个，{yearly}。"


def test_a_new_office_has_no_year_before(store: Store) -> None:
    assert sentences(report(store))[:2] == [
        "截至2026年10月31日，没有在册会员。",
        "本月没有会员加入或退出，与上月末（0个）持平；上年同期（2025年10月31日）没有在册会员。",
    ]


def test_the_distribution_in_words(store: Store) -> None:
    enrol(store, 6, town="城关镇", start="2020")
    assert "按乡镇街道分，会员全部为城关镇，共6个。" in sentences(report(store))
    enrol(store, 3, town="大坪乡", start="2020")
    enrol(store, 1, start="2020")
    told = sentences(report(store))
    assert "按乡镇街道分，城关镇6个（占60.0%）、大坪乡3个（占30.0%）；另有1个未填写乡镇街道。" in told
    assert "会员的行业都没有填写。" in told


def test_townships_stand_by_size_and_the_unknown_last(store: Store) -> None:
    for town, count in (("石门乡", 1), (None, 4), ("城关镇", 3), ("大坪乡", 2)):
        enrol(store, count, town=town, start="2020")
    names = [row[0] for row in table(report(store), "会员按乡镇街道分布")[1:]]
    assert names == ["城关镇", "大坪乡", "石门乡", "未填写", "合计"]


def test_the_year_so_far_stands_beside_the_month(store: Store) -> None:
    enrol(store, 2, start="2026-10-01")
    enrol(store, 3, start="2026-03")
    enrol(store, 1, start="2025-10-10", end="2026-02-01", end_reason="除名")
    rows = table(report(store), "会员发展情况")
    assert rows == [
        ["指标", "单位", "本月", "本年累计", "上年同期", "增减", "增减%"],
        ["新增会员", "个", "2", "5", "1", "+4", "+400.0%"],
        ["退出会员", "个", "0", "1", "0", "+1", "—"],
        ["月末会员总数", "个", "5", "—", "1", "+4", "+400.0%"],
    ]


def test_who_came_and_who_left_stand_by_name_in_order_of_date(store: Store) -> None:
    with store.transact("录入") as tx:
        for name, day in (("乙商行", "2026-10-20"), ("甲商行", "2026-10-03")):
            owner = tx.add("organization", {"name": name, "town": "城关镇"})
            tx.add("membership", {"organization": owner, "kind": ENTERPRISE, "start": day})
    told = report(store)
    assert [row[1] for row in table(told, "本月新增会员")[1:]] == ["甲商行", "乙商行"]
    assert "本月没有退出会员。" in sentences(told)
    assert [block.text for block in told.blocks if isinstance(block, Heading) and block.level == 1] == [
        "一、概况",
    ]
    assert "本月新增会员2个，名单见附件《新入会名单》。" in sentences(told)


def test_a_month_of_very_many_newcomers_lists_the_first_and_says_so(store: Store) -> None:
    enrol(store, 230, start="2026-10-01")
    told = report(store)
    assert len(table(told, "本月新增会员")) == 201
    (appendix,) = told.appendices
    assert (appendix.title, told.enclosed) == ("新入会名单", ("新入会名单",))
    assert [block.text for block in appendix.blocks if isinstance(block, Paragraph)] == [
        "本月新增会员共230个，名单较长，这里列出前200个，全部名单请看会员名册。"
    ]


def test_a_month_that_is_not_over_is_marked(store: Store) -> None:
    month = date.today().isoformat()[:7]
    assert any("本月尚未结束" in note for note in notes(report(store, month)))
    assert not any("本月尚未结束" in note for note in notes(report(store, add_months(month, -1))))


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "2026", "十月", "", "2026-10-01"])
def test_what_is_no_month_is_refused(store: Store, month: str) -> None:
    with pytest.raises(Refusal):
        monthly_report(store.rows, month)


def test_the_figures_for_programs_are_those_of_the_report(store: Store) -> None:
    enrol(store, 3, town="城关镇", start="2020-01-01")
    enrol(store, 2, INDIVIDUAL, town="大坪乡", start="2026-10")
    told = as_json(monthly_figures(store.rows, "2026-10"))
    assert told["members"] == sum(told["by_kind"].values()) == sum(told["by_town"].values()) == 5
    assert (told["joined"], told["left"], told["members_before"], told["members_last_year"]) == (2, 0, 3, 3)
    assert told["by_kind"] == {ENTERPRISE: 3, GROUP: 0, INDIVIDUAL: 2}
    assert told["by_town"] == {"城关镇": 3, "大坪乡": 2}
