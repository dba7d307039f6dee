"""What follows from a row of a proposals list: its session, its signers one by one, its units, what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from secretariat.base.intake import NOWHERE, Setting
from secretariat.base.kinds.kind import Value
from secretariat.base.text import is_organization, is_person, split_people
from secretariat.domains.proposals.ledger import COUNTED
from secretariat.domains.proposals.sessions import NPC, first_session, read_session
from secretariat.domains.proposals.vocabulary import (
    ASSISTANT,
    COLLECTIVE,
    COMMITTEE,
    DECISIONS,
    GROUP,
    HOST,
    JOINER,
    KINDS,
    MERGED,
    MOTION,
    OPINION,
    PARTY,
    PROPOSAL,
    ROLES,
    SECTOR,
    SPLITTER,
    SUGGESTION,
    TEAM,
)

SESSION, NUMBER, TITLE, FORM = "session.name", "proposal.number", "proposal.title", "proposal.form"
KIND, CATEGORY, SUBMITTED = "proposal.kind", "proposal.category", "proposal.submitted"
COLLECTIVE_KIND, COLLECTIVE_SIGNER = "proposal.collective_kind", "proposal.collective_signer"
FIRST, JOINT, REMARK, RECORD = "first_signer", "joint_signers", "proposal.remark", "proposal.id"
UNIT, MOBILE = "signer.unit", "signer.mobile"
UNITS = {f"units.{role}": role for role in ROLES}
FILING, FILED_ON, MERGED_INTO, ASSIGNED_ON, DUE = "filing", "filed_on", "merged_into", "assigned_on", "due"
REPLIED_ON, RESULT, SATISFACTION, OPINION_TEXT = "replied_on", "result", "satisfaction", "opinion"
KEY, EXCELLENT = "key", "excellent"

Values = dict[str, Value]

_NUMBER = re.compile(r"^(?:.*第)?\s*(\d{1,6})\s*号?(?:提案|议案|建议)?$")
_MERGED = re.compile(
    r"(?:并入|并案|合并|归并)(?:至|到|于|入|办理|处理)*第?[(（]?(\d{1,6})号?[)）]?(?:提案|号)?$"
)
_MORE_PEOPLE = re.compile(r"等\s*\d*\s*[人名位](?:委员|代表)?$")
_UNIT_SEPARATOR = re.compile(r"[、,，;；/\n\s]+")
_ROLE_MARK = re.compile(r"(主办|牵头|会办|分办|协办|配合)(?:单位|部门)?[:：]")
_MARKED = {"牵头": HOST, "配合": ASSISTANT, "主办": HOST, "会办": JOINER, "分办": SPLITTER, "协办": ASSISTANT}
_COLLECTIVES = (
    (SECTOR, re.compile(r"界别|界$")),
    (COMMITTEE, re.compile(r"委员会$|专委会$|^.{2,10}委$")),
    (TEAM, re.compile(r"小组$|联组$|活动组$|委员组$")),
    (PARTY, re.compile(r"民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|支部$")),
    (GROUP, re.compile(r"工商联|总商会|总工会|共青团|团委|妇联|科协|侨联|台联|文联|残联|社科联|青联")),
)


def complete(values: Values, setting: Setting = NOWHERE) -> Values:
    """Fill in what a row says without a column, or in one column for several facts.

    The session comes from the row, else from the group line it stands under, else from the sheet's titles.
    """
    for key in COUNTED:
        values.pop(key, None)
    _session(values, (setting.band, *setting.titles))
    _number(values)
    _kind(values)
    _signers(values)
    _units(values)
    _filing(values)
    return values


def split_units(text: str) -> list[str]:
    """The units named in one cell, each once."""
    return list(dict.fromkeys(name for name in _UNIT_SEPARATOR.split(text) if name))


def names_of(values: Values) -> list[str]:
    """The persons of a completed row, the first signer first."""
    texts = [str(values[key]) for key in (FIRST, JOINT) if values.get(key)]
    return list(dict.fromkeys(name for text in texts for name in text.split("、")))


def collective_kind(text: str) -> str | None:
    """What sort of collective a signer is, as far as its name says so."""
    return next((kind for kind, pattern in _COLLECTIVES if pattern.search(text)), None)


def assumed(setting: Setting) -> tuple[str, ...]:
    """Which session the lines above a list give to its proposals."""
    found = first_session(setting.titles)
    if found is None or SESSION in setting.headings:
        return ()
    return (f"按标题，这份名单里的提案归入“{found.full or found.short}”。",)


def _session(values: Values, around: tuple[str, ...]) -> None:
    found = first_session(around)
    own = read_session(str(values[SESSION])) if values.get(SESSION) else None
    if own is not None and own.full:
        values[SESSION] = own.full
    elif values.get(SESSION) is None and found is not None:
        values[SESSION] = found.full or found.short
    if FORM not in values:
        values[FORM] = _form(around, own or found)


def _form(around: Iterable[str], session: object) -> str:
    """What the list is a list of, by the words of its title; 提案 where nothing else is said."""
    text = "".join(around)
    named = [form for form in (PROPOSAL, MOTION, OPINION, SUGGESTION) if form in text]
    if named:
        return named[0]
    return SUGGESTION if getattr(session, "kind", "") == NPC else PROPOSAL


def _number(values: Values) -> None:
    """第001号 and 十届五次第001号 are 001; the zeros in front stay."""
    match = _NUMBER.search(str(values.get(NUMBER) or ""))
    if match:
        values[NUMBER] = match[1]


def _kind(values: Values) -> None:
    """A column 提案类别 may hold 个人/集体, a sort of collective, or the subject."""
    word = values.get(KIND)
    if word is None or word in KINDS:
        return
    text = str(values.pop(KIND))
    sort = collective_kind(text.removesuffix("提案")) or next(
        (kind for kind, _ in _COLLECTIVES if kind[:2] in text), None
    )
    if sort is not None:
        values[KIND] = COLLECTIVE
        values.setdefault(COLLECTIVE_KIND, sort)
    else:
        values.setdefault(CATEGORY, text)


def _signers(values: Values) -> None:
    first = str(values.pop(FIRST, None) or "")
    if not first:
        return
    if _is_collective(first, values.get(KIND)):
        values.setdefault(COLLECTIVE_SIGNER, first)
        values.setdefault(KIND, COLLECTIVE)
        if (sort := collective_kind(str(values[COLLECTIVE_SIGNER]))) is not None:
            values.setdefault(COLLECTIVE_KIND, sort)
        _joint(values)
        return
    names = _people(first, values)
    if names:
        values[FIRST] = names[0]
    if len(names) > 1:
        joint = str(values.get(JOINT) or "")
        values[JOINT] = "、".join([*names[1:], *([joint] if joint else [])])
    _joint(values)


def _is_collective(text: str, kind: Value) -> bool:
    if kind == COLLECTIVE:
        return not is_person(text)
    return (
        kind is None and not is_person(text) and (is_organization(text) or collective_kind(text) is not None)
    )


def _joint(values: Values) -> None:
    if values.get(JOINT):
        first = values.get(FIRST)
        names = [name for name in _people(str(values[JOINT]), values) if name != first]
        values[JOINT] = "、".join(dict.fromkeys(names)) or None
    if JOINT in values and values[JOINT] is None:
        del values[JOINT]


def _people(text: str, values: Values) -> list[str]:
    """The names of a cell; 张三等5人 names one, and the cell goes to the remark so that the five are not lost."""
    bare = _MORE_PEOPLE.sub("", text)
    if bare != text:
        _note(values, f"提案人：{text}")
    return list(split_people(bare))


def _note(values: Values, words: str) -> None:
    present = str(values.get(REMARK) or "")
    if words not in present:
        values[REMARK] = f"{present}；{words}" if present else words


def _units(values: Values) -> None:
    """Several units in a cell, also with their roles before them (主办：…；会办：…)."""
    found: dict[str, list[str]] = {}
    for key, role in UNITS.items():
        pieces = _ROLE_MARK.split(str(values.pop(key, None) or ""))
        found.setdefault(role, []).extend(split_units(pieces[0]))
        for mark, text in zip(pieces[1::2], pieces[2::2], strict=True):
            found.setdefault(_MARKED[mark], []).extend(split_units(text))
    for key, role in UNITS.items():
        if names := list(dict.fromkeys(found.get(role, ()))):
            values[key] = "、".join(names)


def _filing(values: Values) -> None:
    """并入005号 is 并案 and the number of the other proposal."""
    text = str(values.get(FILING) or "")
    match = _MERGED.search(text) if text not in DECISIONS else None
    if match:
        values[FILING] = MERGED
        values.setdefault(MERGED_INTO, match[1])
    target = _NUMBER.search(str(values.get(MERGED_INTO) or ""))
    if target:
        values[MERGED_INTO] = target[1]
        values.setdefault(FILING, MERGED)
