"""The set-up: what it does on a machine that lacks this or that, without touching this machine."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from secretariat import bootstrap, console, environment, system_libraries

Calls = list[list[str]]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty program folder, in a path with Chinese and a space, with two locks."""
    folder = tmp_path / "商会 秘书"
    folder.mkdir()
    locks = {False: folder / "requirements.lock", True: folder / "requirements-dev.lock"}
    for lock in locks.values():
        lock.write_text("one==1 --hash=sha256:00\n", "utf-8")
    venv = folder / ".venv"
    changes = {
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "UNFINISHED": venv / "unfinished",
        "LOG": folder / ".venv-setup.log",
        "_GUARD": folder / ".venv-setup.lock",
        "_LOCKS": locks,
    }
    for name, value in changes.items():
        monkeypatch.setattr(environment, name, value)
    return folder


@pytest.fixture
def commands(program: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The commands that a set-up runs; `-m venv` makes a Python file, every command succeeds."""
    calls: Calls = []

    def call(command: list[object], **_: object) -> int:
        calls.append([str(word) for word in command])
        if "venv" in calls[-1]:
            environment.PYTHON.parent.mkdir(parents=True)
            base = Path(sys.executable).resolve()
            if os.name == "nt":
                environment.PYTHON.touch()
            else:
                environment.PYTHON.symlink_to(base)
            settings = f"home = {base.parent}\nexecutable = {base}\n"
            environment.VENV.joinpath("pyvenv.cfg").write_text(settings, "utf-8")
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(system_libraries, "_has_ensurepip", lambda: True)
    return calls


def made(calls: Calls) -> list[str]:
    """Name the steps of a set-up."""
    steps = {"venv": "environment", "--version": "look", "install": "packages"}
    return [step for command in calls for word, step in steps.items() if word in command]


def test_the_first_start_makes_the_environment_and_installs_the_lock(program: Path, commands: Calls) -> None:
    environment.prepare(development=False)
    assert made(commands) == ["environment", "packages"]
    assert "--require-hashes" in commands[-1]
    assert commands[-1][-1] == str(program / "requirements.lock")
    assert environment.is_installed(False) and not environment.is_installed(True)


def test_a_second_start_does_nothing(commands: Calls) -> None:
    environment.prepare(development=False)
    commands.clear()
    environment.prepare(development=False)
    assert commands == []


def test_a_changed_lock_is_installed_into_the_same_environment(program: Path, commands: Calls) -> None:
    environment.prepare(development=False)
    commands.clear()
    (program / "requirements.lock").write_text("one==2 --hash=sha256:11\n", "utf-8")
    environment.prepare(development=False)
    assert made(commands) == ["look", "packages"]


def test_what_the_tests_install_serves_the_program_too(commands: Calls) -> None:
    environment.prepare(development=True)
    assert environment.is_installed(True) and environment.is_installed(False)


def test_a_set_up_killed_in_the_middle_is_made_anew(commands: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    succeed = subprocess.call

    def killed(command: list[object], **options: object) -> int:
        if "install" in command:
            raise SystemExit(137)
        return succeed(command, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess, "call", killed)
    with pytest.raises(SystemExit):
        environment.prepare(development=False)
    half_made = environment.VENV / "lib-half-copied"
    half_made.touch()
    monkeypatch.setattr(subprocess, "call", succeed)
    environment.prepare(development=False)
    assert not half_made.exists() and environment.is_installed(False)


def test_an_environment_whose_python_is_gone_is_made_anew(commands: Calls) -> None:
    environment.prepare(development=False)
    environment.PYTHON.unlink()
    commands.clear()
    environment.VENV.joinpath("bin").rmdir()
    environment.prepare(development=False)
    assert made(commands) == ["environment", "packages"]


@pytest.mark.skipif(os.name == "nt", reason="Windows copies the Python instead of linking to it")
def test_an_environment_whose_python_was_upgraded_is_made_anew(commands: Calls, tmp_path: Path) -> None:
    environment.prepare(development=False)
    commands.clear()
    newer = tmp_path / "python3.99"
    newer.touch()
    environment.PYTHON.unlink()
    environment.PYTHON.symlink_to(newer)
    environment.prepare(development=False)
    assert made(commands) == ["environment", "packages"]


def test_no_network_is_one_line_that_names_the_log(
    commands: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    succeed = subprocess.call
    monkeypatch.setattr(
        subprocess, "call", lambda command, **o: 1 if "install" in command else succeed(command, **o)
    )
    with pytest.raises(SystemExit) as end:
        environment.prepare(development=False)
    last = capsys.readouterr().err.splitlines()[-1]
    assert end.value.code == 1
    assert "联网" in last and "no network" in last and ".venv-setup.log" in last
    assert not environment.is_installed(False)


def test_a_folder_that_cannot_be_written_is_one_line(
    program: Path, commands: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "_GUARD", program / "gone" / "lock")
    with pytest.raises(SystemExit) as end:
        environment.prepare(development=False)
    assert end.value.code == 1 and "程序文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 14, 0)])
def test_another_python_is_told_which_are_needed(
    version: tuple[int, ...],
    program: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit):
        environment.prepare(development=False)
    assert "3.11" in capsys.readouterr().err


def test_an_own_environment_is_left_alone(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "RUNTIME", "json")
    assert bootstrap.packages_are_ready(development=False)
    monkeypatch.setattr(bootstrap, "RUNTIME", "json no_such_package")
    assert not bootstrap.packages_are_ready(development=False)


def test_a_frozen_program_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(bootstrap, "RUNTIME", "no_such_package")
    bootstrap.ensure_ready(["list", "members"])


@pytest.mark.parametrize(
    ("arguments", "drawing", "window"),
    [
        ("", True, True),
        ("--data 临川.sqlite3", True, True),
        ("--data list", True, True),
        ("--screenshot out", True, False),
        ("--screenshot=out --data x", True, False),
        ("demo out", True, False),
        ("list members --json", False, False),
        ("--data x roster members --to demo", False, False),
        ("--help", False, False),
        ("demo --help", False, False),
    ],
)
def test_which_commands_draw(arguments: str, drawing: bool, window: bool) -> None:
    words = arguments.split()
    assert (system_libraries.draws(words), system_libraries.opens_window(words)) == (drawing, window)


@pytest.fixture
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], Calls]:
    """A Debian without Qt's libraries and without a display, whose apt-get installs what it is asked for."""

    def make(root: bool) -> Calls:
        calls: Calls = []
        installed: set[str] = set()

        def call(command: list[str], **_: object) -> int:
            calls.append(command)
            installed.update(command)
            return 0

        packages = {**system_libraries.DRAWING, **system_libraries.WINDOWS}
        monkeypatch.setattr(system_libraries, "_is_linux", lambda: True)
        monkeypatch.setattr(system_libraries, "_is_root", lambda: root)
        monkeypatch.setattr(system_libraries, "_loads", lambda library: packages[library] in installed)
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(subprocess, "call", call)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", system_libraries.OPT_OUT_VARIABLE):
            monkeypatch.delenv(name, raising=False)
        return calls

    return make


def test_root_gets_the_libraries_installed_and_told(
    bare_linux: Callable[[bool], Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    calls = bare_linux(True)
    system_libraries.ensure_qt_libraries(["demo", "out"], development=False)
    assert len(calls) == 1 and calls[0][0] == "apt-get"
    assert calls[0][-6:] == list(system_libraries.DRAWING.values())
    assert "libegl1" in capsys.readouterr().err


def test_others_are_told_the_command(
    bare_linux: Callable[[bool], Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    calls = bare_linux(False)
    with pytest.raises(SystemExit) as end:
        system_libraries.ensure_qt_libraries([], development=True)
    lines = capsys.readouterr().err.splitlines()
    assert calls == [] and end.value.code == 1 and len(lines) == 1
    assert lines[0].endswith("sudo apt-get install -y " + " ".join(system_libraries.DRAWING.values()))


def test_root_may_opt_out_by_a_flag(
    bare_linux: Callable[[bool], Calls], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = bare_linux(True)
    monkeypatch.setenv(system_libraries.OPT_OUT_VARIABLE, "")  # so that the test's end takes it back
    arguments = ["demo", "--no-system-install", "out"]
    system_libraries.take_opt_out(arguments)
    with pytest.raises(SystemExit):
        system_libraries.ensure_qt_libraries(arguments, development=False)
    assert arguments == ["demo", "out"] and calls == []
    assert "apt-get install -y libegl1" in capsys.readouterr().err


def test_jobs_without_pictures_need_no_libraries(bare_linux: Callable[[bool], Calls]) -> None:
    calls = bare_linux(True)
    system_libraries.ensure_qt_libraries(["report", "2026-10", "--to", "x.pdf"], development=False)
    assert calls == []


def test_a_window_on_a_screen_needs_the_libraries_of_the_screen_too(
    bare_linux: Callable[[bool], Calls], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = bare_linux(True)
    monkeypatch.setenv("DISPLAY", ":0")
    system_libraries.ensure_qt_libraries([], development=False)
    assert set(system_libraries.WINDOWS.values()) < set(calls[0])


def test_no_venv_package_names_that_package(
    bare_linux: Callable[[bool], Calls], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare_linux(False)
    monkeypatch.setattr(system_libraries, "_has_ensurepip", lambda: False)
    with pytest.raises(SystemExit):
        system_libraries.ensure_venv_package()
    assert "sudo apt-get install -y python3-venv" in capsys.readouterr().err


def test_no_display_is_one_line_that_names_the_demo(
    bare_linux: Callable[[bool], Calls], capsys: pytest.CaptureFixture[str]
) -> None:
    bare_linux(True)
    with pytest.raises(SystemExit) as end:
        system_libraries.check_display(["--data", "x"])
    lines = capsys.readouterr().err.splitlines()
    assert end.value.code == 1 and len(lines) == 1 and lines[0].endswith("python main.py demo out")


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_display_lets_the_window_open(
    variable: str, bare_linux: Callable[[bool], Calls], monkeypatch: pytest.MonkeyPatch
) -> None:
    bare_linux(True)
    monkeypatch.setenv(variable, "something")
    system_libraries.check_display([])


def test_a_console_that_is_not_utf8_survives_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", write_through=True))
    console.mend_streams()
    print("a 商会")
    assert raw.getvalue().split() == [b"a", b"??"]


def test_a_windowed_program_without_streams_can_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    console.mend_streams()
    print("商会")
    console.tell("商会", "chamber")
    for stream in (sys.stdout, sys.stderr):
        stream.close()


HOLD = """
import json, pathlib, sys, time
from secretariat import environment
environment._GUARD = pathlib.Path(sys.argv[1])
with environment._alone():
    start = time.monotonic(); time.sleep(0.2); print(json.dumps([start, time.monotonic()]))
"""


@pytest.mark.skipif(os.name == "nt", reason="one clock for all processes is needed")
def test_two_starts_wait_for_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(2)]
    spans = sorted(json.loads(start.communicate()[0]) for start in both)
    assert spans[0][1] <= spans[1][0]
