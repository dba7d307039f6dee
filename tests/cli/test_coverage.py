"""coverage: who never came, for people and for programs."""

from pathlib import Path

import pytest

from secretariat.catalog import CATALOG
from secretariat.store.store import Store
from tests.cli.console import Run
from tests.domains.scoring.club import Club, found_club


@pytest.fixture
def club(office: Run, tmp_path: Path) -> Club:
    with Store.open(tmp_path / "商会.db", CATALOG) as store:
        club = found_club(store)
        for name in ("王伟", "李丽"):
            club.member(name)
        club.event("会", "2026-03-01", {"王伟": "出席", "李丽": "缺席"})
        club.event("会", "2027-03-01", {"王伟": "缺席", "李丽": "缺席"})
        group = club.add("duty_group", name="第一组")
        club.add("duty_member", duty_group=group, person=club.people["李丽"])
    return club


PERIOD = ("--from", "2026", "--to", "2026")


def test_a_body_is_told_for_programs(office: Run, club: Club) -> None:
    found = office("coverage", "政协临川县第十届委员会", *PERIOD, "--json").json
    assert (found["from"], found["to"]) == ("2026-01-01", "2026-12-31")
    assert (found["people"], found["expected"], found["attendance_rate"], found["reach"]) == (
        2,
        2,
        "50.0%",
        "50.0%",
    )
    assert found["never_attended"] == [club.people["李丽"]]
    assert [row["name"] for row in found["rows"] if "below_rate" in row["missing"]] == ["李丽"]


def test_a_body_is_told_for_people(office: Run, club: Club) -> None:
    said = office("coverage", "政协", *PERIOD, "--run", "1")
    assert said.code == 0
    assert "参加过活动1人，覆盖率50.0%" in said.out
    assert "连续缺席1次以上1人" in said.out


def test_a_group_is_asked_about_by_its_name(office: Run, club: Club) -> None:
    found = office("coverage", "--group", "第一组", *PERIOD, "--json").json
    assert [row["name"] for row in found["rows"]] == ["李丽"]


def test_the_list_to_call_is_written_and_noted(office: Run, club: Club, tmp_path: Path) -> None:
    target = tmp_path / "联系.xlsx"
    found = office("coverage", "政协", *PERIOD, "--out", target, "--calls", "--json").json
    assert found["file"] == str(target) and target.stat().st_size > 0
    with Store.open(tmp_path / "商会.db", CATALOG) as store:
        assert len(store.rows.find("export_log")) == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "没有写明统计谁"), (("政协", "--members"), "没有写明统计谁"), (("没有的组织",), "没有找到组织"),
        (("--group", "第九组"), "没有找到轮值组"), (("--list", "没有"), "没有找到名单"),
        (("政协", "--rate", "0"), "--rate"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_in_words(
    office: Run, club: Club, words: tuple[str, ...], reason: str
) -> None:
    said = office("coverage", *words, *PERIOD)
    assert said.code == 1
    assert reason in said.err
