"""A sample office of invented enterprises and what they did in a year, to try the program on."""

from __future__ import annotations

from pathlib import Path

from secretariat.base.errors import Refusal
from secretariat.catalog import CATALOG, INTAKES
from secretariat.domains.posts.vocabulary import EXECUTIVE
from secretariat.domains.scoring.verbs import take_example
from secretariat.store.store import Store

OFFICE = "临川县工商业联合会（示例）"
_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples"
WORKBOOK = _FOLDER / "会员名册-示例.xlsx"
LEDGERS_WORKBOOK = _FOLDER / "台账-示例.xlsx"
FILE_NAME = "示例商会.db"
SCHEME = "桐城"
"""The example by which the sample council is scored."""
SHEETS = {
    "执委会": "posts", "提案": "proposals", "轮值组": "duty_members", "活动": "events", "签到": "attendance",
    "轮值安排": "shifts", "走访": "visits", "诉求": "demands", "维权": "rights_cases", "调解": "mediations",
    "培训班": "trainings", "学员": "trainees", "捐赠": "donations", "结对": "pairings", "荣誉": "honours",
    "名单": "list_entries", "文件": "documents", "任务": "tasks", "宣传": "publicity", "所属商会": "chambers",
    "评定": "chamber_reviews", "党组织": "party_orgs", "党员数": "party_counts", "会费标准": "fee_standards",
    "会费": "fees", "推荐": "recommendations", "意见": "opinions",
}  # fmt: skip
"""The sheets of the second workbook in the order in which they come in, with the list that each is."""


def make_office(path: Path) -> Path:
    """A new file at `path` with the invented records of the bundled workbooks; Refusal if it exists."""
    from secretariat.exchange.importing import ImportOptions, apply, prepare
    from secretariat.exchange.reading import read_workbook

    roll, ledgers = read_workbook(WORKBOOK), read_workbook(LEDGERS_WORKBOOK)
    path.parent.mkdir(parents=True, exist_ok=True)
    with Store.create(path, CATALOG, OFFICE) as store:
        apply(store, prepare(roll, INTAKES["members"], store.rows, ImportOptions()))
        for sheet, ledger in SHEETS.items():
            apply(store, prepare(ledgers, INTAKES[ledger], store.rows, ImportOptions(sheet=sheet)))
        with store.transact("采用积分方案") as tx:
            body = tx.find("body", kind=EXECUTIVE)[0]["id"]
            take_example(tx, SCHEME, body, "2026-01-01", "2026-12-31")
    return path


def free_path(folder: Path) -> Path:
    """Where a further sample office may stand in a folder: 示例商会.db, 示例商会-2.db, …"""
    stem, suffix = FILE_NAME.rsplit(".", 1)
    for number in range(1, 1000):
        path = folder / (FILE_NAME if number == 1 else f"{stem}-{number}.{suffix}")
        if not path.exists():
            return path
    raise Refusal(f"文件夹“{folder}”里已有太多示例。", "请换一个文件夹。")
