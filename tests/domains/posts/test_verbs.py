"""增补 and 免去 within a term: checked, dated, undone."""

from __future__ import annotations

import pytest

from secretariat.base.errors import Refusal
from secretariat.domains.posts.verbs import (
    APPOINT,
    END,
    Ending,
    appoint,
    end_posts,
    reinstate_post,
    remove_posts,
)
from secretariat.store.store import Store
from tests.domains.posts.desk import Clerk

MEETING = "十一届六次执委会"


def test_an_addition_joins_the_running_term(store: Store, clerk: Clerk) -> None:
    body = clerk.body()
    clerk.term(body, 10, "2016-12-01", end="2021-12-18")
    running = clerk.term(body, 11)
    person = clerk.person("赵明")
    with store.transact(APPOINT) as tx:
        post = appoint(
            tx,
            {"person": person, "body": body, "title": "副主席", "start": "2024-03-01", "given_by": MEETING},
        )
    stored = store.rows.get("post", post)
    assert stored is not None and (stored["term"], stored["given_by"]) == (running, MEETING)
    store.undo()
    assert store.rows.find("post") == []


def test_the_same_post_is_not_given_twice_but_again_after_it_ended(store: Store, clerk: Clerk) -> None:
    body, person = clerk.body(), clerk.person("赵明")
    values = {"person": person, "body": body, "title": "执委", "start": "2021-12-18"}
    with store.transact(APPOINT) as tx:
        post = appoint(tx, values)
    with pytest.raises(Refusal, match="“赵明”已经担任"), store.transact(APPOINT) as tx:
        appoint(tx, {**values, "start": "2023-01-01"})
    with store.transact(END) as tx:
        end_posts(tx, [post], Ending("2023-06-01", MEETING, "辞去"))
    with store.transact(APPOINT) as tx:
        appoint(tx, {**values, "start": "2024-01-01"})
    assert len(store.rows.find("post")) == 2


def test_posts_end_with_day_meeting_and_reason(store: Store, clerk: Clerk) -> None:
    posts = clerk.posts(clerk.people(2), clerk.body(), "执委", start="2021-12-18")
    with store.transact(END) as tx:
        end_posts(tx, posts, Ending("2024-03-01", MEETING))
    ended = store.rows.find("post")
    assert {(one["end"], one["ended_by"], one["end_reason"]) for one in ended} == {
        ("2024-03-01", MEETING, "免去")
    }
    with pytest.raises(Refusal, match="已经免去"), store.transact(END) as tx:
        end_posts(tx, posts, Ending("2024-04-01"))
    with store.transact("恢复职务") as tx:
        reinstate_post(tx, posts[0])
    assert store.rows.get("post", posts[0])["end"] is None  # type: ignore[index]


def test_days_that_contradict_each_other_are_refused(store: Store, clerk: Clerk) -> None:
    body, person = clerk.body(), clerk.person("赵明")
    post = clerk.post(person, body, "执委", start="2021-12-18")
    with pytest.raises(Refusal, match="早于"), store.transact(END) as tx:
        end_posts(tx, [post], Ending("2021-01-01"))
    with pytest.raises(Refusal, match="没有填写职务"), store.transact(APPOINT) as tx:
        appoint(tx, {"person": person, "body": body})
    with store.transact("删除职务") as tx:
        remove_posts(tx, [post])
    assert store.rows.find("post") == []


def test_a_new_title_becomes_an_entry_of_the_dictionary(store: Store, clerk: Clerk) -> None:
    values = {"person": clerk.person("赵明"), "body": clerk.body(), "title": "名誉副会长"}
    with store.transact(APPOINT) as tx:
        appoint(tx, values)
    assert store.rows.find("dictionary_entry", dictionary="post_title", label="名誉副会长")
