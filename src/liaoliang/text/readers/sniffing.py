"""What a file really is, by its first bytes, and whether that fits its extension."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.readers.limits import DAMAGED, ENCRYPTED

# What each extension promises; the value names the reader.
EXTENSIONS = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "csv",
    ".pdf": "pdf",
}
NAMES = {
    "txt": "纯文本（.txt）",
    "html": "网页（.html）",
    "docx": "Word 文档（.docx）",
    "xlsx": "Excel 工作簿（.xlsx）",
    "csv": "CSV 表格（.csv）",
    "pdf": "PDF 文件（.pdf）",
}
_TEXTUAL = {"txt", "html", "csv"}

_EMPTY = gettext_noop("文件是空的，没有内容")
_UNKNOWN_EXTENSION = gettext_noop(
    "不支持 {extension} 格式；请另存为 .docx、.xlsx、.pdf、.html、.csv 或 .txt 后再导入"
)
_NO_EXTENSION = gettext_noop("文件名没有扩展名，内容看来是{actual}；请补上正确的扩展名后再导入")
_WRONG_EXTENSION = gettext_noop("扩展名与内容不符：内容其实是{actual}；请改为正确的扩展名后再导入")
_NOT_WHAT_IT_SAYS = gettext_noop("扩展名与内容不符：内容不是{expected}，文件可能已损坏；请重新导出后再导入")
_OLD_WORD = gettext_noop("这是旧版 Word 文档（.doc）；请用 Word 或 WPS 另存为 .docx 后再导入")
_OLD_EXCEL = gettext_noop("这是旧版 Excel 工作簿（.xls）；请用 Excel 或 WPS 另存为 .xlsx 后再导入")
_OLD_SLIDES = gettext_noop("这是演示文稿；请另存为 .pdf 或 .docx 后再导入")
_WPS_TEXT = gettext_noop("这是 WPS 文字文档（.wps）；请用 WPS 另存为 .docx 后再导入")
_WPS_SHEET = gettext_noop("这是 WPS 表格（.et）；请用 WPS 另存为 .xlsx 后再导入")
_OLE = gettext_noop("这是旧版 Office 或 WPS 格式；请另存为 .docx 或 .xlsx 后再导入")
_OFD = gettext_noop("这是 OFD 版式文件（.ofd）；请转换为 .pdf 或用原稿 .docx 导入")
_RTF = gettext_noop("这是 RTF 文档（.rtf）；请另存为 .docx 后再导入")
_OPEN_DOCUMENT = gettext_noop("这是 OpenDocument 文档；请另存为 .docx 或 .xlsx 后再导入")
_BINARY_SHEET = gettext_noop("这是二进制 Excel 工作簿（.xlsb）；请另存为 .xlsx 后再导入")
_ARCHIVE = gettext_noop("这是压缩包；请解压后逐个导入")
_PICTURE = gettext_noop("这是图片，没有文字层；请导入原稿或先作文字识别")

# Formats that are known and refused, each with the way out.
_REFUSED_EXTENSIONS = {
    ".doc": _OLD_WORD,
    ".dot": _OLD_WORD,
    ".xls": _OLD_EXCEL,
    ".ppt": _OLD_SLIDES,
    ".pptx": _OLD_SLIDES,
    ".wps": _WPS_TEXT,
    ".et": _WPS_SHEET,
    ".ofd": _OFD,
    ".rtf": _RTF,
    ".odt": _OPEN_DOCUMENT,
    ".ods": _OPEN_DOCUMENT,
    ".xlsb": _BINARY_SHEET,
    ".zip": _ARCHIVE,
    ".rar": _ARCHIVE,
    ".7z": _ARCHIVE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
    ".png": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
    ".bmp": _PICTURE,
    ".gif": _PICTURE,
}
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED_MAGIC = (
    (b"{\\rtf", _RTF),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b\x08", _ARCHIVE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
)
# Names of streams inside an OLE container, in the order of what they prove.
_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", _OLD_WORD),
    ("Workbook", _OLD_EXCEL),
    ("Book", _OLD_EXCEL),
    ("PowerPoint Document", _OLD_SLIDES),
)
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_WITHIN = 1024
_OLE_SCAN_BYTES = 8 * 1024 * 1024
_HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)


def format_of(content: bytes, name: str) -> str:
    """The reader's name for this file, or a refusal that says what it is and how to save it."""
    if not content:
        raise BadInputError(name, _EMPTY)
    extension = PurePath(name).suffix.lower()
    actual = _actual_format(content, name)
    expected = EXTENSIONS.get(extension)
    if expected is None:
        raise _unfit_extension(extension, actual, name)
    if actual and actual != expected:
        raise BadInputError(name, _WRONG_EXTENSION, actual=NAMES[actual])
    if not actual and expected not in _TEXTUAL:
        raise BadInputError(name, _NOT_WHAT_IT_SAYS, expected=NAMES[expected])
    return expected


def _unfit_extension(extension: str, actual: str, name: str) -> BadInputError:
    if not extension:
        return BadInputError(name, _NO_EXTENSION, actual=NAMES[actual or "txt"])
    if actual:
        return BadInputError(name, _WRONG_EXTENSION, actual=NAMES[actual])
    return BadInputError(name, _REFUSED_EXTENSIONS.get(extension, _UNKNOWN_EXTENSION), extension=extension)


def _actual_format(content: bytes, name: str) -> str:
    """The format that the bytes prove, or "" for text of any kind."""
    if content.startswith(_OLE_MAGIC):
        raise BadInputError(name, _inside_ole(content))
    for magic, reason in _REFUSED_MAGIC:
        if content.startswith(magic):
            raise BadInputError(name, reason)
    if content.startswith(_ZIP_STARTS):
        return _inside_zip(content, name)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    return "html" if _HTML_START.match(content) else ""


def _inside_ole(content: bytes) -> str:
    scanned = content[:_OLE_SCAN_BYTES]
    for stream, reason in _OLE_STREAMS:
        if stream.encode("utf-16-le") in scanned:
            return reason
    return _OLE


def _inside_zip(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadInputError(name, DAMAGED) from error
    for prefix, found in (("word/", "docx"), ("xl/", "xlsx")):
        if any(member.startswith(prefix) for member in members) and "[Content_Types].xml" in members:
            if "xl/workbook.bin" in members:
                raise BadInputError(name, _BINARY_SHEET)
            return found
    raise BadInputError(name, _refusal_of_zip(members))


def _refusal_of_zip(members: list[str]) -> str:
    if "OFD.xml" in members:
        return _OFD
    if any(member.startswith("ppt/") for member in members):
        return _OLD_SLIDES
    if "mimetype" in members and "content.xml" in members:
        return _OPEN_DOCUMENT
    return _ARCHIVE
