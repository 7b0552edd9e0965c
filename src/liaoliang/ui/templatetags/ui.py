"""Tags and filters of the interface: `{% load ui %}`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from liaoliang.ui import words
from liaoliang.ui.component import Component
from liaoliang.ui.components import DemoNotice, StateChip
from liaoliang.ui.forms import FieldView, field_views, summary_lines
from liaoliang.ui.states import State, word_of

register = template.Library()


@register.simple_tag(takes_context=True)
def component(context: Context, it: Component) -> SafeString:
    """Render a component that holds a form: unlike `{{ it }}` it hands on the CSRF token."""
    inner = {"it": it, "csrf_token": context.get("csrf_token", "")}
    return mark_safe(get_template(f"ui/components/{it.template}.html").render(inner))  # noqa: S308 - a template's output


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """A shape of the sprite, hidden from readers: the word stands beside it."""
    return format_html(
        '<svg class="i {}" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>', extra, name
    )


@register.simple_tag
def mark(state: State | str) -> SafeString:
    """The shape of a state in its colour, hidden from readers."""
    name = State(state).value
    return format_html(
        '<svg class="i s-{}" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>', name, name
    )


@register.simple_tag
def state_chip(state: State | str, word: str = "", *, plain: bool = False) -> SafeString:
    """A state chip from its name alone."""
    return StateChip(state=State(state), word=word, plain=plain).render()


@register.simple_tag
def demo_notice(day: date | None) -> str:
    """The demonstration's banner; nothing outside a demonstration."""
    return DemoNotice(day=day).render() if day else ""


@register.filter
def state_word(state: State | str) -> str:
    """The official word of a state."""
    return word_of(State(state))


@register.filter
def day(value: date) -> str:
    """2021年10月27日."""
    return words.day_words(value)


@register.filter
def weekday(value: date) -> str:
    """星期三."""
    return words.weekday_words(value)


@register.filter
def iso_day(value: date) -> str:
    """2021-10-27."""
    return value.strftime("%Y-%m-%d")


@register.filter
def moment(value: date) -> str:
    """2021-09-24 10:42:31, as it stands, without conversion."""
    return value.strftime("%Y-%m-%d %H:%M:%S")


@register.filter
def size(value: int) -> str:
    """A file size in words."""
    return words.size_words(value)


@register.filter
def halves(digest: str) -> SafeString:
    """A long hash that may break in groups of 32."""
    parts = [digest[at : at + 32] for at in range(0, len(digest), 32)]
    return mark_safe("<wbr>".join(format_html("{}", part) for part in parts))  # noqa: S308 - escaped above


@register.filter
def at(items: Sequence[Any], index: int) -> Any:
    """The item at a place, as a template cannot index by a variable."""
    return items[index]


@register.filter
def phrases(title: str) -> SafeString:
    """The site's title, which may break before 政务公开 only, so that no line ends inside a word."""
    return mark_safe(escape(title).replace("政务公开", "<wbr>政务公开"))  # noqa: S308 - escaped first


@register.simple_tag
def script_words() -> dict[str, str]:
    """What the scripts say, for `json_script`."""
    return words.script_words()


@register.inclusion_tag("ui/forms/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """All errors of a form on top, each linked to its field."""
    return {"lines": summary_lines(form)}


@register.inclusion_tag("ui/forms/fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """All fields in one column: label, hint, error, control."""
    return {"views": field_views(form), "hidden": form.hidden_fields()}


@register.inclusion_tag("ui/forms/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field: label, hint, error, control."""
    return {"it": FieldView.of(bound)}
