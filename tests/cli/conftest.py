from pathlib import Path

import pytest

from secretariat.cli import main
from tests.cli.console import Run, Said


@pytest.fixture
def run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run one command on a file of this test."""

    def command(*words: object, data: Path | None = tmp_path / "商会.db") -> Said:
        try:
            code = main([*map(str, words), *(["--data", str(data)] if data else [])])
        except SystemExit as end:
            code = int(str(end.code))
        out, err = capfdbinary.readouterr()
        return Said(code, out.decode("utf-8"), err.decode("utf-8"))

    return command


@pytest.fixture
def office(run: Run) -> Run:
    assert run("new", "--name", "临川县工商业联合会").code == 0
    return run
