"""What one row of a list says: signers, units and decisions in the ways in which offices write them."""

from __future__ import annotations

import pytest

from secretariat.base.intake import Setting
from secretariat.base.kinds.kind import Value
from secretariat.domains.proposals.completing import complete
from tests.domains.proposals.office import SESSION, TITLE


def done(**cells: Value) -> dict[str, Value]:
    """The completed row of these cells, with _dot_ for the dot of a key."""
    return complete({key.replace("_dot_", "."): value for key, value in cells.items()})


def test_the_session_comes_from_row_band_and_title_in_this_order() -> None:
    setting = Setting(band="十届四次会议", titles=(TITLE,))
    assert complete({}, Setting(titles=(TITLE,)))["session.name"] == SESSION
    assert complete({}, setting)["session.name"] == "十届四次"
    assert complete({"session.name": "十届三次"}, setting)["session.name"] == "十届三次"


@pytest.mark.parametrize(
    ("title", "form"),
    [
        (TITLE, "提案"),
        ("临川县第十八届人民代表大会第三次会议议案目录", "议案"),
        ("临川县第十八届人民代表大会第三次会议", "建议"),
        ("2026年社情民意信息采用情况", "社情民意"),
        ("", "提案"),
    ],
)
def test_the_form_is_said_by_the_title(title: str, form: str) -> None:
    assert complete({}, Setting(titles=(title,)))["proposal.form"] == form


@pytest.mark.parametrize(
    ("raw", "number"), [("第001号", "001"), ("十届五次第012号", "012"), ("007", "007"), ("平3", "平3")]
)
def test_numbers_keep_their_zeros(raw: str, number: str) -> None:
    assert done(proposal_dot_number=raw)["proposal.number"] == number


def test_signers_in_one_cell_and_in_two() -> None:
    both = done(first_signer="赵明、康骏", joint_signers="白静瑶 易志")
    assert (both["first_signer"], both["joint_signers"]) == ("赵明", "康骏、白静瑶、易志")
    repeated = done(first_signer="赵明", joint_signers="赵明，康骏")
    assert repeated["joint_signers"] == "康骏"


def test_names_that_a_cell_leaves_out_are_not_lost() -> None:
    row = done(first_signer="赵明等5人", proposal_dot_remark="已转交")
    assert (row["first_signer"], row["proposal.remark"]) == ("赵明", "已转交；提案人：赵明等5人")


@pytest.mark.parametrize(
    ("signer", "sort"),
    [
        ("工商联界别", "界别"),
        ("民建临川县支部", "党派"),
        ("县工商联", "人民团体"),
        ("经济委员会", "专门委员会"),
        ("第三活动小组", "小组"),
    ],
)
def test_a_collective_signer_is_no_person(signer: str, sort: str) -> None:
    row = done(first_signer=signer, proposal_dot_kind="集体", joint_signers=None)
    assert row["proposal.collective_signer"] == signer and row["proposal.collective_kind"] == sort
    assert "first_signer" not in row


def test_the_column_of_types_may_hold_the_subject_or_a_sort_of_collective() -> None:
    assert done(proposal_dot_kind="城建环资")["proposal.category"] == "城建环资"
    assert "proposal.kind" not in done(proposal_dot_kind="城建环资")
    party = done(proposal_dot_kind="党派提案", first_signer="民盟临川县支部")
    assert (party["proposal.kind"], party["proposal.collective_kind"]) == ("集体", "党派")


def test_units_in_one_cell_with_and_without_their_roles() -> None:
    row = complete({"units.会办": "县人社局、县商务局，县工信局\n县人社局"})
    assert row["units.会办"] == "县人社局、县商务局、县工信局"
    mixed = complete({"units.主办": "主办：县人社局；会办：县商务局、县工信局"})
    assert (mixed["units.主办"], mixed["units.会办"]) == ("县人社局", "县商务局、县工信局")


@pytest.mark.parametrize("raw", ["并入005号", "并案(005)", "与合并至第005号提案", "并案到005号"])
def test_the_number_of_the_other_proposal_is_read_from_the_decision(raw: str) -> None:
    row = complete({"filing": raw.removeprefix("与")})
    assert (row["filing"], row["merged_into"]) == ("并案", "005")


def test_what_the_program_counts_itself_is_not_taken_back() -> None:
    row = complete({"state": "已办结", "sort": "联名", "punctuality": "逾期", "unlinked": "赵明"})
    assert row == {"proposal.form": "提案"}
