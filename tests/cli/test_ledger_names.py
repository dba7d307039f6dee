"""A list is called by its name, by the name of its record or in Chinese, for every command that takes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.catalog import CATALOG, INTAKES
from secretariat.cli.ledgers import ledger_named
from tests.cli.console import Run

GIFTS = "捐赠方,捐赠日期,捐款（元）\n临川县安达建材有限公司,2025.3,三万元\n"


@pytest.fixture
def gifts(tmp_path: Path) -> Path:
    path = tmp_path / "捐赠.csv"
    path.write_text(GIFTS, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["donations", "donation", "捐赠", "Donations"])
def test_import_list_and_roster_know_a_list_by_each_of_its_names(
    office: Run, gifts: Path, tmp_path: Path, name: str
) -> None:
    assert office("import", gifts, "--as", name, "--json").json["new"] == 1
    (row,) = office("list", name, "--json").json["rows"]
    assert (row["捐赠方"], row["捐赠日期"], row["捐款"]) == ("临川县安达建材有限公司", "2025-03", 30000)
    said = office("roster", name, "--to", tmp_path / "捐赠.xlsx")
    assert said.code == 0 and "1 笔" in said.out


def test_every_list_is_found_by_three_names() -> None:
    for name, ledger in CATALOG.ledgers.items():
        assert {ledger_named(word) for word in (name, ledger.root, ledger.label)} == {name}


def test_what_may_be_imported_is_offered_in_chinese(office: Run) -> None:
    told = "".join(office("import", "--help", data=None).out.split())
    for name in INTAKES:
        assert f"{name}（{CATALOG.ledgers[name].label}）" in told


def test_a_list_that_cannot_be_imported_is_wrong_usage(office: Run, gifts: Path) -> None:
    said = office("import", gifts, "--as", "操作")
    assert said.code == 2 and "--as：不能是 “操作”，可以是 members、" in said.err
