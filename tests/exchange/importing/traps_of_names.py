"""Traps 31 to 51: names, phones, ID numbers and credit codes."""

from __future__ import annotations

from secretariat.base.intake import State
from tests.exchange.importing.desk import CODE, NAME, Desk, labelled, said
from tests.exchange.importing.traps import trap

ANDA = "青石县安达有限公司"
LOST_ID = 330203197508151232
GOOD_ID = "53010219200508011X"


@trap(31, "两字姓名中间的各种空格去掉，少数民族姓名的间隔号统一保留")
def gaps_in_names(desk: Desk) -> None:
    for raw in ("张 三", "张\u3000三", "张\u00a0三", "张\u200b三", " 张三 "):
        assert desk.cell("负责人", raw).values["负责人"] == "张三"
    for raw in ("买买提·吐尔逊", "买买提•吐尔逊", "买买提.吐尔逊", "买买提・吐尔逊"):
        assert desk.cell("负责人", raw).values["负责人"] == "买买提·吐尔逊"


@trap(32, "姓名后括号里的性别填到性别栏，其余说明记入备注")
def remarks_behind_names(desk: Desk) -> None:
    assert desk.cell("负责人", "张三(女)").values["负责人性别"] == "女"
    values = desk.cell("负责人", "张三（党外）").values
    assert values["负责人"] == "张三" and "党外" in str(values["备注"])


@trap(33, "一格几个人列为存疑，不拼成一个人")
def several_people(desk: Desk) -> None:
    for raw in ("张三、李四", "张三/李四"):
        understood = desk.cell("负责人", raw)
        assert understood.doubts and "负责人" not in understood.values


@trap(34, "只有括号、空格写法不同的单位算同一家")
def company_spellings(writing_desk: Desk) -> None:
    writing_desk.bring_in([[NAME, CODE], ["浙江东海(集团)有限公司", None]])
    preview = writing_desk.preview([[NAME, CODE], ["浙江东海（集团）有限公司 ", None]])
    assert preview.rows[0].state is not State.NEW


@trap(35, "同名不同单位的人不合并")
def namesakes(writing_desk: Desk) -> None:
    rows = [
        ["单位名称", "负责人", "手机"],
        [ANDA, "张三", "13805740001"],
        ["临川县宏达有限公司", "张三", "13805740002"],
    ]
    assert writing_desk.bring_in(rows).counts[State.NEW] == 2
    assert len(writing_desk.store.rows.find("person", name="张三")) == 2


@trap(36, "闫、阎等异体字不当作同一个字")
def variants(desk: Desk) -> None:
    assert desk.cell("负责人", "闫明").values["负责人"] == "闫明"
    assert desk.cell("负责人", "阎明").values["负责人"] == "阎明"


@trap(37, "数字格式的手机号完整读出")
def phones_as_numbers(desk: Desk) -> None:
    for raw in (13805740001, 13805740001.0):
        assert desk.cell("手机", raw).values["单位电话"] == "13805740001"
        assert _mobile(desk, raw).values["负责人手机"] == "13805740001"


def _mobile(desk: Desk, raw: object) -> object:
    return said(desk.preview([["单位名称", "负责人", "手机"], [ANDA, "张三", raw]]))


@trap(38, "科学计数的号码末位已丢失，列为问题，不补零")
def scientific(desk: Desk) -> None:
    understood = _mobile(desk, "1.38E+10")
    assert understood.errors and "负责人手机" not in understood.values


@trap(39, "全角数字转成半角")
def full_width(desk: Desk) -> None:
    assert _mobile(desk, "１３８０５７４０００１").values["负责人手机"] == "13805740001"


@trap(40, "空格、横线、+86 去掉")
def separated(desk: Desk) -> None:
    for raw in ("138-0574-0001", "138 0574 0001", "+86 13805740001", "008613805740001", "86-13805740001"):
        assert _mobile(desk, raw).values["负责人手机"] == "13805740001"


@trap(41, "座机统一写法，分机保留，丢了的区号 0 补上并说明")
def landlines(desk: Desk) -> None:
    assert desk.cell("办公电话", "(0574)86251234").values["单位电话"] == "0574-86251234"
    assert desk.cell("办公电话", "86251234 转 801").values["单位电话"] == "86251234转801"
    understood = desk.cell("办公电话", 57486251234)
    assert understood.values["单位电话"] == "0574-86251234" and understood.notes


@trap(42, "一格两个号码：手机归手机，座机归座机")
def two_numbers(desk: Desk) -> None:
    for raw in (
        "13805740001/0574-86250000",
        "13805740001；0574-86250000",
        "13805740001、0574-86250000",
        "13805740001\n0574-86250000",
        "13805740001 0574-86250000",
    ):
        values = _mobile(desk, raw).values
        assert (values["负责人手机"], values["负责人座机"]) == ("13805740001", "0574-86250000")


@trap(43, "虚拟网短号和 400 号码原样保留")
def short_numbers(desk: Desk) -> None:
    assert _mobile(desk, "13805740001/666123").values["负责人手机"] == "13805740001、666123"
    assert desk.cell("办公电话", "4001234567").values["单位电话"] == "400-123-4567"


@trap(44, "写在备注里的电话留在备注，不丢")
def phone_in_remark(desk: Desk) -> None:
    assert "13805740001" in str(desk.cell("备注", "李总 13805740001").values["备注"])


@trap(45, "电话栏的“无”“/”是空白，“同上”取上一行")
def phone_marks(desk: Desk) -> None:
    rows = [
        ["单位名称", "负责人", "手机"],
        [ANDA, "张三", "13805740001"],
        ["临川县宏达有限公司", "张三", "同上"],
        ["云溪县瑞丰有限公司", "李四", "无"],
        ["云溪县正大有限公司", "王五", "/"],
    ]
    preview = desk.preview(rows)
    assert [labelled(preview, row).get("负责人手机") for row in preview.rows] == [
        "13805740001",
        "13805740001",
        None,
        None,
    ]
    assert any("上一行" in one.message for one in preview.remarks)


def _id(desk: Desk, raw: object) -> object:
    return said(desk.preview([["单位名称", "负责人", "身份证号"], [ANDA, "张三", raw]]))


@trap(46, "按数字存放的身份证号精度已丢失：列为问题，绝不猜补")
def numeric_ids(desk: Desk) -> None:
    for raw in (LOST_ID, float(LOST_ID), "3.30203E+17"):
        understood = _id(desk, raw)
        assert understood.errors and "身份证号" not in understood.values
    assert "精度已丢失" in _id(desk, LOST_ID).problem


@trap(47, "小写 x、全角 Ｘ、撇号和空格统一")
def id_spellings(desk: Desk) -> None:
    for raw in ("53010219200508011x", "53010219200508011Ｘ", "'53010219200508011X", "530102 19200508 011X"):
        assert _id(desk, raw).values["身份证号"] == GOOD_ID


@trap(48, "15 位旧身份证号保留")
def old_ids(desk: Desk) -> None:
    assert _id(desk, "330203750815123").values["身份证号"] == "330203750815123"


@trap(49, "打了星号的号码不导入，也不覆盖原有内容")
def masked_ids(writing_desk: Desk) -> None:
    head = ["单位名称", CODE, "负责人", "身份证号", "手机"]
    row = [ANDA, "91350100M000100Y43", "张三", GOOD_ID, "13805740001"]
    writing_desk.bring_in([head, row])
    preview = writing_desk.preview([head, [*row[:3], "5301**********011X", "138****0001"]])
    assert preview.rows[0].state is State.SAME and not preview.problems


@trap(50, "护照、港澳台证件号保留并提示")
def passports(desk: Desk) -> None:
    understood = _id(desk, "H12345678")
    assert understood.values["身份证号"] == "H12345678" and not understood.errors


@trap(51, "信用代码里的 O、I 只在校验码相符时读作 0、1 并说明；15 位旧执照号保留")
def credit_codes(desk: Desk) -> None:
    understood = desk.cell(CODE, "9135O1OOMOOO1OOY43")
    assert understood.values[CODE] == "91350100M000100Y43" and understood.notes
    assert desk.cell(CODE, "330200000012345").values[CODE] == "330200000012345"
