"""The sentences with which a foreign file is refused: each names the file and the way out."""

from __future__ import annotations

from secretariat.base.errors import Refusal

SAVE_AS = "请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。"
GET_AGAIN = "请重新复制或下载一份；能在 Excel 或 WPS 中打开的，另存为 .xlsx 后再导入。"


def missing(name: str) -> Refusal:
    """The path leads nowhere."""
    return Refusal(f"找不到文件“{name}”。", "它可能已被移动、改名，或者U盘已拔出；请重新选择文件。")


def folder(name: str) -> Refusal:
    """The path is a folder or something else that is no file."""
    return Refusal(f"“{name}”是文件夹，不是文件。", "请打开文件夹，选择里面的表格文件。")


def no_plain_file(name: str) -> Refusal:
    """The path is a device or a pipe."""
    return Refusal(f"“{name}”不是普通文件。", "请选择 .xlsx、.xls 或 .csv 文件。")


def lock_file(name: str) -> Refusal:
    """The owner file that Excel leaves beside an open workbook."""
    return Refusal(
        f"“{name}”是 Excel 打开文件时留下的临时文件，里面没有名单。",
        "请选择同一文件夹中名字前面没有“~$”的那个文件。",
    )


def not_allowed(name: str, *, windows: bool) -> Refusal:
    """The system lets nobody read it; on Windows mostly because Excel holds it."""
    if windows:
        return Refusal(
            f"文件“{name}”正被 Excel 或 WPS 打开，或者没有读取它的权限。",
            "请先在 Excel 或 WPS 中保存并关闭它再导入；仍不行的，把它复制到桌面再试。",
        )
    return Refusal(f"没有读取文件“{name}”的权限。", "请把它复制到自己的文件夹，或请管理员给予读取权限。")


def unreadable(name: str) -> Refusal:
    """The disk or the network failed while reading."""
    return Refusal(
        f"读取文件“{name}”时磁盘、U盘或网络出错。", "请检查U盘或网络是否接好，把文件复制到本机再导入。"
    )


def file_too_big(name: str, limit: int) -> Refusal:
    """More bytes on disk than are taken (limit in bytes)."""
    return Refusal(
        f"文件“{name}”太大（超过 {limit >> 20} MB）。",
        "请只留下要导入的工作表，删去图片，另存为 .xlsx 后再导入。",
    )


def empty(name: str) -> Refusal:
    """Not one byte in it."""
    return Refusal(
        f"文件“{name}”是空的（0 字节）。", "多半是没有保存或复制完整；请回到原来的电脑上重新保存一份。"
    )


def only_zeros(name: str) -> Refusal:
    """A file of the right length whose bytes were never written."""
    return Refusal(
        f"文件“{name}”里全是空字节，内容已经丢失。",
        "多半是保存时断电或U盘没有安全弹出；请找原来的一份或备份。",
    )


def nothing_in_it(name: str) -> Refusal:
    """Every sheet is empty."""
    return Refusal(f"文件“{name}”里没有任何内容。", "请打开它看看，名单是不是在另一个文件里。")


def other_kind(name: str, what: str) -> Refusal:
    """A picture, a text document or another thing that is no table."""
    return Refusal(
        f"文件“{name}”其实是{what}，不是电子表格。",
        "请把其中的名单抄进 Excel 或 WPS 表格，存为 .xlsx 后再导入。",
    )


def archive(name: str) -> Refusal:
    """An archive that holds no workbook of its own."""
    return Refusal(f"文件“{name}”其实是压缩包。", "请先解压，再选择里面的 .xlsx、.xls 或 .csv 文件。")


def unknown_kind(name: str) -> Refusal:
    """Bytes that are no known kind of table."""
    return Refusal(f"认不出文件“{name}”是哪种表格，或者它已损坏。", GET_AGAIN)


def old_kind(name: str, what: str) -> Refusal:
    """A kind of table that this program does not read."""
    return Refusal(f"文件“{name}”是{what}，本程序不能直接读取。", SAVE_AS)


def encrypted(name: str) -> Refusal:
    """Opened only with a password."""
    return Refusal(
        f"文件“{name}”设有打开密码。", "请在 Excel/WPS 中打开，另存为不带密码的文件，再导入那一份。"
    )


def cut_short(name: str) -> Refusal:
    """The end of the file is missing."""
    return Refusal(f"文件“{name}”不完整，后面一部分缺失。", "多半是复制、下载或接收时中断；" + GET_AGAIN)


def damaged(name: str) -> Refusal:
    """The bytes do not follow the rules of their kind."""
    return Refusal(f"文件“{name}”已损坏，无法读出内容。", GET_AGAIN)


def bomb(name: str, limit: int) -> Refusal:
    """Unpacks to far more than a roster ever holds (limit in bytes)."""
    return Refusal(
        f"文件“{name}”解压后超过 {limit >> 20} MB，不像正常的名单。",
        "请在 Excel 或 WPS 中打开，只把有内容的行和列复制到新建的工作簿，保存后再导入。",
    )


def entities(name: str) -> Refusal:
    """XML with a document type: no office program writes one, bombs do."""
    return Refusal(f"文件“{name}”里含有不安全的 XML 定义（DTD），正常的表格文件没有这种内容。", SAVE_AS)


def too_wide(name: str, sheet: str) -> Refusal:
    """The values of a sheet are spread over too large an area."""
    return Refusal(
        f"文件“{name}”的工作表“{sheet}”范围太大。",
        "请把有内容的行和列复制到新建的工作簿，保存后再导入；行数确实很多的，分成几个文件导入。",
    )


def too_much(name: str) -> Refusal:
    """Reading it needs more memory than is allowed."""
    return Refusal(
        f"文件“{name}”内容太多，读取它需要的内存超出限度。",
        "请把要导入的那张工作表复制到新建的工作簿；行数确实很多的，分成几个文件导入。",
    )


def too_slow(name: str, seconds: float) -> Refusal:
    """Reading it took longer than is allowed."""
    return Refusal(
        f"读取文件“{name}”超过 {seconds:g} 秒，已停止。",
        "请在 Excel 或 WPS 中打开，把有内容的部分复制到新建的工作簿，保存后再导入。",
    )


def broke_down(name: str) -> Refusal:
    """The reading process died over it."""
    return Refusal(f"读取文件“{name}”中途失败，文件内容异常或已损坏。", SAVE_AS)


def no_reader(name: str) -> Refusal:
    """The reading process could not be started at all."""
    return Refusal(
        f"无法启动读取文件“{name}”的程序。", "请关闭一些程序或重启电脑再试；安全软件拦截的，请放行本程序。"
    )


def web_frame(name: str) -> Refusal:
    """A web page that only frames other files."""
    return Refusal(f"文件“{name}”是网页，表格内容不在这个文件里。", SAVE_AS)


def bad_text(name: str) -> Refusal:
    """Text in no encoding that is known here."""
    return Refusal(
        f"文件“{name}”的文字编码认不出来，或者它不是文本。",
        "请用 Excel 或 WPS 打开，看到文字正常后另存为 .xlsx 再导入。",
    )
