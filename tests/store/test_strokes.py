"""Names in the order of strokes, as official lists have it."""

import pytest

from secretariat.store.listing import sort_rank
from secretariat.store.strokes import StrokeOrder, stroke_count, stroke_key, stroke_order


@pytest.mark.parametrize(
    ("character", "strokes"),
    [
        ("一", 1),
        ("丁", 2),
        ("王", 4),
        ("陈", 7),
        ("阎", 11),
        ("尉", 11),
        ("喆", 12),
        ("皙", 13),
        ("萧", 11),
        ("魏", 17),
    ],
)
def test_strokes_are_those_of_mainland_china(character: str, strokes: int) -> None:
    assert stroke_count(character) == strokes


def test_a_list_of_surnames_stands_as_in_official_lists() -> None:
    # 丁2 马3 王4 叶5 朱6 李7 陈7 周8 赵9 郭10 黄11 曾12
    surnames = "曾 陈 赵 王 丁 朱 李 马 黄 叶 郭 周".split()
    assert sorted(surnames, key=stroke_key) == "丁 马 王 叶 朱 李 陈 周 赵 郭 黄 曾".split()


def test_the_first_stroke_decides_between_equal_numbers() -> None:
    # five strokes: 石 and 左 begin with 横, 田 and 叶 with 竖, 白 with 撇, 冯 with 点, 皮 with 折
    order = sorted("皮冯白叶田左石", key=stroke_key)
    assert order[:2] in (["左", "石"], ["石", "左"])
    assert order[2:4] in (["田", "叶"], ["叶", "田"])
    assert order[4:] == ["白", "冯", "皮"]


def test_later_characters_decide_among_one_surname() -> None:
    assert sorted(["王磊", "王一二", "王一", "王三"], key=stroke_key) == ["王一", "王一二", "王三", "王磊"]


def test_spaces_and_dots_do_not_count() -> None:
    assert stroke_key("王 超") != "" and stroke_key("买买提·吐尔逊") == stroke_key("买买提吐尔逊")


def test_rare_characters_have_their_place_and_unknown_ones_come_last() -> None:
    assert stroke_count("𠅤") is not None and stroke_count("㛃") is not None
    assert stroke_count("A") is None
    assert sorted(["\U0003fffd某", "魏某", "Ann"], key=stroke_key) == ["Ann", "魏某", "\U0003fffd某"]


def test_a_column_of_strokes_sorts_a_list_and_shows_the_number() -> None:
    kind = StrokeOrder()
    names = ["魏一", "尉迟浩", "丁平", "马敏"]
    rank = sort_rank(kind)
    assert sorted(names, key=lambda name: rank(stroke_order(name))) == ["丁平", "马敏", "尉迟浩", "魏一"]
    assert kind.show(stroke_order("丁平")) == "2画" and kind.show(None) == ""
    assert stroke_order(None) is None
