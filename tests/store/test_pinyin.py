"""How characters are read, and in which order names stand."""

import pytest

from secretariat.store.pinyin import readings, sort_key, spellings, syllables


def likely(text: str) -> str:
    return " ".join(one[0] for one in readings(text))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("临川县", "lin chuan xian"),
        ("重庆", "chong qing"),
        ("重庆银行", "chong qing yin hang"),
        ("长沙", "chang sha"),
        ("厦门", "xia men"),
        ("六安", "lu an"),
        ("会计", "kuai ji"),
        ("吕绿", "lv lv"),
    ],
)
def test_phrases_are_read_as_people_say_them(text: str, spoken: str) -> None:
    assert likely(text) == spoken


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        *(
            ("单雄信", "shan"),
            ("仇英", "qiu"),
            ("解缙", "xie"),
            ("查良镛", "zha"),
            ("区志强", "ou"),
            ("曾国藩", "zeng"),
        ),
        *(
            ("盖聂", "ge"),
            ("乐毅", "yue"),
            ("朴正", "piao"),
            ("任伟", "ren"),
            ("华佗", "hua"),
            ("覃强", "qin"),
        ),
        *(("尉迟恭", "yu chi"), ("万俟卨", "mo qi"), ("长孙无忌", "zhang sun"), ("单于强", "chan yu")),
    ],
)
def test_surnames_at_the_start_of_a_name(name: str, spoken: str) -> None:
    assert likely(name).startswith(spoken)


def test_other_readings_stay() -> None:
    assert set(readings("单伟")[0]) == {"shan", "dan", "chan"}
    assert set(readings("重庆")[0]) == {"chong", "zhong"}


def test_a_long_text_does_not_begin_with_a_surname() -> None:
    assert likely("单位食堂管理处").startswith("dan")


@pytest.mark.parametrize(
    ("character", "spoken"),
    [("䶮", "yan"), ("堃", "kun"), ("喆", "zhe"), ("犇", "ben"), ("㛃", "jie"), ("𬭎", "hong")],
)
def test_rare_characters_of_names(character: str, spoken: str) -> None:
    assert readings(character)[0][0] == spoken
    assert spellings(character) == [spoken.capitalize()]


def test_what_has_no_reading_stands_for_itself() -> None:
    assert readings("3D社") == (("3",), ("d",), ("she",))
    assert spellings("3d社А") == ["3DShe."]


def test_texts_are_spelled_in_every_way() -> None:
    assert set(spellings("重庆")) == {"ChongQing", "ZhongQing"}
    assert len(spellings("重单")) == 6


def test_very_ambiguous_texts_keep_the_likeliest_spellings() -> None:
    found = spellings("重庆银行长沙分行")
    assert len(found) == 8
    assert found[0] == "ChongQingYinHangChangShaFenHang"
    assert "ZhongQingYinHangChangShaFenHang" in found


def test_syllables_are_those_of_standard_chinese() -> None:
    assert {"a", "zhuang", "lv", "nve", "er"} <= syllables()
    assert not syllables() & {"", "v", "ng", "hm", "i"}


def test_names_sort_by_pinyin_behind_digits_and_letters() -> None:
    names = ["张三", "王五", "李四", "B公司", "a公司", "3号店", "𬭎达", "阿里"]
    assert sorted(names, key=sort_key) == ["3号店", "a公司", "B公司", "阿里", "𬭎达", "李四", "王五", "张三"]


def test_tone_decides_between_equal_syllables() -> None:
    assert sorted("马骂妈麻", key=sort_key) == list("妈麻马骂")


def test_common_characters_of_equal_sound_stand_as_in_the_standard() -> None:
    assert sorted("赠曾憎增", key=sort_key) == list("增憎曾赠")


def test_full_width_signs_and_case_do_not_change_the_order() -> None:
    assert sort_key("Ａ１公司") == sort_key("a1公司")


def test_hanzi_without_a_known_reading_stand_last() -> None:
    assert sort_key("座") < sort_key("\U000323af") < sort_key("\U000323b0")
    assert sort_key("z") < sort_key("\U000323af")
