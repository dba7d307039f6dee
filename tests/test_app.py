"""The start: which words mean the window, which file it opens, and pictures without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from secretariat.app import WindowOptions, _log_writer, first_file, window_options
from tests.gui.shell import office_file, program_in

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], WindowOptions()),
        (["--data", "商会.db"], WindowOptions(Path("商会.db"))),
        (["--data=商会.db", "--screenshot", "画面"], WindowOptions(Path("商会.db"), Path("画面"))),
        (["list", "members"], None),
        (["--data", "商会.db", "history"], None),
        (["--help"], None),
        (["--data"], None),
        (["--screenshot="], None),
    ],
)
def test_the_window_is_meant_where_no_command_stands(words: list[str], options: WindowOptions | None) -> None:
    assert window_options(words) == options


def test_the_last_file_opens_by_itself_even_if_it_is_gone(tmp_path: Path) -> None:
    program = program_in(tmp_path)
    assert first_file(program) is None
    program.default_path.touch()
    assert first_file(program) == program.default_path
    program.settings.note_opened(tmp_path / "拔掉的U盘.db")
    assert first_file(program) == tmp_path / "拔掉的U盘.db"


def test_the_log_is_made_with_the_first_error_and_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "日志" / "程序.log"
    write = _log_writer(path)
    assert not path.exists()
    for _ in range(40):
        write("x" * 50_000)
    assert sorted(item.name for item in path.parent.iterdir()) == ["程序.log", "程序.log.1", "程序.log.2"]
    import logging

    for handler in logging.getLogger("secretariat").handlers[:]:
        handler.close()
        logging.getLogger("secretariat").removeHandler(handler)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")
    places = {name: str(folder / name) for name in names}
    clean = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words], env={**clean, **places}, capture_output=True, text=True,
        encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def test_every_page_is_drawn_and_the_file_left_as_it_was(tmp_path: Path) -> None:
    path = office_file(tmp_path / "商会.db")
    before = path.read_bytes()
    done = run(tmp_path, "--data", str(path), "--screenshot", str(tmp_path / "画面"))
    assert done.returncode == 0, done.stderr
    names = sorted(item.name for item in (tmp_path / "画面").iterdir())
    assert all(item.endswith(".png") for item in names) and len(names) >= 12
    assert names[:2] == ["01-开始.png", "02-工作台.png"]
    assert path.read_bytes() == before
    assert not (tmp_path / "XDG_CONFIG_HOME").exists()


def test_a_file_that_cannot_be_drawn_is_one_line_and_exit_1(tmp_path: Path) -> None:
    done = run(tmp_path, "--data", str(tmp_path / "没有.db"), "--screenshot", str(tmp_path / "画面"))
    assert done.returncode == 1
    assert "找不到数据文件" in done.stderr and "Traceback" not in done.stderr


def test_the_start_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; import secretariat.app, secretariat.gui.window, secretariat.catalog\n"
        "heavy = {'openpyxl', 'reportlab', 'pypinyin', 'python_calamine', 'PySide6.QtNetwork', 'PySide6.QtPdf'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
