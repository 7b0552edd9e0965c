"""The base of every component: a frozen value that renders itself through its own template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

# Text is escaped on its way out, except a SafeString, which the caller vouches for.
Text = str | Promise

ButtonKind = Literal["primary", "secondary", "danger", "plain"]


class Component:
    """A value that a template prints with `{{ it }}`; a table cell may hold one where it could hold text."""

    __slots__ = ()
    template: ClassVar[str]

    def render(self) -> SafeString:
        """The component's markup, its text escaped."""
        return render_to_string(f"ui/components/{self.template}.html", {"it": self})

    __str__ = render
    __html__ = render


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Component):
    """A link with words; `note` stands behind it, outside the link."""

    template: ClassVar[str] = "link"
    text: Text
    href: str
    note: Text = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Button(Component):
    """A button of a form, or a link in a button's dress when it has an `href`.

    `refused` disables it and stands beside it as the reason: what is not allowed is shown, not hidden.
    """

    template: ClassVar[str] = "button"
    text: Text
    kind: ButtonKind = "primary"
    href: str = ""
    name: str = ""
    value: str = ""
    refused: Text = ""
    small: bool = False
    icon: str = ""
