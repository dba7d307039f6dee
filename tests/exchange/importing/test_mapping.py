from __future__ import annotations

from secretariat.exchange.importing import AS_EXTRA, AS_REMARK, LEAVE_OUT, How
from tests.exchange.importing.desk import Desk, headings, said

ANDA = "青石县安达有限公司"


def _mapped(desk: Desk, *titles: str) -> dict[str, tuple[str, ...]]:
    row = [ANDA, *(f"值{place}" for place in range(1, len(titles)))]
    return headings(desk.preview([list(titles), row]))


def test_flat_headings_belong_to_the_person_before_them(desk: Desk) -> None:
    rows = [
        ["单位全称", "法定代表人", "职务", "移动电话", "办公室联系人", "联系方式"],
        [ANDA, "张三", "厂长", 13805740001, "李四", "13805740002"],
    ]
    values = said(desk.preview(rows)).values
    assert values == {
        "会员名称": ANDA, "法定代表人": "张三", "负责人": "张三", "负责人职务": "厂长", "负责人手机": "13805740001",
        "联系人": "李四", "联系人手机": "13805740002",
    }  # fmt: skip


def test_the_same_word_behind_the_contact_is_the_contacts(desk: Desk) -> None:
    for rows in (
        [
            ["企业名称", "负责人", "性别", "职务", "联系人", "性别", "职务"],
            [ANDA, "张三", "男", "厂长", "李四", "女", "主任"],
        ],
        [
            ["企业名称", "联系人", "性别", "职务", "负责人", "性别", "职务"],
            [ANDA, "李四", "女", "主任", "张三", "男", "厂长"],
        ],
    ):
        expected = {"负责人性别": "男", "负责人职务": "厂长", "联系人性别": "女", "联系人职务": "主任"}
        assert expected.items() <= said(desk.preview(rows)).values.items()


def test_a_fact_behind_the_contact_that_is_kept_of_the_head_only_is_asked(desk: Desk) -> None:
    preview = desk.preview([["企业名称", "负责人", "联系人", "籍贯"], [ANDA, "张三", "李四", "浙江"]])
    assert [one.how for _, one in preview.questions] == [How.AMBIGUOUS]


def test_modifiers_do_not_hide_a_known_heading(desk: Desk) -> None:
    mapped = _mapped(desk, "单位名称", "会员手机号码", "企业详细地址", "企业联系人手机号码", "联系人")
    assert mapped["企业联系人手机号码"] == ("联系人手机",) and mapped["企业详细地址"] == ("地址",)


def test_a_word_inside_a_longer_heading_is_not_enough(desk: Desk) -> None:
    mapped = _mapped(desk, "单位名称", "负责人", "法定代表人出资额", "配偶姓名", "联系人意见")
    assert mapped["法定代表人出资额"] == mapped["配偶姓名"] == mapped["联系人意见"] == ()


def test_a_phone_of_nobody_in_particular_is_asked_and_not_guessed(desk: Desk) -> None:
    preview = desk.preview(
        [
            ["单位名称", "负责人", "联系人", "地址", "联系电话"],
            [ANDA, "张三", "李四", "滨河路", "13805740001"],
        ]
    )
    ((_, question),) = preview.questions
    assert question.how is How.AMBIGUOUS and question.candidates == ("principal.mobile", "contact.mobile")
    assert [one.column for one in preview.problems] == ["联系电话"]
    answered = desk.preview(preview.workbook, mappings={"联系电话": "principal.mobile"})
    assert not answered.questions and said(answered).values["负责人手机"] == "13805740001"


def test_two_columns_never_become_one_field(desk: Desk) -> None:
    preview = desk.preview([["单位名称", "企业名称", "地址"], [ANDA, "临川县宏达有限公司", "滨河路"]])
    assert headings(preview) == {"单位名称": ("会员名称",), "企业名称": (), "地址": ("地址",)}
    assert preview.new_fields == ("企业名称",) and any("意思相同" in note for note in preview.notes)
    ((_, question),) = preview.questions
    assert question.how is How.REPEATED


def test_a_second_phone_of_a_person_joins_the_first(desk: Desk) -> None:
    values = said(
        desk.preview([["单位名称", "负责人", "手机", "电话"], [ANDA, "张三", "13805740001", "0794-8261000"]])
    ).values
    assert (values["负责人手机"], values["负责人座机"]) == ("13805740001", "0794-8261000")
    values = said(
        desk.preview([["单位名称", "负责人", "手机", "电话"], [ANDA, "张三", "13805740001", "13805740002"]])
    ).values
    assert values["负责人手机"] == "13805740001、13805740002"


def test_unknown_columns_are_kept_or_left_out_as_chosen(desk: Desk) -> None:
    rows = [["单位名称", "车牌", "备注"], [ANDA, "甲A123", "老会员"]]
    assert desk.preview(rows).new_fields == ("车牌",)
    assert said(desk.preview(rows, unknown=AS_REMARK)).values["备注"] == "老会员；车牌：甲A123"
    dropped = desk.preview(rows, unknown=LEAVE_OUT)
    assert dropped.new_fields == () and "「车牌」列没有导入。" in dropped.notes
    chosen = desk.preview(rows, unknown=LEAVE_OUT, mappings={"车牌": AS_EXTRA})
    assert chosen.new_fields == ("车牌",)


def test_the_position_of_a_column_does_not_matter(desk: Desk) -> None:
    one = said(desk.preview([["单位名称", "地址", "员工人数"], [ANDA, "滨河路", 5]])).values
    other = said(desk.preview([["员工人数", "单位名称", "地址"], [5, ANDA, "滨河路"]])).values
    assert one == other


def test_landlines_of_head_and_contact_who_are_one_person_stay_together(desk: Desk) -> None:
    rows = [
        ["单位名称", "负责人", "手机", "联系人", "电话"],
        [ANDA, "张三", "13805740001/0794-8261001", "张三", "13805740001/0794-8261002"],
    ]
    values = said(desk.preview(rows)).values
    assert values["负责人座机"] == "0794-8261001、0794-8261002" and "联系人座机" not in values


def test_a_phone_in_a_table_without_persons_is_the_organizations(desk: Desk) -> None:
    assert _mapped(desk, "单位名称", "联系电话")["联系电话"] == ("单位电话",)
    assert _mapped(desk, "单位名称", "手机")["手机"] == ("单位电话",)


def test_a_list_of_persons_keeps_their_place_of_work_and_post(desk: Desk) -> None:
    rows = [["姓名", "性别", "手机", "工作单位", "职务"], ["张三", "男", "13805740001", ANDA, "董事长"]]
    values = said(desk.preview(rows)).values
    expected = {"负责人": "张三", "负责人职务": "董事长", "工作单位": ANDA}
    assert expected.items() <= values.items()


def test_every_label_of_the_ledger_means_its_own_column(desk: Desk) -> None:
    ledger = desk.preview([["单位名称"], [ANDA]]).ledger
    labels = [column.label for column in ledger.columns if column.written]
    mapped = headings(desk.preview([labels, [ANDA, *("1" for _ in labels[1:])]]))
    wrong = {key: found for key, found in mapped.items() if len(found) != 1}
    assert not wrong and sorted(one for (one,) in mapped.values()) == sorted(labels)
