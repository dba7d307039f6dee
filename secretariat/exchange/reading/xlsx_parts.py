"""The frame of an .xlsx: its sheets, where their parts are, and what its styles mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from secretariat.exchange.reading import refusals
from secretariat.exchange.reading.marks import mark_of, reddish, yellowish
from secretariat.exchange.reading.package import Package

# ECMA-376 part 1, 18.8.30: formats that files name by number only, the Chinese ones included.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 22: "yyyy/m/d h:mm",
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), "yyyy/m/d"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 55, 56), "h:mm:ss"),
}  # fmt: skip
_T = TypeVar("_T")
_RED_INDEXES, _YELLOW_INDEXES = {"2", "10"}, {"5", "13", "26", "43"}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of the workbook as its list of sheets has it."""

    name: str
    part: str
    hidden: bool
    holds_cells: bool
    comments: str


@dataclass(frozen=True, slots=True)
class Styles:
    """What matters of the styles, by a cell's style number."""

    formats: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The workbook without its cells."""

    sheets: tuple[SheetPart, ...]
    shared_texts: str
    styles: Styles
    from_1904: bool
    notes: tuple[str, ...]


def frame_of(package: Package) -> Frame:
    """Read the frame; raises Refusal when the package has no list of sheets."""
    main = _main_part(package)
    tree, relations = package.tree(main), package.relations(main)
    of_kind = dict(relations.values())
    sheets = tuple(_sheet(package, each, relations) for each in _children(tree, "sheets"))
    if not sheets:
        raise refusals.damaged(package.name)
    styles = of_kind.get("styles", "")
    from_1904 = any(_true(each.get("date1904")) for each in tree if _tag(each) == "workbookPr")
    return Frame(
        sheets,
        of_kind.get("sharedStrings", ""),
        _styles(package.tree(styles)) if package.has(styles) else Styles(),
        from_1904,
        _notes(package, from_1904),
    )


def _main_part(package: Package) -> str:
    for kind, part in package.relations("").values():
        if kind == "officeDocument" and package.has(part):
            return part
    if package.has("xl/workbook.xml"):
        return "xl/workbook.xml"
    raise refusals.damaged(package.name)


def _notes(package: Package, from_1904: bool) -> tuple[str, ...]:
    parts = package.parts
    notes = []
    if any(part.endswith("vbaproject.bin") for part in parts):
        notes.append("文件含有宏，没有读取，也没有运行。")
    if any("/externallinks/" in part for part in parts):
        notes.append("文件引用了别的工作簿，引用来的值按文件中保存的结果读入。")
    if from_1904:
        notes.append("文件的日期从1904年算起（苹果电脑的做法），已按此换算。")
    return tuple(notes)


def _sheet(package: Package, each: Element, relations: dict[str, tuple[str, str]]) -> SheetPart:
    link = next((each.attrib[key] for key in each.attrib if key.endswith("}id")), "")
    kind, part = relations.get(link, ("", ""))
    comments = ""
    if package.has(part):
        own = package.relations(part).values()
        comments = next((target for kind_, target in own if kind_ == "comments"), "")
    return SheetPart(
        each.get("name", ""),
        part,
        each.get("state", "visible") != "visible",
        kind == "worksheet" and package.has(part),
        comments,
    )


def _styles(tree: Element) -> Styles:
    codes = dict(BUILT_IN)
    for each in _children(tree, "numFmts"):
        if each.get("numFmtId", "").isdecimal():
            codes[int(each.get("numFmtId", ""))] = each.get("formatCode", "")
    struck_red = [_font(font) for font in _children(tree, "fonts")]
    yellow = [_yellow(fill) for fill in _children(tree, "fills")]
    formats, marks = [], []
    for each in _children(tree, "cellXfs"):
        number = _number(each, "numFmtId")
        formats.append(codes.get(number, f"#{number}"))
        struck, red = _pick(struck_red, _number(each, "fontId"), (False, False))
        marks.append(mark_of(struck, red, _pick(yellow, _number(each, "fillId"), False)))
    return Styles(tuple(formats), tuple(marks))


def _font(font: Element) -> tuple[bool, bool]:
    struck = red = False
    for each in font:
        if _tag(each) == "strike":
            struck = _true(each.get("val", "1"))
        elif _tag(each) == "color":
            red = reddish(each.get("rgb", "")) or each.get("indexed") in _RED_INDEXES
    return struck, red


def _yellow(fill: Element) -> bool:
    for pattern in fill:
        if pattern.get("patternType", "none") == "solid":
            for each in pattern:
                if _tag(each) == "fgColor":
                    return yellowish(each.get("rgb", "")) or each.get("indexed") in _YELLOW_INDEXES
    return False


def _children(tree: Element, tag: str) -> list[Element]:
    return [child for each in tree if _tag(each) == tag for child in each]


def _tag(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _number(element: Element, name: str) -> int:
    text = element.get(name, "0")
    return int(text) if text.isdecimal() else 0


def _pick(values: list[_T], index: int, default: _T) -> _T:
    return values[index] if index < len(values) else default


def _true(text: str | None) -> bool:
    return text in ("1", "true", "on")
