"""An office with a council and a rota, put in by few words, for the tests of this domain."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from secretariat.catalog import CATALOG
from secretariat.domains.rotation.balancing import Candidate
from secretariat.store.store import Store

MORNING = datetime.datetime(2026, 11, 22, 8, 30)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华"
TITLES = (("兼职副主席", 9), ("副会长", 27), ("常委", 30), ("执委", 63))
"""The council of domain.md A3: 9 + 27 + 93 = 129, and three more who take no turn."""
OTHERS = (("主席", 1), ("专职副主席", 1), ("秘书长", 1))
INDUSTRIES = ("制造业", "建筑业", "批发和零售业", "住宿和餐饮业", "农业", "物流")


def new_office(path: Path) -> Store:
    """A new file whose clock stands still."""
    store = Store.create(path, CATALOG, "临川县工商业联合会")
    store.clock = lambda: MORNING
    return store


def name_of(place: int) -> str:
    return f"{SURNAMES[place % len(SURNAMES)]}{chr(ord('一') + place)}"


class Office:
    """Puts records into a file by hand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.rows = store.rows

    def add(self, entity: str, **values: Any) -> int:
        with self.store.transact("录入") as tx:
            return tx.add(entity, values)

    def do(self, verb: Any, *values: Any, **named: Any) -> Any:
        """Carry out a verb as an operation."""
        with self.store.transact("试") as tx:
            return verb(tx, *values, **named)

    def council(self, titles: Sequence[tuple[str, int]] = (*OTHERS, *TITLES)) -> int:
        """A body with so many holders of each title; every sixth works in each industry."""
        with self.store.transact("录入") as tx:
            body = tx.add("body", {"name": "执行委员会", "kind": "执行委员会", "level": "县"})
            units = [
                tx.add("organization", {"name": f"临川县第{at}公司", "kind": "企业", "industry": name,
                                        "town": ("城关街道", "青溪镇")[at % 2]})
                for at, name in enumerate(INDUSTRIES)
            ]  # fmt: skip
            place = 0
            for title, number in titles:
                for _ in range(number):
                    person = tx.add("person", {"name": name_of(place)})
                    tx.add("employment", {"person": person, "organization": units[place % len(units)],
                                          "role": "负责人", "post": "董事长"})  # fmt: skip
                    tx.add("post", {"person": person, "body": body, "title": title, "start": "2021-12-18"})
                    place += 1
        return body

    def rota(self, start: str = "2026-01-01", end: str = "2026-12-31", **more: Any) -> int:
        return self.add("rota", **{"name": f"{start[:4]}年轮值计划", "start": start, "end": end, **more})

    def groups(self, rota: int, count: int = 3) -> list[int]:
        return [self.add("duty_group", rota=rota, number=at, name=f"第{at}组") for at in range(1, count + 1)]

    def person(self, name: str, **more: Any) -> int:
        return self.add("person", name=name, **more)

    def member(self, group: int, name: str, leader: int = 0) -> int:
        return self.add("duty_member", duty_group=group, person=self.person(name), leader=leader)

    def shift(self, rota: int, group: int | None, start: str, end: str | None = None, **more: Any) -> int:
        return self.add("shift", rota=rota, duty_group=group, start=start, end=end or start, **more)

    def event(self, start: str, title: str = "走访企业", **more: Any) -> int:
        return self.add("event", title=title, start=start, **more)


def crowd(leaders: int, others: int, keys: Sequence[str] = ("",)) -> list[Candidate]:
    """Invented candidates, leaders first, the keys in turn."""
    return [
        Candidate(place, name_of(place), place <= leaders, keys[place % len(keys)])
        for place in range(1, leaders + others + 1)
    ]
