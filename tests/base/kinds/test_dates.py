import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.dates import compose, is_date
from secretariat.base.kinds import PartialDate, read_date


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        pytest.param(datetime.date(2019, 3, 5), "2019-03-05", id="trap52-date"),
        pytest.param(datetime.datetime(2019, 3, 5, 14, 30), "2019-03-05", id="trap52-datetime"),
        pytest.param(43556, "2019-04-01", id="trap53-serial"),
        pytest.param(43556.0, "2019-04-01", id="trap53-serial-float"),
        pytest.param(42785.125, "2017-02-19", id="trap53-serial-with-time"),
        pytest.param("43556", "2019-04-01", id="trap54-serial-as-text"),
        pytest.param(1975.08, "1975-08", id="trap55-number-two-decimals"),
        pytest.param(2016.12, "2016-12", id="trap55-december"),
        pytest.param(2016.3, "2016-03", id="trap55-march-is-certain"),
        pytest.param(1975, "1975", id="trap55-year"),
        pytest.param(1975.0, "1975", id="trap55-year-float"),
        pytest.param(197508, "1975-08", id="trap56-number-ym"),
        pytest.param(19750815.0, "1975-08-15", id="trap56-number-ymd"),
        pytest.param("1975.08", "1975-08", id="trap56-dot"),
        pytest.param("1975.8", "1975-08", id="trap56-dot-short"),
        pytest.param("1975.1", "1975-01", id="trap56-text-january"),
        pytest.param("1975.10", "1975-10", id="trap56-text-october"),
        pytest.param("1975-08", "1975-08", id="trap56-hyphen"),
        pytest.param("1975/8/15", "1975-08-15", id="trap56-slash"),
        pytest.param("1975年8月", "1975-08", id="trap56-hanzi"),
        pytest.param("1975年8月15日", "1975-08-15", id="trap56-hanzi-day"),
        pytest.param("1975 年 8 月", "1975-08", id="trap56-hanzi-spaces"),
        pytest.param("75年8月", "1975-08", id="trap56-two-digit-year"),
        pytest.param("197508", "1975-08", id="trap56-digits-ym"),
        pytest.param("19750815", "1975-08-15", id="trap56-digits-ymd"),
        pytest.param("1975.08.15", "1975-08-15", id="trap56-dots"),
        pytest.param("1975、8", "1975-08", id="trap56-comma"),
        pytest.param("１９７５．８", "1975-08", id="trap56-full-width"),
        pytest.param("一九七五年八月", "1975-08", id="trap56-spelt"),
        pytest.param("二〇一九年十一月二十三日", "2019-11-23", id="trap56-spelt-day"),
        pytest.param("1975.8.", "1975-08", id="trap56-trailing-dot"),
        pytest.param("2019-03-05 00:00:00", "2019-03-05", id="trap56-time"),
        pytest.param("2019-03-05T10:00:00", "2019-03-05", id="trap56-iso-time"),
        pytest.param("1975", "1975", id="trap57-year-only"),
        pytest.param("1975年", "1975", id="trap57-year-hanzi"),
        pytest.param("8/25/2019", "2019-08-25", id="us-order-unambiguous"),
        pytest.param("25/8/2019", "2019-08-25", id="eu-order-unambiguous"),
        pytest.param("08.1975", "1975-08", id="month-first"),
    ],
)
def test_dates_are_understood_with_their_precision(raw: object, iso: str) -> None:
    reading = read_date(raw)
    assert reading.value == iso
    assert reading.problem is None
    assert not reading.spill


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param(1975.1, "1月", id="trap55-january-or-october"),
        pytest.param(2016.1, "10月", id="trap55-october-or-january"),
        pytest.param("05年8月", "两位", id="trap56-century-unknown"),
        pytest.param("5/8/2019", "8月5日", id="day-or-month-first"),
        pytest.param("19758", "序号", id="trap54-year-month-or-serial"),
        pytest.param("2018-2020", "一段时间", id="range-of-years"),
        pytest.param("2019.3-5", "一段时间", id="range-of-months"),
        pytest.param("2019年3月5-6日", "一段时间", id="range-of-days"),
        pytest.param("农历1975年八月十五", "公历", id="trap61-lunar"),
        pytest.param("腊月初八", "公历", id="trap61-lunar-month"),
        pytest.param("同上", "和上面一样", id="trap72-ditto"),
        pytest.param("10.12", "年份", id="month-and-day-or-year-and-month"),
    ],
)
def test_two_meanings_are_asked_never_guessed(raw: object, words: str) -> None:
    reading = read_date(raw)
    assert reading.value is None
    assert reading.doubtful
    assert words in (reading.problem or "")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param("48岁", "只有年龄", id="trap56-age-only"),
        pytest.param(48, "年龄", id="trap56-age-number"),
        pytest.param("1975.13", "月份只能是1到12", id="trap58-month-13"),
        pytest.param(1975.13, "月份只能是1到12", id="trap58-month-13-number"),
        pytest.param("2019年2月30日", "没有这一天", id="trap58-30-february"),
        pytest.param("2月30日", "没有年份", id="trap58-no-year"),
        pytest.param("19750230", "没有这一天", id="trap58-digits"),
        pytest.param("1975.8.0", "没有这一天", id="trap58-day-zero"),
        pytest.param("第六届", "届次", id="trap59-session"),
        pytest.param("六届三次", "届次", id="trap59-session-short"),
        pytest.param("张三", "不是日期", id="words"),
        pytest.param(True, "不是日期", id="truth"),
        pytest.param(datetime.time(3), "不是日期", id="time"),
        pytest.param(datetime.date(1899, 12, 31), "Excel", id="zero-shown-as-date"),
        pytest.param(float("inf"), "不是日期", id="infinite"),
    ],
)
def test_what_is_no_date_says_why(raw: object, words: str) -> None:
    reading = read_date(raw)
    assert reading.value is None
    assert words in (reading.problem or "")


@pytest.mark.parametrize(
    ("raw", "iso", "remark"),
    [
        pytest.param("1975.08(48岁)", "1975-08", "48岁", id="trap56-age-beside"),
        pytest.param("2019.3换届", "2019-03", "换届", id="trap59-remark"),
        pytest.param("2018年起", "2018", "起", id="trap59-since"),
        pytest.param("2019年底", "2019", "年底", id="trap59-end-of-year"),
        pytest.param("2019年六届三次", "2019", "六届三次", id="trap59-year-and-session"),
        pytest.param("约1975年", "1975", "约1975年", id="about"),
        pytest.param("2019年3月至今", "2019-03", "至今", id="until-now"),
    ],
)
def test_words_beside_a_date_are_kept(raw: str, iso: str, remark: str) -> None:
    reading = read_date(raw)
    assert reading.value == iso
    assert reading.spill == {"remark": remark}
    assert remark in (reading.note or "")


@pytest.mark.parametrize("number_format", ["0.00", "0.00_ ", "0.00;[Red]0.00", "#.00"])
def test_trap55_two_shown_decimals_settle_october(number_format: str) -> None:
    assert read_date(1975.1, number_format).value == "1975-10"


@pytest.mark.parametrize("number_format", [None, "General", "0.0", "0.000", "0", "@"])
def test_trap55_other_formats_settle_nothing(number_format: str | None) -> None:
    assert read_date(1975.1, number_format).doubtful


def test_two_digit_years_of_deadlines_are_this_century() -> None:
    assert read_date("26年10月", past=False).value == "2026-10"
    assert read_date("75年10月", past=False).doubtful


@given(st.integers(1800, 2199), st.none() | st.integers(1, 12), st.none() | st.integers(1, 28))
def test_what_an_editor_shows_reads_back(year: int, month: int | None, day: int | None) -> None:
    kind = PartialDate()
    iso = compose(year, month, day if month else None)
    assert iso is not None
    assert kind.check(iso) is None
    assert kind.read(kind.edit(iso)).value == iso
    assert kind.read(kind.show(iso)).value == iso


@given(st.text(alphabet="0123456789.-/年月日 （)岁届一二十〇农至", max_size=12) | st.floats() | st.integers())
def test_nothing_makes_it_fail_and_only_dates_come_out(raw: object) -> None:
    reading = read_date(raw)
    assert reading.value is None or is_date(reading.value)
    assert reading.value is None or reading.problem is None
