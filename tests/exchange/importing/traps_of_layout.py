"""Traps 13 to 30: how the table lies in its sheet."""

from __future__ import annotations

from secretariat.base.intake import State
from tests.exchange.importing.desk import Desk, headings, labelled, said, sheet, skipped
from tests.exchange.importing.traps import trap

HEAD = ["序号", "单位名称", "负责人", "手机"]
FIRST = [1, "青石县安达有限公司", "张三", "13805740001"]
SECOND = [2, "临川县宏达有限公司", "李四", "13805740002"]
THIRD = [3, "云溪县瑞丰有限公司", "王五", "13805740003"]


@trap(13, "合并的大标题不算数据")
def merged_title(desk: Desk) -> None:
    preview = desk.preview(sheet([["××县工商联会员名册"], HEAD, FIRST], merged=((0, 0, 0, 3),)))
    assert len(preview.rows) == 1
    assert skipped(preview) == [(1, "标题"), (2, "表头")] and preview.skipped_count == 0


@trap(14, "填报单位、时间、金额单位一行不算数据，其中的金额单位用于没有写单位的列")
def unit_line(desk: Desk) -> None:
    line = ["填报单位:县工商联", None, "填报时间:2026年10月", "单位:元"]
    preview = desk.preview(
        [
            ["名册"],
            line,
            ["单位名称", "注册资本", "负责人", "手机"],
            ["青石县安达有限公司", 5000000, "张三", None],
        ]
    )
    assert said(preview).values["注册资本"] == 500


@trap(15, "表头可以在前几行的任何一行")
def head_further_down(desk: Desk) -> None:
    preview = desk.preview([["名册"], [], ["截至2026年10月31日"], [], [], HEAD, FIRST])
    assert preview.tables[0].head_rows == (6,) and preview.rows[0].row == 7


@trap(16, "两行表头（含合并）按上级表头区分：企业负责人的手机与联系人的手机")
def two_row_head(desk: Desk) -> None:
    merged = ((0, 1, 0, 0), (0, 0, 1, 2), (0, 0, 3, 4))
    top = ["企业名称", "企业负责人", None, "联系人", None]
    preview = desk.preview(
        sheet([top, [None, "姓名", "手机号码", "姓名", "电话"], *_people()], merged=merged)
    )
    expected = {"负责人": "张三", "负责人手机": "13805740001", "联系人": "李四", "联系人手机": "13805740002"}
    assert expected.items() <= said(preview).values.items()


def _people() -> list[list[object]]:
    return [["青石县安达有限公司", "张三", "13805740001", "李四", 13805740002]]


@trap(16, "没有合并信息的两行表头（CSV）同样看得懂")
def two_row_head_without_merges(desk: Desk) -> None:
    preview = desk.preview(
        [
            ["企业名称", "企业负责人", None, "联系人", None],
            [None, "姓名", "手机号码", "姓名", "电话"],
            *_people(),
        ]
    )
    assert headings(preview)["联系人/电话"] == ("联系人手机",)


@trap(16, "社会职务下分人大、政协：各归各的栏")
def grouped_posts(desk: Desk) -> None:
    merged = ((0, 1, 0, 0), (0, 1, 1, 1), (0, 0, 2, 3))
    rows = [
        ["单位名称", "负责人", "社会职务", None],
        [None, None, "人大", "政协"],
        ["青石县安达有限公司", "张三", "县人大代表", "县政协委员"],
    ]
    values = said(desk.preview(sheet(rows, merged=merged))).values
    assert (values["人大职务"], values["政协职务"]) == ("县人大代表", "县政协委员")


@trap(17, "每页重复的表头跳过")
def repeated_head(desk: Desk) -> None:
    preview = desk.preview([HEAD, FIRST, HEAD, SECOND])
    assert len(preview.rows) == 2 and (3, "表头") in skipped(preview)


@trap(18, "序号不导入：每组重新编号、写成一二三都可以")
def running_numbers(desk: Desk) -> None:
    for numbers in ((1, 2, 1), ("一", "二", "三")):
        rows = [[number, *row[1:]] for number, row in zip(numbers, (FIRST, SECOND, THIRD), strict=True)]
        preview = desk.preview([["编号", *HEAD[1:]], *rows])
        assert len(preview.rows) == 3 and headings(preview)["编号"] == ()


@trap(18, "像真编号的“编号”作为会员编号导入")
def member_numbers(desk: Desk) -> None:
    rows = [["LC0012", *FIRST[1:]], ["LC0345", *SECOND[1:]]]
    assert said(desk.preview([["编号", *HEAD[1:]], *rows])).values["会员编号"] == "LC0012"


@trap(19, "分组行（一、招宝山街道(12家)）给出下面各行的乡镇，家数不符会提示")
def group_lines(desk: Desk) -> None:
    rows = [HEAD, ["一、招宝山街道(2家)"], FIRST, ["二、石门乡(1家)"], SECOND, THIRD]
    preview = desk.preview(rows)
    assert [labelled(preview, row)["乡镇街道"] for row in preview.rows] == ["招宝山街道", "石门乡", "石门乡"]
    assert [note.row for note in preview.remarks if "实际有" in note.message] == [2, 4]


@trap(20, "竖向合并的乡镇只填到合并的各行，合并以外的空格仍是空格")
def vertical_merge(desk: Desk) -> None:
    rows = [
        ["乡镇", "单位名称"],
        ["石门乡", "青石县安达有限公司"],
        [None, "临川县宏达有限公司"],
        [None, "云溪县瑞丰有限公司"],
    ]
    preview = desk.preview(sheet(rows, merged=((1, 2, 0, 0),)))
    assert [labelled(preview, row).get("乡镇街道") for row in preview.rows] == ["石门乡", "石门乡", None]


@trap(21, "小计、合计、总计行不算会员，写在第二列也认得")
def subtotals(desk: Desk) -> None:
    rows = [HEAD, FIRST, ["小计", "1家"], SECOND, [None, "合 计", 2], ["总计：", None, 2]]
    preview = desk.preview(rows)
    assert len(preview.rows) == 2
    assert [row for row, kind in skipped(preview) if kind == "小计"] == [3, 5, 6]


@trap(22, "制表人、审核人、联系电话、填表说明等表尾不算会员")
def footers(desk: Desk) -> None:
    ends = [
        ["单位负责人:", None, "填表人:", "联系电话:0794-8261000"],
        ["制表人：张三"],
        ["填表说明"],
        ["1.本表由办公室填写。"],
    ]
    preview = desk.preview([HEAD, FIRST, *ends])
    assert len(preview.rows) == 1
    assert [kind for _, kind in skipped(preview)] == ["表头", "表尾", "表尾", "表尾", "表尾"]


@trap(23, "用来隔开的空行空列、只有序号的行都不算")
def spacers(desk: Desk) -> None:
    preview = desk.preview(
        [
            ["序号", None, "单位名称"],
            [1, None, "青石县安达有限公司"],
            [],
            [2, None, None],
            [3, None, "临川县宏达有限公司"],
        ]
    )
    assert len(preview.rows) == 2 and preview.skipped_count == 1
    assert [one.reason for one in preview.skipped if one.counted] == ["只有序号，没有内容"]


@trap(24, "隐藏和筛选掉的行照常导入，读的时候说明有几行")
def hidden_rows(desk: Desk) -> None:
    note = "有1行被隐藏或筛选，也已读入"
    preview = desk.preview(sheet([HEAD, FIRST, SECOND], hidden_rows=frozenset((2,)), notes=(note,)))
    assert len(preview.rows) == 2 and note in preview.notes


@trap(25, "左右并排的两个表都导入")
def side_by_side(desk: Desk) -> None:
    preview = desk.preview([[*HEAD, None, *HEAD], [*FIRST, None, *SECOND], [*THIRD]])
    names = [labelled(preview, row)["会员名称"] for row in preview.rows]
    assert sorted(map(str, names)) == sorted([FIRST[1], SECOND[1], THIRD[1]])
    assert preview.skipped_count == 0


@trap(26, "一人一页的登记表按“项目、内容”成对读成一行")
def form(desk: Desk) -> None:
    rows = [
        ["会员登记表"],
        ["姓名", "张三", "性别", "男"],
        ["出生年月", "1975.08", "民族", "汉"],
        ["政治面貌", "中共党员", "手机号码", 13805740001],
        ["工作单位", "青石县安达有限公司", "职务", "董事长"],
    ]
    preview = desk.preview(rows)
    values = said(preview).values
    assert (values["负责人"], values["负责人出生日期"], values["民族"]) == ("张三", "1975-08", "汉族")
    assert preview.rows[0].state is State.NEW and len(preview.rows) == 1


@trap(27, "批注逐条列出，不自动处理")
def comments(desk: Desk) -> None:
    understood = said(desk.preview(sheet([HEAD, FIRST], comments={(1, 2): "已换人"})))
    assert understood.notes == ["单元格有批注：已换人"] and understood.values["负责人"] == "张三"


@trap(28, "整行删除线或红字列为存疑（是否退会？），黄底列为提示，行照常导入")
def marks(desk: Desk) -> None:
    for mark, level in (("删除线", "doubts"), ("红字", "doubts"), ("黄底", "notes")):
        preview = desk.preview(sheet([HEAD, FIRST, SECOND], marks={(1, column): mark for column in range(4)}))
        assert len(getattr(said(preview), level)) == 1 and preview.rows[0].state is State.NEW
        assert said(preview, 1).problem == ""


@trap(29, "表头里的换行和空格不影响识别")
def broken_headings(desk: Desk) -> None:
    preview = desk.preview(
        [["单位\n名称", "姓  名", "性 别", "联系\n电话"], ["青石县安达有限公司", "张三", "男", "13805740001"]]
    )
    expected = {
        "会员名称": "青石县安达有限公司",
        "负责人": "张三",
        "负责人性别": "男",
        "负责人手机": "13805740001",
    }
    assert expected.items() <= said(preview).values.items()


@trap(30, "表头里的单位、说明、星号不影响识别，金额单位起作用")
def units_in_headings(desk: Desk) -> None:
    preview = desk.preview(
        [
            ["*单位名称", "注册资本(元)", "出生年月（如1975.08）", "负责人"],
            ["青石县安达有限公司", 5000000, "1975.08", "张三"],
        ]
    )
    values = said(preview).values
    assert (values["会员名称"], values["注册资本"], values["负责人出生日期"]) == (
        "青石县安达有限公司",
        500,
        "1975-08",
    )
    assert (
        said(desk.preview([["单位名称", "注册资本(万元)"], ["青石县安达有限公司", 500]])).values["注册资本"]
        == 500
    )
