"""Every character is drawn by a face that has it, or shown as 〓 and reported."""

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from secretariat.base.errors import Refusal
from secretariat.exchange.printing.embedding import has_glyph, text_map
from secretariat.exchange.printing.faces import (
    BUNDLED_FOLDER,
    FaceFile,
    Role,
    bundled_faces,
    load_face,
    office_faces,
)
from secretariat.exchange.printing.press import Press
from secretariat.exchange.printing.typesetting import Typecase, clean
from tests.exchange.printing.printed import fonts, read

RARE = "䶮堃喆犇㛃𬭎"
NOWHERE = "\U000f0041"
"""A private character: no font can have it."""


def printed(tmp_path: Path, text: str, role: Role = Role.SONG) -> tuple[Path, tuple[str, ...]]:
    path = tmp_path / "a.pdf"
    press = Press(path, "试", "试")
    press.text((50, 500), text, press.face(role), 12)
    press.end_page()
    press.save()
    return path, press.type.warnings()


@pytest.mark.parametrize("role", list(Role))
def test_rare_names_are_printed_and_copied_out_as_themselves(tmp_path: Path, role: Role) -> None:
    path, warnings = printed(tmp_path, RARE, role)
    assert "".join(run.text for run in read(path)[0].runs) == RARE
    assert PdfReader(path).pages[0].extract_text().strip() == RARE
    assert not any("〓" in warning for warning in warnings)


def test_two_characters_that_share_a_glyph_are_both_copied_out(tmp_path: Path) -> None:
    face = load_face(bundled_faces(Role.SONG)[0])
    assert face is not None
    assert face.charToGlyph[ord("⼀")] == face.charToGlyph[ord("一")]
    path, _ = printed(tmp_path, "⼀一")
    assert read(path)[0].text == "⼀一"


def test_fonts_are_embedded_as_subsets_and_nothing_else_is_named(tmp_path: Path) -> None:
    path, _ = printed(tmp_path, "会员名册")
    (font,) = fonts(path)
    assert font.name == "/AAAAAA+NotoSerifSC-Regular"
    assert 0 < font.embedded < 100_000


def test_a_character_that_the_first_face_lacks_comes_from_the_next(tmp_path: Path) -> None:
    sans, serif = (load_face(file) for file in bundled_faces(Role.HEADING))
    assert sans is not None
    assert serif is not None
    lacking = [code for code in serif.charToGlyph if has_glyph(serif, code) and not has_glyph(sans, code)]
    character = chr(min(code for code in lacking if code > 0x2E80))
    path, warnings = printed(tmp_path, f"甲{character}乙", Role.HEADING)
    runs = read(path)[0].runs
    assert [run.text for run in runs] == ["甲", character, "乙"]
    assert [run.font.split("+")[1] for run in runs] == [
        "NotoSansSC-Regular",
        "NotoSerifSC-Regular",
        "NotoSansSC-Regular",
    ]
    assert warnings == ()


def test_a_character_that_no_face_has_is_shown_and_named_once(tmp_path: Path) -> None:
    path, warnings = printed(tmp_path, f"张{NOWHERE}{NOWHERE}")
    assert "".join(run.text for run in read(path)[0].runs) == "张〓〓"
    (warning,) = warnings
    assert "U+F0041" in warning
    assert "手工补写" in warning


def test_what_cannot_be_seen_is_not_drawn() -> None:
    assert clean("张\u200b三\ufe00\x07\U000e0100") == "张三"
    assert clean("a\tb\r\nc\rd") == "a b\nc\nd"


def test_a_no_break_space_is_a_space(tmp_path: Path) -> None:
    path, warnings = printed(tmp_path, "张\u00a0三")
    assert PdfReader(path).pages[0].extract_text().split() == ["张", "三"]
    assert warnings == ()


def test_the_office_face_comes_first_and_a_substitute_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "Fonts"
    folder.mkdir()
    shutil.copy(BUNDLED_FOLDER / "NotoSansSC-Regular.ttf", folder / "SimFang.ttf")
    (folder / "simkai.ttf").write_bytes(b"no font at all")
    press = Press(tmp_path / "a.pdf", "试", "试")
    case = Typecase(press._canvas._doc, [folder, tmp_path / "none"])
    assert case.face(Role.BODY).main.face.filename == str(folder / "SimFang.ttf")
    assert case.warnings() == ()
    case.face(Role.SUBHEADING)
    assert "楷体（用思源宋体代替）" in case.warnings()[0]
    assert "仿宋" not in case.warnings()[0]


def test_office_faces_are_found_by_their_file_names_in_order(tmp_path: Path) -> None:
    for name in ("simfang.ttf", "仿宋_GB2312.TTF", "FZXBSJW.TTF", "simsun.ttc", "simsunb.ttf", "simhei.txt"):
        (tmp_path / name).touch()
    assert [file.path.name for file in office_faces(Role.BODY, [tmp_path])] == [
        "仿宋_GB2312.TTF",
        "simfang.ttf",
    ]
    assert office_faces(Role.TITLE, [tmp_path]) == (FaceFile(tmp_path / "FZXBSJW.TTF"),)
    assert office_faces(Role.SONG, [tmp_path]) == (FaceFile(tmp_path / "simsun.ttc"),)
    assert office_faces(Role.HEADING, [tmp_path]) == ()


def test_the_text_map_writes_surrogates_in_blocks_of_a_hundred() -> None:
    text = text_map([0x2CB4E, *range(0x4E00, 0x4E00 + 150)]).decode("ascii")
    assert "<0001> <D872DF4E>" in text
    assert "100 beginbfchar" in text
    assert "51 beginbfchar" in text


def test_widths_are_those_of_the_drawn_text(tmp_path: Path) -> None:
    press = Press(tmp_path / "a.pdf", "试", "试")
    assert press.face(Role.SONG).width("会员") == 2.0
    assert press.face(Role.SONG).width(f"会{NOWHERE}") == 2.0


def test_a_missing_bundled_font_is_refused_in_words(tmp_path: Path) -> None:
    case = Typecase(Press(tmp_path / "a.pdf", "试", "试")._canvas._doc, [])
    with pytest.raises(Refusal, match="重新安装"):
        case.font(FaceFile(tmp_path / "none.ttf"))
