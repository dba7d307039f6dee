"""Whom a name means: by phone, by unit, as the only one of that name who is due; everybody else is asked about."""

from secretariat.domains.events.naming import Named
from secretariat.domains.events.telling import Teller, Told, details
from secretariat.store.store import Store
from tests.domains.events.desk import DAY, add, attend, event, person


def tell(store: Store, occasion: int, name: str, unit: str = "", mobile: str = "") -> Told:
    return Teller(store.rows, occasion).tell(Named(name, unit, mobile))


def test_the_only_one_of_that_name_who_is_due_is_meant(store: Store) -> None:
    occasion, due = event(store), person(store, "张三")
    person(store, "张三", "小河有限公司")
    attend(store, occasion, [due], None)
    assert tell(store, occasion, "张三").person == due


def test_the_name_alone_never_means_somebody_who_is_not_due(store: Store) -> None:
    occasion, known = event(store), person(store, "张三")
    told = tell(store, occasion, "张三")
    assert told.person is None
    assert told.candidates == (known,)
    assert told.asked


def test_phone_or_unit_tell_apart_whoever_is_not_due(store: Store) -> None:
    occasion = event(store)
    one = person(store, "张三", "大山有限公司", mobile="13805740001")
    other = person(store, "张三", "小河有限公司", mobile="13805740002")
    assert tell(store, occasion, "张三", mobile="13805740002").person == other
    assert tell(store, occasion, "张三", unit="大山有限公司董事长").person == one
    assert tell(store, occasion, "张三").candidates == (one, other)


def test_a_unit_that_contradicts_the_list_is_asked_about(store: Store) -> None:
    occasion, due = event(store), person(store, "张三", "大山有限公司")
    attend(store, occasion, [due], None)
    told = tell(store, occasion, "张三", unit="小河有限公司")
    assert (told.person, told.candidates) == (None, (due,))
    assert tell(store, occasion, "张三", unit="大山公司").person == due, "the short name of the same unit"


def test_two_of_one_name_on_the_list_are_asked_about(store: Store) -> None:
    occasion = event(store)
    both = [person(store, "张三", "大山有限公司"), person(store, "张三", "小河有限公司")]
    attend(store, occasion, both, None)
    told = tell(store, occasion, "张三")
    assert told.candidates == tuple(both)
    assert "应到名单里有2位" in told.reason
    assert tell(store, occasion, "张三", unit="小河有限公司").person == both[1]


def test_who_only_sits_in_is_not_told_by_the_name_alone(store: Store) -> None:
    occasion, observer = event(store), person(store, "张三")
    attend(store, occasion, [observer], None, role="列席")
    assert tell(store, occasion, "张三").person is None


def test_a_name_that_nobody_has_is_kept_and_not_asked_about(store: Store) -> None:
    told = tell(store, event(store), "生面孔")
    assert (told.person, told.candidates, told.asked) == (None, (), False)
    assert "生面孔" in told.reason


def test_a_former_name_is_a_candidate_too(store: Store) -> None:
    occasion, renamed = event(store), person(store, "张山", former_name="张三")
    assert tell(store, occasion, "张三").candidates == (renamed,)


def test_details_tell_namesakes_apart(store: Store) -> None:
    one = person(store, "张三", "大山有限公司", mobile="13805740001", birth="1975-08-01")
    bare = person(store, "张三")
    found = details(store.rows, [one, bare], DAY)
    assert found == {one: "大山有限公司，1975年8月生，13805740001", bare: "没有登记单位和手机"}
    add(
        store,
        "employment",
        person=bare,
        organization=store.rows.find("organization")[0]["id"],
        role="任职",
        post="厂长",
    )
    assert details(store.rows, [bare], DAY)[bare] == "大山有限公司厂长"
