"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from secretariat import __version__
from secretariat.catalog import INTAKES, LEDGERS
from secretariat.cli.ledgers import listed, reader_of
from secretariat.cli.usage import Parser
from secretariat.domains.posts.documents import PARTS
from secretariat.domains.posts.vocabulary import LEVELS
from secretariat.domains.proposals.stats import DIMENSIONS

_ROSTERS = tuple(item.name for item in LEDGERS)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; each sets `job`, a function of the parsed options."""
    parser = Parser(prog="main.py", description="商会秘书：不开窗口也能做的事")
    parser.add_argument("--version", action="version", version=f"商会秘书 {__version__}", help="显示版本")
    parser.add_argument(
        "--data", type=Path, default=None, metavar="FILE", help="数据文件，默认为用户数据文件夹中的文件"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for add in (
        _add_new,
        _add_import,
        _add_list,
        _add_roster,
        _add_dossier,
        _add_turnover,
        _add_stats,
        _add_letters,
        _add_coverage,
        _add_report,
        _add_remind,
        _add_history,
        _add_keeping,
        _add_demo,
    ):
        add(commands)
    return parser


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["Parser"]


def _command(commands: _Commands, name: str, text: str, *, json: bool = True) -> Parser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="FILE", help="数据文件")
    if json:
        parser.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    return parser


def _add_new(commands: _Commands) -> None:
    from secretariat.cli.keeping import new

    parser = _command(commands, "new", "新建一个单位的数据文件")
    parser.add_argument("--name", required=True, help="单位名称，如 临川县工商业联合会")
    parser.set_defaults(job=new)


def _add_import(commands: _Commands) -> None:
    from secretariat.cli.importing import import_file

    parser = _command(commands, "import", "导入名册（Excel、WPS、CSV）")
    parser.add_argument("file", type=Path, metavar="文件")
    parser.add_argument("--sheet", help="工作表名称")
    parser.add_argument(
        "--as", dest="ledger", type=reader_of(INTAKES), choices=INTAKES, default="members", metavar="名单",
        help=f"导入为哪种记录，默认为会员：{listed(INTAKES)}",
    )  # fmt: skip
    parser.add_argument(
        "--on-match", choices=("update", "fill", "skip"), default="update", help="已有记录怎么办"
    )
    parser.add_argument("--dry-run", action="store_true", help="只看结果，不写入")
    parser.add_argument("--rejects", type=Path, metavar="OUT.xlsx", help="把存疑和错误的行另存")
    parser.set_defaults(job=import_file)


def _add_list(commands: _Commands) -> None:
    from secretariat.cli.listing import list_records

    parser = _command(commands, "list", "列出记录")
    _add_ledger(parser, _ROSTERS)
    _add_selection(parser)
    parser.add_argument(
        "--profile", choices=("public", "internal", "full"), default="internal", help="遮盖程度"
    )
    parser.set_defaults(job=list_records)


def _add_ledger(parser: argparse.ArgumentParser, names: tuple[str, ...]) -> None:
    told = f"名单、记录名或中文名：{listed(names)}"
    parser.add_argument("ledger", type=reader_of(names), choices=names, metavar="名单", help=told)


def _add_selection(parser: argparse.ArgumentParser, day: str = "截至日期，如 2026-10-31") -> None:
    parser.add_argument("--as-of", metavar="DATE", help=day)
    parser.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE", help="条件，可以多个")
    parser.add_argument("--search", default="", metavar="TEXT", help="汉字、拼音、手机号或信用代码")


def _add_roster(commands: _Commands) -> None:
    from secretariat.cli.listing import print_roster

    parser = _command(commands, "roster", "导出名册到 Excel 或 PDF")
    _add_ledger(parser, _ROSTERS)
    parser.add_argument("--to", type=Path, required=True, metavar="OUT.xlsx|OUT.pdf")
    _add_selection(parser)
    parser.add_argument(
        "--profile", choices=("public", "internal", "full"), default="internal", help="遮盖程度"
    )
    parser.add_argument("--columns", default="", metavar="A,B", help="列名，用逗号分开")
    parser.add_argument("--body", default="", metavar="NAME", help="职务名册：组织，如 执委会、政协、人大")
    parser.add_argument("--level", default="", choices=LEVELS, help="职务名册：组织的级别")
    parser.add_argument("--part", default="", choices=PARTS, help="职务名册：只要组织的这一部分")
    parser.add_argument("--overlap", action="store_true", help="职务名册：兼任人大代表、政协委员的情况表")
    parser.add_argument("--title", default="", help="标题")
    parser.add_argument("--purpose", default="", help="用途，记入导出记录")
    parser.set_defaults(job=print_roster)


def _add_dossier(commands: _Commands) -> None:
    from secretariat.cli.people import dossier

    parser = _command(commands, "dossier", "一人一档：一个人的职务、提案等")
    parser.add_argument("person", metavar="人员", help="姓名、手机号、身份证号或记录号")
    parser.add_argument("--to", type=Path, required=True, metavar="OUT.pdf|OUT.xlsx")
    parser.add_argument("--as-of", metavar="DATE", help="截至日期，如 2026-10-31")
    parser.set_defaults(job=dossier)


def _add_turnover(commands: _Commands) -> None:
    from secretariat.cli.turnover import turnover

    parser = _command(commands, "turnover", "按名单（姓名、现任职务、决定、拟任职务）试算换届")
    parser.add_argument("file", type=Path, metavar="文件")
    parser.add_argument("--body", required=True, metavar="NAME", help="换届的组织，如 执委会")
    parser.add_argument("--sheet", help="工作表名称")
    parser.add_argument("--day", metavar="DATE", help="会议日期，默认为今天")
    parser.add_argument("--meeting", default="", metavar="TEXT", help="选举产生新一届的会议")
    parser.add_argument("--number", type=int, metavar="N", help="新一届是第几届，默认为下一届")
    parser.add_argument("--to", type=Path, metavar="OUT.pdf|OUT.xlsx", help="换届对照表写到这个文件")
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument("--dry-run", action="store_true", help="只试算，不写入（不写也是这样）")
    doing.add_argument("--carry-out", action="store_true", help="执行换届，可以撤销")
    parser.set_defaults(job=turnover)


def _add_stats(commands: _Commands) -> None:
    from secretariat.cli.stats import stats

    parser = _command(commands, "stats", "按字段统计任何一种记录：多少条、合计、多少家、多少人")
    parser.add_argument("ledger", metavar="名单", help=f"名单、记录名或中文名：{' '.join(_ROSTERS)}")
    parser.add_argument(
        "--by", required=True, metavar="FIELD[,FIELD]",
        help=f"按什么字段统计，日期按年，写成 字段:月 则按月；提案还可以按：{_dimensions()}",
    )  # fmt: skip
    parser.add_argument("--from", dest="first", metavar="DATE", help="日期从（年、月或日）")
    parser.add_argument("--to", dest="last", metavar="DATE", help="日期到（年、月或日）")
    _add_selection(parser, "按哪一天的情况，默认为 --to 那天，不晚于今天")
    parser.set_defaults(job=stats)


def _add_letters(commands: _Commands) -> None:
    from secretariat.cli.proposals import letters

    parser = _command(commands, "letters", "给有逾期提案的单位各出一份催办函")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="放到这个文件夹")
    parser.add_argument("--as-of", metavar="DATE", help="按哪一天算逾期，默认为今天")
    parser.set_defaults(job=letters)


def _dimensions() -> str:
    return "、".join(label for label, _, _ in DIMENSIONS.values())


def _add_coverage(commands: _Commands) -> None:
    from secretariat.cli.coverage import tell_coverage

    parser = _command(
        commands, "coverage", "履职覆盖面：一个组织、轮值组或名单里谁没有参加活动、没有走访、没有提案"
    )
    parser.add_argument("body", nargs="?", default="", metavar="组织", help="组织名称，如 执委会")
    parser.add_argument("--group", default="", metavar="NAME", help="轮值组的名称或记录号")
    parser.add_argument("--list", dest="named_list", default="", metavar="NAME", help="名单的名称或记录号")
    parser.add_argument("--members", action="store_true", help="全部会员的负责人")
    parser.add_argument("--from", dest="first", required=True, metavar="DATE", help="期间从（年、月或日）")
    parser.add_argument("--to", dest="last", required=True, metavar="DATE", help="期间到（年、月或日）")
    parser.add_argument("--rate", type=int, default=60, metavar="N", help="出席率低于百分之几算低，默认60")
    parser.add_argument("--run", type=int, default=3, metavar="N", help="连续缺席几次起提示，默认3")
    parser.add_argument("--out", type=Path, metavar="OUT.xlsx|OUT.pdf", help="写到这个文件")
    parser.add_argument("--calls", action="store_true", help="文件里只列要联系的人，附电话和情况")
    parser.set_defaults(job=tell_coverage)


def _add_report(commands: _Commands) -> None:
    from secretariat.cli.listing import report

    parser = _command(commands, "report", "月报")
    parser.add_argument("month", metavar="月份", help="如 2026-10")
    parser.add_argument("--to", type=Path, metavar="OUT.pdf|OUT.xlsx")
    parser.set_defaults(job=report)


def _add_remind(commands: _Commands) -> None:
    from secretariat.cli.remind import remind

    parser = _command(commands, "remind", "提醒：逾期的和近期到期的事项、生日")
    parser.add_argument("--on", metavar="DATE", help="哪一天，默认为今天")
    parser.add_argument("--days", type=int, default=30, metavar="N", help="往后看几天，默认30；换届看90天")
    parser.set_defaults(job=remind)


def _add_history(commands: _Commands) -> None:
    from secretariat.cli.keeping import redo, show_history, undo

    parser = _command(commands, "history", "操作历史")
    parser.add_argument("--limit", type=int, default=50, help="最多列出几条")
    parser.set_defaults(job=show_history)
    parser = _command(commands, "undo", "撤销一次操作，默认最近一次")
    parser.add_argument("operation", nargs="?", type=int, metavar="操作号", help="见 history")
    parser.set_defaults(job=undo)
    _command(commands, "redo", "重做刚撤销的操作").set_defaults(job=redo)


def _add_keeping(commands: _Commands) -> None:
    from secretariat.cli.keeping import backup, check, restore

    _command(commands, "check", "检查数据文件").set_defaults(job=check)
    parser = _command(commands, "backup", "备份")
    parser.add_argument("--to", type=Path, metavar="FILE", help="备份到这个文件，如U盘上")
    parser.set_defaults(job=backup)
    parser = _command(commands, "restore", "从备份恢复")
    parser.add_argument("file", type=Path, metavar="文件")
    parser.set_defaults(job=restore)


def _add_demo(commands: _Commands) -> None:
    from secretariat.cli.demo import demo

    parser = _command(commands, "demo", "用虚构的示例数据把主要工作做一遍")
    parser.add_argument("folder", type=Path, metavar="文件夹")
    parser.set_defaults(job=demo)
