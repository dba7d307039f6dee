import pytest

from secretariat.base.names import (
    is_organization,
    is_person,
    organization_key,
    organization_stem,
    person_name,
    split_organization_and_post,
    split_people,
    split_posts,
)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        pytest.param("张 三", "张三", id="trap31-space"),
        pytest.param("张\u3000三", "张三", id="trap31-wide-space"),
        pytest.param("张\u00a0三", "张三", id="trap31-nbsp"),
        pytest.param("张\u200b三", "张三", id="trap31-zero-width"),
        pytest.param("王 小 明", "王小明", id="trap31-three"),
        pytest.param("欧阳 娜娜", "欧阳娜娜", id="trap31-compound"),
        pytest.param("张三 李四", "张三 李四", id="trap33-two-people-stay-two"),
        pytest.param("买买提.吐尔逊", "买买提·吐尔逊", id="trap31-dot"),
        pytest.param("买买提 • 吐尔逊", "买买提·吐尔逊", id="trap31-bullet"),
        pytest.param("买买提・吐尔逊", "买买提·吐尔逊", id="trap31-katakana-dot"),
        pytest.param("John  Smith", "John Smith", id="latin"),
        pytest.param("閆明", "閆明", id="trap36-variants-stay"),
    ],
)
def test_names_are_kept_in_one_spelling(raw: str, name: str) -> None:
    assert person_name(raw) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临川县宏达紧固件有限责任公司", "临川宏达紧固件有限公司"),
        ("浙江省宁波市镇海区甲乙有限公司", "宁波市镇海区甲乙股份有限公司"),
        ("浙江甲乙（中国）有限公司", "浙江省甲乙(中国)有限公司"),
        ("宏达（集团）有限公司", "宏达集团有限公司"),
        ("甲乙厂(个体工商户)", "甲乙厂"),
    ],
)
def test_trap34_names_that_differ_in_wording_only_share_a_stem(one: str, other: str) -> None:
    assert organization_key(one) != organization_key(other)
    assert organization_stem(one) == organization_stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临川县宏达紧固件有限公司", "青石县宏达紧固件有限公司"),
        ("上海甲乙有限公司", "北京甲乙有限公司"),
        ("浙江甲乙有限公司", "江西甲乙有限公司"),
        ("甲乙有限公司", "甲乙有限公司宁海分公司"),
    ],
)
def test_different_firms_keep_different_stems(one: str, other: str) -> None:
    assert organization_stem(one) != organization_stem(other)


def test_trap34_brackets_and_spaces_do_not_count_in_the_key() -> None:
    assert organization_key("浙江（中国） 有限公司 ") == organization_key("浙江(中国)有限公司")


@pytest.mark.parametrize(
    "text", ["张三", "欧阳修", "欧阳娜娜", "买买提·吐尔逊", "王力行", "司马光", "杨  颖"]
)
def test_people_look_like_people(text: str) -> None:
    assert is_person(text)
    assert not is_organization(text)


@pytest.mark.parametrize(
    "text",
    [
        "林业局",
        "宏达机械厂",
        "石门乡商会",
        "工商联",
        "某某合作社",
        "甲乙有限公司(筹)",
        "万家超市",
        "云溪镇卫生院",
    ],
)
def test_organizations_look_like_organizations(text: str) -> None:
    assert is_organization(text)
    assert not is_person(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李四", ("张三", "李四")),
        ("张三/李四，王五", ("张三", "李四", "王五")),
        ("张三 李四", ("张三", "李四")),
        ("张三\n李四", ("张三", "李四")),
        ("王 小明", ("王小明",)),
        ("张三", ("张三",)),
        ("", ()),
    ],
)
def test_trap33_several_people_in_one_cell(text: str, names: tuple[str, ...]) -> None:
    assert split_people(text) == names


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("浙江××有限公司董事长、总经理", ("浙江××有限公司", "董事长、总经理")),
        ("宁海县总商会副会长", ("宁海县总商会", "副会长")),
        ("某某机械厂厂长", ("某某机械厂", "厂长")),
        ("某某机械厂", ("某某机械厂", "")),
        ("某某科技有限公司 总经理", ("某某科技有限公司", "总经理")),
        ("临川县实验小学校长", ("临川县实验小学", "校长")),
        ("某某农机合作社理事长", ("某某农机合作社", "理事长")),
        ("临川县农、林开发有限公司董事长", ("临川县农、林开发有限公司", "董事长")),
        ("宏达有限公司(筹)董事长", ("宏达有限公司(筹)", "董事长")),
        ("临川县宏达纺织有限责任公司执行董事", ("临川县宏达纺织有限责任公司", "执行董事")),
        ("宏达集团投资有限公司董事长", ("宏达集团投资有限公司", "董事长")),
        ("临川县教育局局长", ("临川县教育局", "局长")),
        ("执行董事", ("", "执行董事")),
        ("董事长、总经理", ("", "董事长、总经理")),
        ("企业负责人", ("", "企业负责人")),
        ("甲公司董事长、乙商会副会长", ("", "甲公司董事长、乙商会副会长")),
    ],
)
def test_trap62_organization_and_posts_are_parted(text: str, pair: tuple[str, str]) -> None:
    assert split_organization_and_post(text) == pair


def test_trap63_firms_and_chambers_mixed() -> None:
    assert split_posts("宏达有限公司董事长、总经理；石门乡商会会长\n县工商联执委") == (
        ("宏达有限公司", "董事长"),
        ("宏达有限公司", "总经理"),
        ("石门乡商会", "会长"),
        ("县工商联", "执委"),
    )
