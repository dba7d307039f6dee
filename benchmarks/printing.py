"""Rosters of 10,000 rows × 12 columns: ours against reportlab's LongTable and openpyxl cell by cell.

Run: python benchmarks/printing.py
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measure import Measure, tell
from secretariat.base.document import PrintColumn, Roster
from secretariat.exchange.printing import write_roster
from secretariat.exchange.printing.faces import BUNDLED_FOLDER

ROWS = 10_000
ROUNDS = 3
LABELS = [
    *("单位名称", "负责人", "手机", "统一社会信用代码", "所属商会", "乡镇"),
    *("行业", "入会时间", "职务", "注册资本（万元）", "职工人数", "备注"),
]
NUMBERS = {"注册资本（万元）", "职工人数"}
TOWNS = ("城关镇", "桃源街道", "青石镇", "柳河乡", "白云街道")


def roster() -> Roster:
    columns = tuple(PrintColumn(label, number=label in NUMBERS) for label in LABELS)
    return Roster(
        "临川县工商业联合会会员名册",
        "临川县工商业联合会",
        "2026年10月31日",
        columns,
        [row(n) for n in range(ROWS)],
    )


def row(n: int) -> list[str | int]:
    town = TOWNS[n % len(TOWNS)]
    name = f"临川县{town}第{n}号精密机械制造有限公司"
    code = f"91330203MA2{n:07d}"
    return [
        name,
        "欧阳海洋",
        "138****0001",
        code,
        "县电子商务商会",
        town,
        "制造业",
        "2019-03",
        "执委",
        n,
        n % 90,
        "备注",
    ]


def long_table(document: Roster, path: Path) -> None:
    from reportlab.lib.colors import black, lightgrey
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("song", str(BUNDLED_FOLDER / "NotoSerifSC-Regular.ttf")))
    cells = [LABELS, *[[str(cell) for cell in line] for line in document.rows]]
    widths = [150, 45, 55, 90, 65, 50, 45, 45, 30, 60, 45, 40]
    style = [("FONT", (0, 0), (-1, -1), "song", 7), ("GRID", (0, 0), (-1, -1), 0.4, black)]
    head = ("BACKGROUND", (0, 0), (-1, 0), lightgrey)
    table = LongTable(cells, colWidths=widths, repeatRows=1, style=[*style, head])
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build([table])


def cell_by_cell(document: Roster, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for number, label in enumerate(LABELS, 1):
        sheet.cell(1, number, label)
    for at, line in enumerate(document.rows, 2):
        for number, cell in enumerate(line, 1):
            sheet.cell(at, number, cell)
    book.save(path)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compared(ours: Callable[[], object], base: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of both; they take turns, so that both meet the machine in the same state."""
    rounds = [(seconds(ours), seconds(base)) for _ in range(ROUNDS)]
    return median(one for one, _ in rounds), median(other for _, other in rounds)


def measures() -> Iterator[Measure]:
    document = roster()
    size = f"{ROWS:,} × {len(LABELS)}"
    with tempfile.TemporaryDirectory() as folder:
        pdf, book = Path(folder, "a.pdf"), Path(folder, "a.xlsx")
        taken = compared(lambda: write_roster(document, pdf), lambda: long_table(document, pdf))
        yield Measure(f"roster {size} to PDF : reportlab's LongTable", *taken, 1 / 3)
        taken = compared(lambda: write_roster(document, book), lambda: cell_by_cell(document, book))
        yield Measure(f"roster {size} to Excel, styled : openpyxl cell by cell, plain", *taken, 1 / 2)


def main() -> None:
    tell(measures())


if __name__ == "__main__":
    main()
