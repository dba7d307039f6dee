"""What a body is made of, as the acceptance table has it (domain.md A6: A-01 to A-03, A-35, A-36), from records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from secretariat.base.document import Figure
from secretariat.domains.overview.composition import Composition, composition
from secretariat.store.store import Store

DAY = "2019-08-31"


def seat(store: Store, persons: Iterable[dict[str, Any]], **more: Any) -> int:
    """A body of these persons, one of whom holds a second post, and one more who left before the day."""
    with store.transact("录入") as tx:
        body = tx.add("body", {"name": "创二代联谊会", "kind": "商会", "level": "县"})
        listed = [{"name": f"王大{chr(0x4E00 + at)}", **one} for at, one in enumerate(persons)]
        ids = tx.add_many("person", listed)
        tx.add_many("post", [{"person": one, "body": body, "title": "会员", **more} for one in ids])
        tx.add("post", {"person": ids[0], "body": body, "title": "会长"})
        gone = tx.add("person", {"name": "离任者", "education": "研究生", "birth": "1985", "sex": "女"})
        tx.add("post", {"person": gone, "body": body, "title": "会员", "end": "2019-01-01"})
        return body


def told(store: Store, body: int) -> Composition:
    return composition(store.rows, body, DAY)


def test_a01_and_a02_education_and_overseas_study(store: Store) -> None:
    degrees = (
        ["博士研究生"] * 2
        + ["硕士研究生"] * 14
        + ["研究生"] * 10
        + ["大学"] * 71
        + ["大专"] * 30
        + [None] * 9
    )
    body = seat(store, ({"education": one, "overseas": int(at < 36)} for at, one in enumerate(degrees)))
    found = told(store, body)
    assert found.education().text == "会员136人，其中研究生以上26人、大学71人，合计97人，占71.3%。"
    assert found.abroad().text == "有海外留学经历的36人，占26.5%。"
    figures = [one for one in found.education().pieces if isinstance(one, Figure)]
    assert [len(set(one.counts.ids)) for one in figures if one.counts] == [136, 26, 71, 97]


def test_a03_born_in_the_eighties_oldest_and_youngest(store: Store) -> None:
    births = ["1980-01-01"] * 48 + ["1989-12-31"] * 48 + ["1977-08-31"] + ["1996-08-31"] + ["1990-01-01"] * 38
    body = seat(store, ({"birth": one} for one in births))
    assert told(store, body).eighties().text == "80后96人，占70.6%；年龄最大42岁，最小23岁。"


def test_ages_that_are_not_known_are_told(store: Store) -> None:
    body = seat(store, [{"birth": "1985-05"}, {"birth": "1985"}, {}])
    assert (
        told(store, body).eighties().text == "80后2人，占66.7%；年龄最大34岁，最小34岁；另有2人的年龄不详。"
    )


def test_a35_private_enterprises_among_the_executives(store: Store) -> None:
    body = seat(store, ({} for _ in range(487)))
    with store.transact("录入") as tx:
        persons = [row["person"] for row in tx.find("post", body=body, title="会员")]
        own, state = tx.add_many("organization", [
            {"name": "民企", "kind": "企业", "registration_type": "有限责任公司"},
            {"name": "国企", "kind": "企业", "registration_type": "国有企业"},
        ])  # fmt: skip
        tx.add_many("employment", [
            {"person": one, "organization": own if at < 339 else state, "role": "负责人"}
            for at, one in enumerate(persons[:487])
        ])  # fmt: skip
    assert told(store, body).private().text == "执委487人，其中民营企业339人，占69.6%。"


def test_a36_ages_women_and_party_members(store: Store) -> None:
    births = ["1948-08-31"] * 2 + ["1949-01-01"] * 8 + ["1968-08-31"] * 21
    body = seat(store, (
        {"birth": birth, "sex": "女" if at < 5 else "男", "politics": "中共党员" if at < 10 else "群众"}
        for at, birth in enumerate(births)
    ))  # fmt: skip
    assert told(store, body).ages(digits=0).text == (
        "委员31人：71岁以上2人（6%）、61至70岁8人（26%）、51至60岁21人（68%）；女5人（16%）；中共党员10人（32%）。"
    )


def test_nobody_in_a_body_divides_nothing(store: Store) -> None:
    with store.transact("录入") as tx:
        body = tx.add("body", {"name": "空", "kind": "商会"})
    assert told(store, body).abroad().text == "有海外留学经历的0人，占—。"
    assert told(store, body).eighties().text == "80后0人，占—。"
