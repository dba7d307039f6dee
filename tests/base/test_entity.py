"""A record is declared once, and everything else can be asked of the declaration."""

from dataclasses import dataclass

import pytest

from secretariat.base.catalog import Catalog, Dictionary
from secretariat.base.entity import INTERNAL, PUBLIC, Field, entity, entity_of
from secretariat.base.fields import choice, day, link, mobile, text
from secretariat.base.kinds import Choice, Link, PartialDate, Text
from secretariat.base.ledger import Ledger, Source, column


@entity("visit", label="走访", title="subject", order="day desc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit to an enterprise."""

    id: int = 0
    organization: int = link("organization", "走访单位", required=True)
    subject: str = text("事由", required=True, aliases=("主题",))
    day: str | None = day("走访日期", roster=True)
    mood: str | None = choice("反响", dictionary="mood", entries=("好", "一般"), open=True)
    phone: str | None = mobile("手机", level=INTERNAL)


VISIT = entity_of(Visit)


def test_fields_keep_their_order_and_their_declaration() -> None:
    assert VISIT.names == ("organization", "subject", "day", "mood", "phone")
    assert (VISIT.name, VISIT.label, VISIT.title, VISIT.order) == ("visit", "走访", "subject", "day desc")
    assert [type(item.kind) for item in VISIT][:3] == [Link, Text, PartialDate]
    assert VISIT.field("day").roster
    assert VISIT.field("phone").level == INTERNAL
    assert VISIT.field("subject").level == PUBLIC
    assert VISIT.field("subject").words == ("事由", "主题")


def test_links_name_their_target() -> None:
    assert [(item.name, item.target) for item in VISIT.links] == [("organization", "organization")]


def test_a_field_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"visit\.weather"):
        VISIT.field("weather")


def test_a_record_and_its_class_have_the_same_declaration() -> None:
    visit = Visit(organization=3, subject="调研")
    assert entity_of(visit) is VISIT
    assert (visit.organization, visit.day) == (3, None)


def test_added_fields_stand_behind_the_declared_ones() -> None:
    added = Field("x1", "天气", Text(), added=True)
    assert VISIT.extended((added,)).names[-1] == "x1"
    assert VISIT.extended(()) is VISIT


def test_choices_offer_the_live_entries_in_records_and_lists() -> None:
    ledger = Ledger(
        "visits",
        "走访",
        "visit",
        (Source("visit", "visit"),),
        (column("visit", VISIT.field("mood")),),
        "visit.mood",
    )
    catalog = Catalog({"visit": VISIT}, {"visits": ledger}, {"mood": Dictionary("mood", "反响")})
    live = catalog.with_choices({"mood": ("很好", "好")})
    for kind in (live.entities["visit"].field("mood").kind, live.ledgers["visits"].column("visit.mood").kind):
        assert isinstance(kind, Choice)
        assert kind.entries == ("很好", "好")


def test_an_added_field_shows_in_every_list_that_shows_the_record() -> None:
    ledger = Ledger(
        "visits",
        "走访",
        "visit",
        (Source("visit", "visit"),),
        (column("visit", VISIT.field("day")),),
        "visit.day",
    )
    catalog = Catalog({"visit": VISIT}, {"visits": ledger})
    live = catalog.extended({"visit": (Field("x1", "天气", Text(), added=True),)})
    found = live.ledgers["visits"].labelled("天气")
    assert found is not None
    assert (found.key, found.added) == ("visit.x1", True)
