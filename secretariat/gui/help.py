"""使用手册, 键盘操作 and 关于."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from secretariat.gui.program import Program
from secretariat.gui.sidebar import PLACES, key_of
from secretariat.gui.style import RESOURCES, pixmap

_DOCUMENTS = RESOURCES.parent / "docs"
_KEYS = (
    ("到处", (
        ("Ctrl+F", "查找会员、人员、提案、活动、诉求、文件…"),
        (f"Ctrl+1 … {key_of(len(PLACES))}", "、".join(place.label for place in PLACES)),
        ("Alt+1、Alt+2 …", "页面上边的标签"),
        ("Alt+← / Alt+→", "后退 / 前进"), ("Ctrl+Z / Ctrl+Y", "撤销 / 重做"), ("Ctrl+D", "按哪一天的情况显示"),
        ("Ctrl+I", "导入表格：在列表页导入那张列表，别处导入会员名册"),
        ("Ctrl+Shift+V", "把剪贴板里的Excel名单导入"), ("Ctrl+B", "立即备份"),
        ("F1", "使用手册"), ("Alt+带下划线的字母", "按下那个按钮或菜单"),
        ("Alt，再按菜单的字母", "打开菜单，即使页面上有同样字母的按钮"),
    )),
    ("列表", (
        ("Enter", "打开这一行"), ("Ctrl+N", "新增"), ("F2", "编辑"), ("Delete", "移到回收站（可撤销）"),
        ("Shift / Ctrl + 点击", "选多行"), ("Ctrl+A", "全选"), ("Ctrl+C", "复制所选行，可直接粘贴到Excel"),
        ("Ctrl+V", "把从Excel复制的名单导入"), ("Ctrl+P", "打印名册"), ("F5", "刷新"), ("PgUp / PgDn", "翻页"),
        ("Ctrl+J", "给选中的提案、诉求记录环节"), ("Ctrl+L", "在“台账”页按名称、拼音找一本台账"),
    )),
    ("活动签到", (
        ("1 或空格", "出席（先选中几行就一起登记）"), ("2 3 4 5 6", "迟到、早退、请假、缺席、替会"),
        ("0 或 Delete", "改回未登记"), ("F2", "填原因、替会人、备注"), ("Ctrl+Delete", "移出名单"),
        ("字母，或Ctrl+Shift+F", "签到查找：只剩一个人时按Enter就登记出席"), ("Ctrl+V", "粘贴名单"),
        ("Ctrl+P", "打印签到表、席卡、座次表、通知"),
    )),
    ("轮值", (
        ("Ctrl+Shift+N", "新建计划"), ("Enter", "打开班次：主题、完成的活动、交接"), ("Ctrl+X", "换班"),
        ("Ctrl+← / Ctrl+→", "把人调到前一组 / 后一组"), ("L", "设为或取消组长"),
    )),
    ("一条记录", (
        ("F2", "编辑"), ("Ctrl+N", "添加属于它的记录：学员、名单成员、党员数…"), ("Ctrl+P", "打印"),
        ("Enter", "打开选中的一条，或用相应的程序打开附件"), ("Delete", "选中的一条、选中的附件移到回收站"),
    )),
    ("填写", (
        ("Tab / Shift+Tab", "下一栏 / 上一栏"), ("Ctrl+S", "保存"),
        ("Ctrl+Enter", "保存并登记下一件（提案、走访、诉求）"),
        ("Esc", "返回（没保存会先问）"),
    )),
)  # fmt: skip


def show_keys(parent: QWidget) -> QDialog:
    """The table of keys."""
    rows = []
    for title, keys in _KEYS:
        rows.append(f"<tr><td colspan=2 style='padding-top:10px'><b>{title}</b></td></tr>")
        rows += [
            f"<tr><td style='padding:3px 26px 3px 0'>{key}</td><td>{what}</td></tr>" for key, what in keys
        ]
    return _show(parent, "键盘操作", f"<table>{''.join(rows)}</table>", (560, 620))


def show_handbook(parent: QWidget) -> QDialog:
    """The handbook, which is a text file of the program; its appendix opens in the same window."""
    text = (_DOCUMENTS / "手册.md").read_text("utf-8")
    return _show(parent, "使用手册", text, (820, 680))


def show_about(parent: QWidget, program: Program) -> QDialog:
    """Version, places and licence; with a button to the log."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("关于商会秘书")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    picture = QLabel()
    picture.setPixmap(pixmap("app", "accent", 64))
    words = QLabel(
        f"<p style='font-size:14pt'><b>商会秘书</b> {program.version}</p>"
        "<p>县级工商联（总商会）办公室的会员名册、统计和报表。<br>"
        "不联网；全部数据在一个文件里，只存在您选的地方。</p>"
        "<p>源代码按 MIT 许可发布；字体 Noto（思源）按 SIL OFL 许可随附。</p>"
    )
    words.setTextFormat(Qt.TextFormat.RichText)
    top = QHBoxLayout()
    top.setSpacing(20)
    top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    top.addWidget(words, 1)
    log = QPushButton("打开日志所在文件夹(&L)")
    log.setAutoDefault(False)
    log.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(program.log.parent))))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.addLayout(top)
    layout.addLayout(_buttons(dialog, log))
    dialog.open()
    return dialog


def _show(parent: QWidget, title: str, text: str, size: tuple[int, int]) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    view = QTextBrowser()
    if text.startswith("<"):
        view.setHtml(text)
    else:
        view.setSearchPaths([str(_DOCUMENTS)])
        view.setMarkdown(text)
    view.setOpenExternalLinks(False)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(16, 16, 16, 14)
    layout.addWidget(view)
    layout.addLayout(_buttons(dialog))
    dialog.resize(*size)
    dialog.show()
    return dialog


def _buttons(dialog: QDialog, *more: QPushButton) -> QHBoxLayout:
    close = QPushButton("关闭")
    close.setDefault(True)
    close.clicked.connect(dialog.close)
    row = QHBoxLayout()
    row.addStretch()
    for button in (*more, close):
        row.addWidget(button)
    return row
