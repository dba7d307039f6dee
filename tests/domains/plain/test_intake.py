"""Which record a row of a plain ledger means, whom its names mean, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

from secretariat.base.intake import Decision, OnMatch
from secretariat.store.extra_fields import add_extra_field
from secretariat.store.store import Store
from tests.domains.office.books import (
    CHEN,
    CHEN_PHONE,
    FARM,
    FIRM,
    FIRM_CODE,
    MATCHING,
    SCHEME,
    TWIN,
    WANG,
    WANG_PHONE,
)
from tests.domains.plain.desk import cells, choices, chosen, seen, states, taken, told

GIFT = ("捐赠方", "捐赠日期", "捐款", "备注")
DONOR = ("donor", "donation.day", "donation.cash", "donation.remark")


def test_a_person_is_told_by_phone_by_id_number_or_by_unit_and_never_by_name(office: Store) -> None:
    code = "53010219200508011X"
    with office.transact("补全") as tx:
        tx.add("person", {"name": "李强", "id_number": code})
    head = ("捐赠方", "手机", "身份证号", "工作单位", "捐款")
    told_ = seen(
        office, "donations", head, (WANG, WANG_PHONE, None, None, 1), (WANG, None, None, FARM, 2),
        (CHEN, None, None, None, 3), ("李强", None, code, None, 4), ("李强", CHEN_PHONE, None, None, 5),
    )  # fmt: skip
    assert states(told_) == ["新增", "新增", "存疑", "新增", "存疑"]
    taken(office, "donations", head, (WANG, WANG_PHONE, None, None, 1), (CHEN, None, None, FIRM, 3))
    people = [office.rows.title("person", row["person"]) for row in office.rows.find("donation")]
    assert people == [WANG, CHEN]
    assert cells(office, "donations", "person.mobile") == [(WANG_PHONE,), (CHEN_PHONE,)]


def test_two_people_of_one_name_are_two_donors(office: Store) -> None:
    with office.transact("补全") as tx:
        other = office.rows.find("person", name=WANG, mobile=None)[0]["id"]
        tx.change("person", other, {"mobile": "13800000088"})
    rows = (
        ("捐赠方", "手机", "捐赠日期", "捐款"),
        (WANG, WANG_PHONE, "2025.3", 100),
        (WANG, "13800000088", "2025.3", 100),
    )
    taken(office, "donations", *rows)
    people = [row["person"] for row in office.rows.find("donation")]
    assert len(set(people)) == 2 and other in people
    assert states(seen(office, "donations", *rows)) == ["未变", "未变"]


def test_another_unit_beside_the_name_makes_no_second_trainee_of_one_person(office: Store) -> None:
    head = ("培训班", "姓名", "手机", "单位及职务")
    taken(office, "trainees", head, ("税务讲座", CHEN, CHEN_PHONE, FIRM))
    preview = seen(office, "trainees", head, ("税务讲座", CHEN, CHEN_PHONE, f"{FARM}总经理"))
    assert states(preview) == ["更新"]
    # Two who are not told are two where their units differ.
    taken(office, "trainees", head, ("税务讲座", "赵敏", None, FIRM), ("税务讲座", "赵敏", None, FARM))
    assert len(office.rows.find("trainee", name="赵敏")) == 2


def test_a_unit_of_the_same_name_with_another_code_is_another_unit(office: Store) -> None:
    head = ("捐赠方", "统一社会信用代码", "捐款")
    taken(office, "donations", head, (FIRM, "913610223PAWPNGXY7", 1))
    (record,) = office.rows.find("donation")
    assert (record["organization"], record["name"]) == (None, FIRM)


def test_rows_with_nothing_but_a_title_are_records_too(office: Store) -> None:
    preview = seen(
        office, "documents", ("文件名称", "文号", "印发日期"), ("轮值制度", "1号", "2025"), ("联系方案", None, None),
        ("一、制度类", None, None), ("会费办法", None, None),
    )  # fmt: skip
    assert states(preview) == ["新增", "新增", "新增"]
    assert [(one.row, one.kind.value) for one in preview.skipped if one.counted] == [(4, "分组")]


def test_brackets_behind_a_name_tell_the_unit(office: Store) -> None:
    taken(office, "donations", GIFT, (f"{WANG}（{FARM}）", "2025", 1))
    (record,) = office.rows.find("donation")
    assert office.rows.get("person", record["person"])["mobile"] == WANG_PHONE  # type: ignore[index]


def test_a_code_finds_the_unit_and_a_code_under_another_name_is_asked(office: Store) -> None:
    head = ("捐赠方", "统一社会信用代码", "捐款")
    short = FIRM.removesuffix("有限公司")
    preview = seen(office, "donations", head, (short, FIRM_CODE, 1), ("某某农场有限公司", FIRM_CODE, 2))
    assert states(preview) == ["新增", "存疑"]
    assert "名称不同" in told(preview)[0] and choices(preview, 1)[0].title == FIRM
    taken(office, "donations", head, (short, FIRM_CODE, 1))
    assert cells(office, "donations", "donor") == [(FIRM,)]


def test_the_clerk_chooses_among_namesakes_and_the_next_import_remembers(office: Store) -> None:
    rows = (GIFT, (TWIN, "2025.3", 100))
    preview = seen(office, "donations", *rows)
    first, second = choices(preview)
    assert first.record < 0 and states(preview) == ["存疑"]
    decisions = {preview.rows[0].number: Decision(record=second.record)}
    taken(office, "donations", *rows, decisions=decisions)
    (record,) = office.rows.find("donation")
    assert record["organization"] == max(one["id"] for one in office.rows.find("organization", name=TWIN))
    assert states(seen(office, "donations", *rows)) == ["未变"]
    # Another figure under the same name could be the other one's: asked again.
    assert states(seen(office, "donations", (*GIFT, "用途"), (TWIN, "2025.3", 100, None, "济困"))) == ["存疑"]


def test_as_new_keeps_the_name_alone(office: Store) -> None:
    rows = (GIFT, (WANG, "2025.3", 100))
    preview = seen(office, "donations", *rows)
    taken(office, "donations", *rows, decisions={preview.rows[0].number: Decision(new=True)})
    (record,) = office.rows.find("donation")
    assert (record["person"], record["name"]) == (None, WANG)
    assert states(seen(office, "donations", *rows)) == ["未变"]


def test_names_that_are_entered_later_are_linked_by_the_same_list(office: Store) -> None:
    rows = (GIFT, ("临川县新来有限公司", "2025.3", 100, "首次"))
    taken(office, "donations", *rows)
    with office.transact("登记") as tx:
        unit = tx.add("organization", {"name": "临川县新来有限公司"})
    preview = seen(office, "donations", *rows)
    assert states(preview) == ["更新"] and not preview.problems
    taken(office, "donations", *rows, on_match=OnMatch.FILL)
    (record,) = office.rows.find("donation")
    assert (record["organization"], record["name"]) == (unit, None)


def test_a_name_that_is_nobody_never_takes_the_place_of_one_that_is_told(office: Store) -> None:
    taken(office, "donations", ("票据号", *GIFT), ("P1", FIRM, "2025.3", 100))
    preview = seen(office, "donations", ("票据号", *GIFT), ("P1", "安达", "2025.3", 100))
    assert states(preview) == ["未变"]
    assert told(preview) == [f"名册里没有“安达”，原来对应的“{FIRM}”没有改动"]


def test_the_record_number_comes_first_and_a_strange_one_is_asked(office: Store) -> None:
    taken(office, "donations", GIFT, (FIRM, "2025.3", 100), (FARM, "2025.4", 200))
    first, second = (row["id"] for row in office.rows.find("donation"))
    head = ("记录号", *GIFT)
    preview = seen(office, "donations", head, (first, FIRM, "2025.5.1", 300), (second, "别家", "2020", 1))
    assert states(preview) == ["更新", "存疑"]
    assert choices(preview, 1)[0].record == second
    taken(office, "donations", head, (first, FIRM, "2025.5.1", 300))
    assert cells(office, "donations", *DONOR)[0] == (FIRM, "2025-05-01", 30_000, None)


def test_another_number_is_another_record_though_all_else_agrees(office: Store) -> None:
    head = ("案件编号", "投诉人", "受理日期", "维权诉求")
    taken(office, "rights_cases", head, ("001", FIRM, "2025.3.5", "欠款"), ("002", FIRM, "2025.3.5", "欠款"))
    assert len(office.rows.find("rights_case")) == 2
    preview = seen(
        office, "rights_cases", head, ("003", FIRM, "2025.3.5", "欠款"), (None, FIRM, "2025.3.5", "欠款")
    )
    assert states(preview) == ["新增", "存疑"]
    assert len(choices(preview, 1)) == 2


def test_blank_cells_overwrite_nothing_and_filling_changes_nothing_that_is_there(office: Store) -> None:
    head = ("文号", "文件名称", "发文单位", "备注")
    taken(office, "documents", head, ("1号", "轮值制度", "县工商联", None))
    rows = (head, ("1号", "轮值活动制度", None, "已修订"))
    taken(office, "documents", *rows, on_match=OnMatch.FILL)
    shown = ("document.title", "document.issuer", "document.remark")
    assert cells(office, "documents", *shown) == [("轮值制度", "县工商联", "已修订")]
    assert states(seen(office, "documents", *rows, on_match=OnMatch.SKIP)) == ["跳过"]
    taken(office, "documents", *rows)
    assert cells(office, "documents", *shown) == [("轮值活动制度", "县工商联", "已修订")]


def test_twins_in_a_list_come_in_once_and_contradictions_are_asked(office: Store) -> None:
    head = ("文号", "文件名称", "发文单位")
    preview = seen(
        office, "documents", head, ("1号", "制度", "甲"), ("１号", "制度", "甲"), ("1 号", "制度", "乙"),
        ("2号", "制度", "甲"),
    )  # fmt: skip
    assert states(preview) == ["新增", "未变", "存疑", "新增"]
    assert "以哪一行为准" in told(preview)[-1]


def test_a_day_that_is_known_better_stays(office: Store) -> None:
    head = ("培训班名称", "期次", "开班日期")
    taken(office, "trainings", head, ("税务讲座", 1, "2025.3.5"))
    assert states(seen(office, "trainings", head, ("税务讲座", 1, "2025年3月"))) == ["未变"]


def test_the_end_on_record_is_kept_against_a_start_behind_it(office: Store) -> None:
    taken(office, "trainings", ("培训班名称", "结束日期"), ("税务讲座", "2025.3.5"))
    preview = seen(office, "trainings", ("培训班名称", "开班日期"), ("税务讲座", "2025.4.1"))
    assert states(preview) == ["未变"]
    assert told(preview) == ["开班日期晚于结束日期（2025年3月5日），没有导入，请核对"]
    assert (preview.problems[0].row, preview.problems[0].column) == (2, "开班日期")


def test_fields_of_the_office_come_in_too_and_unknown_columns_become_such_fields(office: Store) -> None:
    with office.transact("新增字段") as tx:
        name = add_extra_field(tx, "donation", "经手人")
    taken(office, "donations", (*GIFT, "经手人", "捐赠方式"), (FIRM, "2025.3", 100, None, "小李", "转账"))
    (record,) = office.rows.find("donation")
    assert record[name] == "小李"
    assert cells(office, "donations", f"donation.{name}") == [("小李",)]
    assert "转账" in record.values()


def test_facts_about_a_name_alone_go_to_the_remark_once_and_codes_do_not(office: Store) -> None:
    head = ("姓名", "手机", "身份证号", "工作单位", "培训班", "备注")
    row = ("赵敏", "13800000077", "53010219200508011X", "某某小店", "税务讲座", "班长")
    taken(office, "trainees", head, row)
    assert cells(office, "trainees", "trainee", "trainee.unit", "trainee.remark") == [
        ("赵敏", "某某小店", "班长；手机：13800000077")
    ]
    assert states(seen(office, "trainees", head, row)) == ["未变"]


def test_what_the_roll_has_otherwise_is_told_and_left_alone(office: Store) -> None:
    head = ("姓名", "手机", "工作单位", "推荐到")
    preview = seen(office, "recommendations", head, (CHEN, "13800000099", FIRM, "县青联"))
    assert states(preview) == ["新增"]
    (note,) = [one.message for one in preview.remarks if one.column == "手机"]
    assert "名册没有改动" in note and CHEN_PHONE not in note
    taken(office, "recommendations", head, (CHEN, "13800000099", FIRM, "县青联"))
    assert office.rows.find("person", name=CHEN)[0]["mobile"] == CHEN_PHONE


def test_events_are_found_by_title_by_number_and_by_the_day(office: Store) -> None:
    head = ("标题", "刊发日期", "对应活动")
    taken(
        office, "publicity", head, ("甲", "2025.3.6", MATCHING), ("乙", "2025.3.6", "第九次"),
        ("丙", "2025.3.10", "政企座谈会"),
    )  # fmt: skip
    days = [office.rows.get("event", row["event"])["start"] for row in office.rows.find("publicity")]  # type: ignore[index]
    assert days == ["2025-03-05", "2025-03-05", "2025-03-10"]
    assert states(seen(office, "publicity", head, ("乙", "2025.3.6", "第九次"))) == ["未变"]


def test_a_class_and_a_list_are_made_once_from_the_lines_above(office: Store) -> None:
    rows = (("首期税务讲座学员名单",), ("姓名", "单位"), (CHEN, FIRM), ("赵敏", "某店"))
    preview = seen(office, "trainees", *rows)
    assert any("首期税务讲座" in note for note in preview.notes)
    taken(office, "trainees", *rows)
    (made,) = office.rows.find("training")
    assert made["name"] == "首期税务讲座" and len(office.rows.find("trainee", training=made["id"])) == 2
    taken(office, "list_entries", ("首批法律服务团名单",), ("姓名", "工作单位"), (CHEN, FIRM))
    assert cells(office, "list_entries", "named_list.name", "list_entry.batch", "list_entry.department") == [
        ("法律服务团名单", 1, FIRM)
    ]


def test_a_row_for_points_waits_until_the_person_is_told(office: Store) -> None:
    rows = (("积分方案", "姓名", "加减分", "理由"), (SCHEME, WANG, 3, "接待"))
    preview = seen(office, "score_entries", *rows)
    assert states(preview) == ["存疑"]
    taken(office, "score_entries", *rows, decisions=chosen(preview, 0, f"{FARM}，{WANG_PHONE}"))
    (entry,) = office.rows.find("score_entry")
    assert office.rows.get("person", entry["person"])["mobile"] == WANG_PHONE  # type: ignore[index]
    assert states(seen(office, "score_entries", *rows)) == ["未变"]


def test_a_row_with_several_names_waits_as_a_whole(office: Store) -> None:
    rows = (("甲方", "乙方", "项目或内容"), (FIRM, f"{FARM}、{TWIN}", "供料"))
    preview = seen(office, "pairings", *rows)
    assert states(preview) == ["存疑"] and not office.rows.find("pairing")
    taken(office, "pairings", *rows, decisions={1: Decision(record=choices(preview)[0].record)})
    assert [one for one, _ in cells(office, "pairings", "other", "one")] == [FARM, TWIN]
    again = seen(office, "pairings", *rows)
    assert states(again) == ["未变"]


def test_an_unknown_chamber_becomes_a_unit_of_its_kind_in_the_same_operation(office: Store) -> None:
    rows = (("商会名称", "类型"), ("临川县青溪镇商会", "乡镇商会"))
    report = taken(office, "chambers", *rows)
    (unit,) = office.rows.find("organization", name="临川县青溪镇商会")
    assert unit["kind"] == "商会"
    office.undo(report.operation)
    assert not office.rows.find("organization", name="临川县青溪镇商会") and not office.rows.find("chamber")


def test_ten_thousand_rows_are_read_once(office: Store) -> None:
    """No look at the file for each row: the number of statements does not grow with the rows."""
    with office.transact("登记") as tx:
        tx.add_many("organization", [{"name": f"第{number}有限公司"} for number in range(300)])
    statements: list[str] = []
    office.rows._connection.set_trace_callback(statements.append)
    counts = []
    for rows in (10, 300):
        statements.clear()
        seen(
            office,
            "donations",
            GIFT,
            *((f"第{number}有限公司", "2025.3", number + 1) for number in range(rows)),
        )
        counts.append(len(statements))
    office.rows._connection.set_trace_callback(None)
    assert counts[0] == counts[1]


def test_decisions_of_other_rows_stay(office: Store) -> None:
    rows = (GIFT, (TWIN, "2025.3", 100), (FIRM, "2025.4", 5))
    preview = seen(office, "donations", *rows)
    skipping = {preview.rows[1].number: replace(Decision(), skip=True)}
    assert states(seen(office, "donations", *rows, decisions=skipping)) == ["存疑", "跳过"]


def test_two_names_that_nothing_is_known_for_are_not_one_record(office: Store) -> None:
    rows = (("党组织名称", "统计日期", "党员数"), ("甲支部", "2026-06-30", 12), ("乙支部", "2026-06-30", 5))
    preview = seen(office, "party_counts", *rows)
    assert states(preview) == ["存疑", "存疑"]
    assert [("甲支部" in one, "乙支部" in one) for one in told(preview)] == [(True, False), (False, True)]


def test_a_row_without_what_it_must_have_is_told_so_also_behind_another_such_row(office: Store) -> None:
    rows = (("任务清单", "任务内容", "责任单位"), ("2026年清单", None, "甲局"), ("2026年清单", None, "乙局"))
    preview = seen(office, "tasks", *rows)
    assert states(preview) == ["错误", "错误"]
    assert all("没有填写「任务内容」" in one for one in told(preview))


def test_the_title_of_a_list_of_assessments_tells_year_and_kind(office: Store) -> None:
    rows = (("2025年度“四好”商会名单",), ("商会名称", "级别"), ("临川县餐饮行业商会", "省级"))
    taken(office, "chamber_reviews", *rows)
    keys = ("chamber_review.year", "chamber_review.kind", "chamber_review.level")
    assert cells(office, "chamber_reviews", *keys) == [(2025, "四好商会", "省部")]


def test_a_group_line_tells_what_sort_of_chamber_stands_under_it(office: Store) -> None:
    rows = (("序号", "商会名称", "会长"), ("一、行业商会", None, None), (1, "临川县餐饮行业商会", "陈芳"),
            ("二、乡镇商会", None, None), (1, "城关镇商会", "王伟"))  # fmt: skip
    taken(office, "chambers", *rows)
    assert [one[0] for one in cells(office, "chambers", "chamber.kind")] == ["行业商会", "乡镇商会"]


def test_honours_take_their_year_from_the_title_and_their_level_from_the_group_line(office: Store) -> None:
    rows = (("荣誉汇总表（2025年度）",), ("序号", "获奖单位", "荣誉名称"), ("一、国家级", None, None),
            (1, "临川县安达建材有限公司", "专精特新小巨人"), ("二、省级", None, None),
            (1, "临川县大地农业有限公司", "农业龙头"))  # fmt: skip
    taken(office, "honours", *rows)
    assert cells(office, "honours", "honour.year", "honour.level") == [(2025, "全国"), (2025, "省部")]


def test_dates_the_wrong_way_round_are_told_of_a_row_that_waits_too(office: Store) -> None:
    rows = (("申请人", "被申请人", "受理日期", "结案日期"), ("王伟", "某公司", "2026-01-09", "2026-01-02"))
    preview = seen(office, "mediations", *rows)
    assert states(preview) == ["存疑"]
    assert [(one.row, one.column) for one in preview.problems] == [(2, "申请人"), (2, "结案日期")]
    assert "结案日期早于受理日期（2026年1月9日）" in told(preview)[1]
