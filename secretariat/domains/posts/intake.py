"""How rows of a council list, a 委员名册 or a 代表名册 become posts: what follows from a row, and what will change."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from secretariat.base.dates import show_date
from secretariat.base.intake import (
    NOWHERE,
    Candidate,
    CellChange,
    Decision,
    Incoming,
    Intake,
    OnMatch,
    Outcome,
    RowPlan,
    Setting,
    State,
)
from secretariat.base.kinds import Choice
from secretariat.base.kinds.kind import Value
from secretariat.base.text import chinese_number
from secretariat.domains.plain.people import Clues, Found, People
from secretariat.domains.posts.bodies import Bodies
from secretariat.domains.posts.comparing import Comparing, holds
from secretariat.domains.posts.ledger import DELEGATE, DELEGATE_CPPCC, DELEGATE_NPC, POSTS
from secretariat.domains.posts.seating import Claim, Claims, PostIndex
from secretariat.domains.posts.titles import read_titles
from secretariat.domains.posts.vocabulary import POST_TITLES, TITLE_SYNONYMS, USUAL_TITLE
from secretariat.domains.posts.writing import PostsWriter, Ticket
from secretariat.store.rows import Rows

TITLE = "post.title"
_BAND_TITLES = Choice(POST_TITLES, TITLE_SYNONYMS)
_LATER = re.compile("增补|补选|届中|调整")
"""Lists of people who joined a term later: their day is not the day on which the term began."""


def complete(values: dict[str, Value], setting: Setting = NOWHERE) -> dict[str, Value]:
    """Fill in what a row says without a column: body, term, day and meeting from the title lines, and from its
    group line the title.
    """
    own_body = "body.name" in values or "body.kind" in values
    for key, value in _told(setting).items():
        if not (own_body and key.startswith(("body.", "term."))):
            values.setdefault(key, value)
    if (
        setting.band
        and TITLE not in values
        and (reading := _BAND_TITLES.read(setting.band)).value is not None
    ):
        values[TITLE] = reading.value
    usual = USUAL_TITLE.get(str(values.get("body.kind")))
    if usual and TITLE not in values:
        values[TITLE] = usual
    return values


def _told(setting: Setting) -> dict[str, Value]:
    """What the lines over a list say; the day of the election is also that of the term, but for later additions."""
    told = read_titles((*setting.titles, setting.sheet)) if setting.titles else {}
    if {"term.number", "post.start"} <= told.keys() and not any(map(_LATER.search, setting.titles)):
        told |= {"term.start": told["post.start"], "term.basis": told.get("post.given_by")}
    return {key: value for key, value in told.items() if value is not None}


def assumed(setting: Setting) -> tuple[str, ...]:
    """What the title lines are taken to say about all posts of a table, in words for the clerk."""
    told = _told(setting)
    if not told:
        return ()
    number = told.get("term.number")
    body = str(told.get("body.name") or told.get("body.kind") or "")
    term = f"第{chinese_number(number)}届" if isinstance(number, int) else ""
    words = [
        f"组织“{told.get('body.place') or ''}{body}”{term}" if body else "",
        f"任职日期{show_date(str(told['post.start']))}" if "post.start" in told else "",
        f"任职依据“{told['post.given_by']}”" if "post.given_by" in told else "",
    ]
    return (f"按标题，没有另外写明的行都记为：{'，'.join(word for word in words if word)}。",)


def posts_intake(defaults: Mapping[str, Value]) -> Intake:
    """The intake for a list that does not say itself which body and term it tells of: cells by column key."""
    return dataclasses.replace(POSTS_INTAKE, complete=partial(_complete_with, dict(defaults)))


def _complete_with(
    defaults: Mapping[str, Value], values: dict[str, Value], setting: Setting = NOWHERE
) -> dict[str, Value]:
    return complete({**defaults, **values}, setting)


def are_titles(texts: Sequence[str]) -> bool:
    """Whether the cells of a 职务 column are posts in a body (副会长, 执委), not in a company (董事长)."""
    found = sum(1 for text in texts if _BAND_TITLES.read(text).value is not None)
    return bool(texts) and found >= 0.8 * len(texts)


def are_jobs(texts: Sequence[str]) -> bool:
    """Whether the cells of a 职务 column are posts in a company."""
    return bool(texts) and not are_titles(texts)


class PostsPlanner:
    """Plans and writes one import of posts; reads its indexes once. Decisions and candidates name persons."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._people = People.read(rows)
        self._bodies = Bodies.read(rows)
        self._posts = PostIndex.read(rows)
        self._comparing = Comparing(rows)
        titles = rows.catalog.ledgers["posts"].column(TITLE).kind
        self._titles = set(titles.entries) if isinstance(titles, Choice) else set()

    def plan(
        self, rows: Sequence[Incoming], on_match: OnMatch, decisions: Mapping[int, Decision]
    ) -> list[RowPlan]:
        """A plan for each row, in order: the person found by key, then the posts, then the cells compared."""
        claims = Claims(self._bodies, self._posts)
        plans = []
        for row in rows:
            decision = decisions.get(row.number, Decision())
            plans.append(self._plan_row(row, decision, decision.on_match or on_match, claims))
        return plans

    def write(self, tx: Any, plans: Sequence[RowPlan]) -> Outcome:
        """Carry out the plans for new and changed rows."""
        return PostsWriter(tx, self._bodies).write(plans)

    def _plan_row(self, row: Incoming, decision: Decision, on_match: OnMatch, claims: Claims) -> RowPlan:
        if decision.skip:
            return RowPlan(row.number, State.SKIPPED)
        found = self._found(row.values, decision)
        if found.doubt:
            return self._doubtful(row, found)
        claimed = claims.of(row.values)
        if claimed.problem:
            return RowPlan(row.number, State.REJECTED, remarks=(claimed.problem,))
        person = found.person if found.person is not None else -row.number
        if found.person is None:
            clues = Clues.of(row.values)
            self._people.add(person, clues, [clues.organization] if clues.organization else ())
        twin = claims.twin(person, claimed, row)
        if twin is not None:
            return _repeated(row, twin)
        return self._compared(row, person, claimed, on_match)

    def _found(self, values: Mapping[str, Value], decision: Decision) -> Found:
        """Who is meant: by the record number, by what the clerk decided, else by the keys."""
        post = values.get("post.id")
        if isinstance(post, int) and (person := self._posts.person_of(post)) is not None:
            return Found(person)
        if decision.record is not None and decision.record in self._people.names:
            return Found(decision.record)
        return Found() if decision.new else self._people.find(Clues.of(values))

    def _doubtful(self, row: Incoming, found: Found) -> RowPlan:
        stored = [one for one in found.candidates if one > 0]
        details = self._comparing.details(stored)
        candidates = tuple(Candidate(one, self._people.names[one], details[one]) for one in stored)
        reason = (
            found.doubt
            if stored
            else "本表前面已有同名的人，不能确定是不是同一人，请补上手机、单位或身份证号。"
        )
        return RowPlan(
            row.number,
            State.DOUBTFUL,
            candidates=candidates,
            remarks=(("", reason, "doubt"),),
            ticket=row.values,
        )

    def _compared(self, row: Incoming, person: int, claimed: Claim, on_match: OnMatch) -> RowPlan:
        posts = self._posts.matching(person, claimed)
        main = posts[0] if claimed.has_main else None
        known = main is not None if claimed.has_main else any(posts)
        if known and on_match is OnMatch.SKIP:
            return RowPlan(row.number, State.SKIPPED, main)
        before = self._comparing.cells(person, main, row.values)
        wanted = [key for key in row.values if key not in (DELEGATE, DELEGATE_NPC, DELEGATE_CPPCC, "post.id")]
        changes = [
            CellChange(key, before.get(key), row.values[key])
            for key in wanted
            if self._differs(key, main, before, row.values)
            and (before.get(key) is None or on_match is OnMatch.UPDATE)
        ]
        changes += [CellChange(one.key, None, row.values[one.key]) for one in claimed.missing(posts)]
        state = State.NEW if not known else State.UPDATED if changes else State.SAME
        remarks = (*claimed.remarks, *self._odd(row.values, person, claimed, main))
        ticket = Ticket(person, claimed, tuple(posts), row.values)
        return RowPlan(row.number, state, main, _once(changes), remarks=remarks, ticket=ticket)

    def _differs(
        self, key: str, main: int | None, before: Mapping[str, Value], values: Mapping[str, Value]
    ) -> bool:
        """Whether a cell tells something new; body and term say which post is meant, they are no change of it."""
        if main is not None and key.startswith(("body.", "term.")):
            return key == "term.number" and before.get(key) is None
        return not holds(key, before.get(key), values[key])

    def _odd(
        self, values: Mapping[str, Value], person: int, claimed: Claim, main: int | None
    ) -> list[tuple[str, str, str]]:
        """What is worth a look in a row that comes in all the same."""
        remarks = []
        title = values.get(TITLE)
        if title is not None and str(title) not in self._titles:
            told = f"“{title}”不在职务字典里，已作为新职务排在最后，请在字典里调整顺序。"
            remarks.append((TITLE, told, "doubt"))
        if main is None and claimed.has_main:
            remarks += self._posts.other_titles(person, claimed)
        return remarks + self._bodies.outside(claimed.body, claimed.number, values)


def _once(changes: Sequence[CellChange]) -> tuple[CellChange, ...]:
    return tuple({change.key: change for change in changes}.values())


def _repeated(row: Incoming, twin: Incoming) -> RowPlan:
    differing = [key for key, value in row.values.items() if twin.values.get(key, value) != value]
    if not differing and row.values.keys() <= twin.values.keys():
        return RowPlan(row.number, State.SAME, remarks=(("", "与本表前面一行相同，只导入一次。", "note"),))
    reason = "本表前面已有同一人的同一职务，但内容不同，请确认以哪一行为准。"
    return RowPlan(row.number, State.DOUBTFUL, remarks=(("", reason, "doubt"),), ticket=row.values)


POSTS_INTAKE = Intake(
    ledger=POSTS,
    planner=PostsPlanner,
    complete=complete,
    assumed=assumed,
    ambiguous={"职务": (TITLE, "job.post"), "日期": ("post.start", "post.end")},
    telling={TITLE: are_titles, "job.post": are_jobs},
    seeks={"people": int},
)
