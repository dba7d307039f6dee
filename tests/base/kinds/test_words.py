import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.base.kinds import (
    KINDS,
    Email,
    Kind,
    Link,
    Note,
    OrganizationName,
    PersonName,
    Tags,
    Text,
)


@pytest.mark.parametrize(
    ("raw", "value", "spill"),
    [
        pytest.param("张　三", "张三", {}, id="trap31"),
        pytest.param("许强 ", "许强", {}, id="trailing-space"),
        pytest.param("堃䶮", "堃䶮", {}, id="trap77-rare"),
        pytest.param("张三(女)", "张三", {"sex": "女"}, id="trap32-sex"),
        pytest.param("张三（兼）", "张三", {"remark": "兼"}, id="trap32-remark"),
        pytest.param("张三(党外)", "张三", {"remark": "党外"}, id="trap32-party"),
        pytest.param("张三女士", "张三", {"sex": "女"}, id="address"),
        pytest.param("欧阳女士", "欧阳女士", {}, id="surname-only"),
        pytest.param("张三13800000000", "张三", {"mobile": "13800000000"}, id="trap44-phone"),
        pytest.param("John Smith", "John Smith", {}, id="latin"),
        pytest.param("空缺", None, {}, id="vacant"),
    ],
)
def test_names_of_people(raw: str, value: str | None, spill: dict[str, str]) -> None:
    reading = PersonName().read(raw)
    assert (reading.value, dict(reading.spill), reading.problem) == (value, spill, None)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param("张三、李四", "几个人", id="trap33"),
        pytest.param("张三/李四", "几个人", id="trap33-slash"),
        pytest.param("张三 李四", "几个人", id="trap33-space"),
        pytest.param("张三\n李四", "几个人", id="trap33-newline"),
        pytest.param("张三(女)、李四", "几个人", id="trap33-brackets"),
        pytest.param("临川县宏达有限公司", "单位名称", id="organization"),
        pytest.param("同上", "和上面一样", id="trap72"),
    ],
)
def test_cells_that_are_not_one_person_are_asked(raw: str, words: str) -> None:
    reading = PersonName().read(raw)
    assert reading.value is None
    assert reading.doubtful
    assert words in (reading.problem or "")


def test_two_people_may_not_be_stored_as_one() -> None:
    assert PersonName().check("张三、李四")
    assert PersonName().check("张三") is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("临川县\n宏达 紧固件有限公司 ", "临川县宏达紧固件有限公司"),
        ("临川县宏达有限公司、", "临川县宏达有限公司"),
        ("ABC Trading Co., Ltd", "ABC Trading Co., Ltd"),
        ("浙江（中国）有限公司", "浙江（中国）有限公司"),
    ],
)
def test_names_of_organizations(raw: str, value: str) -> None:
    assert OrganizationName().read(raw).value == value


def test_a_serial_number_is_no_organization() -> None:
    assert OrganizationName().read("12").problem


def test_words_on_one_line_and_on_several() -> None:
    assert Text().read(" a_x000D_\nb ").value == "a b"
    assert Note().read("一\r\n二").value == "一\n二"
    assert Text().read("无").value is None
    assert Text().check("a\nb")
    assert Note().check("a\nb") is None


def test_tags_are_joined_without_doubles() -> None:
    assert Tags().read("规上, 高新；规上").value == "规上、高新"


def test_mail_addresses() -> None:
    assert Email().read("ａ＠b.com; c@d.cn").value == "a@b.com、c@d.cn"
    assert "QQ" in (Email().read("123456").problem or "")
    assert Email().read("a@b").problem


def test_links_are_numbers() -> None:
    assert Link().read(5).value == 5
    assert Link().read("宏达").problem
    assert Link().check(0)
    assert Link().check(True)


def test_kinds_are_listed_once_each_with_their_own_name() -> None:
    names = [kind.name for kind in KINDS]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", [kind() for kind in KINDS], ids=lambda kind: kind.name)
@given(
    raw=st.one_of(
        st.none(),
        st.text(max_size=30),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.timedeltas(),
        st.text(alphabet="张三李四有限公司、()（女）同上无/-·. \n0123456789@年月", max_size=14),
    )
)
def test_no_cell_fails_and_every_value_taken_may_be_stored_and_edited(kind: Kind, raw: object) -> None:
    reading = kind.read(raw)
    assert kind.check(reading.value) is None
    if reading.value is None:
        return
    assert reading.problem is None
    if kind.name != "link":
        assert kind.read(kind.edit(reading.value)).value == reading.value
    assert isinstance(kind.show(reading.value), str)
    kind.show(reading.value).encode("utf-8")


@pytest.mark.parametrize("kind", [kind() for kind in KINDS], ids=lambda kind: kind.name)
def test_nothing_stays_nothing(kind: Kind) -> None:
    for raw in (None, "", " ", "无", "/", "—", "-", "－"):
        reading = kind.read(raw) if kind.name != "link" else kind.read(None)
        assert (reading.value, reading.problem) == (None, None)
    assert kind.check(None) is None
    assert (kind.show(None), kind.edit(None), kind.mask(None)) == ("", "", "")
    assert kind.plain(None) is None
