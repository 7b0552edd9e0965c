"""What the compiler returns. Everything is frozen; texts are as in the input."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from liaoliang.text.notice.targets import Target


@dataclass(frozen=True, slots=True)
class Row:
    """One task of the breakdown: what, who, by when.

    `category`, `task` and `requirement` are empty strings where the layout has none. `lead_units`
    and `supporting_units` are None where the notice makes no difference between them. `source` is
    the first and last line; `blocks` are the indexes of the blocks that this row *owns*: headings,
    merged cells and paragraphs that serve several rows belong to the first of them, so every block
    is owned once. `body_text` is what the body of the notice says of the same task.
    """

    category: str
    task: str
    requirement: str
    units: tuple[str, ...]
    lead_units: tuple[str, ...] | None
    supporting_units: tuple[str, ...] | None
    deadline: str | None
    deadline_from: date | None
    deadline_to: date | None
    targets: tuple[Target, ...]
    optional: bool
    source: tuple[int, int]
    incomplete: bool
    blocks: tuple[int, ...] = ()
    units_text: str = ""
    body_text: str = ""

    def as_json(self) -> dict[str, object]:
        """The keys of the command line's contract, ready for `json.dumps`."""
        return {
            "category": self.category,
            "task": self.task,
            "requirement": self.requirement,
            "units": list(self.units),
            "lead_units": None if self.lead_units is None else list(self.lead_units),
            "supporting_units": None if self.supporting_units is None else list(self.supporting_units),
            "deadline": self.deadline,
            "deadline_from": self.deadline_from.isoformat() if self.deadline_from else None,
            "deadline_to": self.deadline_to.isoformat() if self.deadline_to else None,
            "targets": [target.as_json() for target in self.targets],
            "optional": self.optional,
            "source": list(self.source),
            "incomplete": self.incomplete,
        }


@dataclass(frozen=True, slots=True)
class NoticeMetadata:
    """The metadata box of the page, as far as the front of the document gives it."""

    title: str = ""
    index_number: str = ""
    document_number: str = ""
    written_on: date | None = None
    released_on: date | None = None
    publisher: str = ""
    validity: str = ""
    addressee: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class BodySection:
    """One heading of the notice's body with its own text and what is below it.

    `level` is 1 for 一、, 2 for (一) and so on; `line` is where it stands in the source.
    """

    level: int
    heading: str
    text: str
    line: int
    blocks: tuple[int, ...] = ()
    children: tuple[BodySection, ...] = ()

    @property
    def full_text(self) -> str:
        """Own text and that of every section below, one paragraph a line."""
        parts = [self.text, *(f"{child.heading}\n{child.full_text}".strip() for child in self.children)]
        return "\n".join(part for part in parts if part)


DisagreementKind = Literal[
    "category_title",
    "task_title",
    "order",
    "only_in_annex",
    "only_in_body",
    "wording",
    "dropped",
    "added",
    "subject",
]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where annex and body of a notice do not say the same.

    `annex` and `body` are the two texts (one may be empty). `annex_span` and `body_span` are
    (line, start, end): characters of that line's text that differ. `sentence` says it in Chinese.
    """

    kind: DisagreementKind
    sentence: str
    annex: str = ""
    body: str = ""
    annex_span: tuple[int, int, int] | None = None
    body_span: tuple[int, int, int] | None = None
    task: str = ""


@dataclass(frozen=True, slots=True)
class CompiledNotice:
    """Rows and all that is not a row. `front_matter` and `unplaced` are block indexes; together with
    the rows' blocks they are exactly all blocks of the document, each once."""

    rows: tuple[Row, ...]
    front_matter: tuple[int, ...]
    unplaced: tuple[int, ...]
    warnings: tuple[str, ...]
    metadata: NoticeMetadata = field(default_factory=NoticeMetadata)
    body: tuple[BodySection, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    unplaced_texts: tuple[str, ...] = ()
    layout: str = ""
