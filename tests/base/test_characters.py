import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.characters import clean, clean_lines, ditto, fold, is_blank_mark


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("临川县\u200b宏达", "临川县宏达", id="trap76-zero-width"),
        pytest.param("宏达_x000D_\n公司\t", "宏达 公司", id="trap76-x000D"),
        pytest.param("\ufeff宏达\x07\x00", "宏达", id="trap76-control-and-bom"),
        pytest.param("  宏达\u00a0 \u3000公司 ", "宏达 公司", id="trap76-spaces"),
        pytest.param("ＡＢ１２３／４５－６", "AB123/45-6", id="trap39-full-width"),
        pytest.param(
            "一、服务,引领（试行）：好。", "一、服务,引领（试行）：好。", id="chinese-punctuation-stays"
        ),
        pytest.param("䶮堃喆犇㛃𬭎𠅤", "䶮堃喆犇㛃𬭎𠅤", id="trap77-rare"),
        pytest.param("金⾦\uf9b5", "金⾦\uf9b5", id="trap77-no-compatibility-mapping"),
        pytest.param("=1+1", "=1+1", id="trap78-formula-text-stays"),
        pytest.param(None, "", id="none"),
        pytest.param(2016.0, "2016", id="whole-float"),
        pytest.param(1.5, "1.5", id="float"),
        pytest.param(float("nan"), "", id="nan"),
        pytest.param(datetime.datetime(2019, 3, 5), "2019-03-05", id="midnight"),
        pytest.param(datetime.datetime(2019, 3, 5, 14, 30), "2019-03-05 14:30:00", id="moment"),
        pytest.param("坏\ud800字", "坏\ufffd字", id="lone-surrogate-cannot-be-stored"),
    ],
)
def test_a_cell_becomes_one_clean_line(raw: object, expected: str) -> None:
    assert clean(raw) == expected


def test_line_breaks_survive_where_they_mean_something() -> None:
    assert clean_lines("一是问题 \r\n 二是建议\r\r\r\r三_x000D_\n四") == "一是问题\n二是建议\n\n三\n四"


@given(st.text())
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)
    assert clean_lines(clean_lines(raw)) == clean_lines(raw)
    clean(raw).encode("utf-8")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("浙江（中国）有限公司", "浙江(中国) 有限公司"),
        ("ＡＢＣ Trading", "abc trading"),
        ("买买提・吐尔逊", "买买提·吐尔逊"),
        ("买买提•吐尔逊", "买买提.吐尔逊"),
        ("〔2025〕3号", "(2025)3号"),
    ],
)
def test_folding_makes_spellings_of_one_thing_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_variant_characters_apart() -> None:
    assert fold("闫明") != fold("阎明")  # trap 36


@pytest.mark.parametrize("mark", ["", "  ", "无", "/", "／", "—", "－", "-", "暂无", "空"])
def test_marks_for_nothing(mark: str) -> None:
    assert is_blank_mark(mark)


@pytest.mark.parametrize("mark", ["同上", "〃", "″", '"', " 同上 "])
def test_marks_for_the_cell_above(mark: str) -> None:
    assert ditto(mark)


@pytest.mark.parametrize("word", ["无锡", "上同", "0", "否"])
def test_words_are_no_marks(word: str) -> None:
    assert not is_blank_mark(word)
    assert not ditto(word)
