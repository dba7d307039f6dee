"""Everything that a demand's page shows, gathered as plain data; no window here."""

from __future__ import annotations

from dataclasses import dataclass

from secretariat.base.dates import show_date
from secretariat.domains.service.course import Course, course_of
from secretariat.domains.service.documents import step_words
from secretariat.domains.service.stepchecks import as_step
from secretariat.gui.records.dossier import Fact, Place
from secretariat.store.rows import Record, Rows

_FACTS = ("category", "kind", "source", "leader", "phone", "content", "remark")


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in words; `id` is 0 for 登记, which is a field of the demand."""

    id: int
    day: str
    kind: str
    text: str
    future: bool = False


@dataclass(frozen=True, slots=True)
class DemandStory:
    """A demand with its course on a day."""

    title: str
    number: str
    removed: bool
    line: str
    course: Course
    days_left: int | None
    clock: str
    steps: tuple[StepLine, ...]
    facts: tuple[Fact, ...]
    about: tuple[Place, ...]


def gather(rows: Rows, demand: int, day: str) -> DemandStory | None:
    """Everything about a demand as it stands on a day; None where it never was, or its adding was undone."""
    stored = rows.get("demand", demand)
    if stored is None:
        return None
    steps = rows.find("demand_step", demand=demand)
    course = course_of(map(as_step, steps), day)
    left = course.days_left(day)
    return DemandStory(
        stored["title"], stored["number"] or "", stored["removed"] is not None, _line(rows, stored), course, left,
        _clock(course, left), tuple(_steps(stored, steps, day)), tuple(_facts(rows, stored)),
        (("demand", demand), *(("demand_step", row["id"]) for row in steps)),
    )  # fmt: skip


def _line(rows: Rows, stored: Record) -> str:
    when = f"{show_date(stored['day'])}登记" if stored["day"] else "登记日期未填写"
    parts = (_who(rows, stored) or "没有写是哪家企业", stored["category"], stored["source"], when)
    return "　·　".join(part for part in parts if part)


def _who(rows: Rows, stored: Record) -> str:
    linked = next((one for one in ("organization", "person") if stored[one]), None)
    return rows.title(linked, stored[linked]) if linked else str(stored["name"] or "")


def _clock(course: Course, left: int | None) -> str:
    """What is due next, in a sentence."""
    if left is not None:
        words = f"还有{left}天" if left > 0 else "今天到期" if left == 0 else f"已逾期{-left}天"
        return f"{course.department or '承办部门'}办理，期限{show_date(course.due)}，{words}。"
    if course.running and course.due is None:
        return "交办日期没有登记到日，算不出办理期限：请修改“交办”，填上日期或期限。"
    if course.satisfaction:
        return f"企业评价：{course.satisfaction}。"
    return ""


def _steps(stored: Record, steps: list[Record], day: str) -> list[StepLine]:
    """The steps in their order; those after the day are shown too, and marked."""
    ordered = sorted(steps, key=lambda row: (row["day"] is not None, row["day"] or "", row["id"]))
    first = [StepLine(0, show_date(stored["day"]), "登记", stored["source"] or "")] if stored["day"] else []
    return [
        *first,
        *(StepLine(row["id"], show_date(row["day"]) or "日期不详", row["kind"], step_words(row),
                   bool(row["day"]) and row["day"] > day) for row in ordered),
    ]  # fmt: skip


def _facts(rows: Rows, stored: Record) -> list[Fact]:
    entity = rows.entity("demand")
    found: list[Fact] = []
    for link, label in (("organization", "诉求企业"), ("person", "诉求人")):
        if stored[link]:
            found.append(Fact(label, rows.title(link, stored[link]), place=(link, stored[link])))
    if stored["name"]:
        found.append(Fact("诉求企业", stored["name"], warning="名册里没有，只记名称"))
    if stored["visit"]:
        visit = rows.get("visit", stored["visit"]) or {}
        words = "，".join(text for text in (show_date(visit.get("day")), visit.get("leaders")) if text)
        found.append(Fact("发现的走访", words or "日期不详的走访", place=("visit", stored["visit"])))
    names = (*_FACTS, *(item.name for item in entity.fields if item.added))
    for name in names:
        if stored.get(name) is not None:
            field = entity.field(name)
            found.append(Fact(field.label, field.kind.show(stored[name])))
    return found
