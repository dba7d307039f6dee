"""A report is laid out as GB/T 9704-2012 wants it: measured in the printed file."""

from itertools import pairwise
from pathlib import Path

import pytest

from secretariat.base.document import (
    Bars,
    Block,
    Figure,
    Heading,
    Note,
    Paragraph,
    PrintColumn,
    Report,
    Table,
)
from secretariat.exchange.printing import write_report
from tests.exchange.printing.printed import Page, Run, read

MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, (210 - 26) * MM
TOP, BOTTOM = (297 - 37) * MM, 35 * MM
STEP = 156 * MM / 28


def paragraph(text: str) -> Paragraph:
    return Paragraph((text,))


def report(*blocks: Block, attachments: tuple[str, ...] = (), office: str = "临川县工商业联合会") -> Report:
    return Report("工作月报", blocks, office, "2026-10-31", "2026年10月31日", "", attachments)


def printed(tmp_path: Path, document: Report) -> list[Page]:
    path = tmp_path / "月报.pdf"
    write_report(document, path)
    pages = read(path)
    for page in pages:
        for run in page.runs:
            assert run.x >= LEFT - 0.1, run
            assert run.x + run.width <= RIGHT + 0.3, run
    return pages


def body(page: Page) -> list[Run]:
    return [run for run in page.runs if run.size == 16]


def table(rows: int, columns: int = 4, total: bool = False) -> Table:
    heads = (PrintColumn("指标", 16), *(PrintColumn(f"栏{n}", 8, number=True) for n in range(1, columns)))
    cells = tuple(
        (f"第{r}项", *(Figure(str(r * 100 + n), r * 100 + n) for n in range(1, columns))) for r in range(rows)
    )
    return Table("会员情况表", heads, cells, total)


def test_a_page_has_22_lines_of_28_characters_within_the_margins(tmp_path: Path) -> None:
    pages = printed(tmp_path, report(paragraph("会" * 28 * 60)))
    lines = body(pages[1])
    assert len(lines) == 22
    assert {len(line.text) for line in lines} == {28}
    assert lines[0].y + 0.88 * 16 <= TOP + 0.01
    assert lines[-1].y - 0.12 * 16 >= BOTTOM - 0.01
    pitches = [upper.y - lower.y for upper, lower in pairwise(lines)]
    assert pitches == pytest.approx([225 * MM / 22] * 21, abs=0.011)


def test_the_first_line_is_two_characters_in_and_has_26(tmp_path: Path) -> None:
    first, second, *_ = body(printed(tmp_path, report(paragraph("会" * 100)))[0])
    assert (len(first.text), len(second.text)) == (26, 28)
    assert first.x == pytest.approx(LEFT + 2 * STEP, abs=0.02)
    assert second.x == pytest.approx(LEFT, abs=0.02)


def test_page_numbers_stand_outside_7_mm_below_the_text(tmp_path: Path) -> None:
    pages = printed(tmp_path, report(paragraph("会" * 28 * 60)))
    for number, page in enumerate(pages, 1):
        run = next(run for run in page.runs if run.size == 14)
        assert run.text == f"— {number} —"
        # The dash is drawn about a third of an em above the baseline.
        assert BOTTOM - (run.y + 0.33 * 14) == pytest.approx(7 * MM, abs=0.5 * MM)
        if number % 2:
            assert RIGHT - (run.x + run.width) == pytest.approx(14, abs=0.1)
        else:
            assert run.x - LEFT == pytest.approx(14, abs=0.1)


def test_full_lines_reach_the_right_edge(tmp_path: Path) -> None:
    text = "截至2026年10月31日，全县共有会员1,136家，比上年同期增加36家，增长24.8%。其中企业会员980家，" * 3
    *full, _ = body(printed(tmp_path, report(paragraph(text), office=""))[0])[:-1]
    assert len(full) > 3
    for line in full:
        assert line.x + line.width == pytest.approx(RIGHT, abs=0.3)
        assert line.text[0] not in "，。、；：）%家"


def test_the_title_is_22_points_and_centred(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report(paragraph("文")))
    title = page.runs[0]
    assert (title.text, title.size) == ("工作月报", 22)
    assert title.x + title.width / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)


def test_headings_have_their_faces(tmp_path: Path) -> None:
    blocks = (Heading("一、概况", 1), Heading("（一）数量", 2), Heading("1.企业", 3), paragraph("文"))
    (page,) = printed(tmp_path, report(*blocks))
    faces = {run.text: run.font.split("+")[1] for run in page.runs}
    assert faces["一、概况"] == "NotoSansSC-Regular"
    assert faces["（一）数量"] == faces["1.企业"] == "NotoSerifSC-Regular"
    assert faces["工作月报"] == "NotoSerifSC-Bold"


@pytest.mark.parametrize("lines", range(16, 24))
def test_a_heading_never_ends_a_page(tmp_path: Path, lines: int) -> None:
    filler = "\n".join("行" for _ in range(lines))
    for following in (paragraph("正文"), table(3), Heading("（一）小标题", 2)):
        pages = printed(
            tmp_path, report(paragraph(filler), Heading("二、标题", 1), following, paragraph("正文"))
        )
        page = next(page for page in pages if "二、标题" in page.text)
        heading = next(run for run in page.runs if run.text == "二、标题")
        assert any(run.y < heading.y and run.y > BOTTOM for run in page.runs)


def test_the_day_stands_two_characters_right_of_the_office(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report(paragraph("文"), office="临川县工商业联合会办公室"))
    office, day = body(page)[-2:]
    assert (office.text, day.text) == ("临川县工商业联合会办公室", "2026年10月31日")
    assert day.x - office.x == pytest.approx(2 * STEP, abs=0.1)
    assert RIGHT - (office.x + office.width) == pytest.approx(2 * STEP, abs=0.3)


def test_a_day_longer_than_the_office_is_two_characters_from_the_edge(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report(paragraph("文"), office="县工商联"))
    office, day = body(page)[-2:]
    assert RIGHT - (day.x + day.width) == pytest.approx(2 * STEP, abs=0.3)
    assert day.x - office.x == pytest.approx(2 * STEP, abs=0.1)


def test_attachments_are_listed_under_the_text(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report(paragraph("文"), attachments=("会员名册", "长" * 30)))
    first, second, wrapped = [run for run in body(page) if run.text.startswith(("附件", "2.", "长"))]
    assert first.text == "附件：1.会员名册"
    assert first.x == pytest.approx(LEFT + 2 * STEP, abs=0.1)
    assert second.text.startswith("2.长")
    assert wrapped.x > second.x
    assert len(second.text) + len(wrapped.text) == 32


def test_one_attachment_has_no_number(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report(paragraph("文"), attachments=("会员名册",)))
    assert "附件：会员名册" in page.text


def test_a_table_repeats_its_head_and_shows_every_row_once(tmp_path: Path) -> None:
    pages = printed(tmp_path, report(table(80, total=True), Note("注：示例。")))
    assert len(pages) > 2
    with_rows = [page for page in pages if "项" in page.text]
    assert all("指标" in page.text for page in with_rows)
    rows = [run.text for page in pages for run in page.runs if run.text.endswith("项")]
    assert rows == [f"第{n}项" for n in range(80)]
    for page in with_rows:
        assert all(run.y > BOTTOM for run in page.runs if run.text.endswith("项"))


def test_a_small_table_is_set_in_12_to_14_points(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report(table(3)))
    assert {run.size for run in page.runs if run.text.endswith("项")} == {14}


def test_a_table_that_is_too_wide_is_printed_in_parts(tmp_path: Path) -> None:
    pages = printed(tmp_path, report(table(2, columns=40)))
    text = "\n".join(page.text for page in pages)
    assert "会员情况表（2）" in text
    assert all(str(100 + n) in text for n in range(1, 40))


def test_empty_tables_and_charts_say_so(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report(table(0), Bars("图", (), "家")))
    assert page.text.count("（没有记录）") == 2


def test_bars_are_labelled_with_value_and_unit(tmp_path: Path) -> None:
    bars = tuple((f"第{n}镇", n * 10) for n in range(60))
    pages = printed(tmp_path, report(Bars("各镇会员", bars, "家")))
    text = "\n".join(page.text for page in pages).split("\n")
    assert all(f"第{n}镇" in text and f"{n * 10}家" in text for n in range(60))
    assert all(run.y > BOTTOM for page in pages for run in page.runs if run.text.endswith("家"))


def test_a_report_without_blocks_is_a_page(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, report())
    assert "工作月报" in page.text
    assert "2026年10月31日" in page.text


def test_the_signature_stays_with_the_text_where_it_fits(tmp_path: Path) -> None:
    filler = "\n".join("行" for _ in range(17))
    (page,) = printed(tmp_path, report(paragraph(filler)))
    assert len(body(page)) == 19


def test_substituted_faces_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secretariat.exchange.printing.typesetting.office_folders", lambda: ())
    (warning,) = write_report(report(paragraph("文")), tmp_path / "a.pdf")
    assert "小标宋" in warning
    assert "仿宋" in warning


def test_a_closed_month_reprints_to_the_same_bytes(tmp_path: Path) -> None:
    document = report(
        Heading("一、概况"), paragraph("会员𬭎" * 50), table(30), Bars("图", (("甲", 3),), "家")
    )
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    write_report(document, first)
    write_report(document, second)
    assert first.read_bytes() == second.read_bytes()
