"""Finding records while the clerk types: by characters, pinyin, phone or code, in memory.

Each record is a line in three streams (`search_words.Stream`). For characters, initials, phones and codes the
lines of 256 records stand joined in one string, so that a single `str.find` passes over a block in which
nothing is found. For syllables it is known which records have which character, and only the lines of those
are looked at. A change rewrites one line and its block.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from heapq import merge
from itertools import chain, islice

from secretariat.store.pinyin import spell_single_readings, spellings_from
from secretariat.store.search_words import END, FOLDED, START, Place, Probe, Stream, hanzi_read, probes, words

_BLOCK = 256
_MANY = 6
"""If more than a sixth of the records may fit, their lines are looked at one after the other."""
_SHORT_WORD = 4
_NARROWING = (Place.ANYWHERE, Place.START, Place.WHOLE)
_MARKS = {START, END}
_LOWER = b"abcdefghijklmnopqrstuvwxyz"

Entry = tuple[int, tuple[str, ...]]
_Streams = tuple[list[str], list[str], list[str]]


def _joined(texts: Iterable[str]) -> str:
    clean = [text if text.isprintable() else "".join(text.split()) for text in texts if text]
    return START + (END + START).join(clean) + END


def _framed(texts: Iterable[str]) -> str:
    return "".join([f"{START}{text}{END}" for text in texts])


def _streams(records: Iterable[tuple[str, ...]]) -> _Streams:
    """A line in each stream for each record's texts."""
    folded = "\n".join(map(_joined, records)).translate(FOLDED)
    hanzi, plain = [], []
    for line in folded.split("\n"):
        texts = dict.fromkeys(line[1:-1].split(END + START))
        plain.append(_framed([text for text in texts if text and text.isascii()]))
        hanzi.append(_framed([text for text in texts if not text.isascii()]))
    spelled = _spelled("\n".join(hanzi))
    initials = spelled.encode().translate(None, _LOWER).decode().lower()
    return hanzi, list(map(str.__add__, initials.split("\n"), plain)), spelled.split("\n")


def _spelled(lines: str) -> str:
    """Texts whose characters have one reading each are spelled all at once, the others in every way."""
    pieces = []
    for text, spelled in zip(lines.split(END), spell_single_readings(lines).split(END), strict=True):
        if spelled.isascii():
            pieces.append(spelled)
        else:
            before, _, hanzi = text.partition(START)
            pieces.append(
                before + START + (END + START).join(spellings_from(hanzi, spelled.partition(START)[2]))
            )
    return END.join(pieces)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _has(text: str, probe: Probe, place: Place) -> bool:
    """Whether the probe is found in a piece of its stream; without looking closely if a part is missing."""
    wanted = probe.wanted[place]
    if not probe.pattern:
        return wanted in text
    return probe.required in text and _compiled(wanted).search(text) is not None


def _fitting(lines: Sequence[str], slots: Iterable[int], probe: Probe, place: Place) -> list[int]:
    """Those of the slots in whose lines the probe is found."""
    wanted = probe.wanted[place]
    if probe.pattern:
        search, part = _compiled(wanted).search, "" if probe.units else probe.required
        return [slot for slot in slots if part in (line := lines[slot]) and search(line)]
    return [slot for slot in slots if wanted in lines[slot]]


class SearchIndex:
    """Finds records by characters, pinyin initials or syllables, phone or code, in memory.

    Each entry is a record's id and the texts by which it is found. Pinyin is found from the start of
    a syllable only; several words of a query must all be found. Of a text that can be read in more than
    eight ways, the eight likeliest are known. Not for use by two threads at once.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Build the index; a later entry of the same id replaces an earlier one, at its place."""
        self._slot_of: dict[int, int] = {}
        self._ids: list[int] = []
        self._lines: _Streams = ([], [], [])
        self._blocks: tuple[list[str], list[str]] = ([], [])
        self._slots_with: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self.update(entries)

    def __len__(self) -> int:
        return len(self._slot_of)

    def update(self, entries: Iterable[Entry]) -> None:
        """Take changed records at their old place in the order, new ones at the end."""
        given = dict(entries)
        for id_ in given:
            if id_ not in self._slot_of:
                self._slot_of[id_] = len(self._ids)
                self._ids.append(id_)
        self._write({self._slot_of[id_]: texts for id_, texts in given.items()})

    def discard(self, ids: Iterable[int]) -> None:
        """Forget records; ids that are not known are passed over."""
        slots = [self._slot_of.pop(id_) for id_ in dict.fromkeys(ids) if id_ in self._slot_of]
        self._write(dict.fromkeys(slots, ()))

    def _write(self, changed: dict[int, tuple[str, ...]]) -> None:
        """Write lines anew, those behind the end included; a line without texts is found by nothing."""
        slots = list(changed)
        for stream in self._lines:
            stream.extend([""] * (len(self._ids) - len(stream)))
        for start in range(0, len(slots), _BLOCK):
            some = slots[start : start + _BLOCK]
            written = _streams([changed[slot] for slot in some])
            for stream, lines in zip(self._lines, written, strict=True):
                for slot, line in zip(some, lines, strict=True):
                    stream[slot] = line
            self._note_characters(some, written[Stream.HANZI])
        for block in sorted({slot // _BLOCK for slot in slots}):
            self._join(block)

    def _note_characters(self, slots: list[int], lines: list[str]) -> None:
        """Remember which records have which character, anywhere and at a text's edges; never taken back."""
        slots_with = self._slots_with
        for slot, line in zip(slots, lines, strict=True):
            texts = line.split(END)[:-1]
            edges = {text[:2] for text in texts} | {text[-1] + END for text in texts if len(text) > 2}
            edges.update([text + END for text in texts if len(text) == 2])
            for key in chain(set(line) - _MARKS, edges):
                slots_with[key].append(slot)

    def _join(self, block: int) -> None:
        for blocks, lines in zip(self._blocks, self._lines, strict=False):
            joined = "\n".join(lines[block * _BLOCK : (block + 1) * _BLOCK])
            blocks[block : block + 1] = [joined]

    def find(
        self, query: str, limit: int | None = None, keep: Callable[[int], bool] | None = None
    ) -> list[int]:
        """The ids of matching records that `keep` lets through, best first, at most `limit` of them.

        A word that is a whole text comes before one that begins a text, and that before all others; within
        these the order is that of the entries. A query without letters or digits finds everything.
        """
        wanted = words(query)
        if not wanted:
            everything = (id_ for id_ in self._ids if id_ in self._slot_of)
            return list(islice(everything if keep is None else filter(keep, everything), limit))
        if len(wanted) > 1:
            slots: Iterable[int] = self._with_all(wanted)
        elif limit is None or not _is_quick(wanted[0]):
            slots = self._whole_order(wanted[0])
        else:
            slots = _distinct(self._best_first(wanted[0]))
        found = (self._ids[slot] for slot in slots)
        return list(islice(found if keep is None else filter(keep, found), limit))

    def _with_all(self, wanted: list[str]) -> list[int]:
        """The slots in which all words are found; the longest word decides which are looked at closely."""
        first, *others = sorted(wanted, key=len, reverse=True)
        ranks: dict[int, int] = dict(self._places(first))
        for word in others:
            places = self._places(word, list(ranks))
            ranks = {slot: ranks[slot] + place for slot, place in places.items()}
        return sorted(sorted(ranks), key=ranks.__getitem__)

    def _places(self, word: str, among: list[int] | None = None) -> dict[int, Place]:
        """How well a word fits each slot in which it is."""
        stages = self._stages(word, among)
        found: dict[int, Place] = {}
        for place in _NARROWING:
            found.update(dict.fromkeys(stages[place], place))
        return found

    def _whole_order(self, word: str) -> Iterable[int]:
        """All slots with a word, best first."""
        return dict.fromkeys(chain.from_iterable(map(sorted, self._stages(word))))

    def _stages(self, word: str, among: list[int] | None = None) -> tuple[list[int], ...]:
        """By `Place`, the slots in which the word fits at least so well, some more than once."""
        stages: tuple[list[int], ...] = tuple([] for _ in Place)
        for probe in probes(word):
            lines = self._lines[probe.stream]
            slots = self._anywhere(probe) if among is None else _fitting(lines, among, probe, Place.ANYWHERE)
            stages[Place.ANYWHERE].extend(slots)
            for place in (Place.START, Place.WHOLE):
                slots = _fitting(lines, slots, probe, place)
                stages[place].extend(slots)
        return stages

    def _anywhere(self, probe: Probe) -> list[int]:
        source = self._narrowed(probe, Place.ANYWHERE, self._source(probe))
        return list(chain.from_iterable(self._found(probe, Place.ANYWHERE, source)))

    def _best_first(self, word: str) -> Iterator[int]:
        """Slots with a word, some more than once; lines are looked at only as far as slots are asked for."""
        for hits in self._hits(word):
            yield from merge(*map(chain.from_iterable, hits))

    def _hits(self, word: str) -> list[list[Iterator[list[int]]]]:
        """For each place, best first, and for each probe: the slots in which it is, a few at a time."""
        stages: list[list[Iterator[list[int]]]] = []
        sources = [(probe, self._source(probe)) for probe in probes(word)]
        for place in _NARROWING:
            sources = [(probe, self._narrowed(probe, place, source)) for probe, source in sources]
            stages.insert(0, [self._found(probe, place, source) for probe, source in sources if source])
        return stages

    def _source(self, probe: Probe) -> Sequence[int]:
        """Where to look for a probe: numbers of blocks, or for syllables slots."""
        if probe.stream is Stream.SPELLED:
            return range(len(self._ids))
        return range(len(self._blocks[probe.stream]))

    def _narrowed(self, probe: Probe, place: Place, source: Sequence[int]) -> Sequence[int]:
        """Leave out what is quickly seen not to have the probe at this place."""
        if probe.stream is not Stream.SPELLED:
            blocks = self._blocks[probe.stream]
            return [block for block in source if _has(blocks[block], probe, place)]
        if place is Place.WHOLE and not probe.complete:
            return ()
        fewest = min(self._slots_by_unit(probe, place), key=lambda lists: sum(map(len, lists)))
        if sum(map(len, fewest)) * _MANY < len(source):
            return sorted(set().union(*fewest))
        return self._with_initials(probe) if place is Place.ANYWHERE and len(probe.units) > 1 else source

    def _slots_by_unit(self, probe: Probe, place: Place) -> Iterator[list[array[int]]]:
        """For each syllable of a probe, or for the one at the text's edge: the slots with characters read so."""
        last = len(probe.units) - 1
        for number, unit in enumerate(probe.units):
            before = START if place < Place.ANYWHERE and number == 0 else ""
            behind = END if place is Place.WHOLE and number == last else ""
            keys = [f"{before}{one}{behind}" for one in hanzi_read(unit, unfinished=number == last)]
            yield [self._slots_with[key] for key in keys if key in self._slots_with]

    def _with_initials(self, probe: Probe) -> Sequence[int]:
        blocks = self._blocks[Stream.SHORT]
        found = [block for block, text in enumerate(blocks) if probe.required in text]
        if len(found) == len(blocks):
            return range(len(self._ids))
        return [slot for block in found for slot in self._slots_of_block(block)]

    def _slots_of_block(self, block: int) -> range:
        return range(block * _BLOCK, min((block + 1) * _BLOCK, len(self._ids)))

    def _found(self, probe: Probe, place: Place, source: Sequence[int]) -> Iterator[list[int]]:
        lines = self._lines[probe.stream]
        if probe.stream is Stream.SPELLED:
            for start in range(0, len(source), _BLOCK):
                slots: Sequence[int] = source[start : start + _BLOCK]
                if probe.pattern:
                    initials = self._lines[Stream.SHORT]
                    slots = [slot for slot in slots if probe.required in initials[slot]]
                yield _fitting(lines, slots, probe, place)
        else:
            for block in source:
                yield _fitting(lines, self._slots_of_block(block), probe, place)


def _is_quick(word: str) -> bool:
    """Whether to look at few records first; long words, and characters with pinyin, are found but seldom."""
    return len(word) <= _SHORT_WORD and (word.isascii() or len(probes(word)) == 1)


def _distinct(slots: Iterable[int]) -> Iterator[int]:
    seen: set[int] = set()
    for slot in slots:
        if slot not in seen:
            seen.add(slot)
            yield slot


@lru_cache(maxsize=4096)
def _alone(texts: tuple[str, ...]) -> SearchIndex:
    return SearchIndex([(0, texts)])


def matches(query: str, texts: tuple[str, ...]) -> bool:
    """Whether a single thing with these texts would be found: for pickers over short lists."""
    return bool(_alone(texts).find(query))
