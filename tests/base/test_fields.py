import dataclasses

from secretariat.base import fields
from secretariat.base.entity import INTERNAL, SENSITIVE, entity, entity_of
from secretariat.base.kinds import Choice, Money, PartialDate, Phone


@entity("sample", label="样例")
@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    id: int = 0
    name: str = fields.organization_name("名称", required=True, roster=True, aliases=("单位",))
    chief: int | None = fields.link("person", "负责人")
    joined: str | None = fields.day("入会日期")
    due: str | None = fields.day("到期日期", past=False)
    mobile: str | None = fields.mobile("手机", level=INTERNAL)
    office_phone: str | None = fields.landline("座机")
    id_number: str | None = fields.id_number("身份证号")
    capital: int | None = fields.money("注册资本")
    paid: int | None = fields.money("会费", unit="元")
    staff: int | None = fields.count("员工人数", unit="人")
    sex: str | None = fields.choice("性别", dictionary="sex", entries=("男", "女"), synonyms={"m": "男"})
    remark: str | None = fields.note("备注")
    words: str | None = fields.tags("标签")
    key: bool | None = fields.flag("重点")
    mail: str | None = fields.email("邮箱")
    code: str | None = fields.credit_code("信用代码")
    contact: str | None = fields.person_name("联系人")
    address: str | None = fields.text("地址", width=40)


def test_one_line_declares_a_field() -> None:
    sample = entity_of(Sample)
    name = sample.field("name")
    assert (name.label, name.required, name.roster, name.words) == ("名称", True, True, ("名称", "单位"))
    assert sample.field("chief").target == "person"
    assert sample.field("joined").kind == PartialDate()
    assert sample.field("due").kind == PartialDate(past=False)
    assert sample.field("mobile").kind == Phone(mobile=True)
    assert sample.field("mobile").level == INTERNAL
    assert sample.field("id_number").level == SENSITIVE
    assert sample.field("paid").kind == Money("元")
    assert sample.field("address").kind.width == 40
    sex = sample.field("sex")
    assert sex.dictionary == "sex"
    assert isinstance(sex.kind, Choice)
    assert sex.kind.read("M").value == "男"


def test_an_unset_field_is_none() -> None:
    assert Sample(name="甲").joined is None
