import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.kinds import Phone

MOBILE, LANDLINE = Phone(mobile=True), Phone(mobile=False)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param(13805740001.0, "13805740001", id="trap37-float"),
        pytest.param(13805740001, "13805740001", id="trap37-int"),
        pytest.param("１３８０５７４０００１", "13805740001", id="trap39-full-width"),
        pytest.param("138-0574-0001", "13805740001", id="trap40-hyphens"),
        pytest.param("138 0574 0001", "13805740001", id="trap40-spaces"),
        pytest.param("+8613805740001", "13805740001", id="trap40-plus86"),
        pytest.param("0086 138 0574 0001", "13805740001", id="trap40-0086"),
        pytest.param("8613805740001", "13805740001", id="trap40-86"),
        pytest.param("13805740001；13905740002", "13805740001、13905740002", id="trap42-two-mobiles"),
        pytest.param("13805740001 13905740002", "13805740001、13905740002", id="trap42-space"),
        pytest.param("13805740001\n13905740002", "13805740001、13905740002", id="trap42-newline"),
        pytest.param("666123", "666123", id="trap43-short"),
        pytest.param("手机：13805740001", "13805740001", id="label"),
        pytest.param("+852 9123 4567", "+85291234567", id="abroad"),
        pytest.param("13805740001、13805740001", "13805740001", id="double"),
    ],
)
def test_mobiles_are_kept_as_plain_digits(raw: object, value: str) -> None:
    reading = MOBILE.read(raw)
    assert (reading.value, reading.problem, dict(reading.spill)) == (value, None, {})
    assert MOBILE.check(value) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param("0574-86251234", "0574-86251234", id="trap41-plain"),
        pytest.param("057486251234", "0574-86251234", id="trap41-joined"),
        pytest.param("(0794)8261402", "0794-8261402", id="trap41-brackets"),
        pytest.param("86251234 转 801", "86251234转801", id="trap41-extension"),
        pytest.param("0574-86251234-801", "0574-86251234转801", id="trap41-hyphen-extension"),
        pytest.param("57486251234", "0574-86251234", id="trap41-zero-lost"),
        pytest.param(7948261402, "0794-8261402", id="trap41-zero-lost-number"),
        pytest.param("400 800 1234", "400-800-1234", id="trap43-400"),
        pytest.param("+86-574-86251234", "0574-86251234", id="trap40-86-landline"),
        pytest.param("010-62345678、021-62345678", "010-62345678、021-62345678", id="trap42-two-landlines"),
    ],
)
def test_landlines_get_one_spelling(raw: object, value: str) -> None:
    reading = LANDLINE.read(raw)
    assert (reading.value, reading.problem) == (value, None)
    assert LANDLINE.check(value) is None


def test_trap41_a_mended_area_code_is_told() -> None:
    assert "补上了区号前的0" in (LANDLINE.read("57486251234").note or "")


def test_trap42_the_other_sort_of_number_goes_to_its_own_field() -> None:
    both = MOBILE.read("13805740001/0574-86250000")
    assert (both.value, both.spill) == ("13805740001", {"landline": "0574-86250000"})
    other = LANDLINE.read("13805740001/0574-86250000")
    assert (other.value, other.spill) == ("0574-86250000", {"mobile": "13805740001"})
    only = MOBILE.read("0574-86250000")
    assert (only.value, only.spill, only.problem) == (None, {"landline": "0574-86250000"}, None)
    assert "座机" in (only.note or "")


def test_a_name_beside_the_number_is_kept() -> None:
    reading = MOBILE.read("13800000000(李)")
    assert (reading.value, reading.spill) == ("13800000000", {"remark": "李"})


def test_one_bad_number_does_not_hide_the_good_one_and_is_kept() -> None:
    reading = MOBILE.read("13805740001/1390574")
    assert (reading.value, reading.spill) == ("13805740001", {"remark": "1390574"})
    assert "1390574" in (reading.note or "")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param("1.38E+10", "丢失", id="trap38-scientific"),
        pytest.param("1380574000", "这里是10位", id="ten-digits"),
        pytest.param("138057400012", "这里是12位", id="twelve-digits"),
        pytest.param("张三", "没有电话号码", id="words"),
        pytest.param(13805740001.5, "不是电话", id="fraction"),
        pytest.param(True, "不是电话", id="truth"),
        pytest.param(datetime.date(2019, 1, 1), "不是电话", id="date"),
    ],
)
def test_what_cannot_be_a_number_says_why(raw: object, words: str) -> None:
    reading = MOBILE.read(raw)
    assert reading.value is None
    assert words in (reading.problem or "")


@pytest.mark.parametrize("raw", ["无", "/", "—", "", None, "暂无"])
def test_trap45_marks_for_nothing(raw: object) -> None:
    assert MOBILE.read(raw).value is None
    assert MOBILE.read(raw).problem is None


def test_trap45_ditto_is_asked() -> None:
    assert MOBILE.read("同上").doubtful


@pytest.mark.parametrize(
    ("kind", "value", "masked"),
    [
        (MOBILE, "13800000001、13911112222", "138****0001、139****2222"),
        (LANDLINE, "0794-8261402", "0794-***1402"),
        (LANDLINE, "86251234转801", "****1234"),
        (LANDLINE, "400-800-1234", "400-800-1234"),
        (MOBILE, "666123", "***"),
    ],
)
def test_masked_numbers_never_come_back_as_numbers(kind: Phone, value: str, masked: str) -> None:
    assert kind.mask(value) == masked
    back = kind.read(kind.mask(value))
    assert back.problem is None or "*" not in masked
    assert back.value is None or "*" not in masked


@given(st.lists(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), min_size=1, max_size=3, unique=True))
def test_mobiles_read_back(numbers: list[str]) -> None:
    value = "、".join(numbers)
    assert MOBILE.check(value) is None
    assert MOBILE.read(MOBILE.edit(value)).value == value


@given(st.from_regex(r"(0[3-9][0-9]{2}-)?[2-9][0-9]{6,7}(转[0-9]{1,5})?", fullmatch=True))
def test_landlines_read_back(value: str) -> None:
    assert LANDLINE.check(value) is None
    assert LANDLINE.read(LANDLINE.edit(value)).value == value


@given(st.text(alphabet="0123456789-+ ()转/、*E.李", max_size=30))
def test_what_comes_out_may_be_stored_and_no_digit_vanishes(raw: str) -> None:
    for kind in (MOBILE, LANDLINE):
        reading = kind.read(raw)
        assert kind.check(reading.value) is None
        if reading.value or reading.spill:
            kept = f"{reading.value or ''}{''.join(reading.spill.values())}"
            assert set(filter(str.isdigit, raw)) <= set(filter(str.isdigit, kept)) | set("086")
