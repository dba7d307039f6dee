"""Tables in other coats: .xls, web pages, CSV, XML 2003, the clipboard, and names that lie."""

import datetime

import pytest

from secretariat.base.errors import Refusal
from secretariat.exchange.reading import DEFAULT_LIMITS, Workbook, read_pasted
from secretariat.exchange.reading.biff import unpacked
from secretariat.exchange.reading.number_formats import dated, hides_day, is_date, is_percent
from secretariat.exchange.reading.parsing import parse
from tests.exchange.reading.build import SAMPLES, small


def read(content: bytes | str, name: str = "名册.xls") -> Workbook:
    return parse(name, content.encode() if isinstance(content, str) else content, DEFAULT_LIMITS)


def test_the_old_workbook_of_the_office() -> None:
    book = read((SAMPLES / "直属会员通讯录.xls").read_bytes())
    (found,) = book.sheets
    assert (book.kind, found.name, found.merged) == ("xls", "名单", ((0, 0, 0, 9),))
    assert found.rows[1][:3] == ["编号", "单位全称", "社会信用代码"]
    assert found.rows[2][0] == 1 and found.rows[2][6] == 13979336043
    assert found.rows[2][9] == datetime.date(2024, 2, 23)


def test_what_an_old_workbook_says_by_form() -> None:
    book = read((SAMPLES / "reading-marks.xls").read_bytes())
    first, second = book.sheets
    assert first.marks == {(2, 0): "删除线", (2, 3): "黄底", (3, 0): "红字"}
    assert first.errors == {(4, 3): "#N/A"}
    assert first.formats == {(2, 1): "0.00", (2, 4): 'yyyy"年"m"月"'} and first.rows[2][1] == 1975.1
    assert first.rows[2][4] == datetime.date(2019, 4, 1) and first.rows[3][2] == -5
    assert first.hidden_rows == {4} and first.hidden_columns == {3}
    assert second.hidden and second.rows[4] == [None, None, "远"]
    assert any("空" in note for note in book.notes)


def test_1904_dates_of_an_old_workbook() -> None:
    book = read((SAMPLES / "reading-1904.xls").read_bytes())
    assert book.sheets[0].rows == [[datetime.date(1906, 9, 27)]]  # 1,000 days after 1 January 1904
    assert any("1904" in note for note in book.notes)


def test_packed_numbers() -> None:
    # [MS-XLS] 2.5.217: bit 0 hundredths, bit 1 whole number.
    assert unpacked(5 << 2 | 2) == 5
    assert unpacked((-5 << 2 | 2) & 0xFFFFFFFF) == -5
    assert unpacked(197510 << 2 | 3) == 1975.10
    assert unpacked(0x3FF00000) == 1.0


@pytest.mark.parametrize("name", ["名册.xls", "名册.csv", "名册"])
def test_the_bytes_count_and_not_the_name(name: str) -> None:
    assert read(small(), name).kind == "xlsx"
    assert read((SAMPLES / "直属会员通讯录.xls").read_bytes(), name).kind == "xls"


def test_csv_in_the_encodings_of_the_office() -> None:
    text = '姓名,手机,备注\r\n张三,013805740001,"第一行\n第二行"\r\n䶮,="007",\r\n'
    want = [["姓名", "手机", "备注"], ["张三", "013805740001", "第一行\n第二行"], ["䶮", "007", None]]
    for encoding, named in (
        ("gb18030", "GB18030"),
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
    ):
        book = read(text.encode(encoding), "名册.csv")
        assert (book.kind, book.sheets[0].rows) == ("csv", want)
        assert named in book.notes[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    lines = ["县工商联会员名册", "填报时间：2026年，共2人"]
    lines += [
        separator.join(row) for row in (("姓名", "地址", "电话"), ("张三", "大坪乡", "1"), ("李四", "x", "2"))
    ]
    assert read("\n".join(lines), "a.csv").sheets[0].rows[3] == ["张三", "大坪乡", "1"]
    assert read("sep=;\n1;2,3,4\n", "a.csv").sheets[0].rows == [["1", "2,3,4"]]


def test_an_open_quote_does_not_swallow_the_rest() -> None:
    book = read('姓名,备注\n张三,"未完\n李四,好\n', "a.csv")
    assert book.sheets[0].rows == [["姓名", "备注"], ["张三", '"未完'], ["李四", "好"]]
    assert any("引号" in note for note in book.notes)


def test_a_few_broken_characters_are_pointed_at() -> None:
    lines = ["姓名,手机"] + [f"张{n},1" for n in range(300)]
    book = read("\n".join(lines).encode() + b"\n\xff\xff,2\n", "a.csv")
    assert list(book.sheets[0].errors) == [(301, 0)]


def test_a_web_page_named_xls() -> None:
    page = (
        "<html><head><meta charset=gb2312><title>不算</title><style>td{}</style><table><tr><td rowspan=2>乡镇"
        "<td colspan=2>联系方式<tr><td>手机<br>号码<td><b>座</b> 机<tr style='display: none'><td>大坪乡"
        "<td>013800000000<td><s>0574</s><tr><td>&nbsp;<td>1 &lt; 2</table><table><tr><th>另一张</table>"
    )
    first, second = read(page.encode("gbk")).sheets
    assert first.rows == [
        ["乡镇", "联系方式", None],
        [None, "手机\n号码", "座 机"],
        ["大坪乡", "013800000000", "0574"],
        [None, "1 < 2", None],
    ]
    assert first.merged == ((0, 1, 0, 0), (0, 0, 1, 2))
    assert first.hidden_rows == {2} and first.marks == {(2, 2): "删除线"}
    assert second.rows == [["另一张"]]


def test_a_page_of_frames_is_refused_and_a_saved_one_is_read() -> None:
    with pytest.raises(Refusal, match="另存为"):
        read("<html><frameset><frame src=sheet001.htm></frameset></html>")
    saved = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<html><meta charset=3Dutf-8><table><tr><td>=E5=BC=A0=E4=B8=89</table></html>\n--b--\n"
    )
    assert read(saved).sheets[0].rows == [["张三"]]


def test_xml_2003() -> None:
    book = read(
        '<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="甲"><Table>'
        '<Row ss:Index="2" ss:Hidden="1"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">张三</Data>'
        '</Cell><Cell><Data ss:Type="Number">13805740001</Data></Cell><Cell><Data ss:Type="DateTime">'
        '2019-04-01T00:00:00.000</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>".encode("gbk")
    )
    (found,) = book.sheets
    assert found.rows[1] == [None, "张三", None, 13805740001, datetime.date(2019, 4, 1), None]
    assert found.errors == {(1, 5): "#N/A"} and found.merged == ((1, 1, 1, 2),)
    assert found.hidden_rows == {1}


def test_what_is_pasted() -> None:
    book = read_pasted('姓名\t备注\r\n张三\t"两\n行 ""引""用"\r\n"李四"\t\r\n"未完\t007\r\n')
    assert book.kind == "pasted"
    assert book.sheets[0].rows == [
        ["姓名", "备注"],
        ["张三", '两\n行 "引"用'],
        ['"李四"', None],
        ['"未完', "007"],
    ]
    with pytest.raises(Refusal, match="复制"):
        read_pasted(" \r\n".strip())


def test_number_formats() -> None:
    for code in ("yyyy/m/d", 'yyyy"年"m"月"', "[h]:mm", "[$-804]yyyy;@", "h:mm AM/PM"):
        assert is_date(code)
    assert hides_day('yyyy"年"m"月"') and not hides_day("yyyy/m/d") and not hides_day("h:mm")
    assert is_percent("0.0%") and not is_percent('0"%"')
    for code in ("General", "0.00", "0.00_ ", '0"month"', "[Red]0", "@", "#,##0;[Red]-#,##0"):
        assert not is_date(code)
    assert dated(1.0, "yyyy/m/d", False) == datetime.date(1900, 1, 1)
    assert dated(61.0, "yyyy/m/d", False) == datetime.date(1900, 3, 1)
    assert dated(1.25, "[h]:mm", False) == datetime.timedelta(hours=30)
    assert dated(330203197508151234.0, "yyyy/m/d", False) == 330203197508151234.0
