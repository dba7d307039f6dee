"""The office's own list of a session comes in as the truth beside it says, and a second time changes nothing."""

from __future__ import annotations

import json
from collections import Counter

from secretariat.base.intake import State
from secretariat.domains.proposals.intake import PROPOSALS_INTAKE
from secretariat.exchange.importing import Preview, apply, prepare
from secretariat.exchange.reading import Sheet, Workbook, read_workbook
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.store import Store
from tests.domains.proposals.office import SAMPLE, SESSION, add_delegate, cppcc

TRUTH = json.loads((SAMPLE.parent / "truth.json").read_text(encoding="utf-8"))[SAMPLE.name]
KEYS = (
    "proposal.number", "proposal.title", "first_signer", "joint_signers", "proposal.kind", "proposal.submitted",
    "filing", "units.主办", "units.会办", "replied_on", "result", "satisfaction",
)  # fmt: skip


def preview(store: Store) -> Preview:
    return prepare(read_workbook(SAMPLE), PROPOSALS_INTAKE, store.rows)


def people_of_the_list() -> list[str]:
    names = [name for row in TRUTH for cell in row[2:4] if cell for name in cell.split("、")]
    return [name for name in dict.fromkeys(names) if name != "工商联界别"]


def seat_everybody(store: Store) -> None:
    with store.transact("录入委员") as tx:
        body = cppcc(tx)
        for name in people_of_the_list():
            add_delegate(tx, name, body, sector="工商联", start="2021-12")


def test_every_cell_is_as_in_the_truth(store: Store) -> None:
    seat_everybody(store)
    report = apply(store, preview(store))
    assert report.counts[State.NEW] == len(TRUTH) == 24
    listing = Listing(store.rows, store.catalog.ledgers["proposals"])
    shown = listing.rows(listing.select(ListQuery()), KEYS)
    wanted = [
        [cell if place != 4 else cell.removesuffix("提案") for place, cell in enumerate(row)] for row in TRUTH
    ]
    assert shown == wanted


def test_a_second_time_changes_nothing_and_one_undo_takes_it_all_back(store: Store) -> None:
    seat_everybody(store)
    apply(store, preview(store))
    again = preview(store)
    assert again.counts == {State.SAME: 24}
    assert apply(store, again).operation is None
    store.undo()
    assert (
        not store.rows.find("proposal")
        and not store.rows.find("proposal_step")
        and not store.rows.find("session")
    )


def test_the_session_is_read_from_the_title_and_belongs_to_the_body(store: Store) -> None:
    seat_everybody(store)
    told = preview(store)
    assert any(SESSION in note for note in told.notes)
    apply(store, told)
    (session,) = store.rows.find("session")
    assert (session["name"], session["short"], session["term"], session["meeting"]) == (
        SESSION,
        "十届五次",
        10,
        5,
    )
    assert store.rows.title("body", session["body"]) == "政协临川县委员会"


def test_delegates_are_told_by_their_seat_and_everybody_else_waits_under_the_name(store: Store) -> None:
    with store.transact("录入委员") as tx:
        body = cppcc(tx)
        seated = add_delegate(tx, "赵明", body, start="2021-12")
        add_delegate(tx, "雷勇强", body, start="2021-12")
        add_delegate(tx, "雷勇强", body, start="2021-12")  # two delegates of one name
        tx.add("person", {"name": "武霞"})  # a member of that name without a seat
        left = add_delegate(tx, "毛飞", body, start="2016-12", end="2021-12")
    told = preview(store)
    reasons = Counter(problem.message.partition("，")[0] for problem in told.problems)
    apply(store, told)
    signers = store.rows.find("signer")
    assert [row["person"] for row in signers if row["person"]] == [seated]
    assert reasons["有2位委员（代表）叫“雷勇强”"] == 2
    assert reasons["名册里的“武霞”没有在该届任委员（代表）的记录"] == 2
    assert reasons["名册里的“毛飞”没有在该届任委员（代表）的记录"] == 2 and left
    names = {row["name"] for row in signers if row["name"]}
    assert names == set(people_of_the_list()) - {"赵明"}


def test_a_collective_proposal_has_no_person(store: Store) -> None:
    apply(store, preview(store))
    collective = [row for row in store.rows.find("proposal") if row["collective_signer"]]
    assert [
        (row["number"], row["collective_signer"], row["kind"], row["collective_kind"]) for row in collective
    ] == [(number, "工商联界别", "集体", "界别") for number in ("008", "016", "024")]
    assert not any(store.rows.find("signer", proposal=row["id"]) for row in collective)


def test_no_day_is_invented_for_what_the_list_does_not_date(store: Store) -> None:
    apply(store, preview(store))
    days = {kind: set[object]() for kind in ("立案", "并案", "转社情民意", "不予立案", "反馈", "交办")}
    for step in store.rows.find("proposal_step"):
        days.setdefault(step["kind"], set()).add(step["day"])
    assert {kind: found for kind, found in days.items() if kind != "答复"} == {
        "立案": {None}, "并案": {None}, "转社情民意": {None}, "不予立案": {None}, "反馈": {None}, "交办": set(),
    }  # fmt: skip


def test_states_follow_from_what_the_list_tells(store: Store) -> None:
    apply(store, preview(store))
    listing = Listing(store.rows, store.catalog.ledgers["proposals"])
    states = dict(listing.rows(listing.ids(), ("proposal.number", "state")))
    assert (states["001"], states["003"], states["014"]) == ("转社情民意", "已并案", "不予立案")
    assert (states["005"], states["002"], states["006"]) == ("待交办", "已办结", "待再办理")


def test_the_whole_list_exported_and_brought_in_again_changes_nothing(store: Store) -> None:
    seat_everybody(store)
    apply(store, preview(store))
    listing = Listing(store.rows, store.catalog.ledgers["proposals"])
    columns = listing.ledger.columns
    lines = listing.rows(listing.ids(), [column.key for column in columns])
    cells = [
        [column.kind.edit(cell) or None for column, cell in zip(columns, line, strict=True)] for line in lines
    ]
    sheet = Sheet("提案", [[column.label for column in columns], *cells])
    again = prepare(Workbook("导出.xlsx", "0" * 64, "xlsx", (sheet,)), PROPOSALS_INTAKE, store.rows)
    assert (again.counts, again.new_fields, again.problems) == ({State.SAME: 24}, (), ())
