"""What follows from a row of an events list or a sign-in sheet, and from the lines above its table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from secretariat.base.characters import clean
from secretariat.base.intake import NOWHERE, Setting
from secretariat.base.kinds import PartialDate
from secretariat.base.kinds.kind import Value
from secretariat.base.text import person_name
from secretariat.domains.events.ledger import JOB_KEY, LEADERS_KEY
from secretariat.domains.events.matching import read_number
from secretariat.domains.events.ranks import ASSUMED
from secretariat.domains.events.vocabulary import ABSENT, EXCUSED, PRESENT, SUBSTITUTE

NUMBER, TITLE, KIND, START, END = "event.number", "event.title", "event.kind", "event.start", "event.end"
CLOCK, REMARK, GROUP, HEADCOUNT = "event.clock", "event.remark", "duty_group.name", "event.headcount"
BODY, RECORD = "body.name", "event.id"
NAME, UNIT, STATE, ROLE = "attendee", "attendance.unit", "attendance.state", "attendance.role"
SUBSTITUTE_NAME, REASON = "attendance.substitute", "attendance.reason"
MOBILE, CODE, NOTE, LINE = "person.mobile", "person.id_number", "attendance.remark", "attendance.id"

Values = dict[str, Value]

_DAY = re.compile(r"[(（]?(\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?)[^\d\u4e00-\u9fff]*")
_SHEET = re.compile(
    r"(?:人员|会议|活动)?(?:签到|报到)(?:表|簿|册|单|情况表?|名单|登记表)?|(?:参会|出席|到会|参加)人员(?:名单|名册|登记表)?"
)
_LABELLED = re.compile(r"(?:会议|活动)?(?:名称|主题|内容)[:：]\s*(\S[^:：]*?)(?=\s+\S{2,4}[:：]|$)")
_CLOCK = re.compile(r"(?:(?:上午|下午|晚上|中午|早上)\s*)?\d{1,2}\s*[:：点时]\s*(?:\d{1,2}\s*分?|半)?")
_SPILLED = re.compile(r"[\u4e00-\u9fff]{0,4}(?:日期|时间)[:：]\s*")
_PLACE_LINE = re.compile(r"^(?:时间|日期|地点|单位|填报|制表|共)|^[\d\s年月日:：.\-/上下午]*$")
_FOR = re.compile(r"(?P<came>[^()（）、,，/]+)[(（]\s*代(?:替|表)?\s*(?P<absent>[\u4e00-\u9fff·]{2,})[)）]")
_LEAVE = re.compile(r"[^、，,。;；()（）不未无没]{0,8}(?:请假|事假|病假|公假|产假)(?:[（(:：，,].*)?")
_BARE_LEAVE = frozenset(("请假", "已请假"))
_GENERIC = re.compile(r"(?:sheet|工作表)\s*\d*|签到表?|参会人员|名单|出席情况", re.IGNORECASE)
_NUMERAL = "[\\d一二三四五六七八九十百]+"
_NUMBERED = re.compile(rf"第({_NUMERAL})[期次]")


@dataclass(frozen=True, slots=True)
class Meeting:
    """The event that the lines above a sign-in sheet tell of, as far as they do."""

    title: str = ""
    day: str = ""

    @property
    def words(self) -> str:
        """For people: “银企座谈会”（2026-03-05）."""
        return f"“{self.title}”（{self.day}）" if self.day else f"“{self.title}”"


def read_meeting(setting: Setting) -> Meeting:
    """县工商联座谈会签到表 2026年3月5日: the title without 签到表, and the day; from the lines or the sheet's name."""
    title = day = ""
    for line in setting.titles:
        text = clean(line)
        day = day or _day(text)
        title = title or _title(text)
    if not title and not _GENERIC.fullmatch(setting.band or setting.sheet):
        text = setting.band or setting.sheet
        day, title = day or _day(text), _title(text)
    return Meeting(title, day)


def _day(text: str) -> str:
    match = _DAY.search(text)
    found = PartialDate(past=False).read(re.sub(r"\s", "", match[1])) if match else None
    return str(found.value) if found is not None and found.value is not None else ""


def _title(text: str) -> str:
    labelled = _LABELLED.search(text)
    if labelled:
        return labelled[1].strip()
    bare = _SHEET.sub("", _DAY.sub(" ", text)).strip(' ()（）-—·、，,:：“”"')
    return "" if len(bare) < 2 or _PLACE_LINE.match(bare) else bare


def complete_event(values: Values, setting: Setting = NOWHERE) -> Values:
    """Fill in what a row of an events list says in another cell: the hour beside the day, the number in the title."""
    remark = str(values.get(REMARK) or "")
    if _SPILLED.match(remark) and values.get(CLOCK) is None:
        clock = _CLOCK.search(remark)
        if clock:
            values[CLOCK] = clock[0].strip()
            rest = _SPILLED.sub("", remark.replace(clock[0], "", 1)).strip("；;，, ")
            values[REMARK] = rest or None
    if values.get(REMARK) is None:
        values.pop(REMARK, None)
    return values


def complete_attendance(values: Values, setting: Setting = NOWHERE) -> Values:
    """Say which event a row means where its sheet does, and put the post behind the unit."""
    if not values.get(TITLE) and not values.get(NUMBER):
        meeting = read_meeting(setting)
        if meeting.title:
            values[TITLE] = meeting.title
        if meeting.day:
            values.setdefault(START, meeting.day)
    _numbered(values)
    _substituted(values)
    _excused(values)
    if values.get(NAME):
        values[NAME] = person_name(str(values[NAME]))
    job = str(values.pop(JOB_KEY, None) or "")
    unit = str(values.get(UNIT) or "")
    if job and job not in unit:
        values[UNIT] = f"{unit}{job}"
    return values


def _substituted(values: Values) -> None:
    """张三（代李四）: the seat is 李四's, who sent 张三."""
    match = _FOR.fullmatch(str(values.get(NAME) or "").strip())
    if match is None or values.get(SUBSTITUTE_NAME) or values.get(STATE) not in (None, PRESENT, SUBSTITUTE):
        return
    values[NAME], values[SUBSTITUTE_NAME], values[STATE] = match["absent"], match["came"], SUBSTITUTE


def _excused(values: Values) -> None:
    """请假 or 因公出差请假 in the remark, where the sheet says nothing else, or only that nobody came."""
    remark = str(values.get(NOTE) or "").strip()
    if values.get(STATE) in (None, ABSENT) and _LEAVE.fullmatch(remark):
        values[STATE] = EXCUSED
        if remark not in _BARE_LEAVE:
            values.setdefault(REASON, remark)


def _numbered(values: Values) -> None:
    """第3期 where a title is expected is the number of the event."""
    match = _NUMBERED.fullmatch(str(values.get(TITLE) or ""))
    number = read_number(match[1]) if match else None
    if number is not None:
        values.pop(TITLE)
        values.setdefault(NUMBER, number)


def assumed_of_events(setting: Setting) -> tuple[str, ...]:
    """What an import of events takes for granted."""
    said = []
    if GROUP in setting.headings:
        said.append("还没有登记的承办轮值组按名称新建，先不归入轮值计划。")
    if LEADERS_KEY in setting.headings:
        said.append(ASSUMED)
    return tuple(said)


def assumed_of_attendance(setting: Setting) -> tuple[str, ...]:
    """Which event the lines above a sign-in sheet give to its rows, and what an empty cell means."""
    said = []
    if not setting.headings & {TITLE, NUMBER}:
        meeting = read_meeting(setting)
        if meeting.title:
            made = "，没有登记过的会新建这次活动" if meeting.day else ""
            said.append(f"按标题，这份签到表是{meeting.words}的{made}。")
    elif {TITLE, START} <= setting.headings:
        said.append("没有登记过的活动按主题和日期新建。")
    empty = "签到情况空着的" if STATE in setting.headings else "没有签到情况一列，出席情况都"
    said.append(f"{empty}记为未登记；备注写明请假的记为请假，姓名写成“某某（代某某）”的记为替会。")
    return tuple(said)
