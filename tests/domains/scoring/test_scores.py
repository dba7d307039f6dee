"""How points are counted, whatever the scheme."""

from typing import Any

import pytest

from secretariat.base.document import Figure, Heading, Table
from secretariat.base.errors import Refusal
from secretariat.domains.scoring.deeds import UNTOLD, half_days, is_filed
from secretariat.domains.scoring.documents import ranking_roster, score_sheet
from secretariat.domains.scoring.scores import Ranking, ScoreLine, scores
from secretariat.domains.scoring.verbs import continue_scheme, copy_scheme, exempt, give_points, include_again
from tests.domains.scoring.club import Club


def scheme_of(club: Club, *rules: dict[str, Any], **values: Any) -> int:
    made = {"name": "方案", "body": club.body, "start": "2026-01-01", "end": "2026-12-31", **values}
    scheme = club.add("score_scheme", **made)
    for place, rule in enumerate(rules, start=1):
        club.add("score_rule", scheme=scheme, position=place, **{"category": "会议", "item": "项目", **rule})
    return scheme


def rule(source: str, points: float, **more: Any) -> dict[str, Any]:
    return {"source": source, "points": round(points * 100), **more}


def told(club: Club, scheme: int) -> Ranking:
    return scores(club.store.rows, scheme)


def line(club: Club, scheme: int, name: str) -> ScoreLine:
    found = told(club, scheme).line(club.people[name])
    assert found is not None
    return found


def test_what_happened_before_somebody_joined_or_after_they_left_does_not_count(club: Club) -> None:
    club.member("王伟", start="2026-03-01", end="2026-09-01")
    for day in ("2026-02-28", "2026-03-01", "2026-08-31", "2026-09-01"):
        club.event("会", day, {"王伟": "缺席"})
    found = line(club, scheme_of(club, rule("缺席", -1)), "王伟")
    assert [entry.day for entry in found.entries] == ["2026-03-01", "2026-08-31"]
    assert found.warnings == ("任职不满全期",)


def test_an_event_at_the_borders_of_the_period_counts_and_one_beyond_does_not(club: Club) -> None:
    club.member("王伟")
    for day in ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"):
        club.event("会", day, {"王伟": "出席"})
    assert line(club, scheme_of(club, rule("出席", 1)), "王伟").total == 200


def test_whoever_was_not_expected_is_not_absent_but_gets_points_for_coming(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-02-01", {"王伟": "缺席"}, role="列席")
    club.event("会", "2026-03-01", {"王伟": "出席"}, role="列席")
    found = line(club, scheme_of(club, rule("缺席", -5), rule("出席", 2)), "王伟")
    assert found.total == 200


def test_a_cancelled_event_counts_for_nobody(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-02-01", {"王伟": "缺席"}, cancelled=1)
    assert line(club, scheme_of(club, rule("缺席", -5)), "王伟").total == 0


def test_somebody_with_two_posts_in_the_body_counts_once(club: Club) -> None:
    person = club.member("王伟")
    club.add("post", person=person, body=club.body, title="常委", start="2026-01-01")
    club.event("会", "2026-02-01", {"王伟": "出席"})
    assert line(club, scheme_of(club, rule("出席", 5)), "王伟").total == 500


def test_coming_late_counts_as_coming_unless_the_scheme_says_otherwise(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-02-01", {"王伟": "迟到"})
    assert line(club, scheme_of(club, rule("出席", 5)), "王伟").total == 500
    assert line(club, scheme_of(club, rule("出席", 5), rule("迟到", 1)), "王伟").total == 100


def test_somebody_who_was_entered_twice_for_an_event_counts_once(club: Club) -> None:
    club.member("王伟")
    event = club.event("会", "2026-02-01", {"王伟": "出席"})
    club.add("attendance", event=event, person=club.people["王伟"], state="出席")
    assert line(club, scheme_of(club, rule("出席", 5)), "王伟").total == 500


def test_a_substitute_gives_the_member_nothing(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-02-01", {"王伟": "替会"})
    assert line(club, scheme_of(club, rule("出席", 5), rule("缺席", -5)), "王伟").entries == ()


def test_factors_go_by_the_highest_post_and_are_rounded_half_up(club: Club) -> None:
    person = club.member("王伟")
    club.add("post", person=person, body=club.body, title="常委", start="2026-01-01")
    club.member("李丽")
    club.event("会", "2026-02-01", {"王伟": "出席", "李丽": "出席"})
    scheme = scheme_of(club, rule("出席", 1.05, role_factors="常委 1.1、委员 1"))
    assert line(club, scheme, "王伟").total == 116  # 1.155
    assert line(club, scheme, "李丽").total == 105


def test_caps_of_item_category_and_bonus_are_told(club: Club) -> None:
    club.member("王伟")
    for day in range(1, 6):
        club.event("会", f"2026-02-0{day}", {"王伟": "出席"})
    scheme = scheme_of(
        club, rule("出席", 5, item="会", item_cap=2000, cap=1500), base=1000, bonus_cap=1200
    )  # fmt: skip
    found = line(club, scheme, "王伟")
    assert found.total == 1000 + 1200
    assert found.cuts == (("超出本项上限：会", -500), ("超出类别上限：会议", -500), ("超出加分上限", -300))


def test_deductions_count_in_full_beside_a_capped_category_and_stop_at_the_minimum(club: Club) -> None:
    club.member("王伟")
    for day in range(1, 4):
        club.event("会", f"2026-02-0{day}", {"王伟": "出席"})
        club.event("会", f"2026-03-0{day}", {"王伟": "缺席"})
    rules = (rule("出席", 5, cap=1000), rule("缺席", -4, item="缺席"))
    assert line(club, scheme_of(club, *rules), "王伟").total == 1000 - 1200
    assert line(club, scheme_of(club, *rules, minimum=0), "王伟").total == 0


def test_entries_by_hand_count_with_their_reason_and_under_the_cap_of_their_rule(club: Club) -> None:
    person = club.member("王伟")
    scheme = scheme_of(club, rule("手工", 0, item="表彰", category="加分", item_cap=300))
    found = club.store.rows.find("score_rule", scheme=scheme)[0]["id"]
    club.do("加分", lambda tx: give_points(
        tx, scheme, person, {"points": 500, "rule": found, "reason": "县级表彰", "day": "2026-05-01"}))  # fmt: skip
    club.do("减分", lambda tx: give_points(tx, scheme, person, {"points": -50, "reason": "材料迟交"}))
    line_of = line(club, scheme, "王伟")
    assert line_of.total == 300 - 50
    assert [(one.entity, one.text) for one in line_of.entries] == [
        ("score_entry", "县级表彰"), ("score_entry", "材料迟交"),
    ]  # fmt: skip


def test_points_by_hand_need_points(club: Club) -> None:
    person = club.member("王伟")
    scheme = scheme_of(club)
    with pytest.raises(Refusal, match="加减多少分"):
        club.do("加分", lambda tx: give_points(tx, scheme, person, {"reason": "无"}))


def test_who_is_exempt_has_no_rank_until_scored_again(club: Club) -> None:
    club.member("王伟")
    club.member("李丽")
    club.event("会", "2026-02-01", {"王伟": "出席", "李丽": "出席"})
    scheme = scheme_of(club, rule("出席", 5))
    club.do("不记分", lambda tx: exempt(tx, scheme, club.people["王伟"], "挂职"))
    found = line(club, scheme, "王伟")
    assert (found.exempt, found.rank, found.entries) == ("挂职", None, ())
    assert told(club, scheme).lines[-1].name == "王伟"
    with pytest.raises(Refusal, match="已经不记分"):
        club.do("不记分", lambda tx: exempt(tx, scheme, club.people["王伟"], "挂职"))
    assert club.do("恢复", lambda tx: include_again(tx, scheme, club.people["王伟"])) == 1
    assert line(club, scheme, "王伟").rank == 1


def test_equal_totals_share_a_rank(club: Club) -> None:
    for name in ("王伟", "李丽", "张敏"):
        club.member(name)
    club.event("会", "2026-02-01", {"王伟": "出席", "李丽": "出席"})
    found = told(club, scheme_of(club, rule("出席", 5)))
    assert [one.rank for one in found.lines] == [1, 1, 3]


def test_a_signer_who_stands_twice_counts_once_and_unknown_names_share(club: Club) -> None:
    club.member("王伟")
    club.proposal("停车难", "王伟", "王伟", "没有对应的人", steps=("立案",))
    scheme = scheme_of(club, rule("提案立案", 9, sharing="平均分"))
    assert [one.points for one in line(club, scheme, "王伟").entries] == [300]


def test_a_proposal_that_was_merged_later_is_not_filed(club: Club) -> None:
    club.member("王伟")
    club.proposal("停车难", "王伟", steps=("立案", "并案"))
    assert line(club, scheme_of(club, rule("提案立案", 5)), "王伟").total == 0


def test_training_and_gifts_of_the_unit_point_to_their_records(club: Club) -> None:
    person = club.member("王伟")
    training = club.add("training", name="法律培训班", start="2026-04-01")
    trainee = club.add("trainee", training=training, person=person)
    gift = club.add(
        "donation", organization=club.units["王伟"], day="2026-05-01", cash=100, recipient="慈善会"
    )
    club.add("donation", organization=club.units["王伟"], day="2025-05-01", cash=100)
    found = line(club, scheme_of(club, rule("参加培训班", 1), rule("捐赠", 2)), "王伟")
    assert [(one.entity, one.record) for one in found.entries] == [("trainee", trainee), ("donation", gift)]


def test_a_scheme_without_a_body_ranks_those_who_did_something(club: Club) -> None:
    club.member("王伟")
    club.member("李丽")
    club.event("会", "2026-02-01", {"王伟": "出席"})
    found = told(club, scheme_of(club, rule("出席", 1), body=None))
    assert [one.name for one in found.lines] == ["王伟"]


def test_a_base_is_not_for_somebody_outside_the_body(club: Club) -> None:
    person = club.add("person", name="外人")
    scheme = scheme_of(club, base=7000)
    club.add("score_entry", scheme=scheme, person=person, points=100, reason="帮忙")
    found = told(club, scheme).line(person)
    assert found is not None
    assert (found.total, found.warnings) == (100, ("本期不在该组织任职，只计手工分",))


def test_what_cannot_be_read_is_told(club: Club) -> None:
    club.member("王伟")
    scheme = scheme_of(club, rule("出席", 1, role_factors="常委加倍", item="会"), grades="优秀 90、及格")
    assert told(club, scheme).problems == (
        "规则“会”的身份系数里的“常委加倍”没有读懂，未计算。请写成“名称 数字”，几项之间用顿号隔开。",
        "等次里的“及格”没有读懂，未计算。请写成“名称 数字”，几项之间用顿号隔开。",
    )  # fmt: skip
    assert "还没有规则" in told(club, scheme_of(club)).problems[0]


@pytest.mark.parametrize(
    ("start", "end", "clock", "halves"),
    [
        ("2026-01-12", "2026-01-14", "全天", 6), ("2026-01-12", None, "上午9:00", 1), ("2026-01-12", None, "下午", 1),
        ("2026-01-12", None, "9:00-16:30", 2), ("2026-01-12", None, "上午9时、下午2时", 2),
        ("2026-01", "2026-02", "下午", 1),
    ],
)  # fmt: skip
def test_half_days_follow_from_days_and_hours(start: str, end: str | None, clock: str, halves: int) -> None:
    assert half_days(start, end, clock) == (halves, "")


def test_half_days_that_nobody_wrote_down_are_told() -> None:
    assert half_days("2026-01-12", "2026-01-13", None) == (2, UNTOLD)


@pytest.mark.parametrize(
    ("steps", "filed"),
    [
        ((("立案", "2026-03-01", None),), True), ((), False),
        ((("立案", "2026-03-01", None), ("撤案", None, None)), False),
        ((("并案", "2026-04-01", None), ("立案", "2026-03-01", None)), False),
        ((("不予立案", "2026-03-01", None), ("立案", "2026-04-01", None)), True),
    ],
)  # fmt: skip
def test_the_decision_in_force_says_whether_it_is_filed(steps: Any, filed: bool) -> None:
    assert is_filed(steps) is filed


def test_a_copied_scheme_has_the_same_rules_and_none_of_the_entries(club: Club) -> None:
    person = club.member("王伟")
    scheme = scheme_of(club, rule("出席", 5, item_cap=1000, skipped=1), base=7000)
    club.add("score_entry", scheme=scheme, person=person, points=100, reason="帮忙")
    copied = club.do("沿用", lambda tx: copy_scheme(tx, scheme, "明年", "2027-01-01", "2027-12-31"))
    rows = club.store.rows
    old, new = (rows.find("score_rule", scheme=one)[0] for one in (scheme, copied))
    assert {key for key in old if old[key] != new[key]} == {"id", "scheme"}
    assert rows.find("score_entry", scheme=copied) == []


@pytest.mark.parametrize(
    ("name", "period", "then"),
    [
        ("积分（2026年）", ("2026-01-01", "2026-12-31"), ("积分（2027年）", "2027-01-01", "2027-12-31")),
        ("委员积分", ("2025-06-01", "2026-05-31"), ("委员积分（2026年）", "2026-06-01", "2027-05-31")),
        ("2021—2026年届", ("2021-12-18", "2026-12-17"), ("2026—2031年届", "2026-12-18", "2031-12-17")),
    ],
)  # fmt: skip
def test_a_scheme_goes_on_for_the_period_that_follows(
    club: Club, name: str, period: tuple[str, str], then: tuple[str, str, str]
) -> None:
    scheme = club.add("score_scheme", name=name, start=period[0], end=period[1])
    made = club.do("沿用", lambda tx: continue_scheme(tx, scheme))
    found = club.store.rows.get("score_scheme", made)
    assert found is not None and (found["name"], found["start"], found["end"]) == then


def test_the_ranking_is_printed_with_every_category(club: Club) -> None:
    club.member("王伟")
    club.event("会", "2026-02-01", {"王伟": "出席"})
    scheme = scheme_of(club, rule("出席", 2.5, cap=5000), base=7000, grades="优秀 85、称职 60")
    printed = ranking_roster(told(club, scheme), "临川县工商联")
    assert [one.label for one in printed.columns] == [
        "名次", "姓名", "职务", "单位", "基础分", "会议", "总分", "等次", "提示",
    ]  # fmt: skip
    assert printed.rows == [(1, "王伟", "委员", "王伟商贸有限公司", 70, 2.5, 72.5, "称职", "")]
    assert printed.as_of == "2026年12月31日"
    assert printed.notes[0] == "注：计分期间为2026年1月1日至2026年12月31日。"


def test_a_sheet_names_the_source_of_every_row(club: Club) -> None:
    person = club.member("王伟")
    event = club.event("协商会", "2026-02-01", {"王伟": "出席"})
    sheet = score_sheet(told(club, scheme_of(club, rule("出席", 2.5))), person, "临川县工商联")
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    day, item, source, points, note = table.rows[0]
    assert (day, item, points, note) == ("2026-02-01", "项目", "+2.5", "")
    assert isinstance(source, Figure) and source.counts is not None
    assert (source.text, source.counts.ledger, source.counts.ids) == ("协商会", "events", (event,))


def test_a_sheet_numbers_only_the_categories_that_have_rows(club: Club) -> None:
    person = club.member("王伟")
    club.event("协商会", "2026-02-01", {"王伟": "出席"})
    scheme = scheme_of(club, rule("捐赠", 2, category="公益"), rule("出席", 2.5))
    sheet = score_sheet(told(club, scheme), person, "临川县工商联")
    assert [block.text for block in sheet.blocks if isinstance(block, Heading)] == ["1. 会议　2.5分"]


def test_a_sheet_of_somebody_outside_the_scheme_is_refused(club: Club) -> None:
    club.member("王伟")
    with pytest.raises(Refusal, match="不在本方案"):
        score_sheet(told(club, scheme_of(club)), 9999, "临川县工商联")


def test_the_first_ones_that_are_due_give_nothing(club: Club) -> None:
    club.member("王伟")
    for number in range(3):
        club.proposal(f"提案{number}", "王伟", steps=("立案",))
    found = line(club, scheme_of(club, rule("提案立案", 5, skipped=2)), "王伟")
    assert [(one.points, one.note) for one in found.entries] == [
        (0, "前2次不计"),
        (0, "前2次不计"),
        (500, ""),
    ]


def test_an_item_takes_no_more_away_than_its_cap(club: Club) -> None:
    club.member("王伟")
    for day in range(1, 4):
        club.event("会", f"2026-02-0{day}", {"王伟": "缺席"})
    assert line(club, scheme_of(club, rule("缺席", -5, item_cap=800)), "王伟").total == -800


def test_an_event_known_to_the_year_counts_in_it_and_a_new_post_is_no_break(club: Club) -> None:
    person = club.member("王伟", end="2026-06-01")
    club.add("post", person=person, body=club.body, title="常委", start="2026-06-01")
    club.event("会", "2026", {"王伟": "出席"})
    found = line(club, scheme_of(club, rule("出席", 1)), "王伟")
    assert (found.total, found.warnings) == (100, ())
