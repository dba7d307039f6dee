"""Importing 10,000 members and undoing it, against merely reading the file with openpyxl; then 100,000.

Run: python benchmarks/importing.py           10,000 members
     python benchmarks/importing.py --large   also 100,000, and the memory that they took (a minute or two)
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.invented import enterprises
from benchmarks.measure import Measure, tell
from secretariat.base.document import PrintColumn
from secretariat.catalog import CATALOG, INTAKES
from secretariat.exchange.importing import apply, prepare
from secretariat.exchange.printing import write_rows
from secretariat.exchange.reading import read_workbook
from secretariat.store.store import Store

ROUNDS = 3
_ALONE = "--alone"
HEADINGS = (
    *(
        "会员名称",
        "统一社会信用代码",
        "会员类别",
        "乡镇街道",
        "行业",
        "地址",
        "注册资本",
        "员工人数",
        "成立日期",
        "入会日期",
    ),
    *("负责人", "性别", "出生日期", "手机", "职务", "政治面貌", "学历", "备注", "联系人", "联系人手机"),
)
TOWNS = ("石门乡", "大坪乡", "城关街道", "临江镇", "东河街道", "白塔镇", "青石镇", "云溪镇")
INDUSTRIES = ("制造业", "建筑业", "批发和零售业", "住宿和餐饮业", "农、林、牧、渔业", "卫生和社会工作")


def workbook(count: int, path: Path) -> Path:
    """A member list of so many invented enterprises, as a clerk would keep it."""
    chance = random.Random(7)
    rows = []
    for number, one in enumerate(enterprises(count)):
        town = chance.choice(TOWNS)
        year, month, day = chance.randrange(1990, 2026), chance.randrange(1, 13), chance.randrange(1, 29)
        name = f"{one.name[:-2]}{number}{one.name[-2:]}"
        own = (
            name,
            one.code,
            "企业会员",
            town,
            chance.choice(INDUSTRIES),
            f"{town}人民路{number % 900 + 1}号",
        )
        size = (chance.choice((50, 100, 500, 1000)), chance.randrange(3, 900))
        dates = (f"{year - 5}-{month:02d}-{day:02d}", f"{year}.{month:02d}")
        birth = f"{chance.randrange(1950, 2000)}年{month}月{day}日"
        head = (one.head, chance.choice("男女"), birth, one.phone, "总经理", "群众", "大学")
        rows.append((*own, *size, *dates, *head, None, one.contact, f"159{number:08d}"))
    columns = [PrintColumn(label, number=label in ("注册资本", "员工人数")) for label in HEADINGS]
    write_rows(path, "会员", columns, rows)
    return path


def merely_read(path: Path) -> float:
    """Seconds that openpyxl's read-only mode takes to read every cell."""
    from openpyxl import load_workbook

    start = time.perf_counter()
    for sheet in load_workbook(path, read_only=True, data_only=True):
        for row in sheet.iter_rows(values_only=True):
            len(row)
    return time.perf_counter() - start


def import_and_undo(path: Path, target: Path) -> tuple[float, float, float]:
    """Seconds for the whole import, for its writing part, and for undoing it."""
    with Store.create(target, CATALOG, "测试商会") as store:
        start = time.perf_counter()
        preview = prepare(read_workbook(path), INTAKES["members"], store.rows)
        ready = time.perf_counter()
        report = apply(store, preview)
        done = time.perf_counter()
        store.undo(report.operation)
        return done - start, done - ready, time.perf_counter() - done


def alone(path: Path, target: Path) -> tuple[float, float]:
    """Seconds and megabytes of an import in a process that does nothing else."""
    command = [sys.executable, __file__, _ALONE, str(path), str(target)]
    seconds, megabytes = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    return float(seconds), float(megabytes)


def import_once(path: Path, target: Path) -> None:
    """Import, and print the seconds and the most megabytes that this process or its worker had."""
    import resource

    with Store.create(target, CATALOG, "测试商会") as store:
        start = time.perf_counter()
        apply(store, prepare(read_workbook(path), INTAKES["members"], store.rows))
        seconds = time.perf_counter() - start
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(seconds, max(resource.getrusage(one).ru_maxrss for one in who) / 1024)


def measures(large: bool) -> Iterator[Measure]:
    """The ratios; base and ours take turns, so that both meet the machine in the same state."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = workbook(10_000, folder / "small.xlsx")
        import_and_undo(workbook(200, folder / "warm.xlsx"), folder / "warm.db")
        rounds = [
            (merely_read(small), *import_and_undo(small, folder / f"small{at}.db")) for at in range(ROUNDS)
        ]
        base, whole, write, undo = map(median, zip(*rounds, strict=True))
        yield Measure("import 10,000 : openpyxl merely reads the file", whole, base, 1)
        yield Measure("undo of the import : its writing", undo, write, 2)
        if large:
            many, memory = alone(workbook(100_000, folder / "large.xlsx"), folder / "large.db")
            yield Measure("import 100,000 : import 10,000", many, whole, 12)
            yield Measure("memory of the import of 100,000 : 1 GB", memory, 1024, 1, "MB")


def main() -> None:
    """Print the table."""
    if _ALONE in sys.argv:
        import_once(*map(Path, sys.argv[-2:]))
    else:
        tell(measures("--large" in sys.argv))


if __name__ == "__main__":
    main()
