"""Lists of names as they are pasted: one name after another, with what stands beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.base.characters import HANZI, clean
from secretariat.base.names import COMPOUND_SURNAMES
from secretariat.base.text import is_organization, is_person, person_name

_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)")
_NUMBERING = re.compile(
    r"^\s*(?:[(（]?\d{1,4}[)）]|\d{1,4}\s*[.．、:：]|[①-⑳]|第?\d{1,4}号?[ 　\t](?=\D)|\d{1,4}(?=[^\d\s年月日.]))\s*"
)
_TITLE_LINE = re.compile(r"(?:签到表|签到簿|签到册|签到单|名单|名册|花名册|一览表)(?:[(（].*[)）])?$|\d{4}年")
_MARK = re.compile(r"[√✓✔×○●☑☐□\-—]+")
_LABEL = re.compile(r"^[^:：\t\d]{1,14}[:：](?=\s*\S)")
_LINES = re.compile(r"[\r\n\u2028\u2029\x0b\x0c]+")
_SEPARATORS = re.compile(r"[、,，;；/／|｜]+")
_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_POLITE = re.compile(r"(?<=.)(?:先生|女士|小姐|同志)$")
_MORE = re.compile(r"等\s*\d*\s*[人名位]?$")
_POST = re.compile(
    r"(?:党组|名誉|常务|执行|专职|兼职|副)*(?:主席|会长|董事长|理事长|总经理|经理|厂长|店长|秘书长|书记|主任|部长|局长|"
    r"总裁|总监|董事|监事|理事|常委|执委|委员|代表|负责人|法人代表?)$"
)
_WORDS = frozenset(
    ("序号", "姓名", "名字", "单位", "单位名称", "职务", "单位及职务", "手机", "电话", "联系电话", "手机号码", "签到",
     "签名", "备注", "性别", "女", "男", "满族", "回族", "畲族", "参会人员", "到会", "出席")
)  # fmt: skip
_ONE = re.compile(f"[{HANZI}]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a list has it, with the unit and the mobile beside it, "" where none stands there."""

    name: str
    unit: str = ""
    mobile: str = ""


def read_names(text: str) -> list[Named]:
    """The people of a pasted list, each once: by lines, 、，or tabs, numbered or not, with unit and phone or without.

    张　三 is 张三, 李四先生 is 李四; headings and lone numbers are left out, any other word stays as a name.
    """
    found: dict[Named, None] = {}
    for line in _LINES.split(text):
        found.update(dict.fromkeys(_of_line(line)))
    return list(found)


def _of_line(line: str) -> Iterator[Named]:
    cells = [cell for cell in map(clean, line.split("\t")) if cell]
    if len(cells) > 1:
        yield from _of_cells(cells)
        return
    if not cells or _TITLE_LINE.search(cells[0]):
        return
    bare = _NUMBERING.sub("", cells[0])
    bare = _LABEL.sub("", bare)
    pieces = [piece.strip() for piece in _SEPARATORS.split(bare) if piece.strip()]
    if len(pieces) > 1 and _is_record(pieces):
        yield from _of_cells(pieces)
        return
    for piece in pieces:
        yield from _of_piece(_NUMBERING.sub("", piece))


def _is_record(pieces: list[str]) -> bool:
    """张三，某某公司，13800000000: one person with unit or phone, not several people."""
    rest = pieces[1:]
    return (
        len(pieces) <= 4
        and not any(is_person(one) for one in rest)
        and any(is_organization(one) or _PHONE.search(one) for one in rest)
    )


def _of_cells(cells: list[str]) -> Iterator[Named]:
    """A line of a table: the first cell that can be a name is one, then come unit, post and phone."""
    name, mobile, units = "", "", []
    for cell in cells:
        text = clean(cell)
        phone = _PHONE.search(text)
        if phone:
            mobile = mobile or "".join(phone.groups())
            text = _PHONE.sub("", text).strip()
        if not text or text.isdigit() or text in _WORDS or _MARK.fullmatch(text):
            continue
        if not name and (is_person(_bare(text)) or not is_organization(text)):
            name = _bare(text)
        else:
            units.append(text)
    if name:
        yield Named(name, "".join(units), mobile)


def _of_piece(piece: str) -> Iterator[Named]:
    """张三, 张三 某某公司 13800000000, 张三（某某公司）, 张三 李四, 某某公司 张三."""
    phone = _PHONE.search(piece)
    mobile = "".join(phone.groups()) if phone else ""
    text = _PHONE.sub(" ", piece)
    inside = [clean(word) for word in _BRACKETS.findall(text)]
    words = clean(_BRACKETS.sub(" ", text)).split(" ")
    names, units = _told_apart([word for word in words if word])
    units += [word for word in inside if is_organization(word) or (len(word) > 3 and not _POST.search(word))]
    if len(names) == 1:
        yield Named(names[0], "".join(units), mobile)
    else:
        yield from (Named(name) for name in names)


def _told_apart(words: list[str]) -> tuple[list[str], list[str]]:
    """Names and units among words between which only spaces stand."""
    names: list[str] = []
    units: list[str] = []
    if words and not any(_ONE.search(word) for word in words):
        return [" ".join(words)], []
    for word in _with_inner_spaces_closed(words):
        bare = _bare(word)
        if bare in _WORDS or bare.isdigit() or not bare:
            continue
        if is_person(bare) or (not names and not is_organization(word) and not _POST.fullmatch(word)):
            names.append(bare)
        else:
            units.append(word)
    return names, units


def _with_inner_spaces_closed(words: list[str]) -> Iterator[str]:
    """张 三 is one name, 王 小明 too; 张三 李四 are two."""
    place = 0
    while place < len(words):
        word = words[place]
        rest = words[place + 1 : place + 3]
        surname = (len(word) == 1 and _ONE.match(word)) or word in COMPOUND_SURNAMES
        if surname and rest and len(rest[0]) <= 2 and _ONE.match(rest[0]):
            lone = len(word) == 1 and len(rest[0]) == 1 and len(rest) == 2 and len(rest[1]) == 1
            taken = 3 if lone else 2
            yield "".join(words[place : place + taken])
            place += taken
        else:
            yield word
            place += 1


def _bare(word: str) -> str:
    """A name without polite words, 等5人, and a post behind it."""
    name = person_name(_POLITE.sub("", _MORE.sub("", _BRACKETS.sub("", word))))
    post = _POST.search(name)
    if post and post.start() >= 2 and is_person(name[: post.start()]):
        return name[: post.start()]
    return name
