"""Every list of the program is shown, counted, printed, and comes back from its own roster without a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.base.entity import SENSITIVE
from secretariat.base.kinds import Choice
from secretariat.base.ledger import Ledger
from secretariat.catalog import CATALOG, INTAKES
from secretariat.demo import make_office
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction
from tests.cli.console import Run

TWIN, NAMESAKE = "临川县同名贸易有限公司", "王同名"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, with records in the lists that its workbooks leave empty, and with what is hard to tell."""
    path = make_office(tmp_path_factory.mktemp("demo") / "示例商会.db")
    with Store.open(path, CATALOG) as store, store.transact("补充") as tx:
        _people(tx)
        _turns(tx)
        _scores(tx)
        _others(tx)
    return path


def _people(tx: Transaction) -> None:
    """Two units of one name, two people of one name: with a phone and an ID number, and with nothing at all."""
    units = tx.add_many("organization", [{"name": TWIN, "credit_code": "91361002FQEFLCR632"}, {"name": TWIN}])
    people = tx.add_many("person", [
        {"name": NAMESAKE, "mobile": "13800001111、13900002222", "id_number": "110101199003074477"},
        {"name": NAMESAKE}, {"name": "吴单位", "sex": "女", "remark": "备注：一"},
    ])  # fmt: skip
    tx.add("employment", {"person": people[0], "organization": units[1], "role": "任职", "post": "经理"})
    tx.add("employment", {"person": people[0], "organization": units[0], "role": "法定代表人"})
    tx.add_many(
        "greeting", [{"person": one, "year": 2026, "day": "2026-03-07", "form": "电话"} for one in people[:2]]
    )


def _turns(tx: Transaction) -> None:
    """A plan of the year before, whose groups are called as those of this year, and turns that were exchanged."""
    rota = tx.add("rota", {"name": "上一年轮值", "start": "2025-01-01", "end": "2025-12-31"})
    groups = tx.add_many("duty_group", [{"rota": rota, "number": n, "name": f"第{n}组"} for n in (1, 2)])
    tx.add("duty_group", {"name": "第1组"})
    turns = tx.add_many("shift", [
        {"rota": rota, "duty_group": one, "start": f"2025-0{place}-01", "theme": "调研"}
        for place, one in enumerate(groups, start=1)
    ])  # fmt: skip
    tx.add("shift", {"rota": rota, "start": "2025-01-01", "theme": "走访"})
    tx.add("shift_swap", {
        "shift": turns[0], "other": turns[1], "from_group": groups[0], "to_group": groups[1], "day": "2024-12-20",
        "reason": "组长出差",
    })  # fmt: skip
    tx.add("shift_swap", {"shift": turns[1], "approved_by": "赵会长"})


def _scores(tx: Transaction) -> None:
    scheme = tx.add(
        "score_scheme", {"name": "委员积分", "start": "2026-01-01", "end": "2026-12-31", "base": 6000}
    )
    rules = tx.add_many("score_rule", [
        {"scheme": scheme, "category": "会议", "item": "出席", "source": "出席", "points": 200, "position": 1},
        {"scheme": scheme, "category": "会议", "item": "缺席", "source": "缺席", "points": -100, "position": 2},
    ])  # fmt: skip
    person = tx.find("person", name=NAMESAKE)[1]["id"]
    tx.add(
        "score_entry", {"scheme": scheme, "person": person, "rule": rules[1], "points": -50, "reason": "早退"}
    )


def _others(tx: Transaction) -> None:
    programme = tx.find("programme")[0]["id"]
    tx.add_many(
        "visit_quota", [{"programme": programme, "leader": one, "number": 5} for one in ("赵会长", "钱书记")]
    )
    tx.add("kind_mapping", {"kind": "座谈会", "category": "会议"})
    events = [row["id"] for row in tx.find("event")[:2]]
    tx.add_many("event_leader", [
        {"event": events[0], "post": "副县长"}, {"event": events[0], "post": "统战部部长", "rank": "县处级副职"},
        {"event": events[1], "name": NAMESAKE, "post": "副县长"},
    ])  # fmt: skip
    tx.add("body", {"name": "县青年企业家协会", "remark": "现届次：待核"})
    same = {"title": "用工难", "day": "2026-05-06", "name": "某企业"}
    demands = tx.add_many("demand", [{**same, "number": "2026-901"}, {**same, "number": "2026-902"}])
    tx.add_many("demand_step", [{"demand": one, "kind": "交办", "day": "2026-05-07"} for one in demands])


@pytest.mark.parametrize("name", CATALOG.ledgers)
def test_every_list_has_records_here(demo: Path, run: Run, name: str) -> None:
    shown = run("list", name, "--json", data=demo).json
    assert shown["rows"] and shown["total" if "total" in shown else "rows"]


@pytest.mark.parametrize("name", CATALOG.ledgers)
def test_the_counts_add_up_to_the_list(demo: Path, run: Run, name: str) -> None:
    rows = run("list", name, "--json", data=demo).json["rows"]
    said = run("stats", name, "--by", _dimension(CATALOG.ledgers[name]), "--json", data=demo)
    assert said.code == 0, said.err
    assert said.json["total"]["count"] == len(rows) == sum(line["count"] for line in said.json["rows"])


@pytest.mark.parametrize("name", CATALOG.ledgers)
def test_every_list_is_printed(demo: Path, run: Run, tmp_path: Path, name: str) -> None:
    said = run("roster", name, "--to", tmp_path / "名册.pdf", data=demo)
    assert said.code == 0, said.err
    assert (tmp_path / "名册.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("name", CATALOG.ledgers)
def test_a_roster_comes_back_without_a_change(demo: Path, run: Run, tmp_path: Path, name: str) -> None:
    _comes_back(demo, run, tmp_path / "名册.xlsx", name)


@pytest.mark.parametrize("name", CATALOG.ledgers)
def test_a_roster_of_all_columns_comes_back_without_a_change(
    demo: Path, run: Run, tmp_path: Path, name: str
) -> None:
    keys = ",".join(column.key for column in CATALOG.ledgers[name].columns)
    _comes_back(demo, run, tmp_path / "名册.xlsx", name, "--columns", keys)


def _comes_back(demo: Path, run: Run, path: Path, name: str, *more: str) -> None:
    assert name in INTAKES
    told = run("roster", name, "--to", path, *more, "--json", data=demo).json
    said = run("import", path, "--as", name, "--json", data=demo)
    assert said.code == 0, said.err
    counts = {key: said.json[key] for key in ("new", "updated", "same", "doubtful", "rejected")}
    wanted = {"new": 0, "updated": 0, "same": told["rows"], "doubtful": 0, "rejected": 0}
    assert counts == wanted, said.json["problems"][:5]
    assert said.json.get("operation") is None


def _dimension(ledger: Ledger) -> str:
    """The first column with a list of values, else the first that may be counted by."""
    free = [one for one in ledger.columns if one.level != SENSITIVE and not one.key.endswith(".id")]
    return next((one.label for one in free if isinstance(one.kind, Choice)), free[0].label)
