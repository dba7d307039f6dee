"""Migrations: an older file comes to the present version whole, after a backup, or stays as it was."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.util
import sqlite3
from pathlib import Path

import pytest

from secretariat.base.entity import Field
from secretariat.base.kinds import Text
from secretariat.catalog import CATALOG as PROGRAM
from secretariat.store import faults
from secretariat.store.backup import Backups
from secretariat.store.extra_fields import add_extra_field
from secretariat.store.migrations import STEPS, generate
from secretariat.store.opening import check_readable
from secretariat.store.store import Store
from tests.store.office import copy_office, digest
from tests.store.versions import DECLARED, NEW, OLD, SECOND, first


@pytest.fixture
def old_file(office_folder: Path, tmp_path: Path) -> Path:
    return copy_office(office_folder, tmp_path / "copy")


def test_an_older_file_is_backed_up_and_brought_to_the_present_version(old_file: Path) -> None:
    with Store.open(old_file, OLD) as store:
        before = store.rows.query("SELECT id, name, town, staff, remark, removed FROM shop")
        with store.transact("补充字段") as tx:
            name = add_extra_field(tx, "shop", "网址")
            tx.change("shop", 1, {name: "http://a.cn"})
    with Store.open(old_file, NEW) as store:
        assert store.warnings == ()
        assert store.rows.query("SELECT id, name, town, staff, remark, removed FROM shop") == before
        assert store.rows.query("PRAGMA user_version") == [(2,)]
        assert store.rows.query("PRAGMA foreign_keys") == [(1,)]
        assert store.rows.get("shop", 1)[name] == "http://a.cn"  # type: ignore[index]
        with store.transact("新版录入") as tx:
            tx.add("shop", {"name": "新店", "street": "东街", "market": tx.add("market", {"name": "大市场"})})
        store.undo()
    newest = Backups(old_file).list()[0]
    assert newest.reason == "升级前" and newest.version == 1


def test_an_older_file_is_not_read_before_it_is_migrated(old_file: Path) -> None:
    with pytest.raises(faults.OlderFile, match="打开一次"):
        check_readable(old_file, NEW)


def test_without_room_for_the_backup_nothing_is_migrated(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    usage = shutil.disk_usage(old_file.parent)
    monkeypatch.setattr("secretariat.store.backup.shutil.disk_usage", lambda _: usage._replace(free=10))
    before = digest(old_file)
    with pytest.raises(faults.DiskFull):
        Store.open(old_file, NEW)
    assert digest(old_file) == before
    Store.open(old_file, OLD).close()


@pytest.mark.parametrize("broken_at", range(len(SECOND)))
def test_a_step_that_fails_leaves_the_old_version(old_file: Path, broken_at: int) -> None:
    def breaking(connection: sqlite3.Connection) -> None:
        for statement in SECOND[:broken_at]:
            connection.execute(statement)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Store.open(old_file, dataclasses.replace(NEW, steps=(first, breaking)))
    with Store.open(old_file, OLD) as store:
        assert store.warnings == ()
        assert "street" not in [row[1] for row in store.rows.query("PRAGMA table_info(shop)")]


def test_a_step_that_breaks_links_is_taken_back(old_file: Path) -> None:
    def careless(connection: sqlite3.Connection) -> None:
        for statement in SECOND:
            connection.execute(statement)
        connection.execute("DELETE FROM town")

    with pytest.raises(sqlite3.IntegrityError):
        Store.open(old_file, dataclasses.replace(NEW, steps=(first, careless)))
    with Store.open(old_file, OLD) as store:
        assert len(store.rows.find("town")) == 1


def test_a_new_file_and_a_migrated_one_have_the_same_structure() -> None:
    assert generate.made_by(NEW.steps) == generate.declared_by(DECLARED)


def test_the_generator_writes_the_step_that_is_missing(tmp_path: Path) -> None:
    statements = generate.next_statements(DECLARED, (first,))
    path = generate.write_step(2, statements, tmp_path)
    spec = importlib.util.spec_from_file_location("m0002", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert generate.made_by((first, module.apply)) == generate.declared_by(DECLARED)
    assert generate.next_statements(DECLARED, (first, module.apply)) == []
    assert "import secretariat" not in path.read_text("utf-8")


def test_the_generator_leaves_to_people_what_only_they_know() -> None:
    shop = OLD.entities["shop"]
    without = dataclasses.replace(shop, fields=shop.fields[:-1])
    required = Field(name="kind", label="类别", kind=Text(), required=True)
    demanding = dataclasses.replace(shop, fields=(*shop.fields, required))
    retyped = dataclasses.replace(
        shop, fields=(dataclasses.replace(shop.fields[0], required=False), *shop.fields[1:])
    )
    for changed, word in ((without, "remark"), (demanding, "kind"), (retyped, "name")):
        catalog = dataclasses.replace(OLD, entities={**OLD.entities, "shop": changed})
        with pytest.raises(ValueError, match=f"by hand.*{word}"):
            generate.next_statements(catalog, OLD.steps)


@pytest.mark.skipif(not STEPS, reason="no version is frozen yet: the declarations are the one version")
def test_the_frozen_steps_make_what_the_program_declares() -> None:
    """Fails after a change of a declaration: run `python -m secretariat.store.migrations.generate`."""
    assert PROGRAM.steps == STEPS
    assert generate.made_by(STEPS) == generate.declared_by(PROGRAM)


def test_the_program_makes_and_opens_its_own_file(path: Path) -> None:
    Store.create(path, PROGRAM, "临川县工商业联合会").close()
    with contextlib.closing(Store.open(path, PROGRAM)) as store:
        assert store.rows.setting("office") == "临川县工商业联合会" and store.warnings == ()
