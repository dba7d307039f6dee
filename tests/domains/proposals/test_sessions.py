"""A session is known by its official name, by its short form, and by what stands above a list."""

from __future__ import annotations

import pytest

from secretariat.domains.proposals.sessions import SessionIndex, read_session
from secretariat.domains.proposals.verbs import add_session
from secretariat.store.store import Store
from tests.domains.proposals.office import SESSION, TITLE, cppcc

CONGRESS = "临川县第十八届人民代表大会第三次会议"


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        (TITLE, SESSION, "十届五次"),
        ("政协第十届临川县委员会第五次会议提案目录", SESSION, "十届五次"),
        ("2026年政协临川县第10届委员会第5次会议", SESSION, "十届五次"),
        ("临川县政协十届五次会议提案", SESSION, "十届五次"),
        (CONGRESS + "代表建议一览表", CONGRESS, "十八届三次"),
        (
            "中国人民政治协商会议第十四届全国委员会第三次会议",
            "政协第十四届全国委员会第三次会议",
            "十四届三次",
        ),
        ("县政协十届五次会议提案", "", "十届五次"),
        ("十届五次", "", "十届五次"),
    ],
)
def test_a_session_is_read_from_a_title(text: str, full: str, short: str) -> None:
    found = read_session(text)
    assert found is not None and (found.full, found.short) == (full, short)


@pytest.mark.parametrize("text", ["2026年提案办理情况一览表", "提案号", "", "第五次会议"])
def test_other_texts_name_none(text: str) -> None:
    assert read_session(text) is None


def test_texts_lead_to_the_one_session_that_they_can_mean(store: Store) -> None:
    with store.transact("登记") as tx:
        body = cppcc(tx)
        council, congress = add_session(tx, SESSION), add_session(tx, CONGRESS)
        other = add_session(tx, "临川县第十届人民代表大会第五次会议")
        assert tx.get("session", council)["body"] == body  # type: ignore[index]
    index = SessionIndex(store.rows)
    assert index.find(SESSION) == index.find("临川县政协十届五次会议") == council
    assert index.find("十八届三次") == congress
    assert index.find("十届五次") is None and other  # the congress has a tenth term too: not guessed
    assert index.find("九届五次") is None
