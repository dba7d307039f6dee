"""Lists of demands and visits as clerks keep them come in whole; what cannot be is told with its position."""

from typing import Any

import pytest

from secretariat.base.intake import Decision, State
from secretariat.domains.service.completing import split_problems
from secretariat.store.store import Store
from tests.domains.service.office import bring_in, cells, demand, preview, put, said, states, step

FIRM, OTHER = "临川县金盛建材有限公司", "临川县宏达商贸有限公司"
TITLE = ["2026年企业诉求办理台账"]
HEAD = ["序号", "企业名称", "诉求内容", "类别", "来源", "责任部门", "交办时间", "办理期限", "办理情况", "是否解决",
 "销号时间",
        "企业满意度"]  # fmt: skip
ROWS: list[list[Any]] = [
    [1, FIRM, "用工缺口20人", "用工", "走访", "县人社局", "2026.3.5", "2026年3月31日", "组织专场招聘", "已解决",
     "2026-03-28", "满意"],
    [2, "老街餐饮店", "燃气价格偏高", "用能", "12345", "县发改局", "2026.3.6", None, "正在协调", "未解决", None, None],
    [3, FIRM, "贷款续贷难", "融资", "微信群", "县金融办", "2026.3.6", None, None, None, None, None],
    [4, OTHER, "希望减免租金", "其他", "来访", None, None, None, "政策不允许，已说明", "解释说明", None, None],
]  # fmt: skip
LIST = [TITLE, HEAD, *ROWS]
SHOWN = ("claimant", "demand.title", "demand.category", "demand.source", "state", "department", "assigned_on", "due",
         "progress", "closed_on", "satisfaction")  # fmt: skip


def with_firms(store: Store) -> dict[str, int]:
    return {name: put(store, "organization", name=name) for name in (FIRM, OTHER)}


def test_a_list_of_demands_comes_in_whole(store: Store) -> None:
    firms = with_firms(store)
    report = bring_in(store, "demands", LIST)
    assert report.counts[State.NEW] == 4
    assert cells(store, "demands", *SHOWN) == [
        [FIRM, "用工缺口20人", "用工", "走访", "已销号", "县人社局", "2026-03-05", "2026-03-31", "组织专场招聘",
         "2026-03-28", "满意"],
        ["老街餐饮店", "燃气价格偏高", "用能", "热线", "办理中", "县发改局", "2026-03-06", "2026-04-05", "正在协调",
         None, None],
        [FIRM, "贷款续贷难", "融资", "微信群", "已交办", "县金融办", "2026-03-06", "2026-04-05", None, None, None],
        [OTHER, "希望减免租金", "其他", "来访", "解释说明", None, None, None, "政策不允许，已说明", None, None],
    ]  # fmt: skip
    rows = store.rows.find("demand")
    assert [(row["organization"], row["name"]) for row in rows] == [
        (firms[FIRM], None), (None, "老街餐饮店"), (firms[FIRM], None), (firms[OTHER], None)]  # fmt: skip
    assert said(report.preview) == []
    assert {row["label"] for row in store.rows.find("dictionary_entry", dictionary="department")} == {
        "县人社局", "县发改局", "县金融办"}  # fmt: skip


def test_the_same_list_again_changes_nothing_and_one_undo_takes_it_back(store: Store) -> None:
    with_firms(store)
    first = bring_in(store, "demands", LIST)
    again = preview(store, "demands", LIST)
    assert states(again) == ["未变"] * 4
    assert first.operation is not None
    store.undo(first.operation)
    assert store.rows.find("demand") == [] and store.rows.find("demand_step") == []


def test_a_newer_list_brings_what_happened_since_and_loses_nothing(store: Store) -> None:
    with_firms(store)
    bring_in(store, "demands", LIST)
    newer = [TITLE, HEAD, ROWS[0],
             [2, "老街餐饮店", "燃气价格偏高", "用能", "12345", "县发改局", "2026.3.6", None, "已下调", "已解决",
              "2026-04-20", "基本满意"],
             [3, FIRM, "贷款续贷难", "融资", "微信群", "县财政局", "2026.3.6", None, "正在对接", None, None, None],
             [5, FIRM, "厂区道路破损", "其他", "走访", None, None, None, None, None, None, None]]  # fmt: skip
    report = bring_in(store, "demands", newer)
    assert states(report.preview) == ["未变", "更新", "更新", "新增"]
    shown = cells(store, "demands", "state", "department", "progress", "closed_on", "satisfaction")
    assert shown[1] == ["已销号", "县发改局", "已下调", "2026-04-20", "基本满意"]
    assert shown[2] == ["办理中", "县财政局", "正在对接", None, None]
    assert shown[4] == ["已登记", None, None, None, None]
    contents = [row["content"] for row in store.rows.find("demand_step", demand=2)]
    assert "正在协调" in contents and "已下调" in contents
    assert states(preview(store, "demands", newer)) == ["未变"] * 4
    # An older list that comes back does not set anything back.
    assert states(preview(store, "demands", [TITLE, HEAD, *ROWS[:2]])) == ["未变"] * 2


def test_a_list_that_says_unsolved_of_a_closed_demand_is_told_not_obeyed(store: Store) -> None:
    with_firms(store)
    bring_in(store, "demands", LIST)
    told = preview(
        store, "demands", [TITLE, ["企业名称", "诉求内容", "是否解决"], [FIRM, "用工缺口20人", "未解决"]]
    )
    assert states(told) == ["未变"]
    assert said(told)[0][:2] == (3, "是否解决") and "文件里这件诉求是“已销号”" in said(told)[0][2]


@pytest.mark.parametrize(
    ("cells_of_row", "heading", "message", "shown"),
    [
        ({"销号时间": "2026-03-01", "交办时间": "2026-03-05"}, "销号时间",
         "销号日期早于交办日期（2026-03-05），没有导入，请核对",
         ["已销号", None]),
        ({"登记日期": "2026-04-01", "销号时间": "2026-03-05"}, "销号时间",
         "销号日期早于登记日期（2026-04-01），没有导入，请核对",
         ["已销号", None]),
        ({"交办时间": "2026-03-05", "答复时间": "2026-03-01"}, "答复时间",
         "答复日期早于交办日期（2026-03-05），没有导入，请核对",
         ["已交办", None]),
        ({"交办时间": "2026-03-05", "办理期限": "2026-03-01"}, "办理期限",
         "办理期限早于交办日期（2026-03-05），没有导入，请核对",
         ["已交办", None]),
        ({"登记日期": "2026-04-01", "交办时间": "2026-03-05"}, "交办时间",
         "交办日期早于登记日期（2026-04-01），没有导入，请核对",
         ["已登记", None]),
        ({"是否解决": "未解决", "销号时间": "2026-03-05"}, "销号时间",
         "状态写的是“办理中”，与销号日期矛盾，没有导入销号日期，请核对", ["办理中", None]),
    ],
)  # fmt: skip
def test_what_contradicts_itself_stays_empty_with_its_position_and_the_row_comes_in(
    store: Store, cells_of_row: dict[str, Any], heading: str, message: str, shown: list[Any]
) -> None:
    head = ["企业名称", "诉求内容", *cells_of_row]
    report = bring_in(store, "demands", [TITLE, head, ["青溪茶厂", "用工难", *cells_of_row.values()]])
    assert said(report.preview) == [(3, heading, message)]
    assert cells(store, "demands", "state", "closed_on") == [shown]


def test_words_that_are_no_state_are_kept_as_what_was_done(store: Store) -> None:
    bring_in(
        store,
        "demands",
        [TITLE, ["企业名称", "诉求内容", "办理进度"], ["青溪茶厂", "用工难", "已联系两所职校"]],
    )
    assert cells(store, "demands", "state", "progress") == [["办理中", "已联系两所职校"]]


def test_unreadable_cells_are_listed_and_their_rows_come_in(store: Store) -> None:
    table = [
        TITLE,
        ["企业名称", "诉求内容", "交办时间", "企业满意度"],
        ["青溪茶厂", "用工难", "上个月", "说不清"],
    ]
    report = bring_in(store, "demands", table)
    assert [(row, heading) for row, heading, _ in said(report.preview)] == [
        (3, "交办时间"),
        (3, "企业满意度"),
    ]
    assert cells(store, "demands", "demand.title", "assigned_on", "satisfaction") == [["用工难", None, None]]


def test_a_firm_that_is_not_on_the_roll_keeps_its_name_and_is_listed(store: Store) -> None:
    head = ["企业名称", "所在乡镇", "诉求内容"]
    report = bring_in(store, "demands", [TITLE, head, ["青溪茶厂", "青溪镇", "用工难"]])
    [problem] = report.preview.problems
    assert (problem.row, problem.column) == (3, "企业名称") and "青溪茶厂" in problem.message
    assert cells(store, "demands", "claimant", "demand.remark") == [["青溪茶厂", "乡镇街道：青溪镇"]]
    assert states(preview(store, "demands", [TITLE, head, ["青溪茶厂", "青溪镇", "用工难"]])) == ["未变"]
    firm = put(store, "organization", name="青溪茶厂")
    told = bring_in(store, "demands", [TITLE, head, ["青溪茶厂", "青溪镇", "用工难"]])
    assert states(told.preview) == ["更新"]
    assert [(row["organization"], row["name"]) for row in store.rows.find("demand")] == [(firm, None)]


def test_a_firm_of_a_similar_name_is_asked_and_never_merged(store: Store) -> None:
    firm = put(store, "organization", name="临川县金盛建材有限公司")
    table = [TITLE, ["企业名称", "诉求内容"], ["临川县金盛建材有限责任公司", "用工难"]]
    told = preview(store, "demands", table)
    [row] = told.rows
    assert row.state is State.DOUBTFUL and [one.title for one in row.plan.candidates] == [
        "临川县金盛建材有限公司"
    ]
    same = Decision(record=row.plan.candidates[0].record)
    bring_in(store, "demands", table, decisions={row.number: same})
    assert [one["organization"] for one in store.rows.find("demand")] == [firm]


def test_two_firms_of_one_name_are_asked_unless_the_code_tells(store: Store) -> None:
    code = "91350100M000100Y43"
    put(store, "organization", name=FIRM)
    coded = put(store, "organization", name=FIRM, credit_code=code)
    assert states(preview(store, "demands", [TITLE, ["企业名称", "诉求内容"], [FIRM, "用工难"]])) == ["存疑"]
    table = [TITLE, ["企业名称", "统一社会信用代码", "诉求内容"], [FIRM, code, "用工难"]]
    bring_in(store, "demands", table)
    assert [row["organization"] for row in store.rows.find("demand")] == [coded]


def test_a_person_is_never_told_by_the_name_alone(store: Store) -> None:
    person = put(store, "person", name="王伟", mobile="13800000001")
    head = ["企业名称", "手机", "诉求内容"]
    assert states(preview(store, "demands", [TITLE, head[::2], ["王伟", "用工难"]])) == ["存疑"]
    bring_in(store, "demands", [TITLE, head, ["王伟", "13800000001", "用工难"]])
    assert [row["person"] for row in store.rows.find("demand")] == [person]


def test_a_number_finds_its_demand_also_under_a_corrected_title(store: Store) -> None:
    firms = with_firms(store)
    with store.transact("登记") as tx:
        one = demand(tx, "用工难", number="2026-001", organization=firms[FIRM])
    head = ["编号", "企业名称", "诉求内容"]
    told = bring_in(store, "demands", [TITLE, head, ["2026-001", FIRM, "用工缺口20人"]])
    assert states(told.preview) == ["更新"]
    assert [(row["id"], row["title"]) for row in store.rows.find("demand")] == [(one, "用工缺口20人")]
    slip = preview(store, "demands", [TITLE, head, ["2026-001", OTHER, "另一回事"]])
    assert states(slip) == ["存疑"] and "诉求编号2026-001已有一件" in said(slip)[0][2]


def test_one_firm_with_the_same_wish_under_two_numbers_has_two_demands(store: Store) -> None:
    head = ["编号", "企业名称", "诉求内容"]
    rows = [["2026-001", "青溪茶厂", "用工难"], ["2026-002", "青溪茶厂", "用工难"]]
    bring_in(store, "demands", [TITLE, head, rows[0]])
    assert states(bring_in(store, "demands", [TITLE, head, *rows]).preview) == ["未变", "新增"]
    assert [row["number"] for row in store.rows.find("demand")] == ["2026-001", "2026-002"]


def test_a_demand_twice_in_a_list_is_taken_once(store: Store) -> None:
    head = ["企业名称", "诉求内容", "责任部门"]
    rows: list[list[Any]] = [
        ["青溪茶厂", "用工难", "县人社局"],
        ["青溪茶厂", "用工难", "县人社局"],
        ["青溪茶厂", "用工难", "县教育局"],
    ]
    told = preview(store, "demands", [TITLE, head, *rows])
    assert states(told) == ["新增", "未变", "存疑"]


def test_an_answer_given_in_the_program_is_corrected_where_it_stands(store: Store) -> None:
    with store.transact("登记") as tx:
        one = demand(tx, "用工难", name="青溪茶厂")
        step(tx, one, "交办", "2026-03-05", department="县人社局")
        step(tx, one, "销号", "2026-03-20", satisfaction="满意", content="到岗3人")
    head = ["企业名称", "诉求内容", "办理情况", "满意度"]
    bring_in(store, "demands", [TITLE, head, ["青溪茶厂", "用工难", "到岗5人", "基本满意"]])
    assert cells(store, "demands", "state", "progress", "satisfaction") == [["已销号", "到岗5人", "基本满意"]]
    assert len(store.rows.find("demand_step")) == 2


VISIT_HEAD = ["序号", "走访时间", "走访企业", "带队领导", "走访活动", "走访情况", "存在问题", "问题件数"]
VISITS: list[list[Any]] = [
    ["2026年送清凉走访情况统计表"], VISIT_HEAD,
    [1, "2026.7.5", FIRM, "王主席、赵科长", "送清凉", "生产正常", "1.用工缺口20人；2.用电负荷不足", 2],
    [2, "2026.7.5", "老街餐饮店", "王主席", "送清凉", "客流回升", "无", 0],
    [3, "2026.7.6", OTHER, "李副主席", "送清凉", None, "仓库租金偏高", 1],
]  # fmt: skip


def test_a_list_of_visits_brings_their_problems_as_demands(store: Store) -> None:
    with_firms(store)
    report = bring_in(store, "visits", VISITS)
    assert report.counts[State.NEW] == 3
    shown = cells(
        store,
        "visits",
        "visit.day",
        "visited",
        "visit.leaders",
        "programme.name",
        "problems",
        "problem_count",
    )
    assert shown == [
        ["2026-07-05", FIRM, "王主席、赵科长", "送清凉", "用工缺口20人；用电负荷不足", 2],
        ["2026-07-05", "老街餐饮店", "王主席", "送清凉", None, None],
        ["2026-07-06", OTHER, "李副主席", "送清凉", "仓库租金偏高", 1],
    ]
    assert cells(store, "demands", "demand.title", "claimant", "demand.day", "demand.source", "state") == [
        ["用工缺口20人", FIRM, "2026-07-05", "走访", "已登记"],
        ["用电负荷不足", FIRM, "2026-07-05", "走访", "已登记"],
        ["仓库租金偏高", OTHER, "2026-07-06", "走访", "已登记"],
    ]
    assert len(store.rows.find("programme")) == 1
    assert states(preview(store, "visits", VISITS)) == ["未变"] * 3


def test_one_visit_on_several_rows_is_one_visit_with_all_problems(store: Store) -> None:
    head = ["走访时间", "走访企业", "带队领导", "存在问题"]
    rows: list[list[Any]] = [["2026.7.5", "老街餐饮店", "王主席", "燃气贵"], ["2026.7.5", "老街餐饮店", "王主席",
     "排水不畅"],
            ["2026.7.5", "老街餐饮店", None, "停车难"], ["2026.7.5", "老街餐饮店", "王主席", "停车难"],
            ["2026.7.5", "老街餐饮店", "李副主席", "停车难"]]  # fmt: skip
    report = bring_in(store, "visits", [["走访台账"], head, *rows])
    assert states(report.preview) == ["新增", "新增", "新增", "新增", "存疑"]
    assert not [note for note in report.notes if "不符" in note]
    assert cells(store, "visits", "visited", "problems") == [["老街餐饮店", "燃气贵；排水不畅；停车难"]]
    assert states(preview(store, "visits", [["走访台账"], head, *rows[:4]])) == ["未变"] * 4


def test_a_problem_found_later_is_added_to_its_visit_and_none_is_taken_away(store: Store) -> None:
    with_firms(store)
    bring_in(store, "visits", VISITS)
    later = [VISITS[0], ["走访时间", "走访企业", "存在问题"], ["2026.7.5", FIRM, "用工缺口20人；夏季限电"]]
    assert states(bring_in(store, "visits", later).preview) == ["更新"]
    shown = cells(store, "visits", "visited", "problem_count")
    assert shown == [[FIRM, 3], ["老街餐饮店", None], [OTHER, 1]]


def test_two_visits_to_one_firm_on_two_days_are_two(store: Store) -> None:
    head = ["走访时间", "走访企业"]
    rows: list[list[Any]] = [
        ["2026.7.5", "老街餐饮店"],
        ["2026.8.5", "老街餐饮店"],
        ["2026年8月", "老街餐饮店"],
    ]
    assert bring_in(store, "visits", [["走访台账"], head, *rows[:2]]).counts[State.NEW] == 2
    assert states(preview(store, "visits", [["走访台账"], head, rows[2]])) == ["未变"]


def test_odd_rows_of_visits_are_told_and_come_in(store: Store) -> None:
    head = ["走访时间", "走访企业", "家次"]
    rows: list[list[Any]] = [[None, "老街餐饮店", 1], ["2026.7.5", "甲公司、乙公司、丙公司", 3]]
    told = bring_in(store, "visits", [["走访台账"], head, *rows]).preview
    assert [(row, heading) for row, heading, _ in said(told)] == [(3, "走访时间"), (4, "走访企业"), (4, "")]
    assert cells(store, "visits", "visited", "visit.remark") == [
        ["老街餐饮店", None], ["甲公司、乙公司、丙公司", "家次：3"]]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("用工难", ["用工难"]),
        ("1.用工难；2.贷款难", ["用工难", "贷款难"]),
        ("1、用工难 2、贷款难。", ["用工难", "贷款难"]),
        ("（1）用工难\n（2）贷款难", ["用工难", "贷款难"]),
        ("①用工难②贷款难，利率高；续贷慢", ["用工难", "贷款难，利率高，续贷慢"]),
        ("一是用工难；二是贷款难", ["用工难", "贷款难"]),
        ("用工难；贷款难；用工难", ["用工难", "贷款难"]),
        ("缺口1.5亿元", ["缺口1.5亿元"]),
        ("需3.5吨蒸汽，年用电2.1万度", ["需3.5吨蒸汽，年用电2.1万度"]),
        ("1.用工难", ["用工难"]),
        ("无", []), ("暂无问题", []), ("没有诉求。", []), ("/", []), ("—", []), ("", []),
        ("无土地证", ["无土地证"]),
    ],
)  # fmt: skip
def test_the_problems_of_one_cell(text: str, problems: list[str]) -> None:
    assert split_problems(text) == problems


def test_of_several_departments_the_first_one_answers_and_the_others_help(store: Store) -> None:
    with_firms(store)
    rows = [["企业名称", "诉求内容", "责任部门", "协办部门"], [FIRM, "招工难", "县人社局、县总工会", "县妇联"],
            [OTHER, "停车难", "县住房、交通局", None], [OTHER, "路灯", "县城管局", None]]  # fmt: skip
    preview_ = preview(store, "demands", rows)
    assert any("记为主办" in one.message and one.row == 2 for one in preview_.remarks)
    bring_in(store, "demands", rows)
    assert cells(store, "demands", "department", "joint") == [
        ["县人社局", "县总工会、县妇联"],
        ["县住房", "交通局"],
        ["县城管局", None],
    ]
    assert states(preview(store, "demands", rows)) == ["未变"] * 3
