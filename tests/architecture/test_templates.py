"""Templates keep the content policy: no inline script or style, nothing from foreign hosts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from architecture.layers import PACKAGE, place

COMMENTS = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"\son[a-z]+\s*=\s*[\"'{]", re.IGNORECASE),
    "htmx code in an attribute": re.compile(r"\shx-on\b|\shx-vals\s*=\s*[\"']js:", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=[\"']application/(?:ld\+)?json)", re.IGNORECASE
    ),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "a foreign file": re.compile(
        r"<(?:script|img|iframe|source|audio|video|link\b[^>]*stylesheet)[^>]*(?:src|href)=[\"'](?:https?:)?//",
        re.IGNORECASE,
    ),
}
TEMPLATES = sorted(path for path in PACKAGE.rglob("*.html") if "templates" in path.parts)


def faults(markup: str) -> list[str]:
    """What the content policy would refuse in this template."""
    bare = COMMENTS.sub("", markup)
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(bare)]


def test_there_are_templates_to_look_at() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=place)
def test_keeps_the_content_policy(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<style>a{}</style>", "a style element"),
        ('<p style="color:red">', "a style attribute"),
        ('<a onclick="go()">', "an event attribute"),
        ("<script>go()</script>", "an inline script"),
        ('<script nonce="{{ n }}">go()</script>', "an inline script"),
        ('<a href="javascript:go()">', "a script address"),
        ('<script src="//cdn.example/x.js"></script>', "a foreign file"),
    ],
)
def test_recognises(markup: str, fault: str) -> None:
    assert fault in faults(markup)


@pytest.mark.parametrize(
    "markup", ["<script src=\"{% static 'ui/x.js' %}\" defer></script>", "{# <style> #}"]
)
def test_lets_pass(markup: str) -> None:
    assert faults(markup) == []
