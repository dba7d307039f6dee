"""The full check finds what SQLite does not: values, links and records that the history does not explain."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from secretariat.store.checks import Finding, check_file
from secretariat.store.extra_fields import add_extra_field
from secretariat.store.opening import open_reader
from secretariat.store.rows import Rows
from secretariat.store.store import Store
from tests.store.office import copy_office, opened
from tests.store.sample_catalog import CATALOG

Tamper = Callable[[sqlite3.Connection], object]


def _findings(path: Path, *statements: str) -> list[Finding]:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    reader = open_reader(path)
    try:
        return check_file(Rows(reader, CATALOG))
    finally:
        reader.close()


@pytest.fixture
def copy(office_folder: Path, tmp_path: Path) -> Path:
    return copy_office(office_folder, tmp_path / "copy")


def test_a_sound_file_has_no_findings(copy: Path) -> None:
    assert _findings(copy) == []


def test_added_fields_and_an_undone_one_are_no_findings(copy: Path) -> None:
    with opened(copy) as store:
        with store.transact("补充字段") as tx:
            kept = add_extra_field(tx, "shop", "网址")
            tx.change("shop", 1, {kept: "a"})
        with store.transact("补充字段") as tx:
            add_extra_field(tx, "shop", "备用")
        store.undo()
        assert check_file(store.rows) == []
    assert Store.open(copy, CATALOG).close() is None


def test_a_record_changed_outside_is_named_without_its_value(copy: Path) -> None:
    (finding,) = _findings(copy, "UPDATE shop SET remark = '张三的电话' WHERE id = 7")
    assert (finding.entity, finding.record) == ("shop", 7)
    assert "店铺" in finding.message and "历史" in finding.message and "张三" not in finding.message


@pytest.mark.parametrize(
    ("statement", "record"),
    [
        ("INSERT INTO shop (id, name) VALUES (77, '外来')", 77),
        ("DELETE FROM shop WHERE id = 5", 5),
        ("UPDATE shop SET removed = 1 WHERE id = 6", 6),
        ("UPDATE shop SET removed = NULL WHERE id = 30", 30),
        ("UPDATE shop SET staff = staff + 1 WHERE id = 1", 0),
    ],
)
def test_what_the_history_does_not_explain_is_found(copy: Path, statement: str, record: int) -> None:
    findings = [item for item in _findings(copy, statement) if item.entity == "shop"]
    assert [item.record for item in findings if "历史" in item.message] == [record or 1]


def test_a_link_to_nowhere_is_found(copy: Path) -> None:
    messages = [item.message for item in _findings(copy, "DELETE FROM town")]
    assert any("乡镇" in message and "不存在" in message for message in messages)
    assert any("另有 10 处联系断开" in message for message in messages)


def test_a_value_that_its_kind_refuses_is_found(copy: Path) -> None:
    findings = _findings(copy, "UPDATE shop SET opened = '去年', staff = -3 WHERE id = 2")
    assert {
        item.message[: item.message.index("不合规定")] for item in findings if "不合规定" in item.message
    } >= {"店铺第2号的“开业日期”"}


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("DROP TABLE visit", "走访"),
        ("ALTER TABLE shop DROP COLUMN remark", "备注"),
        ("ALTER TABLE shop ADD COLUMN stranger TEXT", "stranger"),
        ("DROP TRIGGER change_is_kept", "保护"),
    ],
)
def test_changed_tables_are_found(copy: Path, statement: str, word: str) -> None:
    (finding,) = _findings(copy, statement)
    assert word in finding.message


def test_a_damaged_page_is_found(copy: Path) -> None:
    connection = open_reader(copy)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change_record'").fetchone()[0]
    connection.close()
    raw = bytearray(copy.read_bytes())
    raw[(page - 1) * 4096 + 8 : (page - 1) * 4096 + 60] = b"\xff" * 52
    copy.write_bytes(raw)
    (finding,) = _findings(copy)
    assert "损坏" in finding.message and "备份" in finding.message
