"""Sentences and tables of demands and visits, from records: rows A-23 and A-34 of the acceptance table and more."""

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.service.docket import read_docket, read_visits
from secretariat.domains.service.figures import AGES, ageing, by_dimension, tally
from secretariat.domains.service.programmes import progress
from secretariat.domains.service.sentences import (
    answers_sentence,
    handing_sentence,
    solved_sentence,
    visits_sentence,
)
from secretariat.store.store import Store
from tests.domains.service.office import TODAY, demand, step


def test_a23_firms_demands_solved_rate_and_in_hand(store: Store) -> None:
    with store.transact("登记") as tx:
        firms = [tx.add("organization", {"name": f"临川县第{n}公司"}) for n in range(20)]
        made = [demand(tx, f"诉求{n}", organization=firms[n % 20]) for n in range(38)]
        made += [demand(tx, f"另一件{name}", name=name) for name in ("老街餐饮店", "青溪茶厂")]
        step(tx, made[:25], "交办", "2026-03-05", department="县工信局")
        step(tx, made[:25], "销号", "2026-03-20", satisfaction="满意")
        step(tx, made[25:30], "交办", "2026-11-05", department="县人社局")
    counts = tally(read_docket(store.rows, TODAY).cases, TODAY)
    sentence = solved_sentence(counts, TODAY)
    assert sentence.text == "22家40条，已解决25条，解决率62.5%，在办15条。"
    chosen = [piece.counts.ids for piece in sentence.pieces if not isinstance(piece, str) and piece.counts]
    assert [len(ids) for ids in chosen] == [40, 40, 25, 15]
    assert set(chosen[2]).isdisjoint(chosen[3]) and set(chosen[2]) | set(chosen[3]) == set(chosen[0])


def test_a34_answers_and_satisfaction_with_two_decimals(store: Store) -> None:
    with store.transact("登记") as tx:
        ids = tx.add_many("demand", [{"title": f"诉求{n}", "day": "2026-03-02"} for n in range(817)])
        tx.add_many(
            "demand_step", [{"demand": one, "kind": "答复", "day": "2026-03-20"} for one in ids[:816]]
        )
        tx.add_many(
            "demand_step",
            [
                {"demand": one, "kind": "反馈", "day": "2026-03-21", "satisfaction": "满意"}
                for one in ids[:814]
            ],
        )
    counts = tally(read_docket(store.rows, TODAY).cases, TODAY)
    text = answers_sentence(counts, TODAY, 2, of_received=True).text
    assert text == "收到817件，回复816件，回复率99.88%，满意814件，满意率99.63%。"
    assert "满意率（占已评价的）100.00%" in answers_sentence(counts, TODAY, 2).text


def test_every_demand_is_either_solved_in_hand_or_settled_otherwise(store: Store) -> None:
    with store.transact("登记") as tx:
        made = [demand(tx, f"诉求{n}", name=f"企业{n}") for n in range(6)]
        for one, kind in zip(made, ("销号", "暂缓", "解释说明", "不受理", "办理"), strict=False):
            step(tx, one, kind, "2026-03-20")
    counts = tally(read_docket(store.rows, TODAY).cases, TODAY)
    parts = (counts.solved, counts.running, counts.postponed, counts.explained, counts.refused)
    assert sorted(one for part in parts for one in part) == made
    assert (
        solved_sentence(counts, TODAY).text
        == "6家6条，已解决1条，解决率16.7%，在办2条，暂缓1条，解释说明1条，不受理1条。"
    )


def test_rates_of_handing_out_and_of_punctual_answers(store: Store) -> None:
    with store.transact("登记") as tx:
        made = [demand(tx, f"诉求{n}") for n in range(8)]
        step(tx, made[:7], "交办", "2026-03-05", department="县工信局", due="2026-03-31")
        step(tx, made[:3], "答复", "2026-03-30")
        step(tx, made[3:4], "答复", "2026-04-02")
        step(tx, made[4:5], "延期", "2026-03-30", due="2026-12-31")
        step(tx, made[5:6], "暂缓", "2026-03-30")
    counts = tally(read_docket(store.rows, TODAY).cases, TODAY)
    assert (len(counts.in_time), len(counts.late_answers), len(counts.overdue)) == (3, 1, 1)
    assert handing_sentence(counts, TODAY).text == "交办7件，交办率87.5%；按时答复率60.0%；逾期未答复1件。"


def test_without_demands_rates_are_no_numbers(store: Store) -> None:
    counts = tally(read_docket(store.rows, TODAY).cases, TODAY)
    assert solved_sentence(counts, TODAY).text == "0家0条，已解决0条，解决率—，在办0条。"
    assert handing_sentence(counts, TODAY).text == "交办0件，交办率—；按时答复率—；逾期未答复0件。"


def test_figures_stand_as_of_their_day(store: Store) -> None:
    with store.transact("登记") as tx:
        one, two = demand(tx, "早", "2026-03-02"), demand(tx, "晚", "2026-06-02")
        step(tx, one, "销号", "2026-05-20")
        step(tx, two, "销号", "2026-06-20")
    told = [solved_sentence(tally(read_docket(store.rows, day).cases, day), day).text
            for day in ("2026-05-19", "2026-05-20", "2026-06-19")]  # fmt: skip
    assert told == ["0家1条，已解决0条，解决率0.0%，在办1条。", "0家1条，已解决1条，解决率100.0%，在办0条。",
                    "0家2条，已解决1条，解决率50.0%，在办1条。"]  # fmt: skip


def test_groups_follow_the_list_of_categories_and_departments_by_size(store: Store) -> None:
    with store.transact("登记") as tx:
        for category, number in (("融资", 3), ("用工", 2), (None, 1)):
            made = [demand(tx, f"{category}{n}", category=category) for n in range(number)]
            if category:
                step(
                    tx, made, "交办", "2026-03-05", department="银保监" if category == "融资" else "县人社局"
                )
    docket = read_docket(store.rows, TODAY)
    assert [(name, len(one.received)) for name, one in by_dimension(docket, "诉求类别").items()] == [
        ("用工", 2), ("融资", 3), ("未填写", 1)]  # fmt: skip
    assert list(by_dimension(docket, "department")) == ["银保监", "县人社局", "未填写"]
    assert list(by_dimension(docket, "登记月份")) == ["2026-03"]
    with pytest.raises(Refusal, match="诉求不能按“颜色”统计"):
        by_dimension(docket, "颜色")


def test_open_demands_by_age_and_department(store: Store) -> None:
    days = {"2026-11-22": 0, "2026-11-12": 0, "2026-11-11": 1, "2026-10-23": 1, "2026-10-22": 2, "2026-09-23": 2,
            "2026-09-22": 3, "2026-08-24": 3, "2026-08-23": 4, None: 5, "2026": 5}  # fmt: skip
    with store.transact("登记") as tx:
        made = {day: demand(tx, f"诉求{day}", day) for day in days}
        done = demand(tx, "已销号", "2026-01-01")
        step(tx, done, "销号", "2026-02-01")
        step(tx, [made["2026-08-23"]], "交办", "2026-08-23", department="县工信局")
    lines = ageing(read_docket(store.rows, TODAY, open_only=True))
    assert [line.department for line in lines] == ["县工信局", "尚未交办", "合计"]
    total = lines[-1]
    expected = [{made[day] for day, place in days.items() if place == cell} for cell in range(len(AGES) + 1)]
    assert [set(cell) for cell in total.cells] == expected
    assert done not in total.all and total.overdue == (made["2026-08-23"],)


def test_nothing_open_gives_no_table(store: Store) -> None:
    assert ageing(read_docket(store.rows, TODAY, open_only=True)) == []


def test_visits_count_times_and_enterprises_apart(store: Store) -> None:
    with store.transact("登记") as tx:
        firm = tx.add("organization", {"name": "临川县金盛建材有限公司"})
        for day in ("2026-03-02", "2026-03-09", "2026-04"):
            tx.add("visit", {"organization": firm, "day": day})
        tx.add("visit", {"name": "老街餐饮店", "day": "2026-03-02"})
        tx.add("visit", {"name": "没有日期的"})
    march = read_visits(store.rows, ("2026-03-01", "2026-03-31"))
    assert visits_sentence(march, TODAY).text == "走访企业3家次、2家。"
    april = read_visits(store.rows, ("2026-04-01", "2026-04-30"))
    assert visits_sentence(april, TODAY, "本月").text == "本月走访企业1家次、1家。"
    assert len(read_visits(store.rows)) == 5


def test_programmes_tell_target_quotas_and_what_each_leader_did(store: Store) -> None:
    with store.transact("登记") as tx:
        cool = tx.add("programme", {"name": "2026年送清凉", "start": "2026-07-01"})
        tx.add("programme", {"name": "春节慰问", "start": "2026-01-20", "target": 10})
        for leader, number in (("王主席", 3), ("李副主席", 2)):
            tx.add("visit_quota", {"programme": cool, "leader": leader, "number": number})
        for name, leaders in (("甲厂", "王主席"), ("甲厂", "王主席、赵科长"), ("乙厂", "王主席、李副主席")):
            visit = tx.add(
                "visit", {"name": name, "leaders": leaders, "day": "2026-07-05", "programme": cool}
            )
        found = demand(tx, "用电负荷不足", visit=visit, name="乙厂")
    summer, spring = progress(store.rows, TODAY)
    assert (summer.target, summer.done, summer.rate(), len(summer.visits)) == (5, 2, "40.0%", 3)
    assert summer.found == (found,)
    assert [(one.leader, one.quota, one.done, one.left) for one in summer.leaders] == [
        ("王主席", 3, 2, 1), ("李副主席", 2, 1, 1), ("赵科长", None, 1, 0)]  # fmt: skip
    assert (spring.done, spring.rate()) == (0, "0.0%")
    assert progress(store.rows, "2026-07-04")[0].done == 0
