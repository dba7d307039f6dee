"""Name cards: the name twice on each, once for either side of the table, filling the card and never cut."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from secretariat.base.document import NameCard, NameCards
from secretariat.base.errors import Refusal
from secretariat.exchange.printing.name_cards import write_name_cards
from tests.exchange.printing import printed

A4_WIDTH, A4_HEIGHT = 595.28, 841.89


def cards(*names: str, per_page: Any = 1) -> NameCards:
    return NameCards("执委会席卡", tuple(NameCard(name) for name in names), per_page)


def matrices(path: Path, page: int = 0) -> list[tuple[float, float, float]]:
    """(direction, x, y) of each text: 1 upright, -1 upside down."""
    reader = PdfReader(path)
    found = []
    for operands, operator in ContentStream(reader.pages[page].get_contents(), reader).operations:
        if operator == b"Tm":
            a, b, c, d, x, y = map(float, operands)
            assert (b, c) == (0, 0) and a == d
            found.append((a, x, y))
    return found


def test_each_card_has_the_name_on_both_sides(tmp_path: Path) -> None:
    target = tmp_path / "席卡.pdf"
    write_name_cards(cards("张　三", "欧阳文", "买买提·吐尔逊"), target)
    pages = printed.read(target)
    assert [[run.text for run in page.runs] for page in pages] == [
        ["张　三"] * 2, ["欧阳文"] * 2, ["买买提·吐尔逊"] * 2]  # fmt: skip
    (upper, _, above), (lower, _, below) = matrices(target)
    assert (upper, lower) == (-1, 1), "the upper side is folded over to the back"
    assert above > below


@pytest.mark.parametrize(
    "name", ["张　三", "欧阳文", "买买提·吐尔逊·阿不都热合曼", "县委常委、统战部部长", "𬭎"]
)
@pytest.mark.parametrize("per_page", [1, 2])
def test_no_name_is_cut_or_runs_into_the_fold(tmp_path: Path, name: str, per_page: int) -> None:
    target = tmp_path / "席卡.pdf"
    assert not any("没有“" in warning for warning in write_name_cards(cards(name, per_page=per_page), target))
    panel = (99 if per_page == 1 else 70) * 72 / 25.4
    (_, right, upper), (_, left, lower) = matrices(target)
    run = printed.read(target)[0].runs[-1]
    width = sum(one.width for one in printed.read(target)[0].runs[len(printed.read(target)[0].runs) // 2 :])
    assert left > 30 and left + width < A4_WIDTH - 30
    assert right == pytest.approx(A4_WIDTH - left, abs=0.1), "both sides stand in the middle"
    assert run.size >= 30
    fold, foot = A4_HEIGHT - panel, A4_HEIGHT - 2 * panel
    assert fold < upper + 0.0 < A4_HEIGHT and upper - 0.88 * run.size > fold
    assert foot < lower - 0.12 * run.size and lower + 0.88 * run.size < fold


def test_two_cards_share_a_sheet_and_the_last_may_be_alone(tmp_path: Path) -> None:
    target = tmp_path / "席卡.pdf"
    write_name_cards(cards("张　三", "李　四", "王　五", per_page=2), target)
    pages = printed.read(target)
    assert [[run.text for run in page.runs] for page in pages] == [
        ["张　三", "张　三", "李　四", "李　四"], ["王　五", "王　五"]]  # fmt: skip
    heights = [y for _, _, y in matrices(target)]
    assert heights == sorted(heights, reverse=True)
    assert heights[1] > A4_HEIGHT / 2 > heights[2]


def test_a_line_stands_under_the_name(tmp_path: Path) -> None:
    target = tmp_path / "席卡.pdf"
    write_name_cards(NameCards("席卡", (NameCard("张　三", "大山有限公司董事长"),)), target)
    upright = [
        (y, run.text)
        for (side, _, y), run in zip(matrices(target), printed.read(target)[0].runs, strict=True)
        if side == 1
    ]
    (name_y, name), (line_y, line) = upright
    assert (name, line) == ("张　三", "大山有限公司董事长")
    assert line_y < name_y


def test_only_a_pdf_and_only_with_cards(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="只能存为 PDF"):
        write_name_cards(cards("张三"), tmp_path / "席卡.xlsx")
    with pytest.raises(Refusal, match="没有要打印的席卡"):
        write_name_cards(cards(), tmp_path / "席卡.pdf")
    assert list(tmp_path.iterdir()) == []
