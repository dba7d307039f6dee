"""Lists that are wrong in one place: that place is told, and the rest comes in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secretariat.base.intake import State
from secretariat.domains.proposals.intake import PROPOSALS_INTAKE
from secretariat.domains.proposals.verbs import add_session
from secretariat.exchange.importing import ImportOptions, Preview, apply, prepare
from secretariat.exchange.reading import Sheet, Workbook
from secretariat.store.listing import Listing
from secretariat.store.store import Store
from tests.domains.proposals.office import SESSION, TITLE, add_delegate, cppcc

HEAD = [
    "提案号",
    "案由",
    "第一提案人",
    "提交日期",
    "立案情况",
    "主办单位",
    "交办日期",
    "答复日期",
    "办理结果",
    "委员意见",
]
DAY = "2026-01-12"


def preview(store: Store, *rows: Sequence[Any], head: Sequence[str] = HEAD, title: str = TITLE) -> Preview:
    table = [[title], list(head), *rows]
    width = len(head)
    sheet = Sheet(
        "提案", [[*row, *[None] * (width - len(row))] for row in table], merged=[(0, 0, 0, width - 1)]
    )
    book = Workbook("提案.xlsx", f"{abs(hash(str(table))):064x}"[:64], "xlsx", (sheet,))
    return prepare(book, PROPOSALS_INTAKE, store.rows, ImportOptions())


def row(number: str, name: str = "赵明", **cells: Any) -> list[Any]:
    known = {
        "提案号": number,
        "案由": f"关于{number}号事项的建议",
        "第一提案人": name,
        "提交日期": DAY,
        **cells,
    }
    return [known.get(heading) for heading in HEAD]


def said(told: Preview) -> list[tuple[int | None, str, str]]:
    """(row, heading, message) of everything doubtful but the names, which are another matter."""
    return [(one.row, one.column, one.message) for one in told.problems if "待对应" not in one.message]


def cells(store: Store, *keys: str) -> list[list[Any]]:
    listing = Listing(store.rows, store.catalog.ledgers["proposals"])
    return listing.rows(listing.ids(), keys, "2026-11-22")


def test_an_answer_before_it_was_given_out_is_left_out_with_its_position(store: Store) -> None:
    told = preview(store, row("001", 交办日期="2026-03-05", 答复日期="2026-03-01", 办理结果="A"), row("002"))
    assert said(told) == [(3, "答复日期", "答复日期早于交办日期（2026-03-05），没有导入，请核对")]
    apply(store, told)
    assert cells(store, "proposal.number", "replied_on", "result") == [
        ["001", None, "A"],
        ["002", None, None],
    ]


def test_merges_into_itself_in_a_circle_and_into_nothing(store: Store) -> None:
    told = preview(
        store, row("001", 立案情况="并入001号"), row("002", 立案情况="并入003号"), row("003", 立案情况="并入002号"),
        row("004", 立案情况="并入099号"), row("005", 立案情况="并入002号"),
    )  # fmt: skip
    assert [(line, message.partition("，")[0]) for line, _, message in said(told)] == [
        (3, "提案不能并入自己"), (5, "与002号提案互相并入"), (6, "这次会议没有099号提案"),
    ]  # fmt: skip
    apply(store, told)
    assert cells(store, "filing", "merged_into") == [
        ["并案", None], ["并案", "003"], ["并案", None], ["并案", None], ["并案", "002"],
    ]  # fmt: skip
    assert preview(store, row("002", 立案情况="并入003号"), row("005", 立案情况="并入002号")).counts == {
        State.SAME: 2
    }


def test_an_unknown_session_is_told_and_the_proposal_waits_outside_of_it(store: Store) -> None:
    head = [*HEAD, "届次"]
    told = preview(store, [*row("001"), "十届四次"], head=head, title="提案办理情况一览表")
    assert [(line, column) for line, column, _ in said(told)] == [(3, "届次")] and "十届四次" in said(told)[
        0
    ][2]
    apply(store, told)
    assert cells(store, "session.name") == [[None]]
    with store.transact("登记会议") as tx:
        add_session(tx, "政协临川县第十届委员会第四次会议")
    again = preview(store, [*row("001"), "十届四次"], head=head, title="提案办理情况一览表")
    assert again.counts == {State.UPDATED: 1}
    apply(store, again)
    assert len(store.rows.find("proposal")) == 1 and cells(store, "session.short") == [["十届四次"]]


def test_a_number_under_another_title_and_signer_is_asked(store: Store) -> None:
    apply(store, preview(store, row("001")))
    told = preview(store, row("001", "康骏", 案由="关于公交线路的建议"))
    assert told.counts == {State.DOUBTFUL: 1} and "提案号001已有一件提案" in said(told)[0][2]
    assert told.rows[0].plan.candidates[0].title == "关于001号事项的建议"


def test_the_same_numbers_in_another_session_are_other_proposals(store: Store) -> None:
    apply(store, preview(store, row("001")))
    other = preview(store, row("001"), title="政协临川县第十届委员会第四次会议提案一览表")
    assert other.counts == {State.NEW: 1}


def test_a_number_that_is_given_later_finds_its_proposal(store: Store) -> None:
    apply(store, preview(store, [None, "关于公交的建议", "赵明", DAY]))
    told = preview(store, ["007", "关于公交的建议", "赵明", DAY])
    assert told.counts == {State.UPDATED: 1}
    apply(store, told)
    assert cells(store, "proposal.number") == [["007"]]


def test_later_news_become_steps_and_blanks_take_nothing_away(store: Store) -> None:
    apply(store, preview(store, row("001", 立案情况="立案", 主办单位="县人社局")))
    apply(store, preview(store, row("001", 交办日期="2026-03-05")))
    apply(store, preview(store, row("001", 答复日期="2026-05-01", 办理结果="B")))
    apply(store, preview(store, row("001", 委员意见="满意")))
    assert cells(store, "filing", "units.主办", "assigned_on", "due", "replied_on", "result", "state") == [
        ["立案", "县人社局", "2026-03-05", "2026-06-05", "2026-05-01", "B", "已办结"]
    ]
    (reply,) = store.rows.find("proposal_step", kind="答复")
    assert store.rows.title("proposal_unit", reply["unit"]) == "县人社局"
    apply(store, preview(store, row("001", 办理结果="A")))
    assert cells(store, "replied_on", "result") == [["2026-05-01", "A"]]


def test_another_decision_is_a_further_step(store: Store) -> None:
    apply(store, preview(store, row("001", 立案情况="立案")))
    apply(store, preview(store, row("001", 立案情况="撤案")))
    assert [step["kind"] for step in store.rows.find("proposal_step")] == ["立案", "撤案"]
    assert cells(store, "state") == [["已撤案"]]


def test_what_a_member_wrote_is_kept_though_it_is_no_degree_of_satisfaction(store: Store) -> None:
    line = row("001", 答复日期="2026-05-01", 委员意见="希望尽快落实到位")
    apply(store, preview(store, line))
    assert cells(store, "satisfaction", "opinion") == [[None, "希望尽快落实到位"]]
    assert preview(store, line).counts == {State.SAME: 1}


def test_the_same_row_twice_comes_in_once_and_a_contradiction_is_asked(store: Store) -> None:
    told = preview(store, row("001"), row("001"), row("001", 办理结果="A"))
    assert told.counts == {State.NEW: 1, State.SAME: 1, State.DOUBTFUL: 1}


def test_phone_and_unit_tell_people_without_a_seat(store: Store) -> None:
    head = ["提案号", "案由", "提案人", "提案人手机", "提案人单位及职务"]
    with store.transact("录入") as tx:
        first = tx.add("person", {"name": "赵明", "mobile": "13800000001"})
        second = tx.add("person", {"name": "赵明"})
        firm = tx.add("organization", {"name": "临川县安达建材有限公司"})
        tx.add("employment", {"person": second, "organization": firm, "role": "负责人"})
    told = preview(
        store, ["001", "关于甲事的建议", "赵明", "13800000001"],
        ["002", "关于乙事的建议", "赵明", None, "临川县安达建材有限公司总经理"],
        ["003", "关于丙事的建议", "赵明"], head=head,
    )  # fmt: skip
    apply(store, told)
    assert [signer["person"] for signer in store.rows.find("signer")] == [first, second, None]


def test_suggestions_to_the_congress_come_in_by_their_own_session(store: Store) -> None:
    with store.transact("组织") as tx:
        cppcc(tx)
        congress = tx.add(
            "body", {"name": "临川县人民代表大会", "kind": "人大", "level": "县", "place": "临川县"}
        )
        add_delegate(tx, "赵明", congress)
    title = "临川县第十八届人民代表大会第三次会议代表建议办理情况一览表"
    told = preview(
        store,
        ["001", "关于公交的建议", "赵明", DAY],
        title=title,
        head=["建议号", "建议标题", "领衔代表", "提出日期"],
    )
    apply(store, told)
    (proposal,), (signer,) = store.rows.find("proposal"), store.rows.find("signer")
    assert proposal["form"] == "建议" and signer["person"] is not None


def test_corrected_units_keep_what_the_unit_did(store: Store) -> None:
    apply(store, preview(store, row("001", 主办单位="县人社局", 答复日期="2026-05-01")))
    apply(store, preview(store, row("001", 主办单位="县人力资源和社会保障局")))
    (unit,), (reply,) = store.rows.find("proposal_unit"), store.rows.find("proposal_step", kind="答复")
    assert unit["name"] == "县人力资源和社会保障局" and reply["unit"] == unit["id"]


def test_sessions_stay_one(store: Store) -> None:
    apply(store, preview(store, row("001")))
    apply(store, preview(store, row("002"), title="临川县政协十届五次会议提案"))
    assert [session["name"] for session in store.rows.find("session")] == [SESSION]
