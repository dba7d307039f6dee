"""The rank of a leader follows from the post only where the county's four organs are named."""

import pytest

from secretariat.domains.events.ranks import RANKS_SETTING, Leader, RankRules, organ_of, read_leaders
from secretariat.store.store import Store
from tests.domains.events.desk import add


@pytest.mark.parametrize(
    "post",
    ["县委书记", "县委副书记、县长", "县委常委、统战部部长", "副县长", "常务副县长", "临川县人大常委会副主任",
     "区政协主席", "县人大常委会党组书记、主任", "县政协副主席、工商联主席", "政协副主席", "市场监管局局长（副处级）"],
)  # fmt: skip
def test_members_of_the_four_organs_are_of_county_rank(post: str) -> None:
    assert RankRules().rank(post) == "处级"


@pytest.mark.parametrize(
    "post",
    ["县工商联主席", "县委统战部副部长", "县政协委员", "县政协常委", "县人大代表", "县发改局局长", "镇党委书记",
     "县长助理", "原副县长", "县委办主任", "县政协提案委主任", "党委书记", "商会会长", "", None],
)  # fmt: skip
def test_nobody_elses_rank_is_guessed(post: str | None) -> None:
    assert RankRules().rank(post) is None


def test_a_higher_rank_is_told_and_wins() -> None:
    assert RankRules().rank("市政协副主席") == "厅局级"
    assert RankRules().rank("副省长") == "省部级"
    assert RankRules().rank("副市长、县委书记") == "厅局级"


def test_the_office_changes_the_table(store: Store) -> None:
    assert RankRules.read(store.rows).rank("市委常委") == "厅局级"
    add(store, "setting", name=RANKS_SETTING, content="县处级：县委书记、市委常委\n科级：县局局长")
    changed = RankRules.read(store.rows)
    assert (changed.rank("市委常委"), changed.rank("副县长")) == ("处级", None)


def test_in_a_county_level_city_the_city_is_the_county(store: Store) -> None:
    office = store.rows.find("setting", name="office")[0]["id"]
    with store.transact("改名") as tx:
        tx.change("setting", office, {"content": "福安市工商业联合会"})
    assert RankRules.read(store.rows).rank("市委常委、统战部部长") == "处级"
    with store.transact("改名") as tx:
        tx.change("setting", office, {"content": "宁波市镇海区工商业联合会"})
    assert RankRules.read(store.rows).rank("市委常委") == "厅局级"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委常委、统战部部长", [Leader("", "县委常委、统战部部长")]),
        ("副县长张三、县政协副主席李四", [Leader("张三", "副县长"), Leader("李四", "县政协副主席")]),
        ("张三（副县长）；李四", [Leader("张三", "副县长"), Leader("李四", "")]),
        ("张三副县长", [Leader("张三", "副县长")]),
        ("张三、李四", [Leader("张三", ""), Leader("李四", "")]),
        (
            "县委常委、统战部部长王小明；副县长",
            [Leader("王小明", "县委常委、统战部部长"), Leader("", "副县长")],
        ),
        ("", []),
    ],
)
def test_leaders_are_read_one_by_one(text: str, expected: list[Leader]) -> None:
    assert read_leaders(text) == expected


def test_the_organ_is_that_of_the_first_words() -> None:
    posts = (
        "县委常委、副县长",
        "副县长",
        "县人大常委会主任",
        "县政协副主席、工商联主席",
        "县工商联主席",
        "张先生",
    )
    assert [organ_of(post) for post in posts] == ["党委", "政府", "人大", "政协", "部门", None]
