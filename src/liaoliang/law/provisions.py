"""What a conclusion rests on: an act and an article, and how sure we are of having read them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Confidence = Literal["confirmed", "memory", "local", "convention"]
CONFIDENCES: tuple[Confidence, ...] = ("confirmed", "convention", "local", "memory")

_ARTICLE = re.compile(
    r"(?P<article>[0-9]+)(?:\((?P<paragraph>[0-9]+)\))?(?:\((?P<item>[一二三四五六七八九十]+)\))?"
)
# The act was not seen, or not article by article: no article is made up for it.
UNSEEN_ARTICLE = "—"


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """One article of one act: `Provision("政府信息公开条例(2019)", "33")`.

    `article` may carry a paragraph in Arabic and an item in Chinese figures, as the acts number them:
    `"48(2)"` is a paragraph, `"36(一)"` an item, `"23(1)(四)"` an item of a paragraph. It is words where
    the source has no articles (a notice, a standard), and UNSEEN_ARTICLE where the article is not known.
    """

    act: str
    article: str

    def __str__(self) -> str:
        if self.article == UNSEEN_ARTICLE:
            return f"{self.act}(条款未核对)"
        found = _ARTICLE.fullmatch(self.article)
        if not found:
            return f"{self.act} {self.article}".rstrip()
        words = f"{self.act}第{found['article']}条"
        if found["paragraph"]:
            words += f"第{found['paragraph']}款"
        return words + (f"第({found['item']})项" if found["item"] else "")

    def as_json(self) -> dict[str, str]:
        """`{"act", "article"}`, the form of the command line and the interface."""
        return {"act": self.act, "article": self.article}


def distinct(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The same provisions in the same order, each once."""
    return tuple(dict.fromkeys(provisions))


def weakest(confidences: Iterable[Confidence]) -> Confidence:
    """A conclusion is as sure as its least sure part; nothing at all counts as confirmed."""
    return max(confidences, key=CONFIDENCES.index, default="confirmed")
