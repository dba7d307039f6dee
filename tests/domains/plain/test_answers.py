"""The clerk says whom a row names, among all units and people of the file and not only among the proposed ones."""

from __future__ import annotations

from typing import Any

from secretariat.base.intake import Decision, Intake
from secretariat.catalog import INTAKES
from secretariat.domains.plain.telling import ORGANIZATION, PERSON, coded
from secretariat.store.store import Store
from tests.domains.office.books import CHEN, FARM, FIRM, TWIN, WANG
from tests.domains.plain.desk import choices, seen, states, taken, told

GIFT = ("捐赠方", "捐赠日期", "捐款")


def one(office: Store, entity: str, name: str) -> int:
    return int(office.rows.find(entity, name=name)[0]["id"])


def answered(office: Store, ledger: str, rows: Any, sort: str, record: int) -> Any:
    """The rows taken in, the first with the clerk's answer."""
    first = seen(office, ledger, *rows).rows[0].number
    return taken(office, ledger, *rows, decisions={first: Decision(record=coded(sort, record))})


def test_a_name_that_nobody_has_is_told_by_the_clerk(office: Store) -> None:
    rows = (GIFT, ("金盛建材老板娘", "2025.3", 100), ("爱心人士", "2025.4", 5))
    assert states(seen(office, "donations", *rows)) == ["新增", "新增"]
    answered(office, "donations", rows, PERSON, one(office, "person", CHEN))
    gifts = office.rows.find("donation")
    assert [(row["person"], row["name"]) for row in gifts] == [
        (one(office, "person", CHEN), None), (None, "爱心人士"),
    ]  # fmt: skip


def test_somebody_who_was_not_proposed_may_be_meant(office: Store) -> None:
    rows = (GIFT, (TWIN, "2025.3", 100))
    farm = one(office, "organization", FARM)
    assert -farm * 2 not in [choice.record for choice in choices(seen(office, "donations", *rows))]
    answered(office, "donations", rows, ORGANIZATION, farm)
    (gift,) = office.rows.find("donation")
    assert gift["organization"] == farm


def test_an_answer_settles_one_name_of_several_in_a_cell(office: Store) -> None:
    rows = (("甲方", "乙方", "类别"), (FIRM, "某某厂、另一家厂", "龙头带中小微"))
    farm = one(office, "organization", FARM)
    answered(office, "pairings", rows, ORGANIZATION, farm)
    pairs = office.rows.find("pairing")
    assert [(row["other_organization"], row["other_name"]) for row in pairs] == [
        (farm, None),
        (None, "另一家厂"),
    ]


def test_the_doubtful_name_is_asked_before_the_unknown_one(office: Store) -> None:
    rows = (("甲方", "乙方", "类别"), ("某某厂", TWIN, "龙头带中小微"))
    farm = one(office, "organization", FARM)
    answered(office, "pairings", rows, ORGANIZATION, farm)
    (pair,) = office.rows.find("pairing")
    assert (pair["name"], pair["other_organization"]) == ("某某厂", farm)


def test_a_unit_cannot_be_taken_where_only_a_person_fits(office: Store) -> None:
    rows = (("培训班", "姓名"), ("税务讲座", WANG))
    number = seen(office, "trainees", *rows).rows[0].number
    decisions = {number: Decision(record=coded(ORGANIZATION, one(office, "organization", FARM)))}
    preview = seen(office, "trainees", *rows, decisions=decisions)
    assert states(preview) == ["存疑"] and any("同名" in message for message in told(preview))


def test_every_list_says_where_to_look_for_whom_it_names() -> None:
    def sought(ledger: str) -> set[str]:
        intake: Intake = INTAKES[ledger]
        return set(intake.seeks)

    assert sought("donations") == {"donations", "organization", "people"}
    assert sought("trainees") == {"trainees", "people"}
    assert sought("chamber_reviews") >= {"chamber_reviews"} and "people" not in sought("documents")
    assert sought("demands") == {"demands", "organization", "people"}
    assert sought("posts") == {"people"}
