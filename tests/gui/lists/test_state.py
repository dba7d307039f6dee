"""What a list shows as data: kept in views and settings, changed by clicks on headings."""

import pytest

from secretariat.catalog import CATALOG
from secretariat.gui.lists.conditions import OPERATORS, operators, sentence, words
from secretariat.gui.lists.state import (
    ListState,
    from_json,
    to_json,
    toggled_order,
    usual_state,
    with_filter,
    without_personal,
)
from secretariat.store.listing import Filter, ListQuery

MEMBERS = CATALOG.ledgers["members"]
STATE = ListState(
    ("organization.name", "principal.mobile"),
    ListQuery(
        scope="all",
        filters=(
            Filter("organization.town", "any", ("青溪镇", None)),
            Filter("principal.name", "contains", "王"),
        ),
        search="王伟",
        order=("-membership.start", "organization.name"),
    ),
)


def test_a_view_comes_back_as_it_was_saved() -> None:
    assert from_json(to_json(STATE), MEMBERS) == STATE


def test_columns_that_no_longer_exist_are_left_out() -> None:
    text = to_json(
        ListState(("organization.name", "organization.x99"), ListQuery(order=("-organization.x99",)))
    )
    state = from_json(text, MEMBERS)
    assert state.columns == ("organization.name",)
    assert state.query.order == ()


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"columns": 3, "filters": [["a"]], "scope": "x"}', "null"])
def test_what_cannot_be_read_is_the_usual_list(text: str) -> None:
    assert from_json(text, MEMBERS) == usual_state(MEMBERS)


def test_settings_never_hold_names_or_phones() -> None:
    kept = to_json(without_personal(STATE, MEMBERS))
    assert "王" not in kept
    assert "青溪镇" in kept


def test_the_usual_columns_exist() -> None:
    for ledger in CATALOG.ledgers.values():
        assert set(usual_state(ledger).columns) <= {item.key for item in ledger.columns}


def test_a_heading_sorts_upwards_then_downwards_then_not() -> None:
    order: tuple[str, ...] = ()
    seen = []
    for _ in range(3):
        order = toggled_order(order, "a", more=False)
        seen.append(order)
    assert seen == [("a",), ("-a",), ()]


def test_shift_adds_a_second_key_and_turns_it() -> None:
    order = toggled_order(("a",), "b", more=True)
    assert order == ("a", "b")
    assert toggled_order(order, "b", more=True) == ("a", "-b")
    assert toggled_order(order, "b", more=False) == ("-b",)


def test_a_quick_choice_replaces_its_own_condition_only() -> None:
    query = ListQuery(
        filters=(Filter("t", "any", ("甲",)), Filter("t", "filled"), Filter("u", "any", ("乙",)))
    )
    changed = with_filter(query, "t", ("any",), Filter("t", "any", ("丙",)))
    assert changed.filters == (
        Filter("t", "filled"),
        Filter("u", "any", ("乙",)),
        Filter("t", "any", ("丙",)),
    )
    assert with_filter(query, "t", ("any",), None).filters == query.filters[1:]


def test_every_column_has_conditions_with_words() -> None:
    for ledger in CATALOG.ledgers.values():
        for column in ledger.columns:
            for operator, _ in operators(column.kind):
                for name in ("from", "to") if operator == "between" else (operator,):
                    value = ("2020",) if name == "any" else "2020" if column.kind.sql == "TEXT" else 1
                    assert column.label in words(Filter(column.key, name, value), ledger)
    assert set(OPERATORS) >= {column.kind.comparison for column in MEMBERS.columns}


def test_conditions_read_as_an_office_says_them() -> None:
    query = ListQuery(
        filters=(
            Filter("organization.town", "any", ("青溪镇", "白云乡")),
            Filter("membership.start", "within", "2020-06"),
            Filter("organization.capital", "from", 50_000_000),
            Filter("contact.mobile", "empty"),
        ),
        search="gsl",
    )
    assert sentence(query, MEMBERS) == (
        "乡镇街道：青溪镇、白云乡；入会日期 在 2020年6月；注册资本 从 50万元；联系人手机未填写；查找“gsl”"
    )
