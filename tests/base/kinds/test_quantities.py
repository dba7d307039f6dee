import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.kinds import Count, Flag, Money

WAN = Money("万元")
ONE_WAN = 1_000_000
"""分 in 1 万元."""


@pytest.mark.parametrize(
    ("raw", "wan"),
    [
        pytest.param("500万", 500, id="trap69-wan"),
        pytest.param("500万元", 500, id="trap69-wan-yuan"),
        pytest.param("5000000元", 500, id="trap69-yuan"),
        pytest.param("1亿", 10_000, id="trap69-yi"),
        pytest.param("1.2亿元", 12_000, id="trap69-yi-decimal"),
        pytest.param("3千万", 3000, id="trap69-qianwan"),
        pytest.param("五百万元", 500, id="trap69-spelt"),
        pytest.param("五百万", 500, id="spelt-without-a-unit"),
        pytest.param("五百", 500, id="spelt-in-the-column-s-unit"),
        pytest.param("伍佰万元整", 500, id="trap69-capital-numerals"),
        pytest.param("人民币500万元", 500, id="trap69-rmb"),
        pytest.param("￥500", 500, id="trap69-sign"),
        pytest.param("500", 500, id="plain-text"),
        pytest.param(500.0, 500, id="plain-number"),
        pytest.param("-50", -50, id="loss"),
    ],
)
def test_amounts_in_a_column_of_wan(raw: object, wan: int) -> None:
    reading = WAN.read(raw)
    assert (reading.value, reading.problem, reading.note) == (wan * ONE_WAN, None, None)


def test_trap69_thousands_and_decimals_are_exact() -> None:
    assert WAN.read("1,200.5").value == 1_200_500_000
    assert WAN.read(0.1).value == 100_000
    assert WAN.read("0.000001").value == 1
    assert "四舍五入" in (WAN.read("0.0000015").note or "")


def test_trap69_a_plain_number_far_too_large_for_wan_is_pointed_out() -> None:
    reading = WAN.read("5000000")
    assert reading.value == 5_000_000 * ONE_WAN
    assert "单位" in (reading.note or "")


def test_a_heading_in_yuan_changes_plain_numbers_only() -> None:
    kind = WAN.with_unit("元")
    assert kind.read(5_000_000).value == 500 * ONE_WAN
    assert kind.read("500万").value == 500 * ONE_WAN
    assert kind.show(500 * ONE_WAN) == "500"
    assert kind.read(kind.edit(500 * ONE_WAN)).value == 500 * ONE_WAN


@pytest.mark.parametrize(
    ("raw", "words", "doubtful"),
    [
        pytest.param("500万美元", "外币", False, id="trap69-dollars"),
        pytest.param("USD 500", "外币", False, id="trap69-usd"),
        pytest.param("1000-2000", "范围", True, id="trap69-range"),
        pytest.param("500万至800万", "范围", True, id="trap69-range-words"),
        pytest.param("捐款5万元、口罩折价2万元", "几个数", True, id="two-amounts"),
        pytest.param("24.8%", "不是金额", False, id="trap74-percent"),
        pytest.param("很多", "不是金额", False, id="words"),
        pytest.param(True, "不是金额", False, id="truth"),
        pytest.param("同上", "和上面一样", True, id="trap72"),
    ],
)
def test_amounts_that_are_not_taken(raw: object, words: str, doubtful: bool) -> None:
    reading = WAN.read(raw)
    assert reading.value is None
    assert reading.doubtful is doubtful
    assert words in (reading.problem or "")


@pytest.mark.parametrize(
    ("raw", "remark"),
    [
        ("认缴500", "认缴"),
        ("500万元(实缴200万元)", "实缴200万元"),
        ("约500", "约500"),
        ("500余万元", "500余万元"),
    ],
)
def test_trap69_words_beside_an_amount_are_kept(raw: str, remark: str) -> None:
    reading = WAN.read(raw)
    assert reading.value == 500 * ONE_WAN
    assert reading.note
    assert reading.spill == {"remark": remark}


def test_amounts_for_people_and_for_programs() -> None:
    assert WAN.show(5000 * ONE_WAN) == "5000"
    assert WAN.show(1_200_500_000) == "1200.5"
    assert WAN.show(None) == ""
    assert WAN.plain(5000 * ONE_WAN) == 5000
    assert isinstance(WAN.plain(5000 * ONE_WAN), int)
    assert WAN.plain(1_200_500_000) == 1200.5
    assert Money("元").show(12_345) == "123.45"


@given(st.integers(-(10**16), 10**16), st.sampled_from(["元", "万元"]), st.sampled_from(["", "元", "万元"]))
def test_amounts_read_back(fen: int, unit: str, reads: str) -> None:
    kind = Money(unit, reads)
    assert kind.check(fen) is None
    assert kind.read(kind.edit(fen)).value == fen


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        pytest.param("585人", 585, id="trap70-unit"),
        pytest.param("50 人", 50, id="trap70-space"),
        pytest.param(605.0, 605, id="float"),
        pytest.param("1,200", 1200, id="thousands"),
        pytest.param("五十人", 50, id="spelt"),
        pytest.param("1.2万人", 12_000, id="wan"),
        pytest.param("0", 0, id="zero"),
        pytest.param("第三期", 3, id="ordinal"),
        pytest.param("第2批", 2, id="ordinal-digits"),
        pytest.param("首批", 1, id="first"),
        pytest.param("2025年度", 2025, id="year"),
        pytest.param("40学时", 40, id="hours"),
    ],
)
def test_counts(raw: object, number: int) -> None:
    reading = Count("人").read(raw)
    assert (reading.value, reading.problem, reading.note) == (number, None, None)


@pytest.mark.parametrize("raw", ["约50", "50余人", "近50", "50多人", "50人以上", "50人左右"])
def test_trap70_round_words_are_taken_and_told(raw: str) -> None:
    reading = Count("人").read(raw)
    assert reading.value == 50
    assert "约数" in (reading.note or "")
    assert reading.spill == {"remark": raw}


@pytest.mark.parametrize("raw", ["50-60", "50至60人", "50~60", "3人、5人"])
def test_trap70_ranges_are_asked(raw: str) -> None:
    assert Count().read(raw).doubtful


@pytest.mark.parametrize("raw", [3.5, "-3", "50+30", "很多", "10%", -1, True, float("nan")])
def test_what_is_no_count(raw: object) -> None:
    assert Count().read(raw).value is None
    assert Count().read(raw).problem


@given(st.integers(0, 10**15))
def test_counts_read_back(number: int) -> None:
    kind = Count("家")
    assert kind.check(number) is None
    assert kind.read(kind.edit(number)).value == number


@given(
    st.text(alphabet="0123456789.,-+约余多万亿元人美()一五十百千 ", max_size=14) | st.floats() | st.integers()
)
def test_what_comes_out_may_be_stored(raw: object) -> None:
    for kind in (WAN, Count()):
        assert kind.check(kind.read(raw).value) is None


@pytest.mark.parametrize("raw", ["√", "是", "Y", "y", 1, 1.0, "1", "★", "●", True])
def test_trap71_yes(raw: object) -> None:
    assert Flag().read(raw).value == 1


@pytest.mark.parametrize("raw", ["否", "×", 0, "0", "N", False])
def test_trap71_no(raw: object) -> None:
    assert Flag().read(raw).value == 0


@pytest.mark.parametrize("raw", ["有", "2", "部分", "是否"])
def test_trap71_anything_else_is_a_problem(raw: object) -> None:
    assert Flag().read(raw).value is None
    assert "是或否" in (Flag().read(raw).problem or "")


@pytest.mark.parametrize("value", [0, 1, None])
def test_flags_read_back(value: int | None) -> None:
    kind = Flag()
    assert kind.read(kind.edit(value)).value == value
    assert kind.plain(value) is (None if value is None else bool(value))


def test_a_numeral_within_a_word_is_no_amount() -> None:
    assert Money("元").read("慰问品一批").value is None
    assert Money("元").read("三万元").value == 3_000_000
    assert Money("元").read("五百万").value == 500_000_000


def test_a_count_of_something_else_is_asked_about() -> None:
    told = Count(unit="学时").read("5天")
    assert told.value is None and told.doubtful and "换算" in (told.problem or "")
    assert Count(unit="天").read("5天").value == 5
    assert Count(unit="学时").read("40学时").value == 40
