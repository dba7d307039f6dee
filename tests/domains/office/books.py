"""Lists as clerks keep them for the tests of the import: what stands in one, what it means, what is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from secretariat.store.store import Store

Rows = tuple[tuple[Any, ...], ...]
FIRM, FARM, TWIN = "临川县安达建材有限公司", "临川县大地农业有限公司", "临川县同名贸易有限公司"
GUILD = "临川县餐饮行业商会"
FIRM_CODE = "91361002FQEFLCR632"
CHEN, CHEN_PHONE, WANG, WANG_PHONE = "陈芳", "13800000011", "王伟", "13800000022"
MATCHING, TALK = "银企对接会", "政企座谈会"
BRANCH, SCHEME = "安达建材党支部", "2025年委员履职积分"
UNTOLD, NOBODY, CHOOSE = "待对应", "名册里没有", "请选择"
BACKWARDS, SEVERAL = "没有导入，请核对", "几个数"


@dataclass(frozen=True)
class Book:
    """One list. `told` are (row of the sheet, heading, words) of every problem; `lines` the cells of `columns` of the
    records in the order in which they came in; `waiting` how many rows are not taken; `words` what is learnt.
    """

    ledger: str
    rows: Rows
    columns: tuple[str, ...]
    lines: Rows
    told: tuple[tuple[int, str, str], ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    waiting: int = 0
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return max(map(len, self.rows))


def furnish(store: Store) -> None:
    """Who and what the lists speak of: units, two of one name, people, two of one name, events, a party branch."""
    with store.transact("登记") as tx:
        firm = tx.add("organization", {"name": FIRM, "credit_code": FIRM_CODE})
        farm = tx.add("organization", {"name": FARM})
        for name in (TWIN, TWIN, GUILD):
            tx.add("organization", {"name": name})
        chen = tx.add("person", {"name": CHEN, "mobile": CHEN_PHONE})
        wang = tx.add("person", {"name": WANG, "mobile": WANG_PHONE})
        tx.add("person", {"name": WANG})
        tx.add("employment", {"person": chen, "organization": firm, "role": "负责人"})
        tx.add("employment", {"person": wang, "organization": farm, "role": "负责人"})
        tx.add("event", {"title": MATCHING, "number": 9, "start": "2025-03-05"})
        for day in ("2025-03-10", "2025-09-10"):
            tx.add("event", {"title": TALK, "start": day})
        tx.add("party_org", {"name": BRANCH})
        tx.add("score_scheme", {"name": SCHEME, "start": "2025-01-01", "end": "2025-12-31"})
