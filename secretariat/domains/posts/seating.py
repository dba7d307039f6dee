"""Which posts a row claims: the one of the list itself, and those in 人大 and 政协 that its cells name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from secretariat.base.intake import Incoming
from secretariat.base.kinds.kind import Value
from secretariat.domains.posts.bodies import Bodies, Sought
from secretariat.domains.posts.ledger import DELEGATE, DELEGATE_CPPCC, DELEGATE_NPC
from secretariat.domains.posts.vocabulary import CPPCC, NPC
from secretariat.domains.posts.wording import Seat, read_seats
from secretariat.store.rows import Record, Rows

Remark = tuple[str, str, str]
_COLUMNS = ((DELEGATE, ""), (DELEGATE_NPC, NPC), (DELEGATE_CPPCC, CPPCC))
_POST_FIELDS = ("person", "body", "term", "title", "start", "end")
_NO_BODY = (
    "不知道是哪个组织的职务，没有导入。请在表上方写明（如“××县工商联第十二届执行委员会”），或加一列“组织”。"
)
_NO_TITLE = "没有写明职务，没有导入。请补上“职务”一列。"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One post that a row names: `key` is the column that names it."""

    key: str
    body: int
    title: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """All posts that a row names, the list's own first; `problem` says why nothing can be made of the row."""

    posts: tuple[Wanted, ...] = ()
    has_main: bool = False
    remarks: tuple[Remark, ...] = ()
    unread: str = ""
    problem: Remark | None = None

    @property
    def body(self) -> int | None:
        """The body of the list's own post."""
        return self.posts[0].body if self.has_main else None

    @property
    def number(self) -> int | None:
        """The term of the list's own post."""
        return self.posts[0].number if self.has_main else None

    def missing(self, held: Sequence[int | None]) -> list[Wanted]:
        """The further posts that nobody has on record yet."""
        start = 1 if self.has_main else 0
        pairs = zip(self.posts[start:], held[start:], strict=True)
        return [one for one, post in pairs if post is None]


@dataclass(slots=True)
class Claims:
    """Reads the claims of one run's rows, and notices when two rows claim the same."""

    bodies: Bodies
    index: PostIndex
    _seen: dict[tuple[int, int, str, int | None], Incoming] = field(default_factory=dict)

    def of(self, values: Mapping[str, Value]) -> Claim:
        """The posts that a row names."""
        main = self._main(values)
        if isinstance(main, tuple):
            return Claim(problem=main)
        posts = [main] if main else []
        remarks: list[Remark] = []
        unread: list[str] = []
        for key, usual in _COLUMNS:
            if values.get(key):
                self._named(key, read_seats(str(values[key]), usual, self.bodies.level).seats, posts, remarks)
                unread += self._unread(key, str(values[key]), usual, remarks)
        if not posts:
            return Claim(problem=("", _NO_BODY if values.get("post.title") else _NO_TITLE, "error"))
        once = {(one.body, one.title): one for one in reversed(posts)}
        posts = [one for one in posts if once[one.body, one.title] is one]
        return Claim(tuple(posts), main is not None, tuple(remarks), "、".join(unread))

    def twin(self, person: int, claim: Claim, row: Incoming) -> Incoming | None:
        """An earlier row of the run that claims the same main post for the same person."""
        if not claim.posts:
            return None
        main = claim.posts[0]
        earlier = self._seen.setdefault((person, main.body, main.title, main.number), row)
        return earlier if earlier is not row else None

    def _main(self, values: Mapping[str, Value]) -> Wanted | Remark | None:
        post = values.get("post.id")
        if isinstance(post, int) and (stored := self.index.by_id.get(post)) is not None:
            held = str(values.get("post.title") or stored["title"])
            return Wanted("post.title", stored["body"], held, stored["number"])
        sought, title = Sought.of(values), values.get("post.title")
        if title is None:
            return None
        if sought.empty:
            return None if any(values.get(key) for key, _ in _COLUMNS) else ("post.title", _NO_BODY, "error")
        found = self.bodies.find(sought)
        if found.body is None:
            return ("body.name", found.doubt, "error")
        number = values.get("term.number")
        return Wanted("post.title", found.body, str(title), number if isinstance(number, int) else None)

    def _named(self, key: str, seats: Sequence[Seat], posts: list[Wanted], remarks: list[Remark]) -> None:
        for seat in seats:
            found = self.bodies.find(Sought(seat.kind, seat.level, seat.place))
            if found.body is None:
                remarks.append((key, f"“{seat.words}”没有导入：{found.doubt}", "doubt"))
            else:
                posts.append(Wanted(key, found.body, seat.title, seat.number))

    @staticmethod
    def _unread(key: str, text: str, usual: str, remarks: list[Remark]) -> list[str]:
        rest = read_seats(text, usual).rest
        if rest:
            told = f"“{'、'.join(rest)}”看不出是哪一级人大或政协的职务，已记入备注，请核对。"
            remarks.append((key, told, "doubt"))
        return list(rest)


@dataclass(slots=True)
class PostIndex:
    """The posts of the file by person and body, with the number of their term."""

    by_id: dict[int, Record] = field(default_factory=dict)
    of_person: dict[tuple[int, int], list[Record]] = field(default_factory=dict)

    @classmethod
    def read(cls, rows: Rows) -> PostIndex:
        """The index over all posts."""
        index = cls()
        numbers = dict(rows.columns("term", ("number",)))
        for row in rows.columns("post", _POST_FIELDS):
            record = dict(zip(("id", *_POST_FIELDS), row, strict=True))
            record["number"] = numbers.get(record["term"])
            index.by_id[record["id"]] = record
            index.of_person.setdefault((record["person"], record["body"]), []).append(record)
        return index

    def person_of(self, post: int) -> int | None:
        """Who holds (or held) a post; None if there is no such post."""
        found = self.by_id.get(post)
        return None if found is None else int(found["person"])

    def matching(self, person: int, claim: Claim) -> list[int | None]:
        """For each claimed post the one on record: same title and term, or one of the two without a term."""
        return [self._match(person, one) for one in claim.posts]

    def other_titles(self, person: int, claim: Claim) -> list[Remark]:
        """A remark where the person has another title in the same body and term already."""
        main = claim.posts[0]
        others = [
            str(row["title"]) for row in self.of_person.get((person, main.body), ())
            if row["end"] is None and row["title"] != main.title and row["number"] in (None, main.number)
        ]  # fmt: skip
        if not others:
            return []
        told = (
            f"该人在同一组织已有职务“{'、'.join(others)}”，本行另记为“{main.title}”；如是转任，请免去原职务。"
        )
        return [("post.title", told, "doubt")]

    def _match(self, person: int, wanted: Wanted) -> int | None:
        held = [row for row in self.of_person.get((person, wanted.body), ()) if row["title"] == wanted.title]
        exact = [row for row in held if row["number"] == wanted.number]
        loose = [row for row in held if None in (row["number"], wanted.number)]
        found = _current(exact) or _current(loose)
        return found and int(found["id"])


def _current(rows: Sequence[Mapping[str, Any]]) -> Any:
    """The one that has not ended, else the latest."""
    return max(rows, key=lambda row: (row["end"] is None, row["end"] or "", row["id"]), default=None)
