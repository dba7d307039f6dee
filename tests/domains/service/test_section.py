"""The section 服务企业 of the monthly report."""

from typing import Any

from secretariat.base.document import Block, Figure, Note, Paragraph, Table
from secretariat.domains.service.section import indicators, report_section
from secretariat.store.store import Store
from secretariat.store.transaction import Transaction
from tests.domains.service.office import demand, step


def year_of_work(tx: Transaction) -> dict[str, Any]:
    """Visits and demands of 2025 and 2026; November 2026 has two visits and two demands."""
    firm = tx.add("organization", {"name": "临川县金盛建材有限公司"})
    visits = [
        tx.add("visit", {"organization": firm, "day": day})
        for day in ("2026-11-03", "2026-11-20", "2026-05-03")
    ]
    visits.append(tx.add("visit", {"name": "老街餐饮店", "day": "2025-06-01"}))
    tx.add("visit", {"name": "老街餐饮店", "day": "2025-12-01"})
    may = demand(tx, "用地", "2026-05-03", organization=firm)
    november = [
        demand(tx, "用工", "2026-11-03", organization=firm),
        demand(tx, "用电", "2026-11-30", name="乙厂"),
    ]
    before = demand(tx, "旧事", "2025-03-01", name="老街餐饮店")
    step(tx, [may], "交办", "2026-05-04", department="县自然资源局")
    step(tx, [may], "答复", "2026-11-02")
    step(tx, [may], "销号", "2026-11-04", satisfaction="基本满意")
    step(tx, november[:1], "交办", "2026-11-05", department="县人社局", due="2026-11-15")
    step(tx, [before], "销号", "2026-02-01")
    return {"visits": visits, "may": may, "november": november, "before": before}


def put(store: Store) -> dict[str, Any]:
    with store.transact("登记") as tx:
        return year_of_work(tx)


def test_each_line_counts_the_month_the_year_and_the_same_part_of_last_year(store: Store) -> None:
    made = put(store)
    lines = {line.label: line for line in indicators(store.rows, "2026-11")}
    told = {
        label: (line.unit, *(figure.text for figure in (line.month, line.year, line.last_year)))
        for label, line in lines.items()
    }
    assert told == {
        "走访": ("家次", "2", "3", "1"), "走访企业": ("家", "1", "1", "1"), "诉求收到": ("件", "2", "3", "1"),
        "诉求交办": ("件", "1", "2", "0"), "诉求答复": ("件", "1", "1", "0"), "诉求销号": ("件", "1", "2", "0"),
        "诉求解决率": ("%", "0.0", "33.3", "0.0"),
    }  # fmt: skip
    closed = lines["诉求销号"].month.counts
    assert closed is not None and (closed.ledger, closed.ids) == ("demands", (made["may"],))
    visited = lines["走访企业"].month.counts
    assert visited is not None and (visited.ledger, set(visited.ids)) == ("visits", set(made["visits"][:2]))


def test_the_section_tells_visits_demands_and_what_is_overdue(store: Store) -> None:
    put(store)
    blocks = report_section(store.rows, "2026-11")
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert texts[0] == "本月走访企业2家次、1家；本年累计走访企业3家次、1家。"
    assert texts[1] == (
        "本年收到诉求2家3件，已解决1件，解决率33.3%，在办2件。交办2件，交办率66.7%；按时答复率0.0%；逾期未答复1件。"
        "回复1件，回复率33.3%，满意1件，满意率（占已评价的）100.0%。"
    )
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.caption for table in tables] == [
        "服务企业情况",
        "在办诉求时限情况（件）",
        "逾期未答复的诉求",
    ]
    assert tables[0].rows[0][5:] == (Figure("+2", 2), "+200.0%")
    assert _texts(tables[1].rows[-1]) == ["合计", "1", "1", "0", "0", "0", "2", "1"]
    assert _texts(tables[2].rows[0]) == [
        "县人社局", "", "临川县金盛建材有限公司", "用工", "2026年11月15日", "15"]  # fmt: skip
    assert any(isinstance(block, Note) for block in blocks)


def test_a_month_is_told_as_it_stood_at_its_end(store: Store) -> None:
    put(store)
    october = [_text(block) for block in report_section(store.rows, "2026-10")]
    assert any("本年收到诉求1家1件，已解决0件" in text for text in october)


def test_an_office_without_visits_and_demands_says_so(store: Store) -> None:
    assert [_text(block) for block in report_section(store.rows, "2026-11", "五")] == [
        "五、服务企业", "尚未登记走访和诉求。"]  # fmt: skip


def _texts(row: tuple[str | Figure, ...]) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in row]


def _text(block: Block) -> str:
    return str(getattr(block, "text", ""))
