"""The rank and the organ of a leader as far as the written post tells them.

In a county (县、自治县、旗), a district and a county-level city, the members of the party committee's standing
committee, the heads and deputy heads of government, and the chairs and vice chairs of 人大常委会 and 政协 are of
县处级 (公务员法, 职务层次). Everybody else's rank must be written down: it does not follow from a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from secretariat.base.text import is_person, person_name
from secretariat.domains.events.vocabulary import ORGANS, RANK_SYNONYMS, RANKS
from secretariat.store.rows import Rows

RANKS_SETTING = "leader_posts"
_POSTS = (
    "{}委书记", "{}委副书记", "{}委常委", "{}长", "副{}长", "{}人大常委会主任", "{}人大常委会副主任", "{}政协主席",
    "{}政协副主席",
)  # fmt: skip
RANKS_DEFAULT = "\n".join(
    f"{rank}：{'、'.join(post.format(area) for post in _POSTS)}"
    for rank, area in (("处级", "县"), ("厅局级", "市"), ("省部级", "省"))
)
"""Which posts are of which rank: one line a rank; an office may change the lines. 县 stands for 区 and 旗 too."""
ASSUMED = (
    "参加领导写明县（区、旗）委书记、副书记、常委，县长、副县长，人大常委会主任、副主任，政协主席、副主席的，"
    "按县处级登记（县级市的市委、市政府等同样）；工商联主席和其他职务的级别不推断，需要时请补填。"
)

PARTY, CONGRESS, GOVERNMENT, CPPCC, OFFICE, OTHER = ORGANS
_ORGANS = (
    (CPPCC, re.compile("政协")), (CONGRESS, re.compile("人大|人民代表大会")),
    (PARTY, re.compile(r"[县区市旗省州]委(?!会)|党委|常委|组织部|宣传部|统战部|纪委|政法委")),
    (GOVERNMENT, re.compile("(?:[县区市旗省州]|^副?)[县区市旗省州]?长|政府")),
    (OFFICE, re.compile("局|办公室|委员会|科技|工商联|工会|妇联|团委|镇|乡|街道|部")),
)  # fmt: skip
_SPLIT = re.compile(r"[；;\n]+")
_PIECES = re.compile(r"[、，,/\s]+")
_POST_END = re.compile(
    r"^(.*(?:主席|书记|主任|常委|委员|调研员|巡视员|[县区市旗省州镇乡局部科处院]长|领导|干部))(\S{2,4})$"
)
_POST = re.compile(r"主席|书记|主任|常委|委员|[县区市旗省州镇乡局部科处院]长|领导|调研员|巡视员|干部")
_BARE = re.compile(r"副?(?:书记|主任|主席)|常委")
_ORGAN = re.compile(r"(.*?(?:[县市省州]委(?=书|副|常|委)|人大|政协))")
_OF_CITY = re.compile(r"[^省市县区州旗]{1,8}市(?![^省市县区州旗]{1,8}[县区旗])")
_FORMER = ("原", "前", "退休")
_BEFORE_POST = re.compile(r"[副县区市旗省州]|主席|书记|主任|常委|局长|部长")
_BRACKETED = re.compile(r"^(.+?)[(（](.+?)[)）]$")


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader as a list names one: either may be empty, not both."""

    name: str
    post: str


def read_leaders(text: str) -> list[Leader]:
    """The leaders in a cell: several behind ；, or each with a name (副县长张三、政协副主席李四).

    县委常委、统战部部长 without a name is one leader with two posts.
    """
    found: list[Leader] = []
    for part in _SPLIT.split(text):
        found += _of_part([piece for piece in _PIECES.split(part) if piece])
    return found


def _of_part(pieces: list[str]) -> list[Leader]:
    found: list[Leader] = []
    posts: list[str] = []
    for piece in pieces:
        name, post = _told_apart(piece)
        if post:
            posts.append(post)
        if name:
            found.append(Leader(name, "、".join(posts)))
            posts = []
    if posts and found and not found[-1].post:
        found[-1] = Leader(found[-1].name, "、".join(posts))  # 张三 副县长
    elif posts:
        found.append(Leader("", "、".join(posts)))
    return found


def _told_apart(piece: str) -> tuple[str, str]:
    """(name, post) of 副县长张三, 张三（副县长）, 张三副县长, 副县长 or 张三."""
    bracketed = _BRACKETED.match(piece)
    if bracketed and is_person(bracketed[1]):
        return person_name(bracketed[1]), bracketed[2]
    if is_person(piece) and not _POST.search(piece):
        return person_name(piece), ""
    behind = _POST_END.match(piece)
    if behind and is_person(behind[2]) and not _POST.search(behind[2]):
        return person_name(behind[2]), behind[1]
    for size in (2, 3):
        name, post = piece[:size], piece[size:]
        if is_person(name) and _BEFORE_POST.match(post) and _POST.search(post) and not _POST.search(name):
            return name, post
    return "", piece


def usual_ranks(office: str) -> str:
    """The table where an office has none of its own; to a county-level city, 市 is what 县 is to others."""
    if not _OF_CITY.match(office):
        return RANKS_DEFAULT
    own, city, province = RANKS_DEFAULT.splitlines()
    return f"{own}、{city.partition('：')[2]}\n{province}"


def listed_posts(text: str) -> tuple[tuple[str, str], ...]:
    """(post, rank) of each post in a table of posts and ranks; lines that name no rank are left out."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        rank, _, words = line.replace(":", "：").partition("：")
        rank = RANK_SYNONYMS.get(rank.strip(), rank.strip())
        if rank in RANKS:
            found += [(post, rank) for post in _PIECES.split(words) if post]
    return tuple(found)


def written_posts(posts: Iterable[tuple[str, str]]) -> str:
    """A table of (post, rank) as it is kept: one line a rank."""
    lines: dict[str, list[str]] = {}
    for post, rank in posts:
        lines.setdefault(rank, []).append(post)
    return "\n".join(f"{rank}：{'、'.join(words)}" for rank, words in lines.items())


class RankRules:
    """The office's table of posts and ranks."""

    def __init__(self, text: str = RANKS_DEFAULT) -> None:
        ranks = {_plain(post): rank for post, rank in listed_posts(text)}
        # 县公安局局长 says more than 局长.
        self._ranks = dict(sorted(ranks.items(), key=lambda one: -len(one[0])))

    @classmethod
    def read(cls, rows: Rows) -> RankRules:
        """The table as the office has it."""
        return cls(rows.setting(RANKS_SETTING, usual_ranks(rows.setting("office"))))

    def rank(self, post: str | None) -> str | None:
        """The highest rank that a post's words tell, or None. Former posts and assistants tell none."""
        text = re.sub(r"\s", "", post or "")
        words = {**RANK_SYNONYMS, **{rank: rank for rank in RANKS[:-1]}}
        told = {rank for word, rank in words.items() if word in text}
        told |= {rank for piece in _whole_posts(text) if (rank := self._of_piece(piece))}
        return next((rank for rank in RANKS if rank in told), None)

    def _of_piece(self, piece: str) -> str | None:
        """The rank of one post: the table's words with the name of the place before them (临川县政协主席)."""
        if piece.startswith(_FORMER):
            return None
        for word, rank in self._ranks.items():
            if piece.endswith(word) or (piece == word[1:] and word[1:3] in ("人大", "政协")):
                return rank
        return None


def _plain(post: str) -> str:
    """A post in the words of the table: 区 and 旗 as 县, 人大常委会 as 人大, without 常务."""
    text = (
        post.replace("人大常委会", "人大").replace("人民代表大会常务委员会", "人大").replace("常务副", "副")
    )
    return re.sub(r"[区旗](?=委|长|人大|政协)", "县", text)


def _whole_posts(text: str) -> list[str]:
    """The posts of a cell one by one; 县人大常委会党组书记、主任 names its organ only once."""
    found: list[str] = []
    organ = ""
    for piece in map(_plain, _PIECES.split(re.sub(r"[(（].*?[)）]", "", text))):
        bare = _BARE.fullmatch(piece)
        found.append(f"{organ}{piece}" if bare and organ else piece)
        match = _ORGAN.match(piece)
        organ = match[1] if match else organ if bare else ""
    return found


def organ_of(post: str | None) -> str | None:
    """Which of 四套班子 (or 部门) a post belongs to, by its first words."""
    text = post or ""
    placed = [(match.start(), organ) for organ, pattern in _ORGANS if (match := pattern.search(text))]
    return min(placed)[1] if placed else None
