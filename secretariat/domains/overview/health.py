"""数据体检: what is malformed, contradictory, or not told apart yet, over all records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from secretariat.base.entity import Entity
from secretariat.domains.events import checks as events
from secretariat.domains.overview import queries
from secretariat.domains.overview.desk import Errand, doubles, odd_codes
from secretariat.domains.posts import checks as posts
from secretariat.domains.proposals import checks as proposals
from secretariat.domains.rotation import checks as rotation
from secretariat.domains.service import checks as service
from secretariat.store.listing import ListQuery
from secretariat.store.rows import Rows

POST_WARNINGS, ROTA_WARNINGS = "posts/核对", "rotation/核对"
"""Places where an errand leads that is no list: a part of a page."""
BARE: Mapping[str, tuple[str, str]] = {
    "attendance": ("attendance", "name"), "duty_members": ("duty_member", "name"), "visits": ("visit", "name"),
    "demands": ("demand", "name"), "rights_cases": ("rights_case", "name"), "mediations": ("mediation", "name"),
    "trainees": ("trainee", "name"), "donations": ("donation", "name"), "honours": ("honour", "holder_name"),
    "list_entries": ("list_entry", "name"), "opinions": ("opinion", "name"), "fees": ("fee", "name"),
    "greetings": ("greeting", "name"), "recommendations": ("recommendation", "name"), "pairings": ("pairing", "name"),
}  # fmt: skip
"""Lists whose records may hold a bare name: ledger → (record, field)."""
_OWN_CHECKS = {"event", "rota", "shift"}
"""Records whose own checks look at their days already."""
_HOW_TO_LINK = (
    "打开一条，点“编辑”，在姓名或单位里选对应的人员、单位；单位或人员登记以后也可以重新导入同一份表"
)
_HOW_TO_TELL = "打开活动，在橙色的姓名上按Enter选是谁；人员登记以后也可以重新导入同一份签到表"


def _go_on() -> None:
    """Nothing else has to go first."""


def health(rows: Rows, day: str, as_of: str | None, rest: Callable[[], None] = _go_on) -> list[Errand]:
    """What should be mended, the contradictions first; nothing where all is well.

    `rest` is called between two checks, since among very many records some take seconds.
    """
    found: list[Errand] = []
    for check in (_contradictions, _backwards, _bare, _namesakes):
        found += check(rows, day)
        rest()
    found += odd_codes(rows, as_of)
    rest()
    found.append(doubles(rows))
    return [item for item in found if item.count]


def _contradictions(rows: Rows, day: str) -> Iterable[Errand]:
    if rows.columns("proposal", ()):
        odd = proposals.contradictions(rows)
        ids = tuple(dict.fromkeys(one.proposal for one in odd))
        tip = "；".join(dict.fromkeys(one.message for one in odd[:5]))
        yield Errand(
            "提案记录前后矛盾", len(ids), "件", ListQuery(scope="all", ids=ids), ledger="proposals", tip=tip
        )
    if rows.columns("post", ()):
        held = posts.warnings(rows, day)
        yield Errand("职务需要核对", len(held), "处", place=POST_WARNINGS, tip="在“职务”的“核对”里逐条看")
    if rows.columns("rota", ()):
        turns = rotation.warnings(rows, day)
        yield Errand("轮值需要核对", len(turns), "处", place=ROTA_WARNINGS, tip="在“轮值”的“核对”里逐条看")
    if rows.columns("event", ()):
        yield _of_events(rows)
    if rows.columns("demand", ()):
        wrong = service.contradictions(rows)
        ids = tuple(dict.fromkeys(one.demand for one in wrong))
        tip = "；".join(dict.fromkeys(one.message for one in wrong[:5]))
        yield Errand(
            "诉求记录前后矛盾", len(ids), "件", ListQuery(scope="all", ids=ids), ledger="demands", tip=tip
        )


def _of_events(rows: Rows) -> Errand:
    odd = events.contradictions(rows)
    ids = tuple(dict.fromkeys(one.event for one in odd))
    tip = "；".join(dict.fromkeys(one.message for one in odd[:5]))
    return Errand(
        "活动记录前后矛盾", len(ids), "场", ListQuery(scope="all", ids=ids), ledger="events", tip=tip
    )


def _backwards(rows: Rows, day: str) -> Iterable[Errand]:
    for ledger in rows.catalog.ledgers.values():
        entity: Entity = rows.entity(ledger.root)
        if entity.name in _OWN_CHECKS:
            continue
        for start, end in entity.spans:
            ids = tuple(queries.backwards(rows, entity.name, start, end))
            label = f"{ledger.label}的{entity.field(end).label}早于{entity.field(start).label}"
            query = ListQuery(scope="all", ids=ids)
            yield Errand(
                label, len(ids), ledger.unit, query, ledger=ledger.name, tip="打开核对，改正其中一个日期"
            )


def _bare(rows: Rows, day: str) -> Iterable[Errand]:
    for ledger, (entity, name) in BARE.items():
        ids = tuple(queries.bare_names(rows, entity, name))
        label = rows.catalog.ledgers[ledger].label
        query = ListQuery(scope="all", ids=ids)
        yield Errand(
            f"{label}里还没对应上的名字",
            len(ids),
            rows.catalog.ledgers[ledger].unit,
            query,
            ledger=ledger,
            tip=_HOW_TO_TELL if ledger == "attendance" else _HOW_TO_LINK,
        )


def _namesakes(rows: Rows, day: str) -> Iterable[Errand]:
    ids = tuple(queries.namesakes(rows))
    query = ListQuery(scope="all", ids=ids, order=("person.name",))
    tip = "同名的人要靠手机或身份证号区分：给缺的补上"
    yield Errand("同名的人员", len(ids), "人", query, ledger="people", tip=tip)
