"""What reports say about visits and demands: sentences of counts that open the records they count."""

from __future__ import annotations

from collections.abc import Sequence

from secretariat.base.document import Figure, Paragraph, Selection
from secretariat.domains.service.docket import enterprises
from secretariat.domains.service.figures import Tally
from secretariat.domains.service.queries import VisitLine

Piece = str | Figure


def figure(ids: Sequence[int], day: str, caption: str, unit: str = "件") -> Figure:
    """A count with its unit that opens the demands it counts, as they stood on the day."""
    return Figure(f"{len(ids)}{unit}", len(ids), Selection("demands", day, tuple(ids), caption))


def firms_figure(number: int, ids: Sequence[int], day: str, caption: str, ledger: str = "demands") -> Figure:
    """A number of enterprises that opens the records in which they stand."""
    return Figure(f"{number}家", number, Selection(ledger, day, tuple(ids), caption))


def visits_figure(lines: Sequence[VisitLine], day: str, caption: str, unit: str = "家次") -> Figure:
    """A number of visits that opens them."""
    ids = tuple(line.id for line in lines)
    return Figure(f"{len(ids)}{unit}", len(ids), Selection("visits", day, ids, caption))


def solved_sentence(counts: Tally, day: str, digits: int = 1, unit: str = "条") -> Paragraph:
    """22家40条，已解决25条，解决率62.5%，在办15条。 What is postponed, explained or refused is said too."""
    pieces: list[Piece] = [
        firms_figure(counts.firms, counts.received, day, "提出诉求的企业"), figure(counts.received, day, "收到", unit),
        "，已解决", figure(counts.solved, day, "已解决", unit), f"，解决率{counts.solving_rate(digits)}，在办",
        figure(counts.running, day, "在办", unit),
    ]  # fmt: skip
    others = (("暂缓", counts.postponed), ("解释说明", counts.explained), ("不受理", counts.refused))
    for label, ids in others:
        if ids:
            pieces += [f"，{label}", figure(ids, day, label, unit)]
    return Paragraph((*pieces, "。"))


def answers_sentence(counts: Tally, day: str, digits: int = 1, *, of_received: bool = False) -> Paragraph:
    """收到817件，回复816件，回复率99.88%，满意814件，满意率99.63%。"""
    told = answered_sentence(counts, day, digits, of_received=of_received)
    return Paragraph(("收到", figure(counts.received, day, "收到"), "，", *told.pieces))


def answered_sentence(counts: Tally, day: str, digits: int = 1, *, of_received: bool = False) -> Paragraph:
    """回复816件，回复率99.88%，满意814件，满意率99.63%。 Behind a sentence that says how many came in."""
    rate = counts.satisfaction_rate(digits, of_received=of_received)
    base = "" if of_received else "（占已评价的）"
    pieces: list[Piece] = [
        "回复", figure(counts.answered, day, "已回复"),
        f"，回复率{counts.answer_rate(digits)}",
    ]  # fmt: skip
    if counts.satisfaction:
        pieces += ["，满意", figure(counts.content, day, "满意、基本满意"), f"，满意率{base}{rate}"]
    return Paragraph((*pieces, "。"))


def handing_sentence(counts: Tally, day: str, digits: int = 1) -> Paragraph:
    """交办38件，交办率95.0%；按时答复率91.4%；逾期未答复2件。"""
    return Paragraph((
        "交办", figure(counts.handed, day, "已交办"), f"，交办率{counts.handing_rate(digits)}；按时答复率",
        counts.in_time_rate(digits), "；逾期未答复", figure(counts.overdue, day, "逾期未答复"), "。",
    ))  # fmt: skip


def visits_sentence(lines: Sequence[VisitLine], day: str, when: str = "") -> Paragraph:
    """走访企业52家次、48家。"""
    ids = [line.id for line in lines]
    return Paragraph((
        f"{when}走访企业", visits_figure(lines, day, f"{when}走访"), "、",
        firms_figure(enterprises(lines), ids, day, f"{when}走访的企业", "visits"), "。",
    ))  # fmt: skip
