"""The monthly report (月报): 概况, then every part of which the office keeps anything, then the ledgers attached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secretariat.base.dates import is_date, show_date
from secretariat.base.document import Block, Heading, Note, Report
from secretariat.base.errors import Refusal
from secretariat.base.text import chinese_number
from secretariat.domains.members import figures
from secretariat.domains.members.figures import Roll
from secretariat.domains.office.figures import chambers
from secretariat.domains.overview.affairs import posts_figures, proposals_figures
from secretariat.domains.overview.appendices import appendices
from secretariat.domains.overview.movement import MonthlyFigures, member_indicators
from secretariat.domains.overview.part import Part, Telling, below
from secretariat.domains.overview.parts import COUNTED_PARTS, parts
from secretariat.domains.overview.plan import plan_part
from secretariat.domains.overview.roll_part import members_blocks
from secretariat.domains.plain.indicators import BASIS, Indicator
from secretariat.domains.posts import figures as posts
from secretariat.domains.proposals.docket import Docket
from secretariat.store.rows import Rows

__all__ = ["Month", "MonthlyFigures", "as_json", "monthly_figures", "monthly_json", "monthly_report"]

_OVERVIEW = "概况"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of which the file was read once, to be told as a report and for programs."""

    telling: Telling
    parts: tuple[Part, ...]

    @classmethod
    def read(cls, rows: Rows, month: str) -> Month:
        """Everything that was so at the end of a month "2026-10"; refuses what is no month."""
        telling = Telling.of(rows, monthly_figures(rows, month))
        return cls(telling, tuple(parts(telling)))

    def report(self) -> Report:
        """The report, ready to be shown or printed."""
        told = self.telling.members
        office = self.telling.rows.setting("office", "工商业联合会")
        title = f"{office}{show_date(told.month)}工作月报"
        blocks: list[Block] = [Heading(f"一、{_OVERVIEW}"), *members_blocks(told), *self._standing()]
        plan = plan_part(self.telling)
        for number, part in enumerate((*self.parts, *(() if plan.empty else (plan,))), start=2):
            blocks += part.blocks(chinese_number(number))
        return Report(
            title,
            (*blocks, Note(BASIS)),
            office,
            told.last,
            show_date(told.last),
            appendices=appendices(self.telling),
        )

    def _standing(self) -> list[Block]:
        """Posts and affiliated chambers, where the office keeps them."""
        rows, blocks, number = self.telling.rows, list[Block](), 4
        if rows.columns("post", ()):
            blocks += [Heading(f"（{chinese_number(number)}）组织与职务变动", 2)]
            blocks += below(posts.month_section(rows, self.telling.month))
            number += 1
        if rows.columns("chamber", ()):
            blocks += [Heading(f"（{chinese_number(number)}）所属商会", 2)]
            blocks.append(chambers.chambers(rows, self.telling.day).by_kind())
        return blocks

    def json(self) -> dict[str, Any]:
        """All figures for other programs: the members, posts and proposals, and the indicators of each part by key."""
        rows, month = self.telling.rows, self.telling.month
        told: dict[str, Any] = as_json(self.telling.members)
        docket = self.telling.docket or Docket(self.telling.day, ())
        told |= {"posts": posts_figures(rows, month), "proposals": proposals_figures(rows, month, docket)}
        told["overview"] = _plain(member_indicators(self.telling.members))
        told["events"] = {
            "held": len(self.telling.events.month.all),
            "times": self.telling.events.month.all.times,
        }
        present = {part.key: _plain(part.indicators) for part in self.parts}
        return told | {key: present.get(key, []) for key in COUNTED_PARTS}


def _plain(indicators: tuple[Indicator, ...] | list[Indicator]) -> list[dict[str, Any]]:
    return [one.plain() for one in indicators]


def monthly_figures(rows: Rows, month: str) -> MonthlyFigures:
    """The figures of the members of a month "2026-10"; refuses what is no month."""
    if len(month) != 7 or not is_date(month) or month[:4] == "1800":
        raise Refusal(f"“{month}”不是月份。", "请写成 2026-10 这样的形式。")
    return MonthlyFigures.of(Roll.read(rows), month)


def monthly_report(rows: Rows, month: str) -> Report:
    """The report of a month, ready to be shown or printed."""
    return Month.read(rows, month).report()


def monthly_json(rows: Rows, month: str) -> dict[str, Any]:
    """All figures of a month for other programs."""
    return Month.read(rows, month).json()


def as_json(told: MonthlyFigures) -> dict[str, Any]:
    """The figures of the members for other programs: counts of them, by kind, township and industry."""
    now, roll = told.now, told.roll
    groups = {
        "by_kind": figures.kinds(roll, now.members),
        "by_town": roll.by(now.members, "organization.town"),
        "by_industry": roll.by(now.members, "organization.industry"),
    }
    return {
        "month": told.month,
        "as_of": told.last,
        "members": len(now.members),
        "members_before": len(now.before),
        "joined": len(now.joined),
        "left": len(now.left),
        "joined_this_year": len(told.joined_this_year),
        "left_this_year": len(told.left_this_year),
        "members_last_year": len(told.last_year.members),
        "joined_last_year": len(told.last_year.joined),
        "left_last_year": len(told.last_year.left),
        "chamber_members_counted": roll.merged,
        **{name: {label: len(ids) for label, ids in found.items()} for name, found in groups.items()},
    }
