"""What reports print of the other ledgers, as the acceptance table has it (domain.md A6), from records."""

from __future__ import annotations

from typing import Any

import pytest

from secretariat.base.document import Figure, Paragraph
from secretariat.domains.office.figures import chambers, dues, giving, honours, learning, rights
from secretariat.domains.office.queries import heads_of_members, people_of_body
from secretariat.domains.plain.indicators import Period, indicator_table
from secretariat.store.store import Store

DAY = "2026-12-31"


def add(store: Store, entity: str, *rows: dict[str, Any]) -> list[int]:
    with store.transact("录入") as tx:
        return tx.add_many(entity, rows)


def people(store: Store, count: int) -> list[int]:
    return add(store, "person", *({"name": f"王大{chr(0x4E00 + at)}"} for at in range(count)))


def firms(store: Store, count: int, **more: Any) -> list[int]:
    return add(
        store, "organization", *({"name": f"{chr(0x4E00 + at)}有限公司", **more} for at in range(count))
    )


def opened(paragraph: Paragraph) -> list[tuple[int | float | None, int]]:
    """For each figure its number and how many records it opens."""
    figures = [piece for piece in paragraph.pieces if isinstance(piece, Figure) and piece.counts]
    return [(one.number, len(one.counts.ids)) for one in figures if one.counts]


def test_a07_the_first_batch_of_advisors(store: Store) -> None:
    (found,) = add(store, "named_list", {"name": "创二代工作指导员", "kind": "工作指导员"})
    bureaus = ("发改局", "经信局", "科技局", "商务局", "人社局", "税务局")
    persons = people(store, 7)
    add(store, "list_entry", *(
        {"named_list": found, "person": person, "department": bureau, "batch": 1}
        for person, bureau in zip(persons, bureaus, strict=False)
    ), {"named_list": found, "person": persons[6], "department": "发改局", "batch": 2})  # fmt: skip
    told = honours.listed(store.rows, found, DAY, batch=1)
    assert told.sentence().text == "首批6名，来自6个部门。"
    assert [row[2] for row in honours.list_table(store.rows, told).rows] == list(bureaus)
    assert honours.listed(store.rows, found, DAY).sentence().text == "共7名，来自6个部门。"


def test_a_list_tells_how_much_of_its_plan_is_reached(store: Store) -> None:
    (found,) = add(store, "named_list", {"name": "先行温商培育对象", "planned": 250})
    units = firms(store, 51)
    add(store, "list_entry", *({"named_list": found, "organization": one, "batch": 1} for one in units[:50]))
    add(
        store, "list_entry", {"named_list": found, "organization": units[50], "batch": 1, "end": "2026-06-01"}
    )
    assert honours.listed(store.rows, found, DAY, 1).sentence().text == "首批50家，占计划250家的20.0%。"


def test_a08_two_classes_reach_the_whole_roll(store: Store) -> None:
    persons = people(store, 137)
    (body,) = add(store, "body", {"name": "创二代联谊会", "kind": "商会"})
    add(store, "post", *({"person": one, "body": body, "title": "会员"} for one in persons[:136]))
    one, other = add(
        store, "training", {"name": "初级研修班", "number": 1, "start": "2018-05"},
        {"name": "初级研修班", "number": 2, "start": "2019-05"},
    )  # fmt: skip
    add(store, "trainee", *({"training": one, "person": person} for person in persons[:20]))
    add(store, "trainee", *({"training": other, "person": person} for person in persons[15:136]))
    roll = people_of_body(store.rows, body, DAY)
    assert learning.trainees(store.rows, one, DAY).text == "20名。"
    assert learning.coverage(store.rows, roll, DAY).sentence().text == "轮训覆盖136/136，100%。"
    first_year = learning.coverage(store.rows, roll, DAY, ("2018-01-01", "2018-12-31"))
    assert first_year.sentence().text == "轮训覆盖20/136，14.7%。" and len(first_year.missing) == 116
    add(store, "trainee", {"training": one, "name": "没认出的人"})
    assert (
        learning.coverage(store.rows, roll, DAY)
        .sentence()
        .text.endswith("另有1人次尚未对应到人员，没有计入。")
    )


def test_the_roll_may_be_that_of_members_or_of_a_chamber(store: Store) -> None:
    head, own, gone = people(store, 3)
    firm, chamber = firms(store, 2)
    add(store, "employment", {"person": head, "organization": firm, "role": "负责人"})
    add(
        store, "membership", {"kind": "企业会员", "organization": firm, "chamber": chamber},
        {"kind": "个人会员", "person": own}, {"kind": "个人会员", "person": gone, "end": "2020-01-01"},
    )  # fmt: skip
    assert heads_of_members(store.rows, DAY) == {head, own}
    assert heads_of_members(store.rows, DAY, chamber) == {head}
    assert learning.coverage(store.rows, (), DAY).sentence().text == "轮训覆盖0/0，—。"


def test_a09_and_a19_donations_in_cash_and_goods(store: Store) -> None:
    (giver, *_) = units = firms(store, 3)
    add(
        store,
        "donation",
        {"day": "2019-03-01", "organization": giver, "cash": 30_000_000, "purpose": "教育助学"},
    )
    gifts = giving.donations(store.rows, DAY)
    assert gifts.sentence().text == "捐资30万元。" and opened(gifts.sentence()) == [(30, 1)]
    add(
        store, "donation", {"day": "2020-02-01", "organization": units[1], "cash": 4_000_000_000},
        {"day": "2020-02-02", "organization": units[2], "cash": 1_000_000_000, "goods_value": 435_000_000},
    )  # fmt: skip
    told = giving.donations(store.rows, DAY, ("2020-01-01", "2020-12-31"))
    assert told.sentence().text == "捐赠款物5435万元（款5000万元、物折价435万元）。"
    assert told.givers().text == "捐赠2笔，涉及企业2家。"


def test_a17_tasks_of_ones_own_that_are_issued(store: Store) -> None:
    add(store, "task", *({"list_name": "先行区清单", "title": f"任务{at}"} for at in range(121)))
    add(store, "task", *(
        {"list_name": "先行区清单", "title": f"本{at}", "own": 1, "progress": "已出台"} for at in range(25)
    ))  # fmt: skip
    assert honours.tasks(store.rows, DAY, "先行区清单").sentence().text == (
        "清单共146项，本单位任务25项，出台率100%。"
    )
    add(store, "task", {"list_name": "先行区清单", "title": "未", "own": 1, "progress": "推进中"})
    assert "出台率96.2%" in honours.tasks(store.rows, DAY, "先行区清单").sentence().text


def test_a18_classes_and_attendances_exact_or_in_round_words(store: Store) -> None:
    add(store, "training", *({"name": f"第{at}期", "start": "2020", "headcount": 70} for at in range(57)))
    (last,) = add(store, "training", {"name": "末期", "start": "2020", "headcount": 999})
    add(store, "trainee", *({"training": last, "name": f"学员{at}"} for at in range(26)))
    told = learning.classes(store.rows, DAY)
    assert told.sentence().text == "58期、4016人次。"
    assert told.sentence(roughly=True).text == "58期、4000余人次。"


def test_a20_lead_firms_and_small_ones(store: Store) -> None:
    units = firms(store, 138)
    lead, small = units[:60], units[60:]
    add(store, "pairing", *(
        {"kind": "龙头带动", "organization": lead[at % 60], "other_organization": one, "start": "2019-05"}
        for at, one in enumerate(small)
    ))  # fmt: skip
    add(
        store,
        "pairing",
        {"kind": "龙头带动", "organization": lead[0], "other_name": "散户", "end": "2020-01"},
    )
    told = giving.pairs(store.rows, DAY, "龙头带动").sentence()
    assert told.text == "龙头60家、中小微78家，结对78对。" and opened(told) == [(78, 78)]


@pytest.mark.parametrize(("settled", "printed"), [(73, "100%"), (72, "98.6%")])
def test_a22_rights_cases_settled(store: Store, settled: int, printed: str) -> None:
    add(store, "rights_case", *(
        {"day": "2020-03-05", "closed": "2020-06" if at < settled else None, "result": None if at % 2 else "办结"}
        if at < settled else {"day": "2020-12", "result": "正在处理"} for at in range(73)
    ))  # fmt: skip
    told = rights.rights_cases(store.rows, DAY)
    assert told.sentence().text == f"受理73件，办结{settled}件，办结率{printed}。"
    before = rights.rights_cases(store.rows, "2020-04-30", ("2020-01-01", "2020-04-30"))
    assert (len(before.received), before.done) == (settled, ())


def test_money_at_stake_and_recovered(store: Store) -> None:
    add(
        store, "rights_case",
        {"day": "2026-01-05", "amount": 2_000_000_000, "recovered": 1_697_930_000, "result": "办结"},
        {"day": "2026-02-05", "amount": 367_930_000, "result": "终结"},
        {"day": "2026-02-06", "recovered": 5},
    )  # fmt: skip
    assert rights.rights_cases(store.rows, DAY).sentence().text == (
        "受理3件，办结1件，办结率33.3%，终结1件；涉及金额2367.93万元，挽回损失1697.93万元。"
    )


def test_mediation_by_stage(store: Store) -> None:
    for count, stage in ((6, "诉前"), (3, "诉中"), (1, "诉后")):
        add(
            store,
            "mediation",
            *({"day": "2026-03", "stage": stage, "result": "达成协议"} for _ in range(count)),
        )
    add(
        store, "mediation", {"day": "2026-04-01", "closed": "2026-05-01", "result": "未达成", "amount": 50_000},
        {"day": "2026-04-02"},
    )  # fmt: skip
    assert rights.mediations(store.rows, DAY).sentence().text == (
        "受理调解12件（诉前6、诉中3、诉后1），结案11件，达成协议10件，调解成功率90.9%；标的额500元，协议金额0元。"
    )


def test_a24_honours_by_holder_and_level(store: Store) -> None:
    one, other = firms(store, 2)
    persons = people(store, 16)
    add(store, "honour", {"organization": one, "name": "全国工人先锋号", "level": "全国"})
    add(store, "honour", {"organization": other, "name": "上海市巾帼文明岗", "level": "省部"})
    add(store, "honour", *(
        {"person": person, "name": "先进", "level": level}
        for person, level in zip(persons, ["全国"] * 2 + ["省部"] * 5 + ["县"] * 9, strict=True)
    ))  # fmt: skip
    told = honours.honours(store.rows, DAY)
    assert told.sentence().text == "单位2家次（全国1、省部1）、个人16人次（全国2、省部5、县9）。"
    cells = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in told.table().rows]
    assert cells == [
        ["全国", "1", "2", "3"],
        ["省部", "1", "5", "6"],
        ["县", "0", "9", "9"],
        ["合计", "2", "16", "18"],
    ]
    assert told.table().columns[0].label == "荣誉级别"


def test_a25_party_organizations_with_their_latest_counts(store: Store) -> None:
    ids = add(store, "party_org", *({"name": f"第{at}支部", "founded": "2010"} for at in range(171)))
    add(store, "party_count", *({"party_org": one, "day": "2019-12-31", "members": 7} for one in ids))
    add(store, "party_count", {"party_org": ids[0], "day": "2020-06-30", "members": 12})
    add(store, "party_count", {"party_org": ids[0], "day": "2027-06-30", "members": 99})
    add(store, "party_org", {"name": "已撤销", "founded": "2010", "dissolved": "2015"})
    assert chambers.party(store.rows, DAY).sentence().text == "党组织171个，党员1202人。"
    assert chambers.party(store.rows, "2019-12-31").members == 1197
    assert "（另有171个没有登记党员数）" in chambers.party(store.rows, "2018-12-31").sentence().text


def test_a26_four_good_chambers_each_once_at_its_highest_level(store: Store) -> None:
    units = firms(store, 97)
    review = {"kind": "四好商会", "result": "认定", "year": 2019}
    add(store, "chamber_review", *({**review, "organization": one, "level": "全国"} for one in units[:6]))
    add(store, "chamber_review", *({**review, "organization": one, "level": "省部"} for one in units[3:40]))
    add(store, "chamber_review", *({**review, "organization": one, "level": "市"} for one in units[40:95]))
    add(store, "chamber_review", {**review, "organization": units[95], "level": "市", "result": "申报"})
    add(store, "chamber_review", {**review, "organization": units[96], "level": "市"})
    add(
        store,
        "chamber_review",
        {**review, "organization": units[96], "level": "市", "year": 2020, "result": "取消"},
    )
    told = chambers.rated(store.rows, DAY)
    assert told.sentence().text == "四好商会95家，其中全国6、省市89。"
    assert opened(told.sentence()) == [(95, 95), (6, 6), (89, 89)]
    assert chambers.rated(store.rows, "2018-12-31").sentence().text == "四好商会0家。"


def test_a28_every_chamber_has_a_party_organization(store: Store) -> None:
    kinds = ["乡镇商会"] * 11 + ["行业商会"] * 18 + ["特色商会"] * 2 + ["异地商会"] * 6
    units = firms(store, 38, kind="商会")
    add(
        store,
        "chamber",
        *({"organization": one, "kind": kind} for one, kind in zip(units, kinds, strict=False)),
    )
    parties = ["党支部"] * 5 + ["功能性党支部"] * 32
    add(store, "party_org", *(
        {"name": f"支部{at}", "organization": units[at], "kind": kind} for at, kind in enumerate(parties)
    ))  # fmt: skip
    add(store, "party_org", {"name": "企业支部", "organization": units[37], "kind": "党支部"})
    assert chambers.chambers(store.rows, DAY).sentence().text == (
        "所属商会37个（行业商会18、乡镇商会11、异地商会6、特色商会2）；"
        "建立党组织的37个（党支部5、功能性党支部32），党组织覆盖率100%。"
    )


def test_dues_of_a_year(store: Store) -> None:
    add(
        store, "fee", {"year": 2026, "name": "甲", "standard": 500_000, "paid": 500_000, "paid_on": "2026-03-01"},
        {"year": 2026, "name": "乙", "standard": 500_000, "reduced": 100_000, "paid": 100_000},
        {"year": 2026, "name": "丙", "standard": 200_000, "paid": 200_000, "paid_on": "2027-01-05"},
        {"year": 2026, "name": "丁"}, {"year": 2025, "name": "甲", "standard": 500_000},
    )  # fmt: skip
    assert dues.dues(store.rows, 2026, DAY).sentence().text == (
        "2026年度应缴会费4笔、1.1万元，实缴6000元，收缴率54.5%；缴清1笔，欠缴2笔、5000元；另有1笔没有填写应缴。"
    )
    assert dues.dues(store.rows, 2024, DAY).sentence().text == (
        "2024年度应缴会费0笔、0元，实缴0元，收缴率—；缴清0笔，欠缴0笔。"
    )


def test_indicators_tell_the_month_the_year_and_last_year(store: Store) -> None:
    add(
        store, "donation", {"day": "2026-10-02", "name": "甲", "cash": 100_00},
        {"day": "2026", "name": "乙", "cash": 50},
        {"day": "2025-10-31", "name": "丙", "goods_value": 30_00}, {"day": "2025-11-01", "name": "丁", "cash": 9},
    )  # fmt: skip
    table = indicator_table("捐赠", giving.giving_indicators(store.rows, Period.of("2026-10")))
    lines = [[cell if isinstance(cell, str) else cell.text for cell in row] for row in table.rows]
    assert lines == [
        ["捐赠", "笔", "1", "2", "1", "+1", "+100.0%"],
        ["捐赠款物", "元", "100", "100.5", "30", "+70.5", "+235.0%"],
        ["　其中：捐款", "元", "100", "100.5", "0", "+100.5", "—"],
        ["　　　　物资折价", "元", "0", "0", "30", "-30", "-100.0%"],
    ]
