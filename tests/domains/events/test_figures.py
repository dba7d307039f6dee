"""Events counted as the acceptance table prints them (A-13, A-14), and what must not be counted."""

import pytest

from secretariat.base.document import Figure
from secretariat.domains.events.categories import Categories
from secretariat.domains.events.figures import Happenings, months, people, with_leaders
from secretariat.domains.events.section import indicators, month_counts, period_counts, report_section
from secretariat.domains.events.sentences import held_sentence, months_sentence, people_sentence
from secretariat.domains.plain.indicators import Indicator, Period, Records
from secretariat.store.store import Store
from tests.domains.events.desk import add, attend, event, person

SPAN = ("2017-11-01", "2019-06-30")
MONTHS = ("2017-11", "2017-12", "2018-01", "2018-02", "2018-04", "2018-05", "2018-06", "2018-07", "2018-08", "2018-10",
          "2018-11", "2018-12", "2019-01", "2019-03", "2019-04", "2019-05", "2019-06")  # fmt: skip
KINDS = ("座谈讲座",) * 3 + ("参观学习",) * 2 + ("服务交流",) * 2 + ("调研",) * 3 + ("公益",) * 7


@pytest.fixture
def rotation(store: Store) -> Store:
    """A-13: 17 events in 20 months, 519 comings by name or by the written number, leaders at 8."""
    people = [person(store, f"张{chr(0x4E00 + number)}") for number in range(31)]
    for number, (month, kind) in enumerate(zip(MONTHS, KINDS, strict=True)):
        counted = number % 2 == 0
        occasion = event(store, f"第{number + 1}次", start=f"{month}-10", kind=kind, number=number + 1,
                         headcount=None if counted else 30)  # fmt: skip
        if counted:  # nine events of 31 by name: 279, eight of 30 by number: 240
            attend(store, occasion, people)
        if number < 8:
            add(store, "event_leader", event=occasion, post="副县长", rank="处级")
            add(store, "event_leader", event=occasion, post="县政协副主席", rank="处级")
    return store


def test_a13_the_sentence_of_the_acceptance_table(rotation: Store) -> None:
    told = Happenings.read(rotation.rows, SPAN)
    sentence = held_sentence(told, with_leaders(rotation.rows, SPAN))
    assert sentence.text == (
        "17场，519人次，场均30.5人次；座谈讲座3、参观学习2、服务交流2、调研3、热心公益7；有处级领导参加8场。"
    )


def test_a13_every_number_opens_the_events_it_counts(rotation: Store) -> None:
    told = Happenings.read(rotation.rows, SPAN)
    figures = [
        one
        for one in held_sentence(told, with_leaders(rotation.rows, SPAN)).pieces
        if isinstance(one, Figure)
    ]
    sizes = {one.counts.caption: len(one.counts.ids) for one in figures if one.counts}
    assert sizes == {"活动": 17, "参加活动": 17, "座谈讲座": 3, "参观学习": 2, "服务交流": 2, "调研": 3, "热心公益": 7,
                     "有处级领导参加": 8}  # fmt: skip


def test_a14_months_with_and_without_an_event(rotation: Store) -> None:
    told = months(rotation.rows, "2017-11", "2019-06")
    assert months_sentence(told).text == (
        "20个月中有活动的月份17个（85.0%），没有活动的月份：2018年3月、2018年9月、2019年2月。"
    )
    assert months(rotation.rows) == told, "without bounds: from the first event to the last"


def test_no_event_at_all_is_no_share_of_nothing(store: Store) -> None:
    assert months_sentence(months(store.rows)).text == "0个月中有活动的月份0个（—）。"
    empty = Happenings.read(store.rows, SPAN)
    assert held_sentence(empty, {}).text == "0场，0人次。"


def test_cancelled_removed_and_undated_events_are_in_no_month(store: Store) -> None:
    kept = event(store, start="2026-03-05")
    event(store, start="2026-03-06", cancelled=1)
    event(store, start=None)
    gone = event(store, start="2026-03-07")
    with store.transact("删除") as tx:
        tx.remove("event", gone)
    assert month_counts(store.rows, ("2026-03-01", "2026-03-31")).all.events == (kept,)


def test_an_event_known_to_the_month_is_in_it_and_one_known_to_the_year_in_none(store: Store) -> None:
    event(store, start="2026-03", headcount=5)
    vague = event(store, start="2026", headcount=7)
    told = months(store.rows, "2026-02", "2026-03")
    assert {month: len(events) for month, events in told.events.items()} == {"2026-02": 0, "2026-03": 1}
    assert month_counts(store.rows, ("2026-01-01", "2026-12-31")).all.times == 12
    assert months(store.rows, "2026-01", "2026-03").vague == (vague,)


def test_names_count_where_there_are_any_and_a_written_number_only_where_not(store: Store) -> None:
    by_name = event(store, headcount=40)
    attend(store, by_name, [person(store, "张三"), person(store, "李四")])
    attend(store, by_name, [person(store, "王五")], "请假")
    attend(store, by_name, [person(store, "赵六")], "替会", role="列席")
    listed = event(store, headcount=25)
    attend(store, listed, [person(store, "钱七")], None)
    untold = event(store)
    told = month_counts(store.rows, ("2026-03-01", "2026-03-31")).all
    assert told.times == 3 + 25, (
        "two and a substitute by name, 25 as written; nobody's coming was noted there"
    )
    assert told.untold == (untold,)


def test_people_are_counted_once_and_in_person_only(store: Store) -> None:
    one, other = person(store, "张三"), person(store, "李四")
    first, second = event(store), event(store)
    attend(store, first, [one, other])
    attend(store, second, [one])
    attend(store, second, [other], "替会")
    add(store, "attendance", event=second, name="生面孔", state="出席")
    attend(store, second, [person(store, "王五")], "替会")
    attend(store, second, [person(store, "赵六")], "请假")
    assert people(store.rows, [first, second]) == (2, 1)
    assert people_sentence(2, 1, 5) == (
        "共5人次、2人（同一人参加多次的只计一人），另有1人次只有姓名、尚未对应到人员。"
    )


def test_the_office_counts_a_kind_where_it_likes(store: Store) -> None:
    event(store, kind="培训")
    event(store, kind="自创类别")
    event(store, kind=None)
    span = ("2026-01-01", "2026-12-31")
    assert list(month_counts(store.rows, span).by_category) == ["座谈讲座", "自创类别", "未填类别"]
    add(store, "kind_mapping", kind="培训", category="服务交流")
    add(store, "kind_mapping", kind="培训", category="其他")
    assert Categories.read(store.rows).of("培训") == "服务交流", "the first line counts"
    assert list(month_counts(store.rows, span).by_category) == ["服务交流", "自创类别", "未填类别"]


def line(found: list[Indicator], name: str) -> tuple[int, int, int]:
    one = next(one for one in found if one.name == name)
    month, year, before = (
        cell.number if isinstance(cell, Records) else int(str(cell))
        for cell in (one.month, one.year, one.last_year)
    )
    return month, year, before


def test_month_year_and_the_same_part_of_last_year(store: Store) -> None:
    everyone = [person(store, name) for name in ("张三", "李四")]
    for day, kind, came in (
        ("2026-03-05", "培训", 2), ("2026-03-31", "公益", 1), ("2026-01-01", "培训", 2), ("2026-04-01", "培训", 2),
        ("2025-03-31", "培训", 1), ("2025-04-01", "培训", 2), ("2024-03-05", "培训", 2),
    ):  # fmt: skip
        attend(store, event(store, start=day, kind=kind), everyone[:came])
    led = event(store, start="2026-02-02", kind="公益")
    add(store, "event_leader", event=led, rank="厅局级")
    add(store, "event_leader", event=led, rank="处级")
    found = indicators(store.rows, Period.of("2026-03"))
    assert line(found, "举办活动") == (2, 4, 1)
    assert line(found, "座谈讲座") == (1, 2, 1)
    assert line(found, "热心公益") == (1, 2, 0)
    assert line(found, "参加活动") == (3, 5, 1)
    assert line(found, "参加活动的人（不重复）") == (2, 2, 1)
    assert line(found, "有处级以上领导参加") == (0, 1, 0)
    counts = period_counts(store.rows, Period.of("2026-03"))
    assert counts.categories == ["座谈讲座", "热心公益"]


def test_the_section_of_a_month(store: Store) -> None:
    assert "没有登记活动" in str(report_section(store.rows, "2026-03"))
    attend(store, event(store), [person(store, "张三")])
    blocks = report_section(store.rows, "2026-03")
    assert blocks[1].text == "本月举办活动1场，1人次。"  # type: ignore[union-attr]
    assert blocks[2].text == "今年以来1场，1人次，场均1.0人次；会议1。"  # type: ignore[union-attr]
