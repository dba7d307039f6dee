"""The locks name exact, hashed packages and no index; the tests' lock contains the program's."""

import re
import tomllib

import pytest

from tests.architecture.source import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
REQUIREMENT = re.compile(r"[a-z0-9-]+==[\w.+]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")


def lock_text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def requirements(name: str) -> list[str]:
    text = re.sub(r"^\s*#.*\n", "", lock_text(name), flags=re.MULTILINE)
    return re.split(r"\n(?=\S)", text.strip())


def pins(name: str) -> set[str]:
    return {requirement.split(" ")[0] for requirement in requirements(name)}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert "://" not in lock_text(name)
    assert "--index" not in lock_text(name) and "--extra-index" not in lock_text(name)


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    assert [r for r in requirements(name) if not REQUIREMENT.fullmatch(r)] == []


def test_the_lock_of_the_tests_contains_that_of_the_program() -> None:
    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()


def test_every_declared_package_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = [re.split(r"[=<>~ ]", line)[0].lower() for line in project["project"]["dependencies"]]
    locked = {pin.split("==")[0] for pin in pins("requirements.lock")}
    assert set(names) - locked == set()
