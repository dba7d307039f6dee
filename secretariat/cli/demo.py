"""demo: the main job on invented data, from the workbook to the printed month."""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import date
from pathlib import Path

from secretariat.base.dates import add_months
from secretariat.base.errors import Refusal
from secretariat.cli.listing import reading
from secretariat.cli.printing import Answer
from secretariat.demo import WORKBOOK, free_path, make_office
from secretariat.domains.overview.monthly import monthly_report
from secretariat.exchange.printing import write_report, write_roster
from secretariat.exchange.rosters import RosterRequest, make_roster
from secretariat.store.listing import Listing

PICTURES = "画面"


def demo(options: argparse.Namespace) -> Answer:
    """Make a sample office in a folder, import, print roster and report, draw the pages; says what it wrote."""
    folder: Path = options.folder.resolve()
    path = make_office(free_path(folder))
    written = [f"数据文件  {path}", f"已导入    {WORKBOOK.name}"]
    with reading(path) as rows:
        listing = Listing(rows, rows.catalog.ledgers["members"])
        roster = make_roster(rows, listing, RosterRequest("members"))
        document = monthly_report(rows, add_months(date.today().isoformat()[:7], -1))
    for suffix in (".xlsx", ".pdf"):
        target = folder / f"会员名册{suffix}"
        written += [f"名册      {target}（{len(roster.rows)} 家）", *write_roster(roster, target)]
    for suffix in (".pdf", ".xlsx"):
        target = folder / f"月报{suffix}"
        written += [f"月报      {target}", *write_report(document, target)]
    pictures = _draw(path, folder / PICTURES)
    written.append(f"画面      {folder / PICTURES}（{pictures} 张）")
    return Answer(tuple(written), {"folder": str(folder), "members": len(roster.rows), "pictures": pictures})


def _draw(path: Path, folder: Path) -> int:
    """Draw the window's pages in a process of its own, since this one has no Qt."""
    main = [] if getattr(sys, "frozen", False) else [str(Path(__file__).resolve().parents[2] / "main.py")]
    command = [sys.executable, *main, "--data", str(path), "--screenshot", str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()
        raise Refusal("窗口画面没有画出来。", f"原因：{reason[-1] if reason else done.returncode}")
    return len(list(folder.glob("*.png")))
