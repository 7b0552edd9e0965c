"""The block model: what every reader makes of a file, and all that the notice compiler sees of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "cell"]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text that is placed as a whole: a heading, a paragraph, or a table cell.

    `line` counts from 1: the source line of a text file, the paragraph or cell ordinal elsewhere.
    `level` is the heading level (1 = highest), 0 where there is none. A cell names its table
    (ordinal in the document), row and column (from 0) and its spans.
    """

    index: int
    kind: BlockKind
    text: str
    line: int
    level: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    row_span: int = 1
    column_span: int = 1
    page: int = 0
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks in reading order. Only blocks with text are kept; `warnings` are sentences
    about what the reader left out (hidden sheets, pictures, comments)."""

    name: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    format: str = ""
    metadata: dict[str, str] = field(default_factory=dict, hash=False)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)

    @property
    def text(self) -> str:
        """All text, one block a line."""
        return "\n".join(block.text for block in self.blocks)
