"""What a reader accepts, and the checks that run before anything is unpacked or parsed.

The figures keep a reader below 300 MB of memory and 10 seconds on one slow core; every one of them
is far above what a notice, a ledger or a report needs.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from liaoliang.errors import BadInputError, gettext_noop

MEBIBYTE = 1024 * 1024

MAX_FILE_BYTES = 50 * MEBIBYTE
MAX_TEXT_BYTES = 20 * MEBIBYTE
MAX_HTML_BYTES = 10 * MEBIBYTE
MAX_BLOCKS = 200_000
MAX_TEXT_CHARACTERS = 20_000_000

MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 200 * MEBIBYTE
MAX_XML_BYTES = 40 * MEBIBYTE
MAX_RATIO = 200
RATIO_FROM_BYTES = MEBIBYTE
# Tags and attributes of a part that is held as a tree: about 200 bytes each.
MAX_MARKUP = 1_000_000
# Tags of a part that is read as a stream.
MAX_STREAMED_TAGS = 2_000_000
# libxml2 stops at 256 by itself.
MAX_DEPTH = 200

MAX_TABLE_COLUMNS = 128
MAX_SHEET_CELLS = 200_000
MAX_MERGES = 20_000
MAX_MERGED_WORK = 10_000_000
MAX_COLUMN_RANGES = 1_000
LAST_COLUMN = 16_384
MAX_CSV_FIELD = MEBIBYTE

# pdfminer takes about 0.15 ms a character; a notice with its annexes has 5,000 to 30,000.
MAX_PDF_PAGES = 150
MAX_PDF_CHARACTERS = 60_000
MAX_PDF_CONTENT_BYTES = 6 * MEBIBYTE
MAX_PDF_LOOKUPS = 100_000
MAX_PDF_FORMS = 5_000
MAX_PDF_EDGES = 6_000
MAX_PDF_CROSSINGS = 100_000
MAX_PDF_UNPACKED_BYTES = 64 * MEBIBYTE
MAX_PDF_IMAGE_BYTES = 500 * MEBIBYTE

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    # A damaged directory makes zipfile seek to before the beginning.
    ValueError,
)
# What office programs write; zipfile cannot bound what the other methods unpack.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_XML_NAMES = (".xml", ".rels", ".vml")
_DOCTYPE = re.compile(
    b"|".join(
        re.escape(mark.encode(codec))
        for mark in ("<!DOCTYPE", "<!ENTITY")
        for codec in ("ascii", "utf-16-le", "utf-16-be")
    ),
    re.IGNORECASE,
)

TOO_LARGE = gettext_noop("文件有 {megabytes} MB，超过 {limit} MB 的上限；请拆分后再导入")
TOO_MANY_BLOCKS = gettext_noop("文件的段落和单元格超过 {limit} 个；请拆分后再导入")
TOO_MUCH_MARKUP = gettext_noop("文件内部的标记过多，无法在限定的内存里读取；请删去空白行列或拆分后再导入")
TOO_WIDE = gettext_noop("文件中有一张表格超过 {limit} 列，无法读取")
TOO_DEEP = gettext_noop("文件内部嵌套过深，不是正常的公文文件")
DAMAGED = gettext_noop("文件已损坏或不完整，无法打开；请重新导出或重新上传")
DAMAGED_PART = gettext_noop("文件内部的 {part} 已损坏，无法读取；请重新导出或重新上传")
MISSING_PART = gettext_noop("文件内部缺少 {part}，不是完整的 Office 文档")
HAS_DOCTYPE = gettext_noop("文件内部的 {part} 含有外部实体或文档类型声明，出于安全不予读取")
BOMB = gettext_noop("文件解压后过大或压缩比异常（疑似压缩炸弹），不予读取")
ENCRYPTED = gettext_noop("文件已加密或设有密码；请取消密码后再导入")


def check_size(size: int, name: str, limit: int = MAX_FILE_BYTES) -> None:
    """Refuse a file of more than `limit` bytes, naming both figures."""
    if size > limit:
        raise BadInputError(name, TOO_LARGE, megabytes=f"{size / MEBIBYTE:.1f}", limit=limit // MEBIBYTE)


class Package:
    """An Office file (a zip of XML parts) that has passed every check before it is read."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _UNREADABLE as error:
            raise BadInputError(name, DAMAGED) from error
        self._members = {item.filename: item for item in self._zip.infolist()}
        self._check_members()
        self._check_xml()

    def names(self) -> tuple[str, ...]:
        """Names of all members, as written in the archive."""
        return tuple(self._members)

    def read(self, part: str) -> bytes:
        """The bytes of a part that must be there."""
        if part not in self._members:
            raise BadInputError(self.name, MISSING_PART, part=part)
        item = self._members[part]
        try:
            with self._zip.open(item) as stream:
                # With a length; without one zipfile unpacks all there is before it looks at the size declared.
                return stream.read(item.file_size + 1)
        except _UNREADABLE as error:
            raise BadInputError(self.name, DAMAGED_PART, part=part) from error

    def tree(self, part: str) -> etree._Element:
        """The root element of a part that must be there."""
        return parse_xml(self.read(part), self.name, part)

    def optional_tree(self, part: str) -> etree._Element | None:
        """The root element of a part, or None where the file does not have it."""
        return self.tree(part) if part in self._members else None

    def _check_members(self) -> None:
        items = self._members.values()
        if any(item.flag_bits & 0x1 for item in items):
            raise BadInputError(self.name, ENCRYPTED)
        if any(item.compress_type not in _METHODS for item in items):
            raise BadInputError(self.name, DAMAGED)
        too_big = len(items) > MAX_MEMBERS or sum(item.file_size for item in items) > MAX_UNPACKED_BYTES
        if too_big or any(map(_is_suspicious, items)):
            raise BadInputError(self.name, BOMB)

    def _check_xml(self) -> None:
        """Read every XML member once: proves it whole (checksum) and free of a document type."""
        parts = [item for item in self._members.values() if item.filename.lower().endswith(_XML_NAMES)]
        if sum(item.file_size for item in parts) > MAX_XML_BYTES:
            raise BadInputError(self.name, TOO_MUCH_MARKUP)
        for item in parts:
            refuse_doctype(self.read(item.filename), self.name, item.filename)


def _is_suspicious(item: zipfile.ZipInfo) -> bool:
    return item.file_size > RATIO_FROM_BYTES and item.file_size > MAX_RATIO * max(item.compress_size, 1)


def refuse_doctype(content: bytes, name: str, part: str) -> None:
    """Refuse XML that declares a document type or entities: no office program writes one."""
    if _DOCTYPE.search(content):
        raise BadInputError(name, HAS_DOCTYPE, part=part)


def xml_parser() -> etree.XMLParser:
    """A parser that reaches neither network nor files and expands nothing."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse_xml(content: bytes, name: str, part: str) -> etree._Element:
    """Parse a whole part into a tree after checking its document type and the amount of markup."""
    refuse_doctype(content, name, part)
    check_markup(content, name)
    try:
        return etree.fromstring(content, xml_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInputError(name, DAMAGED_PART, part=part) from error


def check_markup(content: bytes, name: str) -> None:
    """Refuse markup whose tree would not fit into memory."""
    if content.count(b"<") + content.count(b"=") > MAX_MARKUP:
        raise BadInputError(name, TOO_MUCH_MARKUP)
