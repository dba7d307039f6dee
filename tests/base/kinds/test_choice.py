import pytest

from secretariat.base.kinds import Choice
from secretariat.base.kinds.choice import Near, Unclear
from secretariat.base.kinds.vocabulary import (
    EDUCATION,
    EDUCATION_SYNONYMS,
    ETHNICITY,
    ETHNICITY_SYNONYMS,
    POLITICS,
    POLITICS_SYNONYMS,
    SEX,
    SEX_SYNONYMS,
)

SEXES = Choice(SEX, SEX_SYNONYMS)
PEOPLES = Choice(ETHNICITY, ETHNICITY_SYNONYMS)
DEGREES = Choice(EDUCATION, EDUCATION_SYNONYMS)
PARTIES = Choice(POLITICS, POLITICS_SYNONYMS)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("男", "男"),
        ("女性", "女"),
        ("M", "男"),
        ("f", "女"),
        (1, "男"),
        (2.0, "女"),
        ("先生", "男"),
        ("空", None),
        ("", None),
    ],
)
def test_trap65_sex(raw: object, value: str | None) -> None:
    assert SEXES.read(raw).value == value
    assert SEXES.read(raw).problem is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [("汉", "汉族"), ("汉族", "汉族"), ("回", "回族"), ("满 族", "满族"), ("维吾尔", "维吾尔族")],
)
def test_trap66_ethnicity(raw: str, value: str) -> None:
    assert PEOPLES.read(raw).value == value


def test_all_56_peoples() -> None:
    assert len(set(ETHNICITY) - {"其他"}) == 56


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *[
            ("本科", "大学"),
            ("大学", "大学"),
            ("大学本科", "大学"),
            ("大专", "大专"),
            ("专科", "大专"),
            ("高中", "高中"),
        ],
        *[("中专", "中专"), ("硕士", "硕士研究生"), ("研究生", "研究生"), ("博士", "博士研究生")],
    ],
)
def test_trap67_education(raw: str, value: str) -> None:
    reading = DEGREES.read(raw)
    assert (reading.value, reading.problem, reading.note) == (value, None, None)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("MBA", "硕士研究生"),
        ("EMBA", "硕士研究生"),
        ("党校研究生", "研究生"),
        ("学士", "大学"),
        ("研究生在读", "研究生"),
    ],
)
def test_trap67_words_that_say_more_keep_the_raw_word(raw: str, value: str) -> None:
    reading = DEGREES.read(raw)
    assert (reading.value, reading.spill) == (value, {"remark": raw})
    assert raw in (reading.note or "")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        *[
            ("党员", "中共党员"),
            ("中共党员", "中共党员"),
            ("中共", "中共党员"),
            ("中国共产党党员", "中共党员"),
        ],
        *[("预备党员", "中共预备党员"), ("团员", "共青团员"), ("民建", "民建会员"), ("民建会员", "民建会员")],
        *[
            ("九三学社", "九三学社社员"),
            ("无党派人士", "无党派人士"),
            ("群众", "群众"),
            ("无", None),
            ("—", None),
            ("13", "群众"),
        ],
    ],
)
def test_trap68_political_status(raw: str, value: str | None) -> None:
    assert PARTIES.read(raw).value == value
    assert PARTIES.read(raw).problem is None


def test_trap68_no_party_is_asked() -> None:
    reading = PARTIES.read("无党派")
    assert reading.doubtful
    assert "无党派人士" in (reading.problem or "")
    assert "群众" in (reading.problem or "")


def test_a_remark_in_brackets_is_kept() -> None:
    reading = PARTIES.read("中共党员（2005年入党）")
    assert (reading.value, reading.spill) == ("中共党员", {"remark": "2005年入党"})


def test_an_unknown_word_in_a_closed_list_names_the_choices() -> None:
    reading = SEXES.read("不明")
    assert reading.value is None
    assert "可选：男、女" in (reading.problem or "")
    assert SEXES.check("不明")


def test_an_open_list_takes_new_words() -> None:
    kind = Choice(("制造业",), open=True)
    reading = kind.read(" 数字 经济 ")
    assert reading.value == "数字 经济"
    assert "新选项" in (reading.note or "")
    assert kind.check("数字经济") is None


def test_the_offices_own_list_counts() -> None:
    own = DEGREES.with_entries(("本科", "大专"))
    assert own.read("本科").value == "本科"
    assert own.read("大学").value == "本科"
    assert own.read("学士").value == "本科"
    assert own.read("高中").problem
    assert DEGREES.read("本科").value == "大学"


def test_an_entry_wins_over_a_mark_for_nothing() -> None:
    assert Choice(("无", "有")).read("无").value == "无"


@pytest.mark.parametrize(("kind"), [SEXES, PEOPLES, DEGREES, PARTIES])
def test_every_entry_reads_back_and_every_synonym_means_one(kind: Choice) -> None:
    for entry in kind.entries:
        assert kind.check(entry) is None
        assert kind.read(kind.edit(entry)).value == entry
    for word, meaning in kind.synonyms.items():
        if isinstance(meaning, Unclear):
            assert kind.read(word).doubtful
        else:
            assert kind.read(word).value == (meaning.entry if isinstance(meaning, Near) else meaning)
