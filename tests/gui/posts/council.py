"""A small invented council: a chair, two vice chairs, three others; one of them is also a delegate."""

from dataclasses import dataclass
from typing import Any

from pytestqt.qtbot import QtBot

from secretariat.gui.session import Session
from secretariat.store.transaction import Transaction
from tests.gui.working import write

PEOPLE = (
    ("单于安", "男", "1958-03-01", "中共党员", "本科", "主席"),
    ("李丽", "女", "1980-05-06", "民建会员", "研究生", "副主席"),
    ("仇大海", "男", "1975-07", "中共党员", "大专", "副主席"),
    ("王伟", "男", "1983-09-09", "群众", "本科", "常委"),
    ("丁一", "女", "1990-01-02", "群众", "本科", "执委"),
    ("解小明", "男", "1988-12-12", "中共党员", "本科", "执委"),
)
NEW = ("曾经理", "女", "1992-02-02", "群众", "本科")
MEETING = "县工商联第十二次会员代表大会"


@dataclass
class Council:
    """The ids of what was put in."""

    body: int
    term: int
    cppcc: int
    people: dict[str, int]
    posts: dict[str, int]


def seat_council(qtbot: QtBot, session: Session) -> Council:
    made: list[Council] = []
    write(qtbot, session, "录入", lambda tx: made.append(fill(tx)))
    return made[0]


def fill(tx: Transaction) -> Council:
    """Put the council in."""
    body = tx.add("body", {"name": "执行委员会", "kind": "执行委员会", "level": "县"})
    term = tx.add(
        "term", {"body": body, "number": 11, "start": "2021-12-18", "planned_end": "2026-12-18", "seats": 6}
    )
    tx.add("quota", {"term": term, "title": "副主席", "seats": 2})
    cppcc = tx.add("body", {"name": "县政协", "kind": "政协", "level": "县"})
    people: dict[str, int] = {}
    posts: dict[str, int] = {}
    facts: dict[str, Any]
    for name, sex, birth, politics, education, title in PEOPLE:
        facts = {"name": name, "sex": sex, "birth": birth, "politics": politics, "education": education}
        people[name] = tx.add("person", facts)
        post = {"person": people[name], "body": body, "term": term, "title": title, "start": "2021-12-18"}
        posts[name] = tx.add("post", post)
    unit = tx.add("organization", {"name": "临川县金盛建材有限公司", "kind": "企业"})
    tx.add("employment", {"person": people["李丽"], "organization": unit, "role": "负责人", "post": "董事长"})
    tx.add(
        "post",
        {"person": people["李丽"], "body": cppcc, "title": "委员", "sector": "工商联", "start": "2022-01-10"},
    )
    new = dict(zip(("name", "sex", "birth", "politics", "education"), NEW, strict=True))
    people[NEW[0]] = tx.add("person", new)
    return Council(body, term, cppcc, people, posts)
