"""From a notice file to plain values that a draft keeps."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any, Final

from liaoliang.base import sandbox
from liaoliang.text.blocks import Document
from liaoliang.text.notice import BodySection, CompiledNotice, Row, compile_notice
from liaoliang.text.notice.folding import fold
from liaoliang.text.notice.targets import find_targets

_SENTENCE: Final = re.compile(r"[^。;\n]+[。;]?")


def read_notice(content: bytes, name: str) -> tuple[Document, CompiledNotice]:
    """The file's blocks, read in the sandbox, and the rows made of them. Raises BadInputError."""
    document = sandbox.read_document(content, name)
    return document, compile_notice(document)


def original_of(row: Row) -> dict[str, Any]:
    """What the compiler read, kept beside every later correction."""
    return {**row.as_json(), "units_text": row.units_text, "body_text": row.body_text}


def targets_of(requirement: str) -> list[dict[str, object]]:
    """The quantified targets inside a requirement, as a draft keeps them."""
    return [target.as_json() for target in find_targets(requirement)]


def front_of(document: Document, compiled: CompiledNotice) -> dict[str, Any]:
    """The addressee and the texts of the front matter, in order."""
    texts = {block.index: block.text for block in document}
    lines = [texts[index] for index in compiled.front_matter if index in texts]
    return {"addressee": compiled.metadata.addressee, "texts": lines}


def body_of(compiled: CompiledNotice) -> list[dict[str, Any]]:
    """The tree of the notice's body: level, heading, text, line, children."""
    return [_section(section) for section in compiled.body]


def unplaced_of(document: Document, compiled: CompiledNotice) -> list[str]:
    """Texts that no row, no heading and no front matter took."""
    texts = {block.index: block.text for block in document}
    return [texts[index] for index in compiled.unplaced if index in texts]


def _section(section: BodySection) -> dict[str, Any]:
    plain = asdict(section)
    return {
        **{key: plain[key] for key in ("level", "heading", "text", "line")},
        "children": [_section(child) for child in section.children],
    }


def sentence_around(
    document: Document, span: tuple[int, int, int] | None, words: str
) -> tuple[str, int | None]:
    """The whole sentence of the document that a difference lies in, and where in it the difference begins."""
    if span is None:
        return "", None
    line, start, end = span
    for block in document:
        if block.line != line or block.text[start:end] != words:
            continue
        for match in _SENTENCE.finditer(fold(block.text)):
            if match.start() <= start and end <= match.end():
                written = block.text[match.start() : match.end()]
                blank = len(written) - len(written.lstrip())
                return written.strip(), max(start - match.start() - blank, 0)
    return "", None
