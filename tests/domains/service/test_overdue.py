"""What is overdue, what is due soon, and what nobody was given yet."""

from secretariat.domains.service.docket import read_docket
from secretariat.domains.service.overdue import due_soon, overdue, unassigned
from secretariat.store.store import Store
from tests.domains.service.office import TODAY, demand, step


def test_overdue_and_due_soon_are_told_with_who_owes_the_answer(store: Store) -> None:
    with store.transact("登记") as tx:
        late, today, soon, far, done, put_off, nobody = (
            demand(tx, f"诉求{n}", number=f"2026-{n:03d}", name="金盛建材", leader="王主席") for n in range(7)
        )
        for one, due in ((late, "2026-11-21"), (today, TODAY), (soon, "2026-12-22"), (far, "2026-12-23")):
            step(tx, one, "交办", "2026-11-01", department="县工信局", due=due)
        for one, kind in ((done, "答复"), (put_off, "暂缓")):
            step(tx, one, "交办", "2026-03-05", department="县工信局")
            step(tx, one, kind, "2026-03-09")
    [first] = overdue(store.rows, TODAY)
    assert (first.demand, first.department, first.leader, first.claimant, first.days) == (
        late, "县工信局", "王主席", "金盛建材", 1)  # fmt: skip
    assert [(one.demand, one.left) for one in due_soon(store.rows, TODAY)] == [(today, 0), (soon, 30)]
    assert [one.demand for one in due_soon(store.rows, TODAY, 31)] == [today, soon, far]
    assert unassigned(store.rows, TODAY) == [nobody]


def test_what_was_taken_up_again_is_awaited_again(store: Store) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难")
        step(tx, one, "交办", "2026-03-05", department="县人社局")
        step(tx, one, "销号", "2026-03-20")
        step(tx, one, "重新办理", "2026-10-01", due="2026-10-31")
    assert [(late.demand, late.days) for late in overdue(store.rows, TODAY)] == [(one, 22)]
    assert overdue(store.rows, "2026-09-30") == []


def test_the_longest_comes_first_and_the_removed_not_at_all(store: Store) -> None:
    with store.transact("登记") as tx:
        made = [demand(tx, f"诉求{n}") for n in range(3)]
        for one, due in zip(made, ("2026-10-10", "2026-05-10", "2026-04-10"), strict=True):
            step(tx, one, "交办", "2026-03-05", due=due)
        tx.remove("demand", made[2])
    assert [late.demand for late in overdue(store.rows, TODAY)] == [made[1], made[0]]


def test_an_earlier_day_is_told_as_it_was_and_what_was_closed_again_is_not_open(store: Store) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难")
        step(tx, one, "交办", "2026-03-05", due="2026-03-10")
        step(tx, one, "销号", "2026-03-20")
        step(tx, one, "重新办理", "2026-04-01", due="2026-04-10")
        step(tx, one, "销号", "2026-05-01")
        two = demand(tx, "贷款难")
        step(tx, two, "交办", "2026-03-05", due="2026-03-10")
        step(tx, two, "销号", "2026-03-20")
    days = ("2026-03-15", "2026-03-25", "2026-04-15", TODAY)
    assert [sorted(late.demand for late in overdue(store.rows, day)) for day in days] == [
        [one, two],
        [],
        [one],
        [],
    ]
    opened = [{case.id for case in read_docket(store.rows, day, open_only=True).cases} for day in days]
    assert opened == [{one, two}, set(), {one}, set()]
