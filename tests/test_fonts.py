"""The bundled fonts are those that their README names, and have every character that names need."""

import hashlib

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from tests.architecture.source import ROOT

FONTS = ROOT / "resources" / "fonts"
NAMES = ["NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf", "NotoSansSC-Regular.ttf"]
RARE = "䶮堃喆犇㛃𬭎"


def gbk_characters() -> set[str]:
    """Every Chinese character of GBK: Unicode's first 20,902 and the compatibility ones among them."""
    pairs = (
        bytes([lead, trail]).decode("gbk", "ignore")
        for lead in range(0x81, 0xFF)
        for trail in range(0x40, 0xFF)
    )
    return {character for character in pairs if "㐀" <= character <= "鿿" or "豈" <= character <= "\ufaff"}


@pytest.mark.parametrize("name", NAMES)
def test_the_font_is_the_one_in_the_readme(name: str) -> None:
    digest = hashlib.sha256((FONTS / name).read_bytes()).hexdigest()
    assert f"| {digest} |" in (FONTS / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_font_has_all_of_gbk_and_the_rare_names(name: str) -> None:
    glyphs = TTFontFile(str(FONTS / name)).charToGlyph
    wanted = gbk_characters() | set(RARE)
    assert len(wanted) > 20_900
    assert [character for character in sorted(wanted) if not glyphs.get(ord(character))] == []
