"""What the records say already of the cells of a row: the person's facts, the place of work, the post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from secretariat.base.kinds.kind import Value
from secretariat.base.text import organization_key
from secretariat.domains.plain.people import phones
from secretariat.store.rows import Rows


def holds(key: str, stored: Value, value: Value) -> bool:
    """Whether a record says already what a row says: the same, one of several phones, a fuller date, one of the
    places of work.
    """
    if stored == value or value is None:
        return True
    if stored is None:
        return False
    if key == "person.mobile":
        return set(phones(value)) <= set(phones(stored))
    if key == "unit.name":
        return organization_key(str(value)) in {organization_key(one) for one in str(stored).split("\n")}
    return key in ("person.birth", "post.start", "post.end") and str(stored).startswith(str(value))


class Comparing:
    """Reads what is on record about the persons and posts of a run."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._works: dict[int, list[tuple[str, str | None]]] = {}
        organizations = dict(rows.columns("organization", ("name",)))
        for _, person, organization, post, end in rows.columns(
            "employment", ("person", "organization", "post", "end")
        ):
            if end is None and organization in organizations:
                self._works.setdefault(person, []).append((organizations[organization], post))
        self._terms = dict(rows.columns("term", ("number",)))

    def cells(self, person: int, post: int | None, values: Mapping[str, Value]) -> dict[str, Value]:
        """What is stored for the keys of a row; several places of work on lines of their own."""
        found: dict[str, Value] = {}
        if person > 0 and (record := self._rows.get("person", person)):
            found.update((f"person.{name}", value) for name, value in record.items())
            works = self._works.get(person, [])
            found["unit.name"] = "\n".join(dict.fromkeys(name for name, _ in works)) or None
            found["job.post"] = self._job(works, str(values.get("unit.name") or ""))
        if post is not None and (record := self._rows.get("post", post)):
            found.update((f"post.{name}", value) for name, value in record.items())
            found["term.number"] = self._terms.get(record["term"])
        return found

    def details(self, persons: Iterable[int]) -> dict[int, str]:
        """What tells people of one name apart: sex, birth, place of work."""
        found = self._rows.many("person", persons)
        return {
            record: "，".join(
                str(one)
                for one in (row["sex"], row["birth"], *(name for name, _ in self._works.get(record, ())))
                if one
            )
            for record, row in found.items()
        }

    @staticmethod
    def _job(works: Sequence[tuple[str, str | None]], unit: str) -> str | None:
        """The post at the organization that the row names; without one, at the first."""
        key = organization_key(unit)
        return next((post for name, post in works if not unit or organization_key(name) == key), None)
