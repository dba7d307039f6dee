"""The handbook tells of the program as it is: its fields, its commands, and files that exist."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from secretariat.base.kinds import KINDS
from secretariat.cli.parser import build_parser

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "docs/手册.md", ROOT / "docs/字段.md",
)  # fmt: skip
LINK = re.compile(r"\]\(<?([^)>#\s]+)>?(?:#[^)]*)?\)")
CODE_PATH = re.compile(r"`((?:secretariat|tests|docs|benchmarks|resources|\.ci)/[^`*{}<>… ]+)`")


@pytest.fixture(scope="module")
def appendix() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "make_fields.py"))


def commands() -> dict[str, Any]:
    actions = build_parser()._subparsers._group_actions  # type: ignore[union-attr]
    return dict(actions[0].choices)  # type: ignore[arg-type]


def test_the_appendix_lists_the_fields_as_they_are_declared(appendix: dict[str, Any]) -> None:
    written = (ROOT / "docs" / "字段.md").read_text("utf-8")
    assert written == appendix["text"](), "fields changed: run python docs/make_fields.py"


def test_every_kind_of_value_is_explained(appendix: dict[str, Any]) -> None:
    assert set(KINDS) <= set(appendix["WORDS"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    targets = [item for item in LINK.findall(page.read_text("utf-8")) if "://" not in item]
    assert [item for item in targets if not (page.parent / item).exists()] == []


@pytest.mark.parametrize("page", (ROOT / "README.md", ROOT / "CONTRIBUTING.md"), ids=lambda page: page.name)
def test_named_files_exist(page: Path) -> None:
    named = CODE_PATH.findall(page.read_text("utf-8"))
    assert [item for item in named if not (ROOT / item).exists()] == []


@pytest.mark.parametrize("page", ("README.md", "docs/手册.md"))
def test_every_command_is_told_and_none_besides(page: str) -> None:
    written = (ROOT / page).read_text("utf-8")
    told = set(re.findall(r"`(?:python main\.py )?([a-z]+)(?: [^`]*)?`", written))
    assert set(commands()) <= told
    called = set(re.findall(r"main\.py ([a-z]+)", written))
    assert called <= set(commands())


def test_every_option_is_in_the_readme() -> None:
    written = (ROOT / "README.md").read_text("utf-8")
    options = {
        option
        for parser in commands().values()
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    assert sorted(option for option in options if option not in written) == []
