"""Search among 100,000 members as somebody types: the query and the first rows shown, against 25 ms.

Run: python benchmarks/search.py            the search box and the list, over a data file
     python benchmarks/search.py --detail   the index alone by kind of query, next to SQLite's LIKE

Queries are one to four characters long, cut from the members' own texts or invented.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.invented import enterprises
from benchmarks.measure import Measure, percentile, tell
from benchmarks.office import MEMBERS, office, opened
from secretariat.store.listing import Listing, ListQuery
from secretariat.store.pinyin import readings, sort_key
from secretariat.store.search import Entry, SearchIndex

PER_KIND = 300
BOX_LINES, LIST_LINES = 10, 40
MILLISECONDS = 25.0


def piece(chance: random.Random, text: str) -> str:
    """One to four characters from somewhere in a text."""
    start = chance.randrange(len(text))
    return text[start : start + chance.randint(1, 4)]


def queries(entries: list[Entry], chance: random.Random) -> dict[str, list[str]]:
    """Queries of each kind."""

    def name() -> str:
        return chance.choice(chance.choice(entries)[1][:3:2])

    def initials() -> str:
        return piece(chance, "".join(chance.choice(one)[0] for one in readings(name())))

    def letters() -> str:
        spelled = [chance.choice(one) for one in readings(name())]
        return "".join(spelled[chance.randrange(len(spelled)) :])[: chance.randint(1, 4)]

    kinds: dict[str, Callable[[], str]] = {
        "characters": lambda: piece(chance, name()),
        "initials": initials,
        "first letters of pinyin": letters,
        "digits": lambda: piece(chance, chance.choice(entries)[1][4]),
        "any letters": lambda: "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(1, 4))),
        "pinyin, longer": lambda: "".join(chance.choice(one) for one in readings(name()[:6])),
    }
    return {kind: [make() for _ in range(PER_KIND)] for kind, make in kinds.items()}


def times(ask: Callable[[str], object], asked: list[str]) -> list[float]:
    """Milliseconds for each query, sorted."""
    taken = []
    for query in asked:
        started = perf_counter()
        ask(query)
        taken.append((perf_counter() - started) * 1000)
    return sorted(taken)


def row(label: str, taken: list[float]) -> None:
    """One line of the table: median, 99th percentile, longest."""
    p50, p99 = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    print(f"{label:<42}{p50:>9.2f}{p99:>9.2f}{taken[-1]:>9.2f}")


def like(entries: list[Entry]) -> Callable[[str], object]:
    """The letters themselves asked of SQLite, for comparison: LIKE over one column of all texts, no pinyin."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE member (id INTEGER PRIMARY KEY, texts TEXT)")
    base.executemany("INSERT INTO member VALUES (?, ?)", ((id_, " ".join(texts)) for id_, texts in entries))
    return lambda query: base.execute("SELECT id FROM member WHERE texts LIKE ?", (f"%{query}%",)).fetchall()


def build(entries: list[Entry]) -> SearchIndex:
    """Build the index once for its time and once for its memory, and say both."""
    started = perf_counter()
    index = SearchIndex(entries)
    print(f"build {len(entries)} records: {perf_counter() - started:.2f} s")
    tracemalloc.start()
    kept = SearchIndex(entries[: len(entries) // 10])
    print(
        f"memory: {tracemalloc.get_traced_memory()[0] * 10 / 1e6:.0f} MB (measured on a tenth: {len(kept)})"
    )
    tracemalloc.stop()
    return index


def changes(index: SearchIndex, entries: list[Entry]) -> None:
    """How long one change takes, and sorting all names."""
    row("change one record", times(lambda _: index.update([random.choice(entries)]), [""] * 200))
    started = perf_counter()
    sorted(entries, key=lambda entry: sort_key(entry[1][0]))
    print(f"sort {len(entries)} names by pinyin: {perf_counter() - started:.2f} s")


def detail() -> None:
    """Print how the index alone does, by kind of query."""
    found = enumerate(enterprises(MEMBERS), 1)
    entries = [(id_, (one.name, one.code, one.head, one.contact, one.phone)) for id_, one in found]
    index = build(entries)
    print(f"{'milliseconds':<42}{'p50':>9}{'p99':>9}{'max':>9}")
    asked = queries(entries, random.Random(2))
    short = []
    for kind, some in asked.items():
        row(f"{kind}, first 100", taken := times(lambda query: index.find(query, 100), some))
        row(f"{kind}, all", times(index.find, some))
        short += taken if "longer" not in kind else []
    row("1 to 4 characters of every kind, first 100", sorted(short))
    scan = times(like(entries), [query for some in asked.values() for query in some][::10])
    row("SQLite LIKE '%…%', all", scan)
    print(f"median against LIKE: {sorted(short)[len(short) // 2] / scan[len(scan) // 2]:.3f}")
    changes(index, entries)


def texts_of(listing: Listing) -> list[Entry]:
    """The texts that queries are cut from, in the order that `queries` knows."""
    keys = (
        "organization.name",
        "organization.credit_code",
        "principal.name",
        "contact.name",
        "principal.mobile",
    )
    return [
        (record, tuple(str(value) for value in values))
        for record, *values in zip(listing.ids(), *map(listing.array, keys), strict=True)
    ]


def in_box(listing: Listing) -> Callable[[str], object]:
    """What the search box does at each letter: up to a hundred hits, the first ten of them shown."""
    keys = [listing.ledger.title, "membership.kind", "principal.name", "principal.mobile", "status"]
    return lambda query: listing.rows(listing.index().find(query, 100)[:BOX_LINES], keys)


def in_list(listing: Listing) -> Callable[[str], object]:
    """What the list does: its filters, and the first page of rows with the columns of the roster."""
    keys = [item.key for item in listing.ledger.columns if item.roster]
    return lambda query: listing.rows(listing.first(ListQuery(search=query), LIST_LINES), keys)


def measures() -> Iterator[Measure]:
    """The 99th percentiles of the search box and of the list."""
    with office() as path, opened(path) as listing:
        asked = queries(texts_of(listing), random.Random(2))
        short = [query for kind, some in asked.items() if "longer" not in kind for query in some]
        for label, ask in (("search box", in_box(listing)), ("list", in_list(listing))):
            ask(short[0])
            p99 = percentile(times(ask, short), 0.99)
            words = f"search {MEMBERS:,}, query and first rows in the {label}, p99 : 25 ms"
            yield Measure(words, p99, MILLISECONDS, 1.0, "ms")


def main() -> None:
    """Print the table."""
    if "--detail" in sys.argv:
        detail()
    else:
        tell(measures())


if __name__ == "__main__":
    main()
