"""The commands as scheduled tasks rely on them: exit codes, one line of refusal, one JSON object."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from secretariat.catalog import CATALOG
from secretariat.cli import main
from secretariat.cli.usage import in_chinese
from tests.cli.console import Run

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
MEMBERS = SAMPLES / "会员名册-规范.xlsx"
TRUTH: dict[str, list[dict[str, Any]]] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the 300 members of the tidy sample; tests copy it."""
    path = tmp_path_factory.mktemp("office") / "商会.db"
    assert main(["new", "--name", "临川县工商业联合会", "--data", str(path)]) == 0
    assert main(["--data", str(path), "import", str(MEMBERS)]) == 0
    return path


@pytest.fixture
def members(filled_file: Path, tmp_path: Path, run: Run) -> Run:
    (tmp_path / "商会.db").write_bytes(filled_file.read_bytes())
    return run


@pytest.mark.parametrize("name", ["会员名册-规范.xlsx", "会员名册-办公室样式.xlsx", "直属会员通讯录.xls"])
def test_every_value_of_the_sample_rosters_comes_in(office: Run, name: str) -> None:
    said = office("import", SAMPLES / name, "--json")
    assert said.code == 0
    assert said.err == ""
    told, truth = said.json, TRUTH[name]
    assert set(told) == {
        "new", "updated", "same", "doubtful", "rejected", "skipped_rows", "problems", "operation",
    }  # fmt: skip
    assert (told["new"], told["doubtful"], told["rejected"]) == (len(truth), 0, 0)
    listed = office("list", "members", "--profile", "full", "--json").json["rows"]
    rows = {row["统一社会信用代码"]: row for row in listed}
    rows |= {row["会员名称"]: row for row in rows.values()}
    unknown, lacking = 0, Counter[str]()
    for wanted in truth:
        found = rows.get(wanted["统一社会信用代码"]) or rows[wanted["会员名称"]]
        doubtful = wanted.get("存疑", [])
        unknown += len(doubtful)
        present = {label for label in wanted if label != "存疑" and label not in doubtful}
        differing = {
            label: (wanted[label], found[label]) for label in present if wanted[label] != found[label]
        }
        lacking.update(differing.keys())
        assert all(value is None for _, value in differing.values()), differing
        assert all(found[label] is None for label in doubtful)
    # A column that the workbook does not have is empty in each row; nothing else may be.
    for label, count in lacking.items():
        assert count == len(truth) - sum(label in row.get("存疑", ()) for row in truth)
    assert len(told["problems"]) == unknown
    assert all(set(item) == {"sheet", "row", "column", "value", "message"} for item in told["problems"])


def test_importing_again_changes_nothing(members: Run) -> None:
    told = members("import", MEMBERS, "--json").json
    assert (told["new"], told["updated"], told["same"], told["operation"]) == (0, 0, 300, None)


def test_a_dry_run_writes_nothing(office: Run) -> None:
    assert office("import", MEMBERS, "--dry-run", "--json").json["new"] == 300
    assert office("list", "members", "--json").json == {"rows": []}


def test_every_label_is_a_key_of_every_row(members: Run) -> None:
    rows = members("list", "members", "--json").json["rows"]
    labels = [column.label for column in CATALOG.ledgers["members"].columns]
    assert len(set(labels)) == len(labels)
    assert all(list(row) == labels for row in rows)


@pytest.mark.parametrize(
    ("profile", "phone", "number", "birth"),
    [
        ("full", "15004105718", "361002198107089677", "1981-07-08"),
        ("internal", "150****5718", "3610**********9677", "1981-07-08"),
    ],
)
def test_private_values_are_masked_unless_asked_in_full(
    members: Run, profile: str, phone: str, number: str, birth: str
) -> None:
    wanted = (
        "list",
        "members",
        "--where",
        "会员名称=云溪县民欣商贸有限责任公司",
        "--json",
        "--profile",
        profile,
    )
    row = members(*wanted).json["rows"][0]
    assert (row["负责人手机"], row["身份证号"], row["负责人出生日期"]) == (phone, number, birth)
    assert (row["注册资本"], row["员工人数"], row["入会日期"]) == (100, 782, "2015-06-27")


def test_lists_are_masked_without_a_profile(members: Run) -> None:
    said = members("list", "members")
    assert "15004105718" not in said.out
    assert "361002198107089677" not in said.out
    assert said.out.rstrip().endswith("共 300 家")


def test_conditions_and_search(members: Run) -> None:
    def count(*words: str) -> int:
        return len(members("list", "members", "--json", *words).json["rows"])

    truth = TRUTH[MEMBERS.name]
    town = [row for row in truth if row["乡镇街道"] == "大坪乡"]
    assert count("--where", "乡镇街道=大坪乡") == len(town)
    women = sum(row["负责人性别"] == "女" for row in town)
    assert count("--where", "乡镇街道=大坪乡", "--where", "负责人性别=女") == women
    assert count("--where", "入会日期=2015") == sum(row["入会日期"].startswith("2015") for row in truth)
    assert count("--where", "负责人手机=15004105718") == 1
    assert count("--where", "会员编号=") == 300
    assert count("--search", "民欣商贸") >= 1
    assert count("--search", "15004105718") == 1


def test_a_list_as_of_a_day(members: Run) -> None:
    truth = TRUTH[MEMBERS.name]
    rows = members("list", "members", "--as-of", "2015-06-26", "--json").json["rows"]
    assert len(rows) == sum(row["入会日期"] <= "2015-06-26" for row in truth)


def test_who_left_is_listed_when_asked_for(office: Run, tmp_path: Path) -> None:
    table = tmp_path / "名单.csv"
    table.write_text(
        "单位名称,会员状态,退会日期\n甲建材有限公司,在册,\n乙物流有限公司,已退会,2024-03-01\n", "utf-8"
    )
    assert office("import", table).code == 0
    names = [row["会员名称"] for row in office("list", "members", "--json").json["rows"]]
    assert names == ["甲建材有限公司"]
    asked = office("list", "members", "--where", "会员状态=已退会", "--json").json["rows"]
    assert [row["会员名称"] for row in asked] == ["乙物流有限公司"]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "members", "--where", "颜色=红"),
        ("list", "members", "--where", "大坪乡"),
        ("list", "members", "--where", "负责人性别=蓝"),
        ("list", "members", "--as-of", "2026-02-30"),
        ("list", "members", "--as-of", ""),
        ("roster", "members", "--to", "名册.doc"),
        ("roster", "members", "--to", "没有的文件夹/名册.xlsx"),
        ("roster", "members", "--to", "名册.xlsx", "--columns", "会员名称,颜色"),
        ("report", "2026-13"),
        ("report", "2026-10", "--to", "月报.txt"),
        ("import", "没有.xlsx"),
        ("undo", "999"),
        ("redo",),
        ("restore", "没有.db"),
        ("backup", "--to", "没有的文件夹/备份.db"),
        ("new", "--name", "又一个"),
        ("new", "--name", " "),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(office: Run, words: tuple[str, ...]) -> None:
    said = office(*words)
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith("\n")


def test_nothing_private_stands_in_a_refusal(members: Run) -> None:
    said = members("list", "members", "--where", "负责人手机=不是号码")
    assert said.code == 1
    assert "150" not in said.err


@pytest.mark.parametrize(
    "words",
    [(), ("frobnicate",), ("list",), ("list", "nobody"), ("new",), ("roster", "members"), ("undo", "三")],
)
def test_wrong_usage_ends_with_2(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words, data=None)
    assert said.code == 2
    assert "用法不对" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "缺少 命令"),
        (("list",), "缺少 名单"),
        (("roster",), "缺少 名单、--to"),
        (("list", "nobody"), "名单：不能是 “nobody”，可以是 members、people、"),
        (("list", "members", "--profile", "a\\b"), "不能是 “a\\b”，可以是 public、internal、full"),
        (("roster", "posts", "--to", "a.pdf", "--level", "村"), "--level：不能是 “村”，可以是 "),
        (("frobnicate",), "命令：不能是 “frobnicate”"),
        (("list", "members", "--zz", "1"), "不认识 --zz 1"),
        (("list", "members", "--as-of"), "--as-of：后面要写一个值"),
        (("list", "members", "--json=1"), "--json：后面不能写 “1”"),
        (("undo", "三"), "操作号：要写整数，不能是 “三”"),
        (
            ("turnover", "a", "--body", "执委会", "--dry-run", "--carry-out"),
            "--carry-out：不能和 --dry-run 一起用",
        ),
        (("import", "a", "--d"), "--d 不完整，可能是 "),
    ],
)
def test_what_is_wrong_with_the_usage_is_told_in_chinese(run: Run, words: tuple[str, ...], told: str) -> None:
    said = run(*words, data=None)
    assert said.code == 2
    assert said.err.startswith("用法：")
    line = said.err.splitlines()[-1]
    assert line.startswith("用法不对：") and told in line


def test_a_complaint_that_is_not_known_is_not_lost() -> None:
    assert in_chinese("argument --to: something else") == "--to：something else"


@pytest.mark.parametrize("words", [("--help",), ("list", "-h"), ("import", "--help")])
def test_help_has_no_english_sentence(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words, data=None)
    assert said.code == 0
    assert said.out.startswith("用法：") and "选项:" in said.out and "参数:" in said.out
    for english in ("usage", "arguments", "options", "show "):
        assert english not in said.out


def test_a_missing_file_is_named_and_not_made(run: Run, tmp_path: Path) -> None:
    for words in (
        ("list", "members"),
        ("history",),
        ("check",),
        ("undo",),
        ("report", "2026-10"),
        ("import", MEMBERS),
    ):
        said = run(*words, data=tmp_path / "没有.db")
        assert said.code == 1
        assert "没有.db" in said.err
    assert not (tmp_path / "没有.db").exists()


def test_the_file_may_be_named_before_or_behind_the_command(office: Run, tmp_path: Path) -> None:
    path = tmp_path / "商会.db"
    assert office("history", data=path).code == 0
    assert office("--data", path, "history", data=None).code == 0
    assert office(f"--data={path}", "history", data=None).code == 0


def test_without_a_file_the_users_own_is_taken(run: Run) -> None:
    made = run("new", "--name", "临川县工商业联合会", "--json", data=None)
    assert made.code == 0
    assert run("list", "members", data=None).code == 0
    Path(made.json["file"]).unlink()


def test_history_undo_and_redo(members: Run) -> None:
    operations = members("history", "--json").json["operations"]
    assert operations[0]["name"] == f"导入会员：{MEMBERS.name}"
    undone = members("undo", operations[0]["id"], "--json").json
    assert undone["kept"] == []
    assert members("list", "members", "--json").json["rows"] == []
    assert members("redo").code == 0
    assert len(members("list", "members", "--json").json["rows"]) == 300
    assert members("redo").code == 1


def test_check_backup_and_restore(members: Run, tmp_path: Path) -> None:
    said = members("check", "--json")
    assert (said.code, said.json["findings"]) == (0, [])
    assert members("backup").code == 0
    assert members("backup", "--to", tmp_path / "备份.db").code == 0
    assert members("undo").code == 0
    assert members("restore", tmp_path / "备份.db").code == 0
    assert len(members("list", "members", "--json").json["rows"]) == 300


def test_roster_and_report_are_written_and_told(members: Run, tmp_path: Path) -> None:
    for name in ("名册.xlsx", "名册.pdf"):
        said = members("roster", "members", "--to", tmp_path / name, "--json")
        assert (said.code, said.json["rows"]) == (0, 300)
        assert (tmp_path / name).stat().st_size > 1000
    for name in ("月报.xlsx", "月报.pdf"):
        assert members("report", "2026-10", "--to", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 1000
    told = members("report", "2026-10", "--json").json
    assert told["members"] == 300
    assert sum(told["by_town"].values()) == 300


def test_a_report_without_a_file_is_told_in_words(members: Run) -> None:
    assert "截至2026年10月31日，共有会员300个，全部为企业会员。" in members("report", "2026-10").out


def test_an_export_is_noted_with_what_it_held(members: Run, tmp_path: Path) -> None:
    members("roster", "members", "--to", tmp_path / "名册.xlsx", "--purpose", "报县委统战部")
    assert members("history", "--json").json["operations"][0]["name"] == "导出会员名册"


def test_rejected_rows_are_saved_for_the_clerk(office: Run, tmp_path: Path) -> None:
    said = office("import", SAMPLES / "会员名册-办公室样式.xlsx", "--rejects", tmp_path / "存疑.xlsx")
    assert said.code == 0
    assert (tmp_path / "存疑.xlsx").exists()
    assert "第22行 出生年月 1959.1" in said.out
