"""Who never came: borders of the period, of posts and of thresholds, and what is printed."""

import pytest

from secretariat.base.document import Figure, Paragraph
from secretariat.base.errors import Refusal
from secretariat.domains.overview.coverage import CHECKS, Coverage, CoverageLine, Limits, Scope, coverage
from secretariat.domains.overview.coverage.documents import call_list, coverage_report, coverage_roster
from secretariat.domains.overview.coverage.figures import LOW, NEVER, NO_PHONE, RUN, SILENT, UNVISITED
from secretariat.domains.scoring import queries
from secretariat.store.store import Store
from tests.domains.scoring.club import YEAR, Club, found_club

LIMITS = Limits(rate=60, run=2)


@pytest.fixture
def club(store: Store) -> Club:
    return found_club(store)


def told(club: Club, scope: Scope | None = None, first: str = YEAR[0], last: str = YEAR[1]) -> Coverage:
    return coverage(club.store.rows, scope or Scope("body", club.body), first, last)


def line_of(club: Club, name: str, found: Coverage | None = None) -> CoverageLine:
    return next(line for line in (found or told(club)).lines if line.person == club.people[name])


def counts(line: CoverageLine) -> tuple[int, ...]:
    return tuple(map(len, (line.expected, line.came, line.excused, line.absent, line.other, line.unrecorded)))


def test_every_state_is_counted_apart_and_what_was_not_entered_is_not_expected(club: Club) -> None:
    club.member("王伟")
    for day, state in enumerate(("出席", "迟到", "早退", "请假", "缺席", "替会", None), start=1):
        club.event("会", f"2026-03-0{day}", {"王伟": state})
    line = line_of(club, "王伟")
    assert counts(line) == (6, 3, 1, 1, 1, 1)
    assert line.rate == "50.0%"
    assert line.last == "2026-03-03"


def test_events_before_the_post_and_after_it_do_not_count_against_anybody(club: Club) -> None:
    club.member("王伟", start="2026-03-01", end="2026-09-01")
    for day in ("2026-02-28", "2026-03-01", "2026-08-31", "2026-09-01"):
        club.event("会", day, {"王伟": "缺席"})
    assert counts(line_of(club, "王伟")) == (2, 0, 0, 2, 0, 0)


def test_a_post_known_to_the_month_begins_with_it_and_an_event_known_to_the_month_may_lie_before(
    club: Club,
) -> None:
    club.member("王伟", start="2026-03")
    club.member("李丽", start="2026-03-15")
    club.event("会", "2026-03-01", {"王伟": "缺席", "李丽": "缺席"})
    club.event("会", "2026-03", {"王伟": "缺席", "李丽": "缺席"})
    assert len(line_of(club, "王伟").absent) == 2
    assert len(line_of(club, "李丽").absent) == 0


def test_who_left_before_the_period_or_comes_after_it_is_not_asked_about(club: Club) -> None:
    club.member("离任", end="2026-01-01")
    club.member("在任", end="2026-01-02")
    club.member("后来", start="2027-01-01")
    club.member("年底", start="2026-12-31")
    assert {line.name for line in told(club).lines} == {"在任", "年底"}


def test_a_reappointed_member_counts_once(club: Club) -> None:
    person = club.member("王伟", end="2026-06-01")
    club.add("post", person=person, body=club.body, title="常委", start="2026-06-01")
    club.event("会", "2026-05-31", {"王伟": "出席"})
    club.event("会", "2026-06-01", {"王伟": "出席"})
    found = told(club)
    assert [(line.name, line.title, len(line.came)) for line in found.lines] == [("王伟", "常委", 2)]


def test_absences_in_a_row_end_at_the_last_time_that_somebody_came_or_was_excused(club: Club) -> None:
    for name in ("王伟", "李丽", "张敏", "陈强"):
        club.member(name)
    states = {
        "王伟": ("出席", "缺席", "缺席"), "李丽": ("缺席", "缺席", "请假"), "张敏": ("缺席", None, "缺席"),
        "陈强": ("缺席", "缺席", "出席"),
    }  # fmt: skip
    for place in range(3):
        club.event("会", f"2026-03-0{place + 1}", {name: found[place] for name, found in states.items()})
    found = told(club)
    assert {line.name: line.run for line in found.lines} == {"王伟": 2, "李丽": 0, "张敏": 2, "陈强": 0}
    assert {line.name for line in found.failing(RUN, LIMITS)} == {"王伟", "张敏"}
    assert found.failing(RUN, Limits(run=3)) == []


def test_a_rate_of_just_sixty_is_not_below_sixty_and_nobody_expected_is_not_below(club: Club) -> None:
    for name in ("够", "不够", "没有通知"):
        club.member(name)
    for day in range(1, 6):
        club.event(
            "会",
            f"2026-03-0{day}",
            {"够": "出席" if day < 4 else "请假", "不够": "出席" if day < 3 else "请假"},
        )
    found = told(club)
    assert [line.name for line in found.failing(LOW, LIMITS)] == ["不够"]
    assert line_of(club, "没有通知", found).rate == "—"
    assert [line.name for line in found.failing(NEVER, LIMITS)] == ["没有通知"]


def test_coming_as_an_observer_is_coming_but_no_duty(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-03-01", {"王伟": "出席"}, role="列席")
    line = line_of(club, "王伟")
    assert (counts(line), line.last, line.fails(NEVER, LIMITS)) == ((0, 0, 0, 0, 0, 0), "2026-03-01", False)


def test_the_last_time_may_lie_before_the_period(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2024-05-06", {"王伟": "出席"})
    club.event("会", "2025-05-06", {"王伟": "缺席"})
    club.event("会", "2027-05-06", {"王伟": "出席"})
    line = line_of(club, "王伟")
    assert (line.last, line.fails(NEVER, LIMITS)) == ("2024-05-06", True)


def test_events_called_off_or_removed_do_not_count_and_undated_ones_are_told(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-03-01", {"王伟": "缺席"}, cancelled=1)
    gone = club.event("会", "2026-03-02", {"王伟": "缺席"})
    club.do("删除", lambda tx: tx.remove("event", gone))
    club.event("会", None, {"王伟": "缺席"})
    found = told(club)
    assert counts(line_of(club, "王伟", found)) == (0,) * 6
    assert "注：另有1场活动没有填写日期，未统计。" in found.notes


def test_a_visit_to_the_unit_counts_while_the_person_works_there(club: Club) -> None:
    for name in ("单位", "本人", "都没有"):
        club.member(name)
    visit = club.add("visit", organization=club.units["单位"], day="2026-05-01")
    club.add("visit", person=club.people["本人"], day="2026-12-31")
    club.add("visit", organization=club.units["都没有"], day="2025-12-31")
    found = told(club)
    assert line_of(club, "单位", found).visits == (visit,)
    assert [line.name for line in found.failing(UNVISITED, LIMITS)] == ["都没有"]


def test_signing_a_proposal_counts_and_an_opinion_does_not(club: Club) -> None:
    for name in ("第一", "联名", "信息"):
        club.member(name)
    club.proposal("停车难", "第一", "联名")
    club.proposal("物流成本", "信息", form="社情民意")
    assert [line.name for line in told(club).failing(SILENT, LIMITS)] == ["信息"]


def test_a_landline_is_a_phone_too(club: Club) -> None:
    club.member("王伟", mobile=None)
    club.member("李丽", mobile=None)
    club.do("改", lambda tx: tx.change("person", club.people["李丽"], {"landline": "0594-2345678"}))
    assert [line.name for line in told(club).failing(NO_PHONE, LIMITS)] == ["王伟"]


def test_a_duty_group_and_a_named_list_are_asked_about_like_a_body(club: Club) -> None:
    person = club.member("王伟")
    club.member("李丽")
    group = club.add("duty_group", name="第一组")
    club.add("duty_member", duty_group=group, person=person)
    club.add("duty_member", duty_group=group, name="不知道是谁")
    named = club.add("named_list", name="培育对象")
    club.add("list_entry", named_list=named, organization=club.units["李丽"])
    club.add("list_entry", named_list=named, person=person, end="2026-01-01")
    of_group = told(club, Scope("group", group))
    assert ([line.name for line in of_group.lines], of_group.name) == (["王伟"], "第一组")
    assert "注：另有1人只有姓名，还没有对应到人员，未统计。" in of_group.notes
    assert [line.name for line in told(club, Scope("list", named)).lines] == ["李丽"]


def test_the_heads_of_members_are_asked_about_while_they_are_members(club: Club) -> None:
    for name in ("在会", "退会", "申请"):
        club.member(name)
    club.add("membership", organization=club.units["在会"], kind="企业会员", start="2020-01-01")
    club.add(
        "membership", organization=club.units["退会"], kind="企业会员", end="2025-12-31", end_reason="转出"
    )
    club.add("membership", organization=club.units["申请"], kind="企业会员", stage="申请中")
    one = club.add("person", name="个人")
    club.add("membership", person=one, kind="个人会员", start="2026-06-01")
    assert {line.name for line in told(club, Scope("members")).lines} == {"在会", "个人"}


def test_both_ways_to_the_attendances_come_to_the_same(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("王伟", "李丽"):
        club.member(name)
    for day in range(1, 6):
        club.event("会", f"2026-03-0{day}", {"王伟": "出席", "李丽": "缺席" if day % 2 else None})
    found = []
    for cost in (0, 1_000_000):
        monkeypatch.setattr(queries, "_PERSON_COSTS", cost)
        found.append([(line.name, set(line.came), set(line.absent), line.run) for line in told(club).lines])
    assert found[0] == found[1]


def test_totals_are_the_sums_and_an_empty_body_has_no_rate(club: Club) -> None:
    assert (told(club).totals.rate, told(club).totals.reach) == ("—", "—")
    for name in ("王伟", "李丽", "张敏"):
        club.member(name)
    club.event("会", "2026-03-01", {"王伟": "出席", "李丽": "缺席", "张敏": "请假"})
    totals = told(club).totals
    assert (totals.people, totals.expected, totals.came, totals.rate, totals.reach) == (
        3,
        3,
        1,
        "33.3%",
        "33.3%",
    )


@pytest.mark.parametrize(("first", "last"), [("2026-12-31", "2026-01-01"), ("2026", "2026-12-31"), ("", "")])
def test_a_period_that_is_none_is_refused(club: Club, first: str, last: str) -> None:
    with pytest.raises(Refusal):
        told(club, first=first, last=last)


def test_a_group_that_was_removed_is_refused(club: Club) -> None:
    with pytest.raises(Refusal, match="已不存在"):
        told(club, Scope("group", 77))


def test_the_list_to_call_has_phone_and_what_is_missing(club: Club) -> None:
    club.member("王伟", mobile="13800000001")
    club.member("李丽", mobile=None)
    club.event("会", "2026-03-01", {"王伟": "缺席", "李丽": "出席"})
    found = told(club)
    listed = call_list(found, (NEVER, NO_PHONE), LIMITS, "临川县工商联")
    assert sorted(map(tuple, listed.rows)) == [
        ("李丽", "李丽商贸有限公司", "", "没有电话", "2026-03-01", ""),
        ("王伟", "王伟商贸有限公司", "13800000001", "本期从未参加活动", "", ""),
    ]
    assert call_list(found, (LOW,), LIMITS, "").title == "政协临川县第十届委员会出席率低于60%人员名单"
    assert [one.label for one in coverage_roster(found, "").columns][3:9] == [
        "应到", "出席", "请假", "缺席", "替会等", "未登记",
    ]  # fmt: skip


def test_the_report_tells_the_figures_and_each_opens_its_records(club: Club) -> None:
    club.member("王伟")
    club.member("李丽")
    club.event("会", "2026-03-01", {"王伟": "出席", "李丽": "缺席"})
    report = coverage_report(told(club), LIMITS, "临川县工商联")
    first = next(block for block in report.blocks if isinstance(block, Paragraph))
    assert first.text == (
        "2026年1月1日至2026年12月31日，政协临川县第十届委员会共有2人，其中1人参加过活动，覆盖率50.0%。"
        "应到2人次，出席1人次，请假0人次，缺席1人次，出席率50.0%。"
    )
    figures = [one for one in first.pieces if isinstance(one, Figure)]
    assert all(one.counts is not None and len(one.counts.ids) == one.number for one in figures)
    assert {one.counts.ledger for one in figures if one.counts} <= club.store.rows.catalog.ledgers.keys()


def test_missing_names_a_person_who_never_came_only_so(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-03-01", {"王伟": "缺席"})
    assert line_of(club, "王伟").missing(Limits(run=1), CHECKS) == (
        "本期从未参加活动", "连续缺席1次", "未走访", "未提交提案",
    )  # fmt: skip
