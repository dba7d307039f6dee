"""What an office may set: each setting with its words, what holds where nothing is set, and what may be typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from secretariat.domains.events.quorum import QUORUM_DEFAULT, QUORUM_SETTING, read_share
from secretariat.domains.members.figures import COUNT_CHAMBERS
from secretariat.domains.office.figures.words import ROUND_WORDS
from secretariat.domains.proposals.vocabulary import RESULT_LEGEND, RESULT_LEGEND_SETTING
from secretariat.domains.service.vocabulary import DAYS, DAYS_SETTING

OFFICE, MAKER = "office", "maker"
YES, NO = "是", "否"
_MOST_DAYS = 365


def _anything(text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Item:
    """One setting. `wrong` says what is wrong with a text, "" for nothing; `choices` are (words, value)."""

    name: str
    label: str
    told: str
    usual: str = ""
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    wrong: Callable[[str], str] = _anything


def _no_name(text: str) -> str:
    return "" if text else "单位名称不能为空，名册和报表要印它。"


def _no_share(text: str) -> str:
    return "" if read_share(text) else "法定人数要写成 2/3、60% 或 三分之二 这样，大于0、不超过1。"


def _no_days(text: str) -> str:
    good = text.isascii() and text.isdecimal() and 1 <= int(text) <= _MOST_DAYS
    return "" if good else f"诉求办理天数要填1到{_MOST_DAYS}之间的整数。"


SECTIONS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    ("抬头和落款", (
        Item(OFFICE, "单位名称(&D)：", "印在名册和报表的抬头、落款处；县级市的单位名称还决定领导级别怎样默认",
             example="如：临川县工商业联合会", wrong=_no_name),
        Item(MAKER, "制表人(&Z)：", "印在名册页脚，可以不填"),
    )),
    ("统计", (
        Item(COUNT_CHAMBERS, "统计会员数(&T)：", "影响工作台和月报上的数字", YES, choices=(
            ("并入（所属商会的会员也算本会会员）", YES), ("不并入（只数直属会员）", NO))),
        Item(ROUND_WORDS, "月报里的人次(&W)：", "只影响培训人次的写法，台账和导出的数字始终是准确的", NO, choices=(
            ("写准确数字，如 4016人次", NO), ("写约数，如 4000余人次", YES))),
        Item(RESULT_LEGEND_SETTING, "提案结果分类(&L)：",
             "印在提案办理结果表下面；各地A、B、C、D的含义不同的，在这里改", RESULT_LEGEND),
    )),
    ("会议和诉求", (
        Item(QUORUM_SETTING, "法定人数(&Q)：",
             "到会人数（含迟到、早退、替会）至少要占应到人数的多少，按本会章程填", QUORUM_DEFAULT, wrong=_no_share),
        Item(DAYS_SETTING, "诉求办理天数(&N)：",
             "交办时没有写办理期限的诉求，从交办那天起按这么多天计；已经交办的不变", str(DAYS), wrong=_no_days),
    )),
)  # fmt: skip
"""The settings under their headings. What is left empty holds as `usual`."""

ITEMS: tuple[Item, ...] = tuple(item for _, items in SECTIONS for item in items)
