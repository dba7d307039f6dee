"""Reading what was copied in Excel or WPS and comes from the clipboard as text."""

from __future__ import annotations

import hashlib

from secretariat.base.errors import Refusal
from secretariat.exchange.reading.fields import split_tolerantly
from secretariat.exchange.reading.model import DEFAULT_LIMITS, Sheet, Workbook
from secretariat.exchange.reading.table import Tidy, trim

_LONGEST = 50_000_000  # characters


def read_pasted(text: str) -> Workbook:
    """The table in tab-separated clipboard text; raises Refusal when there is none or far too much."""
    if len(text) > _LONGEST:
        raise Refusal("粘贴的内容太多。", "请把表格存成文件，再用“导入”读取。")
    rows = Tidy().rows(split_tolerantly(text, "\t", keep_needless_quotes=True))
    if len(rows) * max(map(len, rows), default=0) > DEFAULT_LIMITS.area:
        raise Refusal("粘贴的表格范围太大。", "请只复制有内容的行和列。")
    rows = trim(rows)
    if not rows:
        raise Refusal("剪贴板里没有表格内容。", "请先在 Excel 或 WPS 中选中要粘贴的单元格并复制。")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Workbook("粘贴的内容", digest, "pasted", (Sheet("粘贴", rows),))
