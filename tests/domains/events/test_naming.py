"""Names as they are pasted: whoever stands in the list is found, with unit and phone, and nobody twice."""

import pytest

from secretariat.domains.events.naming import Named, read_names


def names(text: str) -> list[str]:
    return [one.name for one in read_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三\n李四\n王五", ["张三", "李四", "王五"]),
        ("张三、李四，王五；赵六", ["张三", "李四", "王五", "赵六"]),
        ("1.张三\n2、李四\n3) 王五\n（4）赵六\n⑤钱七\n6孙八", ["张三", "李四", "王五", "赵六", "钱七", "孙八"]),
        ("张　三 李四", ["张三", "李四"]),
        ("王 小明", ["王小明"]),
        ("欧 阳 峰、诸葛 亮", ["欧阳峰", "诸葛亮"]),
        ("李四先生、王小明女士、赵六同志", ["李四", "王小明", "赵六"]),
        ("参会人员：张三 李四", ["张三", "李四"]),
        ("张三董事长、李四副会长", ["张三", "李四"]),
        ("张三等5人", ["张三"]),
        ("张三(女)、李四（党外）", ["张三", "李四"]),
        ("买买提•吐尔逊", ["买买提·吐尔逊"]),
        ("John Smith", ["John Smith"]),
        ("张三\n张三\n李四", ["张三", "李四"]),
        ("座谈会签到表（2026年3月5日）\n张三", ["张三"]),
        ("", []),
        ("  \n\n、", []),
    ],
)  # fmt: skip
def test_names_are_found_however_the_list_is_written(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_table_copied_from_excel_keeps_unit_post_and_phone() -> None:
    text = "序号\t姓名\t单位\t职务\t手机\n1\t张　三\t大山有限公司\t董事长\t138 0574 0001\n2\t李四\t\t\t√\n"
    assert read_names(text) == [Named("张三", "大山有限公司董事长", "13805740001"), Named("李四")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三 大山有限公司 13805740001", Named("张三", "大山有限公司", "13805740001")),
        ("大山有限公司 张三", Named("张三", "大山有限公司")),
        ("张三（大山有限公司）", Named("张三", "大山有限公司")),
        ("张三，大山有限公司，13805740001", Named("张三", "大山有限公司", "13805740001")),
    ],
)
def test_what_stands_beside_a_name_goes_with_it(text: str, expected: Named) -> None:
    assert read_names(text) == [expected]


def test_two_of_one_name_with_different_units_stay_two() -> None:
    assert len(read_names("张三（大山有限公司）\n张三（小河有限公司）\n张三")) == 3
