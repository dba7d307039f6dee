"""A sample office of invented enterprises, to try the program on."""

from __future__ import annotations

from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.catalog import CATALOG, INTAKES
from secretariat.store.store import Store

OFFICE = "临川县工商业联合会（示例）"
WORKBOOK = Path(__file__).resolve().parent.parent / "resources" / "samples" / "会员名册-示例.xlsx"
FILE_NAME = "示例商会.db"


def make_office(path: Path) -> Path:
    """A new file at `path` with the invented members of the bundled workbook; Refusal if it exists."""
    from secretariat.exchange.importing import ImportOptions, apply, prepare
    from secretariat.exchange.reading import read_workbook

    workbook = read_workbook(WORKBOOK)
    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.create(path, CATALOG, OFFICE) as store:
        apply(store, prepare(workbook, INTAKES["members"], store.rows, ImportOptions()))
    return path


def free_path(folder: Path) -> Path:
    """Where a further sample office may stand in a folder: 示例商会.db, 示例商会-2.db, …"""
    stem, suffix = FILE_NAME.rsplit(".", 1)
    for number in range(1, 1000):
        path = folder / (FILE_NAME if number == 1 else f"{stem}-{number}.{suffix}")
        if not path.exists():
            return path
    raise Refusal(f"文件夹“{folder}”里已有太多示例。", "请换一个文件夹。")
