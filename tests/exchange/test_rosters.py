"""A roster goes to Excel, comes back edited, and is exactly that update; private values stay masked."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from secretariat.base.document import Roster
from secretariat.base.errors import Refusal
from secretariat.catalog import CATALOG, INTAKES
from secretariat.exchange.importing import ImportOptions, apply, prepare
from secretariat.exchange.importing import as_json as told
from secretariat.exchange.reading import read_workbook
from secretariat.exchange.rosters import RosterRequest, column_keys, export_roster, make_roster, shown
from secretariat.store.listing import Filter, Listing, ListQuery
from secretariat.store.store import Store

CODES = ("91361002FQEFLCR632", "913610223PAWPNGXY7")
_UNITS: tuple[dict[str, Any], ...] = (
    {
        "name": "甲建材有限公司",
        "credit_code": CODES[0],
        "town": "城关镇",
        "capital": 5_000_000_00,
        "staff": 30,
    },
    {"name": "=cmd|' /C calc'!A0商行", "town": "大坪乡"},
    {"name": "䶮堃喆犇㛃𬭎有限公司", "credit_code": CODES[1]},
)
_PERSON = {
    "name": "王建国", "mobile": "13800000001、13800000002", "id_number": "53010219200508011X", "birth": "1920-05-08",
    "email": "wang@example.com", "home": "城关镇人民路1号",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "商会.db", CATALOG, "临川县工商业联合会") as opened:
        with opened.transact("录入") as tx:
            units = tx.add_many("organization", _UNITS)
            person, member = tx.add("person", _PERSON), tx.add("person", {"name": "张伟", "town": "大坪乡"})
            tx.add(
                "employment", {"person": person, "organization": units[0], "role": "负责人", "post": "总经理"}
            )
            for unit in units:
                tx.add("membership", {"organization": unit, "kind": "企业会员", "start": "2018-05"})
            tx.add("membership", {"person": member, "kind": "个人会员"})
        yield opened


def roster(store: Store, **request: Any) -> Roster:
    listing = Listing(store.rows, store.catalog.ledgers["members"])
    return make_roster(store.rows, listing, RosterRequest("members", **request))


def all_keys() -> tuple[str, ...]:
    return tuple(item.key for item in CATALOG.ledgers["members"].columns if item.key != "membership.id")


def exported(store: Store, path: Path, **request: Any) -> Any:
    asked = RosterRequest("members", **request)
    listing = Listing(store.rows, store.catalog.ledgers["members"])
    export_roster(store, asked, make_roster(store.rows, listing, asked), path)
    return load_workbook(path)


def head_of(sheet: Any) -> dict[str, tuple[int, int]]:
    """Heading → (row, column) of the head row."""
    for row in sheet.iter_rows():
        labels = {str(cell.value): (cell.row, cell.column) for cell in row if cell.value}
        if "会员名称" in labels:
            return labels
    raise AssertionError("no head row")


def line_of(sheet: Any, name: str) -> int:
    column = head_of(sheet)["会员名称"][1]
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == name)


def imported(store: Store, path: Path) -> dict[str, Any]:
    return told(apply(store, prepare(read_workbook(path), INTAKES["members"], store.rows, ImportOptions())))


def counts(answer: dict[str, Any]) -> tuple[int, ...]:
    return tuple(answer[key] for key in ("new", "updated", "same", "doubtful", "rejected"))


def test_the_profiles_show_what_they_may() -> None:
    ledger = CATALOG.ledgers["members"]

    def seen(key: str, value: Any) -> Sequence[str]:
        return [shown(ledger.column(key), value, profile) for profile in ("public", "internal", "full")]

    assert seen("principal.mobile", "13800000001、13800000002") == [
        "138****0001、138****0002", "138****0001、138****0002", "13800000001、13800000002",
    ]  # fmt: skip
    assert seen("principal.id_number", "53010219200508011X")[2] == "53010219200508011X"
    assert all("19200508" not in text for text in seen("principal.id_number", "53010219200508011X")[:2])
    assert seen("principal.birth", "1920-05-08") == ["1920-05", "1920-05-08", "1920-05-08"]
    assert seen("principal.email", "wang@example.com") == ["＊＊＊", "wang@example.com", "wang@example.com"]
    assert seen("principal.home", "城关镇人民路1号")[0] == "＊＊＊"
    assert seen("organization.name", "甲建材有限公司") == ["甲建材有限公司"] * 3
    assert seen("membership.start", "2018-05") == ["2018-05"] * 3
    assert seen("principal.name", None) == [""] * 3


def test_the_usual_columns_of_a_public_roster_hold_no_phone(store: Store) -> None:
    labels = [column.label for column in roster(store, profile="public").columns]
    assert "会员名称" in labels
    assert not {"负责人手机", "联系人手机", "身份证号", "记录号"} & set(labels)
    assert roster(store, profile="public").watermark == ""
    assert roster(store, profile="internal").watermark


def test_chosen_columns_order_day_and_records(store: Store) -> None:
    keys = column_keys(CATALOG.ledgers["members"], ["负责人", " 会员名称"])
    made = roster(store, columns=keys, ids=(3, 1, 99), query=ListQuery(as_of="2019-01-31"))
    assert [column.label for column in made.columns if not column.hidden] == ["负责人", "会员名称"]
    assert [list(row)[1:] for row in made.rows] == [
        ["", "䶮堃喆犇㛃𬭎有限公司"],
        ["王建国", "甲建材有限公司"],
    ]
    assert [row[0] for row in made.rows] == [3, 1]
    assert (made.title, made.unit, made.as_of) == ("会员名册", "临川县工商业联合会", "2019年1月31日")
    with pytest.raises(Refusal, match="颜色"):
        column_keys(CATALOG.ledgers["members"], ["颜色"])


def test_a_record_that_is_gone_meanwhile_is_left_out(store: Store) -> None:
    with store.transact("删除") as tx:
        tx.remove("membership", 2)
    assert [row[0] for row in roster(store, ids=(1, 2, 3)).rows] == [1, 3]


def test_a_filtered_roster_is_what_the_list_shows(store: Store) -> None:
    query = ListQuery(filters=(Filter("organization.town", "is", "大坪乡"),), order=("-organization.name",))
    assert [row[1] for row in roster(store, query=query).rows] == ["张伟", "=cmd|' /C calc'!A0商行"]


@pytest.mark.parametrize("profile", ["internal", "full"])
def test_out_and_in_again_changes_nothing(store: Store, tmp_path: Path, profile: str) -> None:
    exported(store, tmp_path / "名册.xlsx", profile=profile, columns=all_keys())
    answer = imported(store, tmp_path / "名册.xlsx")
    assert counts(answer) == (0, 0, 4, 0, 0), answer
    assert answer["operation"] is None


def test_one_edited_cell_is_exactly_that_update(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    book = exported(store, path, profile="internal")
    sheet = book.active
    town = head_of(sheet)["乡镇街道"][1]
    sheet.cell(line_of(sheet, "甲建材有限公司"), town).value = "新乡镇"
    book.save(path)
    before = store.rows.find("person"), store.rows.find("employment"), store.rows.find("membership")
    answer = imported(store, path)
    assert counts(answer) == (0, 1, 3, 0, 0), answer
    assert [row["town"] for row in store.rows.find("organization")] == ["新乡镇", "大坪乡", None]
    assert (store.rows.find("person"), store.rows.find("employment"), store.rows.find("membership")) == before


def test_a_corrected_name_comes_back_to_its_own_record(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    book = exported(store, path, profile="full")
    sheet = book.active
    name = head_of(sheet)["会员名称"][1]
    sheet.cell(line_of(sheet, "甲建材有限公司"), name).value = "甲新材料有限公司"
    book.save(path)
    assert counts(imported(store, path)) == (0, 1, 3, 0, 0)
    assert store.rows.find("organization")[0]["name"] == "甲新材料有限公司"


def test_masked_cells_of_a_public_roster_never_overwrite(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    exported(store, path, profile="public", columns=all_keys())
    before = store.rows.find("person")
    answer = imported(store, path)
    assert answer["new"] == answer["updated"] == 0, answer
    assert store.rows.find("person") == before


def test_names_that_begin_like_formulas_stay_text(store: Store, tmp_path: Path) -> None:
    sheet = exported(store, tmp_path / "名册.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value and "calc" in str(cell.value)]
    assert [cell.data_type for cell in cells] == ["s"]


def test_ids_and_phones_are_text_and_amounts_numbers(store: Store, tmp_path: Path) -> None:
    keys = column_keys(
        CATALOG.ledgers["members"], ["会员名称", "身份证号", "统一社会信用代码", "注册资本", "员工人数"]
    )
    sheet = exported(store, tmp_path / "名册.xlsx", profile="full", columns=keys).active
    line, head = line_of(sheet, "甲建材有限公司"), head_of(sheet)
    found = {label: sheet.cell(line, column).value for label, (_, column) in head.items()}
    assert found["身份证号"] == "53010219200508011X"
    assert found["统一社会信用代码"] == CODES[0]
    assert (found["注册资本（万元）"], found["员工人数"]) == (500, 30)


def test_an_export_is_logged_without_the_people_in_it(store: Store, tmp_path: Path) -> None:
    exported(store, tmp_path / "名册.xlsx", profile="full", purpose="报县委统战部")
    (row,) = store.rows.find("export_log")
    assert (row["profile"], row["rows"], row["purpose"]) == ("完整版", 4, "报县委统战部")
    assert len(row["sha256"]) == 64
    assert "王建国" not in "".join(str(value) for value in row.values())
