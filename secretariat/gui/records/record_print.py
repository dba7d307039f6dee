"""One record on paper: its facts, people, and memberships, through the same press as the reports."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QWidget

from secretariat.base.dates import show_date
from secretariat.base.document import Block, Heading, PrintColumn, Report, Table
from secretariat.gui.records.dossier import Dossier, Fact
from secretariat.gui.session import Session
from secretariat.store.store import Store


def record_report(dossier: Dossier, office: str, day: str, *, codes: bool) -> Report:
    """The record as a document; ID numbers masked unless `codes`."""
    blocks: list[Block] = []
    for title, facts in dossier.sections:
        lines = tuple((fact.label, _text(fact, codes)) for fact in facts)
        blocks += _part(title, (("项目", 18), ("内容", 60)), lines)
    of_person = dossier.person is not None
    jobs = tuple(
        (job.role, job.company if of_person else job.name, job.post, job.span) for job in dossier.jobs
    )
    party = "单位" if of_person else "姓名"
    blocks += _part("任职", (("身份", 12), (party, 30), ("职务", 18), ("起止", 24)), jobs)
    periods = tuple(
        (item.kind, item.chamber or "直属", item.start, item.end, item.status) for item in dossier.periods
    )
    labels = ("会员类别", "所属商会", "入会日期", "退会日期", "状态")
    blocks += _part("会籍", tuple((label, 16) for label in labels), periods)
    return Report(dossier.title, tuple(blocks), office, day, show_date(day))


def _part(title: str, columns: tuple[tuple[str, int], ...], rows: tuple[tuple[str, ...], ...]) -> list[Block]:
    """A heading and its table; nothing where there are no rows."""
    if not rows:
        return []
    return [Heading(title), Table("", tuple(PrintColumn(label, width) for label, width in columns), rows)]


def _text(fact: Fact, codes: bool) -> str:
    return fact.masked if fact.masked and not codes else fact.text


class RecordPrint:
    """Draws a record on the writing thread, notes the export, then opens the preview."""

    def __init__(self, session: Session, dossier: Dossier, codes: bool) -> None:
        self._session, self._dossier, self._codes = session, dossier, codes

    def show(self, window: QWidget) -> None:
        """Open the print preview when it is ready."""
        from secretariat.gui.reports.preview import PdfPreview

        dossier, codes = self._dossier, self._codes

        def job(store: Store) -> bytes:
            report = record_report(
                dossier, store.rows.setting("office"), date.today().isoformat(), codes=codes
            )
            content = _drawn(report)
            _log(store, dossier, content, codes=codes)
            return content

        self._session.write("打印", job, lambda content: PdfPreview(dossier.title, content, window).show())


def _drawn(report: Report) -> bytes:
    from secretariat.exchange.printing import write_report

    with tempfile.TemporaryDirectory(prefix="secretariat-") as folder:
        target = Path(folder) / "print.pdf"
        write_report(report, target)
        return target.read_bytes()


def _log(store: Store, dossier: Dossier, content: bytes, *, codes: bool) -> None:
    values = {
        "at": datetime.now().isoformat(timespec="seconds"),
        "content": f"打印{dossier.kind}资料：{dossier.title}",
        "profile": "完整版" if codes else "内部版",
        "rows": 1,
        "sha256": sha256(content).hexdigest(),
    }
    with store.transact("打印资料", kind="note") as tx:
        tx.add("export_log", values)
