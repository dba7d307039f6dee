"""Posts by command: imported as the truth says, listed as of a day, printed in official order, turned over."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from secretariat.catalog import CATALOG
from secretariat.cli import main
from secretariat.store.store import Store
from secretariat.store.strokes import stroke_count
from tests.cli.console import Run

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
LIST = SAMPLES / "执委会名单-第十一届.xlsx"
TRUTH: list[dict[str, Any]] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))[LIST.name]
DELEGATES = [row["代表委员"] for row in TRUTH if row["代表委员"]]
MEETING = "县工商联第十二次会员代表大会"


@pytest.fixture(scope="session")
def council_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the council of the sample; tests copy it."""
    path = tmp_path_factory.mktemp("council") / "商会.db"
    assert main(["new", "--name", "临川县工商业联合会", "--data", str(path)]) == 0
    assert main(["--data", str(path), "import", str(LIST), "--as", "posts"]) == 0
    return path


@pytest.fixture
def council(council_file: Path, tmp_path: Path, run: Run) -> Run:
    (tmp_path / "商会.db").write_bytes(council_file.read_bytes())
    return run


def decisions(tmp_path: Path, *lines: tuple[str | None, ...]) -> Path:
    """A workbook of decisions as an office would write it, with a title and a note around the table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["第十二届执行委员会人选名单"])
    sheet.append(["序号", "姓名", "现任职务", "决定", "拟任职务", "手机", "单位及职务", "性别"])
    for place, line in enumerate(lines, start=1):
        sheet.append([place, *line])
    sheet.append(["注：以会员代表大会选举结果为准。"])
    path = tmp_path / "人选.xlsx"
    book.save(path)
    return path


def all_decided(*more: tuple[str | None, ...]) -> list[tuple[str | None, ...]]:
    """Everybody stays but the first, who goes."""
    stay: list[tuple[str | None, ...]] = [
        (row["姓名"], row["工商联职务"], "留任" if place else "退出", None, row["手机"], None, None)
        for place, row in enumerate(TRUTH)
    ]
    return [*stay, *more]


def printed(path: Path) -> list[list[Any]]:
    """The rows of a written roster under its head."""
    rows = [list(row) for row in load_workbook(path).worksheets[0].values]
    head = next(place for place, row in enumerate(rows) if "姓名" in row)
    return [row for row in rows[head:] if row[0] == "序号" or isinstance(row[0], int)]


def test_all_132_come_in_with_their_delegate_posts_and_again_nothing(office: Run) -> None:
    first = office("import", LIST, "--as", "posts", "--json").json
    assert (first["new"], first["doubtful"], first["rejected"], first["problems"]) == (132, 0, 0, [])
    again = office("import", LIST, "--as", "posts", "--json").json
    assert (again["new"], again["updated"], again["same"], again["operation"]) == (0, 0, 132, None)
    rows = office("list", "posts", "--profile", "full", "--json").json["rows"]
    held: dict[str, dict[str, Any]] = {row["姓名"]: {} for row in rows}
    for row in rows:
        held[row["姓名"]] |= {row["组织"]: row}
    for truth in TRUTH:
        mine = held[truth["姓名"]]
        seat = mine.pop("执行委员会")
        assert (seat["职务"], seat["工作单位"], seat["手机"]) == (
            truth["工商联职务"],
            truth["单位"],
            truth["手机"],
        )
        assert seat["任职日期"] == "2021-12-18"
        wanted = [truth["代表委员"]] if truth["代表委员"] else []
        assert [row["代表委员"] for row in mine.values()] == wanted


def test_rows_are_counted_before_and_after_and_the_history_tells_the_posts_too(office: Run) -> None:
    before = office("import", LIST, "--as", "posts", "--dry-run", "--json").json
    after = office("import", LIST, "--as", "posts", "--json").json
    assert before["new"] == after["new"] == len(TRUTH)
    posts = len(office("list", "posts", "--json").json["rows"])
    assert posts == len(TRUTH) + len(DELEGATES)
    last = office("history", "--json").json
    assert f"新增{len(TRUTH)}" in str(last) and f"共增加职务{posts}条" in str(last)


def test_posts_are_listed_as_of_a_day_by_condition_and_by_search(council: Run) -> None:
    def count(*words: str) -> int:
        return len(council("list", "posts", "--json", *words).json["rows"])

    titles = Counter(row["工商联职务"] for row in TRUTH)
    assert count("--where", "组织=执行委员会") == 132
    assert count("--where", "组织=执行委员会", "--as-of", "2021-12-17") == 0
    assert count("--where", "组织=执行委员会", "--where", "职务=副会长") == titles["副会长"]
    assert count("--search", TRUTH[0]["姓名"]) == 2


def test_the_roster_stands_by_rank_and_then_by_strokes(council: Run, tmp_path: Path) -> None:
    target = tmp_path / "名单.xlsx"
    said = council("roster", "posts", "--body", "执委会", "--to", target)
    assert said.code == 0 and "第十一届执行委员会组成人员名单，132 行" in said.out
    head, *rows = printed(target)
    titles = [row[head.index("职务")] for row in rows]
    order = list(dict.fromkeys(titles))
    assert order == sorted(
        order, key=["主席", "专职副主席", "副主席", "副会长", "秘书长", "常委", "执委"].index
    )
    names = [row[head.index("姓名")] for row in rows]
    assert sorted(names) == sorted(row["姓名"] for row in TRUTH)
    strokes = [
        stroke_count(name[0]) or 0 for name, title in zip(names, titles, strict=True) if title == "副会长"
    ]
    assert strokes == sorted(strokes) and len(set(strokes)) > 3


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--body", "政协"), sum("政协" in one for one in DELEGATES)),
        (("--body", "人大", "--level", "市"), sum(one.startswith("市人大") for one in DELEGATES)),
        (("--body", "执委会", "--overlap"), len(DELEGATES)),
        (("--body", "执委会", "--where", "性别=女", "--columns", "姓名,性别"), None),
        (("--body", "执委会", "--profile", "public"), 132),
    ],
)
def test_other_rosters(council: Run, tmp_path: Path, words: tuple[str, ...], wanted: int | None) -> None:
    target = tmp_path / "名册.xlsx"
    said = council("roster", "posts", *words, "--to", target, "--json")
    assert said.code == 0, said.err
    if wanted is None:
        listed = council("list", "posts", "--where", "组织=执行委员会", "--where", "性别=女", "--json").json[
            "rows"
        ]
        wanted = len(listed)
    assert said.json["rows"] == wanted > 0


def test_delegates_of_all_levels_stand_by_level(council: Run, tmp_path: Path) -> None:
    target = tmp_path / "委员.xlsx"
    council("roster", "posts", "--body", "政协", "--to", target)
    head, *rows = printed(target)
    levels = [row[head.index("职务")][0] for row in rows]
    assert list(dict.fromkeys(levels)) == ["省", "市", "县"]
    assert levels == sorted(levels, key="省市县".index)


def test_the_council_of_the_public_shows_neither_birth_nor_phone(council: Run, tmp_path: Path) -> None:
    target = tmp_path / "公示.xlsx"
    council("roster", "posts", "--body", "执委会", "--profile", "public", "--to", target)
    head = printed(target)[0]
    assert "姓名" in head and not {"出生日期", "出生年月", "手机"} & set(head)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("roster", "posts", "--body", "某会"), "某会"),
        (("roster", "posts", "--part", "常委"), "--body"),
        (("roster", "members", "--body", "执委会"), "posts"),
        (("roster", "posts", "--body", "执委会", "--as-of", "2020-01-01"), "没有人"),
        (("roster", "posts", "--body", "政协", "--overlap"), "--overlap"),
        (("dossier", "查无此人"), "查无此人"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    council: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "不写.pdf"
    answer = council(*words, "--to", target)
    assert answer.code == 1 and said in answer.err and answer.err.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize("key", ["姓名", "手机"])
def test_a_persons_file_is_found_by_name_and_by_phone(council: Run, tmp_path: Path, key: str) -> None:
    target = tmp_path / "档案.pdf"
    said = council("dossier", TRUTH[0][key], "--to", target)
    assert said.code == 0 and "现任：执行委员会主席、县人大代表。" in said.out
    assert target.read_bytes().startswith(b"%PDF")


def test_of_two_people_of_one_name_both_are_told_by_their_company(council: Run, tmp_path: Path) -> None:
    name = TRUTH[0]["姓名"]
    with Store.open(tmp_path / "商会.db", CATALOG) as store, store.transact("录入") as tx:
        twin = tx.add("person", {"name": name, "id_number": "36100219810708967X"})
    target = tmp_path / "档案.pdf"
    said = council("dossier", name, "--to", target)
    assert said.code == 1 and TRUTH[0]["单位"] in said.err and f"{twin}号" in said.err
    for words in (str(twin), "36100219810708967x"):
        answer = council("dossier", words, "--to", target, "--json")
        assert answer.code == 0 and answer.json["person"] == twin


def test_a_turnover_is_told_without_being_written(council: Run, tmp_path: Path) -> None:
    book = decisions(
        tmp_path, *all_decided(("吴新", None, "新提", "执委", "13900000001", "新一有限公司经理", "女"))
    )
    target = tmp_path / "对照表.xlsx"
    words = ("turnover", book, "--body", "执委会", "--day", "2026-12-20")
    told = council(*words, "--to", target, "--json").json
    assert told["name"] == "换届：第十二届执行委员会" and told["carried_out"] is False
    assert (told["seats"], told["undecided"], told["problems"]) == (132, 0, [])
    assert told["decisions"] == {"留任": 131, "新提": 1, "退出": 1, "转任": 0}
    assert (told["present"]["people"], told["coming"]["people"]) == (132, 132)
    assert len(printed(target)) == 1 + 133
    assert "以上是试算，没有写入。" in council(*words).out
    names = [one["name"] for one in council("history", "--json").json["operations"]]
    assert not any(name.startswith("换届") for name in names)


def test_a_turnover_is_carried_out_as_one_operation_and_undone(council: Run, tmp_path: Path) -> None:
    book = decisions(
        tmp_path, *all_decided(("吴新", None, "新提", "执委", "13900000001", "新一有限公司经理", "女"))
    )
    told = council(
        "turnover",
        book,
        "--body",
        "执委会",
        "--day",
        "2026-12-20",
        "--meeting",
        MEETING,
        "--carry-out",
        "--json",
    ).json
    assert (told["carried_out"], told["ended"], told["appointed"]) == (True, 132, 132)

    def seats(day: str) -> set[str]:
        rows = council("list", "posts", "--as-of", day, "--where", "组织=执行委员会", "--json").json["rows"]
        return {row["姓名"] for row in rows}

    assert seats("2026-12-20") - seats("2026-12-19") == {"吴新"}
    assert seats("2026-12-19") - seats("2026-12-20") == {TRUTH[0]["姓名"]}
    assert council("undo").code == 0
    assert "吴新" not in seats("2026-12-20") and len(seats("2026-12-20")) == 132


def test_a_turnover_with_rows_that_are_not_understood_is_not_carried_out(
    council: Run, tmp_path: Path
) -> None:
    book = decisions(tmp_path, *all_decided(("不在册", "执委", "留任", None, None, None, None)))
    words = ("turnover", book, "--body", "执委会", "--day", "2026-12-20", "--meeting", MEETING, "--carry-out")
    said = council(*words)
    assert said.code == 1 and "换届没有执行" in said.err and "第135行" in said.out
    assert len(council("list", "terms", "--where", "届次=12", "--json").json["rows"]) == 0


@pytest.mark.parametrize(
    ("lines", "more", "said"),
    [
        ((), ("--meeting", MEETING), "没有决定"),
        (None, (), "会议"),
        ((), ("--number", "11"), "第十一届"),
    ],
)
def test_a_turnover_that_is_not_ready_is_refused(
    council: Run, tmp_path: Path, lines: tuple[tuple[str, ...], ...] | None, more: tuple[str, ...], said: str
) -> None:
    book = decisions(tmp_path, *(all_decided() if lines is None else all_decided()[:3]))
    answer = council("turnover", book, "--body", "执委会", "--day", "2026-12-20", "--carry-out", *more)
    assert answer.code == 1 and said in answer.err


def test_a_workbook_without_decisions_is_refused(council: Run) -> None:
    answer = council("turnover", LIST, "--body", "执委会")
    assert answer.code == 1 and "决定" in answer.err
