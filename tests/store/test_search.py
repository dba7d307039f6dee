"""Finding records as a clerk types."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretariat.store.pinyin import readings, syllables
from secretariat.store.search import Entry, SearchIndex, matches

MEMBERS: list[Entry] = [
    (1, ("临川县金盛商贸有限公司", "单雄信", "13805740001", "91360000MA35ABCD7X", "金盛")),
    (2, ("重庆江夏机械厂", "吕娜", "0574-1234567、13905740002", "91360000MA35EFGH2Y")),
    (3, ("临川县工商业联合会", "尉迟恭", "15012345678")),
    (4, ("䶮喆科技（江西）有限公司", "𬭎堃", "犇㛃")),
    (5, ("3D打印社", "ABC Trading", "李安")),
    (6, ("临川",)),
]


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(MEMBERS)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("临川", {1, 3, 6}),
        ("金盛商", {1}),
        ("lcx", {1, 3}),
        ("linchuanxian", {1, 3}),
        ("linc", {1, 3, 6}),
        ("lchuan", {1, 3, 6}),
        ("linchx", {1, 3}),
        ("LinChuan", {1, 3, 6}),
        ("cq", {2}),
        ("zq", {2}),
        ("zhq", {2}),
        ("chq", {2}),
        ("zhongqing", {2}),
        ("sxx", {1}),
        ("dxx", {1}),
        ("shanxiong", {1}),
        ("yuchi", {3}),
        ("weichi", {3}),
        ("lvna", {2}),
        ("luna", {2}),
        ("lün", {2}),
        ("yanzhe", {4}),
        ("hongkun", {4}),
        ("benj", {4}),
        ("𬭎", {4}),
        ("㛃", {4}),
        ("3ddy", {5}),
        ("3ddayin", {5}),
        ("３Ｄ打", {5}),
        ("abct", {5}),
    ],
)
def test_names_by_characters_initials_and_syllables(index: SearchIndex, query: str, ids: set[int]) -> None:
    assert set(index.find(query)) == ids


@pytest.mark.parametrize("query", ["an", "iang", "ong", "hen", "uan", "engl"])
def test_pinyin_is_not_found_inside_a_syllable(query: str) -> None:
    assert SearchIndex([(1, ("江生重",)), (2, ("商庄",))]).find(query) == []


def test_an_initial_and_a_syllable_are_not_read_out_of_one_syllable() -> None:
    index = SearchIndex([(1, ("折",)), (2, ("中和",))])
    assert index.find("zhe") == [1]
    assert index.find("zh") == [2, 1]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("138-0574", {1}),
        ("138 0574", {1}),
        ("05741234", {2}),
        ("13905740002", {2}),
        ("74000", {1, 2}),
        ("ma35abcd", {1}),
        ("5EFGH", {2}),
        ("１３８０５", {1}),
    ],
)
def test_phones_and_codes_are_found_inside_too(index: SearchIndex, query: str, ids: set[int]) -> None:
    assert set(index.find(query)) == ids


def test_two_phones_in_one_field_do_not_grow_together(index: SearchIndex) -> None:
    assert index.find("567139") == []


@pytest.mark.parametrize("query", ["科技(江西)", "科技（江西）", "科技〔江西〕", "科技江西", "科技 江西"])
def test_brackets_are_all_the_same(index: SearchIndex, query: str) -> None:
    assert index.find(query) == [4]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("临川 gs", {1, 3}),
        ("临川 金盛 138", {1}),
        ("lc gs sxx", {1}),
        ("临川 重庆", set()),
        ("临川，单", {1}),
    ],
)
def test_all_words_must_match(index: SearchIndex, query: str, ids: set[int]) -> None:
    assert set(index.find(query)) == ids


@pytest.mark.parametrize("query", ["临chuan", "临chuanx", "临cx金", "l川", "重qing", "工shang业", "临chx"])
def test_characters_and_pinyin_in_one_word(query: str) -> None:
    everything = SearchIndex([(1, ("临川县金盛",)), (2, ("重庆",)), (3, ("工商业",)), (4, ("临江",))])
    expected = {"重qing": [2], "工shang业": [3]}
    assert everything.find(query) == expected.get(query, [1])


def test_whole_texts_come_first_then_starts(index: SearchIndex) -> None:
    assert index.find("临川") == [6, 1, 3]
    assert index.find("lc") == [6, 1, 3]
    assert index.find("linchuan", 2) == [6, 1]
    names = SearchIndex([(1, ("大单",)), (2, ("单雄",)), (3, ("单",)), (4, ("单大",))])
    for query in ("单", "shan", "s", "dan"):
        assert names.find(query) == [3, 2, 4, 1]


def test_the_best_come_first_however_many_others_there_are() -> None:
    many: list[Entry] = [(number, (f"公司张伟{number}",)) for number in range(3000)]
    index = SearchIndex([*many, (5000, ("张伟明",)), (5001, ("张伟",))])
    for query in ("张伟", "zw", "zhw", "zhangw"):
        assert set(index.find(query, 2)) == {5000, 5001}
        assert len(index.find(query, 100)) == 100
    for query in ("张伟", "zw", "zhangwei"):
        assert index.find(query, 2) == [5001, 5000]


def test_an_empty_query_finds_everything_in_order(index: SearchIndex) -> None:
    assert index.find("") == index.find(" （") == [1, 2, 3, 4, 5, 6]
    assert index.find("", 2) == [1, 2]
    assert index.find("lc", 0) == []


def test_changed_new_and_discarded_records() -> None:
    index = SearchIndex(MEMBERS)
    index.update([(3, ("抚州市商会",)), (9, ("临川新会员",))])
    assert index.find("临川") == [6, 1, 9]
    assert index.find("联合会") == index.find("lhh") == index.find("lianhe") == []
    assert index.find("fuzhou") == index.find("fzs") == [3]
    index.discard([1, 6, 77])
    assert index.find("lc") == index.find("linch") == [9]
    assert len(index) == 5
    assert index.find("") == [2, 3, 4, 5, 9]


def test_a_discarded_record_may_come_back() -> None:
    index = SearchIndex(MEMBERS)
    index.discard([1])
    index.update([(1, ("临川县金盛",))])
    assert index.find("金盛") == index.find("jinsheng") == [1]
    assert len(index) == len(MEMBERS)


def test_line_breaks_and_control_characters_in_a_text_do_no_harm() -> None:
    index = SearchIndex([(1, ("临\n川\x1e县", "a\x1fb")), (2, ("重庆",))])
    assert index.find("临川县") == index.find("lcx") == index.find("ab") == [1]
    assert index.find("cq") == [2]
    assert index.find("重\x1e庆") == [2]


def test_an_index_without_records_finds_nothing() -> None:
    assert (
        SearchIndex([]).find("lc")
        == SearchIndex([]).find("linc", 5)
        == SearchIndex([(1, ())]).find("1")
        == []
    )


def test_pickers_find_in_the_same_way() -> None:
    assert matches("fhz", ("副会长",))
    assert matches("fuhui", ("副会长",))
    assert matches("副 zhang", ("副会长",))
    assert matches("", ("副会长",))
    assert not matches("uhui", ("副会长",))


def test_a_long_senseless_word_takes_no_time(index: SearchIndex) -> None:
    assert index.find("xian" * 40) == []
    assert index.find("lu" * 60) == []
    assert index.find("临" + "lu" * 60) == []


# What is found, said once more in the slowest and plainest way.

ALPHABET = "临川重庆单江安女吕长县折a3"
LETTERS = "linchuazgqsje3"


def units_of(word: str) -> list[list[tuple[str, bool]]]:
    """Every way to cut a word into units, each with whether it is the last."""
    if not word:
        return [[]]
    return [
        [(word[:end], end == len(word)), *rest]
        for end in range(1, len(word) + 1)
        for rest in units_of(word[end:])
    ]


def spoken_as(character: str, unit: str, last: bool) -> bool:
    if character == unit:
        return True
    for syllable in readings(character)[0] if not character.isascii() else ():
        typed = {syllable, syllable.replace("v", "u")}
        initial = len(unit) == 1 or unit in ("zh", "ch", "sh")
        if unit in typed or ((last or initial) and any(one.startswith(unit) for one in typed)):
            return True
    return False


BEGINNINGS = {one[:n] for one in syllables() for n in range(1, 7)}


def goes_on(units: list[tuple[str, bool]]) -> bool:
    lone = [
        (unit, following)
        for (unit, _), (following, _) in pairwise(units)
        if (len(unit) == 1 and unit.isalpha()) or unit in ("zh", "ch", "sh")
    ]
    return any(
        unit + following[0] in BEGINNINGS
        or (unit + following[0]).replace("lu", "lv").replace("nu", "nv") in BEGINNINGS
        for unit, following in lone
        if following[0].isascii()
    )


def plainly_found(word: str, text: str) -> bool:
    for units in units_of(word):
        if any(len(unit) > 1 for unit, _ in units) and goes_on(units):
            continue
        for start in range(len(text) - len(units) + 1):
            part = text[start : start + len(units)]
            if all(spoken_as(one, unit, last) for one, (unit, last) in zip(part, units, strict=True)):
                return True
    return False


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.text(ALPHABET, min_size=1, max_size=3), min_size=1, max_size=6),
    st.text(LETTERS, min_size=1, max_size=6),
)
def test_finds_what_the_plainest_way_finds(texts: list[str], word: str) -> None:
    index = SearchIndex((number, (text,)) for number, text in enumerate(texts))
    expected = [number for number, text in enumerate(texts) if plainly_found(word, text)]
    assert sorted(index.find(word)) == expected
    assert sorted(index.find(word, 100)) == expected
    assert [matches(word, (text,)) for text in texts] == [number in expected for number in range(len(texts))]


@settings(max_examples=100, deadline=None)
@given(st.text("临川重庆吕长县折", min_size=2, max_size=3), st.integers(1, 7), st.booleans())
def test_every_spelling_of_a_text_finds_it(text: str, length: int, initials: bool) -> None:
    index = SearchIndex([(1, (text,)), (2, ("商会",))])
    for spelled in product(*readings(text)):
        parts = [one[0] for one in spelled] if initials else list(spelled)
        assert 1 in index.find("".join(parts))
        assert 1 in index.find("".join(parts)[:length])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.lists(st.text(ALPHABET, max_size=4), max_size=3)), max_size=20),
    st.sampled_from(["临", "l", "lin", "linc", "zh", "chq", "3", "a", "jian", "重q"]),
)
def test_a_changed_index_answers_as_a_new_one(steps: list[tuple[int, list[str]]], query: str) -> None:
    index, kept = SearchIndex([]), dict[int, tuple[str, ...]]()
    for id_, texts in steps:
        if texts:
            index.update([(id_, tuple(texts))])
            kept[id_] = tuple(texts)
        else:
            index.discard([id_])
            kept.pop(id_, None)
    assert set(index.find(query)) == set(SearchIndex(kept.items()).find(query)) == set(index.find(query, 50))
    assert len(index) == len(kept)
