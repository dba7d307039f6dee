"""The schemes of real places, each with points that were added up by hand."""

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.scoring.examples import EXAMPLES
from secretariat.domains.scoring.scores import Ranking, ScoreLine, scores
from secretariat.domains.scoring.verbs import take_example
from tests.domains.scoring.club import YEAR, Club

PRESENT, EXCUSED, ABSENT, LATE, EARLY = "出席", "请假", "缺席", "迟到", "早退"


def counted(club: Club, name: str) -> Ranking:
    scheme = club.do("采用", lambda tx: take_example(tx, name, club.body, *YEAR))
    return scores(club.store.rows, scheme)


def line_of(club: Club, told: Ranking, name: str) -> ScoreLine:
    found = told.line(club.people[name])
    assert found is not None
    return found


def test_minhang_counts_half_days_and_what_a_main_writer_gets(club: Club) -> None:
    for name in ("王伟", "李丽", "张敏"):
        club.member(name)
    club.event(
        "十届五次全会", "2026-01-12", {"王伟": PRESENT, "李丽": PRESENT}, end="2026-01-14", clock="全天"
    )
    club.event("专题协商会", "2026-05-06", {"王伟": PRESENT, "李丽": ABSENT})
    club.event("外出培训（浙江）", "2026-06-01", {"王伟": PRESENT, "李丽": EARLY, "张敏": LATE}, kind="培训")
    club.proposal("停车难", "王伟", "李丽", steps=("立案", "重点", "优秀"))
    club.proposal("垃圾分类", "王伟", "李丽", steps=("立案",))
    told = counted(club, "闵行")
    # 3 days of 2 half days at 5, another meeting 5, training 10; two filed 15 each, 重点 15, 优秀 10.
    assert line_of(club, told, "王伟").total == (30 + 5 + 10 + 30 + 15 + 10) * 100
    # 30, training in part 5; joint 3 once for two proposals, 重点 3, 优秀 2.
    assert line_of(club, told, "李丽").total == (30 + 5 + 3 + 3 + 2) * 100
    assert line_of(club, told, "张敏").total == 5 * 100
    assert [(line.rank, line.name) for line in told.lines] == [(1, "王伟"), (2, "李丽"), (3, "张敏")]


def test_minhang_tells_who_did_less_than_is_due(club: Club) -> None:
    club.member("王伟")
    club.member("李丽")
    for month in (3, 4, 5):
        club.event("座谈会", f"2026-0{month}-01", {"王伟": PRESENT, "李丽": PRESENT if month < 5 else ABSENT})
    club.proposal("停车难", "王伟")
    club.proposal("反映物流成本", "王伟", form="社情民意")
    told = counted(club, "闵行")
    assert line_of(club, told, "王伟").warnings == ()
    assert line_of(club, told, "李丽").warnings == (
        "参加活动：2次，少于3次", "提交提案：0次，少于1次", "反映社情民意：0次，少于1次",
    )  # fmt: skip


def test_anqing_deducts_from_fifty_for_meetings_and_grades(club: Club) -> None:
    club.member("王伟")
    club.member("李丽")
    club.event("五次全会", "2026-01-12", {"王伟": ABSENT, "李丽": PRESENT})
    club.event("协商会", "2026-03-01", {"王伟": ABSENT, "李丽": EXCUSED})
    scheme = club.do("采用", lambda tx: take_example(tx, "安庆", club.body, *YEAR))
    for points, category in ((3500, "提案"), (1000, "其他")):
        club.add("score_entry", scheme=scheme, person=club.people["李丽"], points=points, category=category,
                 reason="按本地办法")  # fmt: skip
    told = scores(club.store.rows, scheme)
    assert line_of(club, told, "王伟").total == (50 - 10 - 5) * 100
    assert line_of(club, told, "王伟").grade == "不称职"
    # 35 for proposals count as 30, so 50 + 30 + 10 = 90: the border of 优秀.
    assert line_of(club, told, "李丽").total == 90 * 100
    assert line_of(club, told, "李丽").grade == "优秀"
    assert line_of(club, told, "李丽").cuts == (("超出类别上限：提案", -500),)


def test_tongcheng_shares_joint_proposals_and_caps_categories(club: Club) -> None:
    for name in ("王伟", "李丽", "张敏", "陈强"):
        club.member(name)
    club.event("五次全会", "2026-01-12", {"王伟": PRESENT, "李丽": EXCUSED, "张敏": ABSENT})
    club.event("第三次常委会", "2026-03-12", {"王伟": EXCUSED, "李丽": ABSENT})
    club.proposal("停车难", "王伟", "李丽", "张敏", "陈强", steps=("立案",))
    for day in range(1, 8):
        club.event("调研", f"2026-04-0{day}", {"王伟": PRESENT}, kind="调研")
    club.proposal("反映物流成本", "李丽", form="社情民意", steps=("批示",))
    told = counted(club, "桐城")
    # 50 − 2; half of 10 + 15; seven activities at 2, at most 10.
    assert line_of(club, told, "王伟").total == 5000 - 200 + 1250 + 1000
    # 30 − 5; a sixth of 10 (1.67) and of 15 (2.5); opinion 10 + 5.
    assert line_of(club, told, "李丽").total == 3000 - 500 + 167 + 250 + 1500
    assert line_of(club, told, "张敏").total == 167 + 250


def test_tongcheng_scores_three_members_of_a_collective_proposal(club: Club) -> None:
    names = ("王伟", "李丽", "张敏", "陈强")
    for name in names:
        club.member(name)
    club.proposal("界别提案", *names, kind="集体", collective_signer="工商联界", steps=("立案",))
    told = counted(club, "桐城")
    # Half of 25, and a quarter of each for the second and third: 2.5 and 3.75.
    assert [line_of(club, told, name).total for name in names] == [1250, 625, 625, 0]


def test_jinan_starts_at_seventy_and_limits_the_bonus(club: Club) -> None:
    for name in ("王伟", "李丽", "张敏"):
        club.member(name)
    club.event("五次全会", "2026-01-12", {"王伟": ABSENT, "李丽": EXCUSED, "张敏": PRESENT})
    for number in range(9):
        club.proposal(f"提案{number}", "张敏", steps=("立案", "优秀") if number < 3 else ("立案",))
    for day in range(1, 8):
        club.event("公益助学", f"2026-06-0{day}", {"李丽": PRESENT}, kind="公益")
    told = counted(club, "济南")
    assert line_of(club, told, "王伟").total == (70 - 30) * 100
    assert line_of(club, told, "王伟").grade == "约谈"
    # Seven charity events at 2, at most 10.
    assert line_of(club, told, "李丽").total == (70 - 10 + 10) * 100
    # Eight filed beyond the first at 5 and three excellent at 10 are 70, at most 50.
    assert line_of(club, told, "张敏").total == (70 + 50) * 100
    assert line_of(club, told, "张敏").grade == "优秀"


def test_xuanwei_prefers_the_special_rule_and_adds_speeches(club: Club) -> None:
    club.member("王伟")
    club.event("五次全会", "2026-01-12", {"王伟": PRESENT})
    meeting = club.event("协商会", "2026-02-12", {})
    club.add("attendance", event=meeting, person=club.people["王伟"], state=PRESENT, speech=1)
    club.event("项目视察", "2026-03-12", {"王伟": PRESENT}, kind="参观考察")
    club.event("调研", "2026-04-12", {"王伟": PRESENT}, kind="调研")
    club.event("培训班", "2026-05-12", {"王伟": PRESENT}, kind="培训")
    for number in range(2):
        club.proposal(f"提案{number}", "王伟")
    line = line_of(club, counted(club, "宣威"), "王伟")
    assert line.total == (2 + 1 + 2 + 2 + 2 + 1) * 100
    assert line.warnings == ("提交提案：2次，少于3次",)


def test_hongkou_tells_compulsory_meetings_from_voluntary_ones(club: Club) -> None:
    for name in ("王伟", "李丽"):
        club.member(name)
    club.event("常委会", "2026-02-01", {"王伟": ABSENT, "李丽": EXCUSED}, form="必须参加")
    club.event("讲座", "2026-03-01", {"王伟": ABSENT, "李丽": EXCUSED}, form="报名参加")
    told = counted(club, "虹口")
    assert line_of(club, told, "王伟").total == -300
    assert line_of(club, told, "李丽").total == -100


@pytest.mark.parametrize("name", [one.name for one in EXAMPLES])
def test_every_example_can_be_taken_and_gives_nobody_anything_for_nothing(club: Club, name: str) -> None:
    club.member("王伟")
    told = counted(club, name)
    assert told.problems == ()
    entries = [entry for line in told.lines for entry in line.entries if entry.entity != "score_scheme"]
    assert entries == []


def test_an_unknown_example_is_refused(club: Club) -> None:
    with pytest.raises(Refusal, match="没有示例方案"):
        counted(club, "某地")
