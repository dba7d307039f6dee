"""Delegate posts as offices write them, and what title lines tell."""

import pytest

from secretariat.domains.posts.titles import own_place, read_titles
from secretariat.domains.posts.wording import Seat, read_seats
from tests.domains.posts.desk import COUNCIL


def words(text: str, usual: str = "") -> list[str]:
    return [f"{one.place or one.level}{one.kind}{one.title}" for one in read_seats(text, usual).seats]


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("县政协常委", ["县政协常委"]),
        ("市、区人大代表", ["市人大代表", "县人大代表"]),
        ("省、市、县政协委员", ["省政协委员", "市政协委员", "县政协委员"]),
        ("市、县两级人大代表", ["市人大代表", "县人大代表"]),
        ("县级人大代表", ["县人大代表"]),
        ("省政协委员", ["省政协委员"]),
        ("全国人大代表", ["全国人大代表"]),
        ("县人大常委", ["县人大常委会委员"]),
        ("县人大代表、市政协委员", ["县人大代表", "市政协委员"]),
        ("县人大代表;县政协副主席", ["县人大代表", "县政协副主席"]),
        ("政协临川县委员", ["临川县政协委员"]),
        ("福州市人大代表", ["福州市人大代表"]),
        ("无", []),
        ("/", []),
    ],
)
def test_each_identity_is_a_seat_of_its_level(text: str, seats: list[str]) -> None:
    assert words(text) == seats and read_seats(text).rest == ()


def test_a_term_and_a_higher_title_in_brackets_count() -> None:
    assert read_seats("区政协委员(八届常委)").seats == (Seat("政协", "县", "常委", "", 8),)
    assert [one.number for one in read_seats("市十三届政协委员、第十届县政协常委").seats] == [13, 10]


@pytest.mark.parametrize(
    ("text", "seats"),
    [("县", ["县人大代表"]), ("市、区", ["市人大代表", "县人大代表"]), ("√", ["县人大代表"])],
)
def test_a_column_of_its_own_needs_the_level_only(text: str, seats: list[str]) -> None:
    assert words(text, "人大") == seats


def test_what_cannot_be_understood_is_left_over() -> None:
    found = read_seats("市政协委员、县劳模")
    assert found.rest == ("县劳模",) and len(found.seats) == 1
    assert read_seats("常委", "政协").seats == ()  # of which level?


def test_the_title_lines_of_a_council_list() -> None:
    assert read_titles(COUNCIL) == {
        "body.kind": "执行委员会",
        "body.place": "临川县",
        "body.level": "县",
        "term.number": 11,
        "post.start": "2021-12-18",
        "post.given_by": "县工商联第十一次会员代表大会",
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("政协临川县第十届委员会委员名单", ("政协", "县", None, 10)),
        ("临川县第十七届人民代表大会代表名册", ("人大", "县", None, 17)),
        ("临川县福建商会第三届理事会组成人员名单", ("商会", "县", "临川县福建商会", 3)),
        ("镇海区创二代联谊会第二届理事名单", ("联谊会", "县", "镇海区创二代联谊会", 2)),
        ("县工商联第十二届常务委员会委员名单", ("常务委员会", None, None, 12)),
        ("某某县工商联第12届执委名单", ("执行委员会", "县", None, 12)),
        ("通讯录", (None, None, None, None)),
    ],
)
def test_other_bodies_are_known_by_their_titles(line: str, told: tuple[object, ...]) -> None:
    found = read_titles([line])
    assert tuple(map(found.get, ("body.kind", "body.level", "body.name", "term.number"))) == told


def test_a_date_in_chinese_numerals() -> None:
    found = read_titles(["二〇二一年十二月十八日第十一次会员代表大会选举产生"])
    assert found == {"post.start": "2021-12-18", "post.given_by": "第十一次会员代表大会"}


def test_the_office_tells_where_home_is() -> None:
    assert own_place("临川县工商业联合会") == ("临川县", "县")
    assert own_place("镇海区工商联") == ("镇海区", "县") and own_place("商会") == ("", None)
