import os
from pathlib import Path

from secretariat.gui.importing.files import newest_files


def test_the_newest_spreadsheets_of_all_folders_come_first(tmp_path: Path) -> None:
    for place, name in enumerate(("旧.xls", "新.xlsx", "~$新.xlsx", "说明.docx", "名单.CSV")):
        path = tmp_path / name
        path.write_text("")
        os.utime(path, (place * 1000, place * 1000))
    found = newest_files([tmp_path, tmp_path, tmp_path / "没有"], limit=2)
    assert [one.path.name for one in found] == ["名单.CSV", "新.xlsx"]
