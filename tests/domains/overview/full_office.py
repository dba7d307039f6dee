"""An office that keeps something of everything, told of for October 2026."""

from __future__ import annotations

from typing import Any

from secretariat.store.store import Store
from secretariat.store.transaction import Transaction

MONTH = "2026-10"
EVENTS: tuple[tuple[str, str, str, int], ...] = (
    ("2026-10-09", "培训", "民营经济政策宣讲暨新会员培训", 60), ("2026-10-15", "党建", "主题党日：重温入党誓词", 24),
    ("2026-10-12", "调研", "走进城关镇企业专题调研", 8), ("2026-10-20", "对接", "银企对接会", 35),
    ("2026-10-22", "公益", "金秋助学仪式", 30), ("2026-10-28", "会议", "十届五次执委会议", 88),
    ("2026-10-18", "维权接待", "企业维权接待日", 12), ("2026-10-30", "沙龙", "青年企业家沙龙", 20),
    ("2026-03-05", "培训", "税务知识培训", 45), ("2026-06-01", "会议", "主席会议", 16),
    ("2025-10-10", "培训", "法律讲座", 50), ("2025-04-01", "联谊", "健步走", 120),
    ("2026-11-12", "会议", "会长办公会", 0), ("2025-11-11", "培训", "上年十一月的不算", 999),
)  # fmt: skip


def fill(store: Store) -> None:
    """Records in every ledger of which the report tells."""
    with store.transact("录入") as tx:
        firms = tx.add_many("organization", [
            {"name": f"临川{name}有限公司", "town": town} for name, town in
            (("建材", "城关镇"), ("食品", "城关镇"), ("纺织", "大坪乡"), ("机械", "石门镇"), ("茶业", "石门镇"))
        ])  # fmt: skip
        people = tx.add_many("person", [{"name": name} for name in ("赵大明", "钱小华", "孙丽", "李建国")])
        starts = ("2015-01-01", "2018-05", "2025-03-01", "2026-10-08", "2026-10-20")
        tx.add_many("membership", [
            {"organization": one, "kind": "企业会员", "start": start} for one, start in zip(firms, starts, strict=True)
        ])  # fmt: skip
        tx.add_many("employment", [
            {"person": one, "organization": firm, "role": "负责人"} for one, firm in zip(people, firms, strict=False)
        ])  # fmt: skip
        _posts(tx, people)
        _events(tx, people)
        _service(tx, firms)
        _others(tx, firms, people)
        _rota(tx, people)


def _posts(tx: Transaction, people: list[int]) -> None:
    body = tx.add("body", {"name": "临川县工商联执行委员会", "kind": "执行委员会", "level": "县"})
    tx.add_many("post", [
        {"person": one, "body": body, "title": "执委", "start": start}
        for one, start in zip(people, ("2021-12-18", "2021-12-18", "2026-10-28", "2021-12-18"), strict=True)
    ])  # fmt: skip
    proposal = tx.add("proposal", {"title": "关于修路的建议", "form": "提案", "submitted": "2026-01-12"})
    tx.add("proposal_unit", {"proposal": proposal, "role": "主办", "name": "县交通局"})
    for kind, day in (("立案", "2026-01-15"), ("交办", "2026-02-01"), ("答复", "2026-10-10")):
        tx.add("proposal_step", {"proposal": proposal, "kind": kind, "day": day})


def _events(tx: Transaction, people: list[int]) -> None:
    for start, kind, title, times in EVENTS:
        event = tx.add("event", {"title": title, "kind": kind, "start": start, "place": "县工商联三楼会议室",
                                 "headcount": times or None})  # fmt: skip
        if kind == "党建":  # names count, not the number that was written down
            tx.add_many(
                "attendance", [{"event": event, "person": one, "state": "出席"} for one in people[:3]]
            )
            tx.add("attendance", {"event": event, "person": people[3], "state": "请假"})
    tx.add(
        "event",
        {"title": "取消的会", "kind": "会议", "start": "2026-10-29", "cancelled": 1, "headcount": 500},
    )


def _service(tx: Transaction, firms: list[int]) -> None:
    tx.add_many("visit", [
        {"day": day, "organization": firm, "leaders": "王主席"}
        for day, firm in (("2026-10-11", firms[0]), ("2026-10-11", firms[1]), ("2026-04-02", firms[0]),
                          ("2025-09-09", firms[2]))
    ])  # fmt: skip
    for title, day, steps in (
        ("用工难", "2026-10-11", {"交办": "2026-10-12"}),
        ("贷款难", "2026-05-01", {"交办": "2026-05-02", "销号": "2026-10-19"}),
        ("用地指标", "2026-02-01", {"交办": "2026-02-02", "销号": "2026-03-01"}),
        ("上年的", "2025-05-01", {"销号": "2025-06-01"}),
    ):  # fmt: skip
        demand = tx.add("demand", {"title": title, "day": day, "organization": firms[0], "category": "用工"})
        for kind, when in steps.items():
            tx.add("demand_step", {"demand": demand, "kind": kind, "day": when, "department": "县人社局"})
    tx.add(
        "pairing",
        {"kind": "龙头带动", "organization": firms[0], "other_organization": firms[1], "start": "2026-10-05"},
    )


def _others(tx: Transaction, firms: list[int], people: list[int]) -> None:
    records: list[tuple[str, dict[str, Any]]] = [
        ("training", {"name": "新生代企业家研修班", "number": 1, "start": "2026-10-13", "headcount": 40}),
        ("training", {"name": "年轻干部班", "start": "2025-05", "headcount": 30}),
        ("rights_case", {"day": "2026-10-08", "organization": firms[0], "category": "合同纠纷", "amount": 50_000_000,
                         "closed": "2026-10-25", "result": "办结", "recovered": 30_000_000}),
        ("rights_case", {"day": "2026-09-01", "organization": firms[1], "result": "正在处理"}),
        ("mediation", {"day": "2026-10-02", "organization": firms[2], "stage": "诉前", "result": "达成协议",
                       "closed": "2026-10-20", "amount": 8_000_000, "agreed_amount": 6_000_000}),
        ("donation", {"day": "2026-10-22", "organization": firms[0], "cash": 10_000_000, "purpose": "教育助学"}),
        ("donation", {"day": "2026-10-22", "person": people[0], "goods": "书包", "goods_value": 500_000}),
        ("donation", {"day": "2025-07-01", "organization": firms[1], "cash": 3_000_000, "purpose": "救灾"}),
        ("honour", {"organization": firms[0], "name": "省级守合同重信用企业", "level": "省部", "day": "2026-10-16"}),
        ("honour", {"person": people[1], "name": "县劳动模范", "level": "县", "day": "2026-05-01"}),
        ("publicity", {"title": "临川县工商联走访企业见实效", "medium": "中华工商时报", "day": "2026-10-21"}),
        ("opinion", {"policy": "优化营商环境条例", "day": "2026-10-17", "organization": firms[3]}),
        ("document", {"title": "轮值活动办法", "kind": "制度", "day": "2026-10-30"}),
        ("task", {"list_name": "年度清单", "title": "制定轮值办法", "own": 1, "progress": "已出台",
                  "done": "2026-10-30"}),
        ("task", {"list_name": "年度清单", "title": "换届", "own": 1, "due": "2026-11-20", "progress": "推进中"}),
        ("fee", {"year": 2026, "organization": firms[0], "standard": 500_000, "paid": 500_000, "paid_on": "2026-10-09",
                 "post": "副主席"}),
        ("fee", {"year": 2026, "organization": firms[1], "standard": 200_000, "post": "执委"}),
        ("recommendation", {"person": people[2], "target": "县青联", "day": "2026-10-08"}),
        ("greeting", {"person": people[0], "day": "2026-10-03", "form": "短信", "year": 2026}),
    ]  # fmt: skip
    for entity, values in records:
        tx.add(entity, values)
    chamber = tx.add("organization", {"name": "临川县建材商会", "kind": "商会"})
    tx.add(
        "chamber",
        {"organization": chamber, "kind": "行业商会", "start": "2016-01-01", "term_end": "2026-11-25"},
    )
    tx.add("chamber_review", {"organization": chamber, "kind": "四好商会", "level": "市", "result": "认定",
                              "day": "2026-10-14", "year": 2026})  # fmt: skip
    party = tx.add(
        "party_org",
        {"name": "建材商会党支部", "organization": chamber, "kind": "党支部", "founded": "2018-07-01"},
    )
    tx.add_many("party_count", [
        {"party_org": party, "day": "2025-06-30", "members": 9},
        {"party_org": party, "day": "2026-06-30", "members": 11},
    ])  # fmt: skip


def _rota(tx: Transaction, people: list[int]) -> None:
    rota = tx.add("rota", {"name": "2026年轮值", "start": "2026-01-01", "end": "2026-12-31"})
    groups = tx.add_many("duty_group", [{"rota": rota, "number": at, "name": f"第{at}组"} for at in (1, 2)])
    tx.add_many("duty_member", [
        {"duty_group": group, "person": one, "leader": 1} for group, one in zip(groups, people, strict=False)
    ])  # fmt: skip
    for month, group in (("2026-10", groups[0]), ("2026-11", groups[1])):
        tx.add(
            "shift",
            {
                "rota": rota,
                "duty_group": group,
                "start": f"{month}-01",
                "end": f"{month}-30",
                "theme": "服务企业",
            },
        )
