"""Counts of proposals; each knows the proposals it counts. Numbers are counted, never kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from secretariat.base.figures import percent
from secretariat.domains.proposals.docket import Matter
from secretariat.domains.proposals.vocabulary import (
    ANSWERED_LATE,
    DECISIONS,
    FILED,
    FORMS,
    KINDS,
    LATE,
    RESULTS,
    ROUGHLY,
    SATISFACTION,
    SATISFIED,
)

UNKNOWN = "未填写"
Groups = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of some proposals; every list holds proposal ids.

    `persons` are the distinct signers that are known persons, `signatures` all signatures (人次), `unknown`
    those under a name that no person could be told for.
    """

    received: list[int]
    decisions: Groups
    sorts: Groups
    forms: Groups
    replied: list[int]
    results: Groups
    satisfaction: Groups
    key: list[int]
    excellent: list[int]
    overdue: list[int]
    late_answers: list[int]
    persons: frozenset[int]
    signatures: int
    unknown: int

    @property
    def filed(self) -> list[int]:
        """Those that are filed and were not merged or withdrawn since."""
        return self.decisions.get(FILED, [])

    def filing_rate(self, digits: int = 1) -> str:
        """立案率: filed of all received."""
        return percent(len(self.filed), len(self.received), digits)

    def reply_rate(self, digits: int = 1) -> str:
        """办复率: answered of all filed."""
        filed = set(self.filed)
        return percent(sum(1 for one in self.replied if one in filed), len(filed), digits)

    def result_share(self, result: str, digits: int = 1) -> str:
        """The share of a result class among those that have one."""
        whole = sum(map(len, self.results.values()))
        return percent(len(self.results.get(result, ())), whole, digits)

    def satisfaction_rate(self, digits: int = 1, words: Sequence[str] = (SATISFIED, ROUGHLY)) -> str:
        """满意率: those whose members were (roughly) satisfied, of all whose members said so or otherwise."""
        whole = sum(map(len, self.satisfaction.values()))
        return percent(sum(len(self.satisfaction.get(word, ())) for word in words), whole, digits)


def tally(matters: Iterable[Matter], day: str) -> Tally:
    """Count proposals as of the day of their docket."""
    chosen = list(matters)

    def ids(test: Callable[[Matter], Any]) -> list[int]:
        return [matter.id for matter in chosen if test(matter)]

    signers = [signer for matter in chosen for signer in matter.signers]
    return Tally(
        received=ids(lambda _: True),
        decisions=grouped(chosen, lambda matter: matter.course.filing, DECISIONS, known_only=True),
        sorts=grouped(chosen, lambda matter: matter.sort, KINDS, known_only=True),
        forms=grouped(chosen, lambda matter: matter.form, FORMS, known_only=True),
        replied=ids(lambda matter: matter.course.replied),
        results=grouped(chosen, lambda matter: matter.course.result, RESULTS, known_only=True),
        satisfaction=grouped(
            chosen, lambda matter: matter.course.satisfaction, SATISFACTION, known_only=True
        ),
        key=ids(lambda matter: matter.course.key),
        excellent=ids(lambda matter: matter.course.excellent),
        overdue=ids(lambda matter: matter.course.punctuality(day) == LATE),
        late_answers=ids(lambda matter: matter.course.punctuality(day) == ANSWERED_LATE),
        persons=frozenset(signer.person for signer in signers if signer.person is not None),
        signatures=len(signers),
        unknown=sum(1 for signer in signers if signer.person is None),
    )


def grouped(
    matters: Iterable[Matter],
    of: Callable[[Matter], str | None],
    order: Sequence[str] = (),
    *,
    known_only: bool = False,
) -> Groups:
    """Ids by value: the given order first, then others as they come; 未填写 last, unless `known_only`."""
    found: Groups = {}
    for matter in matters:
        value = of(matter)
        if value is not None or not known_only:
            found.setdefault(value or UNKNOWN, []).append(matter.id)
    names = [*(name for name in order if name in found), *(name for name in found if name not in order)]
    names.sort(key=lambda name: name == UNKNOWN)
    return {name: found[name] for name in names}
