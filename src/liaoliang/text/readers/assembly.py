"""Collects what a reader finds into a document: order, ordinals, limits and warnings in one place."""

from __future__ import annotations

from collections.abc import Mapping

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Block, BlockKind, Document
from liaoliang.text.readers.grid import NOWHERE, Place
from liaoliang.text.readers.limits import MAX_BLOCKS, MAX_TEXT_CHARACTERS, TOO_MANY_BLOCKS

# What `str.strip` takes for space, and the marks of no width that word processors leave behind.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x00\x1a"

NO_TEXT = gettext_noop("文件里没有可读的文字")
NO_TEXT_BECAUSE = gettext_noop("文件里没有可读的文字：{warnings}")


def trim(text: str) -> str:
    """Take white space (full-width included) and invisible marks off both ends."""
    before = None
    while before != text:
        before, text = text, text.strip().strip(INVISIBLE)
    return text


class Assembly:
    """A document in the making. Texts are trimmed; empty ones are not kept."""

    def __init__(self, name: str, file_format: str) -> None:
        self.name = name
        self.format = file_format
        self.metadata: dict[str, str] = {}
        self._blocks: list[Block] = []
        self._warnings: list[str] = []
        self._tables = 0
        self._characters = 0

    def paragraph(self, text: str, *, line: int = 0, page: int = 0) -> None:
        """Append a paragraph; without `line` it is counted by its ordinal."""
        self._append("paragraph", text, line=line, page=page)

    def heading(self, text: str, *, level: int, line: int = 0) -> None:
        """Append a heading of `level` (1 = highest)."""
        self._append("heading", text, line=line, level=level)

    def open_table(self) -> int:
        """Take the next table ordinal (from 0)."""
        self._tables += 1
        return self._tables - 1

    def cell(
        self,
        text: str,
        table: int,
        place: Place,
        *,
        line: int = 0,
        page: int = 0,
    ) -> None:
        """Append a table cell at its place in the grid."""
        self._append("cell", text, line=line, page=page, table=table, place=place)

    def warn(self, template: str, **values: object) -> None:
        """Say once what was left out; `template` has named places."""
        sentence = template.format(**values)
        if sentence not in self._warnings:
            self._warnings.append(sentence)

    def describe(self, metadata: Mapping[str, str]) -> None:
        """Add to what the file says of itself; the first value of a key stays."""
        for key, value in metadata.items():
            self.metadata.setdefault(key, value)

    def finish(self) -> Document:
        """The whole document; a file without any text is refused."""
        if not self._blocks:
            template = NO_TEXT_BECAUSE if self._warnings else NO_TEXT
            raise BadInputError(self.name, template, warnings="；".join(self._warnings))
        return Document(self.name, tuple(self._blocks), tuple(self._warnings), self.format, self.metadata)

    def _append(
        self,
        kind: BlockKind,
        text: str,
        *,
        line: int,
        level: int = 0,
        page: int = 0,
        table: int = -1,
        place: Place | None = None,
    ) -> None:
        text = trim(text)
        if not text:
            return
        index = len(self._blocks)
        self._characters += len(text)
        if index >= MAX_BLOCKS or self._characters > MAX_TEXT_CHARACTERS:
            raise BadInputError(self.name, TOO_MANY_BLOCKS, limit=MAX_BLOCKS)
        spot = place or NOWHERE
        self._blocks.append(
            Block(
                index=index,
                kind=kind,
                text=text,
                line=line or index + 1,
                level=level,
                page=page,
                table=table,
                row=spot.row,
                column=spot.column,
                row_span=spot.row_span,
                column_span=spot.column_span,
                is_header=spot.is_header,
            )
        )
