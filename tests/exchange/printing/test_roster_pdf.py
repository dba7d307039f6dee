"""A printed roster holds every cell, within the page, on the right paper."""

import dataclasses
from pathlib import Path

from secretariat.base.document import PrintCell, PrintColumn, Roster
from secretariat.exchange.printing import write_roster
from tests.exchange.printing.printed import Page, read

A4_SHORT, A4_LONG = 595.28, 841.89
COLUMNS = (PrintColumn("单位名称", 30), PrintColumn("负责人", 8), PrintColumn("手机", 12))


def roster(rows: list[list[PrintCell]], columns: tuple[PrintColumn, ...] = COLUMNS) -> Roster:
    return Roster(
        "临川县工商联会员名册", "临川县工商业联合会", "2026年10月31日", columns, rows, maker="王小明"
    )


def members(count: int) -> list[list[PrintCell]]:
    return [[f"临川县第{n}机械厂", "张三", f"138****{n:04d}"] for n in range(1, count + 1)]


def printed(tmp_path: Path, document: Roster) -> list[Page]:
    path = tmp_path / "名册.pdf"
    write_roster(document, path)
    pages = read(path)
    for page in pages:
        for run in page.runs:
            assert run.x > 20, run
            assert run.x + run.width < page.width - 20, run
            assert 20 < run.y < page.height - 20, run
            assert run.size >= 7, run
    return pages


def texts(pages: list[Page]) -> str:
    return "".join(run.text for page in pages for run in page.runs)


def test_few_columns_stand_in_portrait_under_title_unit_and_day(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, roster(members(3)))
    assert (round(page.width, 2), round(page.height, 2)) == (A4_SHORT, A4_LONG)
    lines = page.lines()
    assert lines[0] == "临川县工商联会员名册"
    assert lines[1] == "填报单位：临川县工商业联合会截至日期：2026年10月31日"
    assert lines[2] == "序号单位名称负责人手机"
    assert lines[3:6] == [f"{n}临川县第{n}机械厂张三138****000{n}" for n in (1, 2, 3)]
    assert lines[6] == "制表人：王小明第 1 页  共 1 页"


def test_the_title_is_centred(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, roster(members(1)))
    title = next(run for run in page.runs if run.text == "临川县工商联会员名册")
    assert abs(title.x + title.width / 2 - page.width / 2) < 0.5


def test_head_and_page_numbers_are_on_every_page_and_each_row_once(tmp_path: Path) -> None:
    pages = printed(tmp_path, roster(members(200)))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert "单位名称" in page.text
        assert f"第 {number} 页  共 {len(pages)} 页" in page.text
        assert "制表人：王小明" in page.text
    found = [run.text for page in pages for run in page.runs if run.text.startswith("138****")]
    assert found == [f"138****{n:04d}" for n in range(1, 201)]


def test_many_columns_turn_the_page(tmp_path: Path) -> None:
    columns = tuple(PrintColumn(f"第{n}项") for n in range(12))
    (page,) = printed(tmp_path, roster([[f"内容文字{n}" for n in range(12)]], columns))
    assert page.width > page.height
    assert all(f"内容文字{n}" in page.text for n in range(12))


def test_thirty_columns_are_laid_side_by_side_with_the_name_on_every_sheet(tmp_path: Path) -> None:
    columns = (PrintColumn("单位名称", 30), *(PrintColumn(f"指标{n}") for n in range(29)))
    rows: list[list[PrintCell]] = [
        [f"第{r}机械厂", *(f"内容文字甲{r}乙{n}" for n in range(29))] for r in range(3)
    ]
    pages = printed(tmp_path, roster(rows, columns))
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert all(f"第{r}机械厂" in page.text for r in range(3))
        assert f"各列分 {len(pages)} 张并排，本页是第 {number} 张" in page.text
    together = texts(pages)
    assert all(together.count(f"内容文字甲{r}乙{n}") >= 1 for r in range(3) for n in range(29))


def test_a_very_long_value_is_wrapped_over_pages_and_nothing_is_cut(tmp_path: Path) -> None:
    long = "".join(f"第{n}句很长的备注，" for n in range(900))
    columns = (*COLUMNS, PrintColumn("备注", 20))
    pages = printed(tmp_path, roster([["甲厂", "张三", "1", long], ["乙厂", "李四", "2", "短"]], columns))
    assert len(pages) > 2
    assert all(f"第{n}句" in texts(pages) for n in range(900))
    assert "乙厂" in texts(pages)


def test_the_longest_row_first_does_not_leave_the_first_page_empty(tmp_path: Path) -> None:
    columns = (*COLUMNS, PrintColumn("备注", 20))
    pages = printed(tmp_path, roster([["甲厂", "张三", "1", "备注文字，" * 900]], columns))
    assert "甲厂" in pages[0].text


def test_a_word_without_breaks_is_cut_into_lines(tmp_path: Path) -> None:
    word = "ABCDEFGHIJ" * 40
    pages = printed(tmp_path, roster([[word, "张三", "1"]]))
    assert word in texts(pages)


def test_an_empty_roster_says_so(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, roster([]))
    assert "（没有记录）" in page.text
    assert "单位名称" in page.text


def test_numbers_are_right_aligned_and_hidden_columns_left_out(tmp_path: Path) -> None:
    columns = (*COLUMNS, PrintColumn("人数", number=True), PrintColumn("记录号", hidden=True))
    (page,) = printed(
        tmp_path, roster([["甲", "乙", "1", 5, "秘9"], ["甲", "乙", "1", 12345, "秘8"]], columns)
    )
    ends = {round(run.x + run.width, 1) for run in page.runs if run.text in ("5", "12345")}
    assert len(ends) == 1
    assert "秘" not in page.text
    assert "记录号" not in page.text


def test_notes_and_watermark_are_printed(tmp_path: Path) -> None:
    document = dataclasses.replace(
        roster(members(3)), notes=("注：仅供内部使用。",), watermark="内部资料 注意保存", numbered=False
    )
    path = tmp_path / "a.pdf"
    write_roster(document, path)
    (page,) = read(path)
    assert "注：仅供内部使用。" in page.text
    assert page.runs[0].text == "内部资料 注意保存"
    assert "序号" not in page.text


def test_notes_that_do_not_fit_get_a_page(tmp_path: Path) -> None:
    notes = tuple(f"说明第{n}条" for n in range(30))
    pages = printed(tmp_path, dataclasses.replace(roster(members(35)), notes=notes))
    assert all(note in pages[-1].text for note in notes)
    assert f"共 {len(pages)} 页" in pages[0].text


def test_the_same_roster_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_roster(roster(members(50)), first)
    write_roster(roster(members(50)), second)
    assert first.read_bytes() == second.read_bytes()


def test_line_feeds_in_a_cell_are_lines(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, roster([["甲厂", "张三\n李四", "1"]]))
    assert {"张三", "李四"} <= {run.text for run in page.runs}
