import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.kinds import CreditCode, IdNumber, birth_of, credit_check_digit, id_check_digit, sex_of

ID, CODE = IdNumber(), CreditCode()
GOOD_ID = "53010219200508011X"
GOOD_CODE = "91350100M000100Y43"


def test_check_digits_of_the_standards_examples() -> None:
    assert id_check_digit("53010219200508011") == "X"
    assert credit_check_digit("91350100M000100Y4") == "3"
    assert credit_check_digit("91512081MA62K0260") == "E"
    assert credit_check_digit("91512081MA62K026O") is None


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("53010219200508011x", id="trap47-lower-case"),
        pytest.param("５３０１０２１９２００５０８０１１Ｘ", id="trap47-full-width"),
        pytest.param("'53010219200508011X", id="trap47-apostrophe"),
        pytest.param("530102 19200508 011X", id="trap47-spaces"),
    ],
)
def test_spellings_of_one_id_number(raw: str) -> None:
    reading = ID.read(raw)
    assert (reading.value, reading.problem, reading.note) == (GOOD_ID, None, None)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(330203197508151234, id="trap46-int"),
        pytest.param(3.30203197508151e17, id="trap46-float"),
        pytest.param("3.30203E+17", id="trap46-scientific"),
    ],
)
def test_trap46_lost_digits_are_never_mended(raw: object) -> None:
    reading = ID.read(raw)
    assert reading.value is None
    assert "精度已丢失" in (reading.problem or "")
    assert "文本" in (reading.problem or "")


def test_trap46_zeros_at_the_end_are_pointed_out() -> None:
    reading = ID.read("330203197508151000")
    assert reading.value == "330203197508151000"
    assert "000" in (reading.note or "")


def test_a_wrong_check_digit_warns_and_never_blocks() -> None:
    wrong = GOOD_ID[:-1] + "1"
    assert ID.read(wrong).value == wrong
    assert ID.check(wrong) is None
    assert "校验码" in (ID.warn(wrong) or "")
    assert "校验码" in (ID.read(wrong).note or "")
    assert "出生日期" in (ID.warn("530102192013080116") or "")


def test_trap48_old_numbers_of_15_digits() -> None:
    reading = ID.read("330203750815123")
    assert reading.value == "330203750815123"
    assert "15位" in (reading.note or "")
    assert (birth_of("330203750815123"), sex_of("330203750815123")) == ("1975-08-15", "男")


def test_trap49_masked_numbers_change_nothing() -> None:
    reading = ID.read("3302********1234")
    assert (reading.value, reading.problem) == (None, None)
    assert "已遮盖" in (reading.note or "")


@pytest.mark.parametrize("raw", ["E12345678", "H1234567890", "12345678", "A123456(7)"])
def test_trap50_other_documents_are_kept(raw: str) -> None:
    assert ID.read(raw).value == raw
    assert "其他证件" in (ID.read(raw).note or "")


@pytest.mark.parametrize("raw", ["33020319750815123", "3302031975081512345", "1380574000", "王小明"])
def test_wrong_lengths_are_told(raw: str) -> None:
    assert ID.read(raw).value is None
    assert "核对" in (ID.read(raw).problem or "")


def test_birth_and_sex_of_an_id_number() -> None:
    assert (birth_of(GOOD_ID), sex_of(GOOD_ID)) == ("1920-05-08", "男")
    assert birth_of("E12345678") is None
    assert sex_of("") is None
    assert birth_of("530102192002300116") is None


def test_messages_about_id_numbers_do_not_repeat_them() -> None:
    assert "33020319750815123" not in (ID.read("33020319750815123").problem or "")


@pytest.mark.parametrize(
    ("value", "masked"),
    [("330203197508151234", "3302**********1234"), ("330203750815123", "3302*******5123")],
)
def test_masks(value: str, masked: str) -> None:
    assert ID.mask(value) == masked
    assert ID.read(ID.mask(value)).value is None
    assert ID.mask(None) == ""


def test_short_documents_are_masked_too() -> None:
    assert ID.mask("E12345678") == "E1*****78"


def test_credit_codes_come_in_upper_case() -> None:
    assert CODE.read("91350100m000100y43").value == GOOD_CODE
    assert CODE.read(GOOD_CODE).note is None


def test_trap51_letters_that_look_like_digits() -> None:
    mended = CODE.read("9135O1OOMOOO1OOY43")
    assert mended.value == GOOD_CODE
    assert "校验码相符" in (mended.note or "")
    kept = CODE.read("9135O1OOMOOO1OOY44")
    assert kept.value == "9135O1OOMOOO1OOY44"
    assert "不会出现字母" in (kept.note or "")


def test_trap51_old_licence_numbers_are_kept() -> None:
    assert CODE.read("330203000012345").value == "330203000012345"
    assert CODE.read("12345678-9").value == "123456789"
    assert "旧" in (CODE.read("330203000012345").note or "")


def test_a_credit_code_of_wrong_length_is_told() -> None:
    assert "这里是17位" in (CODE.read(GOOD_CODE[:-1]).problem or "")
    assert CODE.read(91350100000010000).value is None


def test_a_wrong_check_digit_of_a_code_warns() -> None:
    wrong = GOOD_CODE[:-1] + "4"
    assert CODE.check(wrong) is None
    assert "校验码" in (CODE.warn(wrong) or "")


@given(st.from_regex(r"[1-9][0-9]{16}", fullmatch=True))
def test_id_numbers_read_back(first: str) -> None:
    value = first + id_check_digit(first)
    assert ID.check(value) is None
    assert ID.read(ID.edit(value)).value == value


@given(st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_credit_codes_read_back(first: str) -> None:
    value = first + (credit_check_digit(first) or "")
    assert CODE.check(value) is None
    assert CODE.warn(value) is None
    assert CODE.read(CODE.edit(value)).value == value


@given(st.text(max_size=24))
def test_what_comes_out_may_be_stored(raw: str) -> None:
    for kind in (ID, CODE):
        value = kind.read(raw).value
        assert kind.check(value) is None
        assert value is None or kind.read(kind.edit(value)).value == value
