"""What reports say about proposals: sentences of counts that open the proposals they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from secretariat.base.document import Figure, Paragraph, Selection
from secretariat.base.figures import decimal, percent, rounding_note
from secretariat.base.text import chinese_number
from secretariat.domains.proposals.figures import Groups, Tally
from secretariat.domains.proposals.vocabulary import COLLECTIVE, FORMS, NOT_FILED, PROPOSAL

Piece = str | Figure


def figure(ids: Sequence[int], day: str, caption: str, unit: str = "件") -> Figure:
    """A count with its unit that opens the proposals it counts, as they stood on the day."""
    return Figure(f"{len(ids)}{unit}", len(ids), Selection("proposals", day, tuple(ids), caption))


def noun(forms: Mapping[str, Sequence[int]]) -> str:
    """What the counted papers are called: 提案, or 议案、提案 where there are several forms."""
    return "、".join(form for form in FORMS if form in forms) or PROPOSAL


def received_sentence(counts: Tally, day: str, digits: int = 1) -> Paragraph:
    """共收到提案118件，其中集体提案7件（6%）、个人提案61件（52%）、联名提案50件（42%）。"""
    pieces: list[Piece] = [f"共收到{noun(counts.forms)}", figure(counts.received, day, "收到")]
    if counts.sorts:
        order = {name: ids for name, ids in counts.sorts.items() if name == COLLECTIVE} | counts.sorts
        pieces += ["，其中", *_shares(order, len(counts.received), day, digits, "{}提案")]
    return Paragraph((*pieces, "。"))


def filing_sentence(counts: Tally, day: str, digits: int = 1) -> Paragraph:
    """立案64件（54%）、并案16件（14%）…，立案率54%；without any decision: 均未审查立案。"""
    if not counts.decisions:
        return Paragraph(("均未审查立案。",))
    groups = {name: ids for name, ids in counts.decisions.items() if name != NOT_FILED}
    if NOT_FILED in counts.decisions:
        groups[NOT_FILED] = counts.decisions[NOT_FILED]
    decided = {one for ids in groups.values() for one in ids}
    pending = [one for one in counts.received if one not in decided]
    pieces = _shares(groups | ({"待立案": pending} if pending else {}), len(counts.received), day, digits)
    return Paragraph((*pieces, f"。立案率{counts.filing_rate(digits)}。"))


def marked_sentence(counts: Tally, day: str) -> Paragraph:
    """24件，其中重点提案2件、优秀提案1件。"""
    pieces: list[Piece] = [figure(counts.received, day, "收到")]
    marks = [(label, ids) for label, ids in (("重点", counts.key), ("优秀", counts.excellent)) if ids]
    for place, (label, ids) in enumerate(marks):
        pieces += ["、" if place else "，其中", f"{label}提案", figure(ids, day, f"{label}提案")]
    return Paragraph((*pieces, "。"))


def collective_sentence(counts: Tally, day: str, digits: int = 1) -> Paragraph:
    """22件，团体提案3件（13.6%），重点提案3件。"""
    together = counts.sorts.get(COLLECTIVE, [])
    share = percent(len(together), len(counts.received), digits)
    return Paragraph((
        figure(counts.received, day, "收到"), "，团体提案", figure(together, day, "团体提案"), f"（{share}），重点提案",
        figure(counts.key, day, "重点提案"), "。",
    ))  # fmt: skip


def years_sentence(counts: Tally, years: int, day: str) -> Paragraph:
    """近五年共350件，年均70件。"""
    mean = decimal(Fraction(len(counts.received), years), 1, trim=True)
    total = figure(counts.received, day, f"近{chinese_number(years)}年")
    return Paragraph((f"近{chinese_number(years)}年共", total, f"，年均{mean}件。"))


def signers_sentence(counts: Tally) -> str:
    """提案人168人、227人次; names that could not be told are said, not guessed into persons."""
    known = counts.signatures - counts.unknown
    if not counts.signatures:
        return "没有登记提案人。"
    text = f"提案人{len(counts.persons)}人、{known}人次"
    return f"{text}，另有{counts.unknown}人次尚未对应到人员。" if counts.unknown else f"{text}。"


def replies_sentence(counts: Tally, day: str, digits: int = 1) -> Paragraph:
    """已答复171件，办复率100%；A类100件（58.48%）、B类68件（39.77%）、C类3件（1.75%）。"""
    pieces: list[Piece] = [
        "已答复",
        figure(counts.replied, day, "已答复"),
        f"，办复率{counts.reply_rate(digits)}",
    ]
    if counts.results:
        named = {f"{name}类" if name.isascii() else name: ids for name, ids in counts.results.items()}
        pieces += ["；", *_shares(named, sum(map(len, named.values())), day, digits)]
    return Paragraph((*pieces, "。"))


def satisfaction_sentence(counts: Tally, day: str, digits: int = 1) -> Paragraph | None:
    """反馈816件：满意…；满意率（含基本满意）99.8%。 None where nobody said anything."""
    if not counts.satisfaction:
        return None
    whole = [one for ids in counts.satisfaction.values() for one in ids]
    pieces: list[Piece] = ["委员（代表）反馈", figure(whole, day, "已反馈"), "："]
    pieces += _shares(counts.satisfaction, len(whole), day, digits)
    return Paragraph((*pieces, f"；满意率（含基本满意）{counts.satisfaction_rate(digits)}。"))


def overdue_sentence(counts: Tally, day: str) -> Paragraph:
    """逾期未答复3件，逾期答复2件。"""
    pieces: list[Piece] = ["逾期未答复", figure(counts.overdue, day, "逾期未答复")]
    if counts.late_answers:
        pieces += ["，逾期答复", figure(counts.late_answers, day, "逾期答复")]
    return Paragraph((*pieces, "。"))


def category_sentence(groups: Groups, whole: int, day: str, digits: int = 1) -> Paragraph:
    """经济建设21件（15.9%）、政治建设8件（6.1%）…"""
    return Paragraph((*_shares(groups, whole, day, digits), "。"))


def share_note(groups: Groups, digits: int = 1) -> str | None:
    """The remark to print where the rounded shares do not add up to 100."""
    return rounding_note([len(ids) for ids in groups.values()], digits)


def _shares(groups: Groups, whole: int, day: str, digits: int, wording: str = "{}") -> list[Piece]:
    """名称7件（6%）、… for each group."""
    pieces: list[Piece] = []
    for place, (name, ids) in enumerate(groups.items()):
        label = wording.format(name)
        pieces += [
            "、" if place else "",
            label,
            figure(ids, day, label),
            f"（{percent(len(ids), whole, digits)}）",
        ]
    return pieces


def joined(paragraphs: Iterable[Paragraph]) -> Paragraph:
    """Several sentences as one paragraph."""
    return Paragraph(tuple(piece for paragraph in paragraphs for piece in paragraph.pieces))
