"""Whatever text a component is given comes out as text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from liaoliang.ui import sample_pages
from liaoliang.ui.component import Component
from ui.markup import Markup

HOSTILE = "\"'><script>alert(1)</script><b onclick=go() style=x>&amp;"
# Fields that hold one of a few names, or a name of a shape; whatever else is text may be hostile.
NAMES = {"kind", "severity", "state", "sorted", "icon"}


def poisoned(value: Any, name: str = "") -> Any:
    """The same value with every free text replaced, as deep as it goes."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [field.name for field in dataclasses.fields(value) if field.init]
        return dataclasses.replace(value, **{key: poisoned(getattr(value, key), key) for key in fields})
    if isinstance(value, tuple):
        return tuple(poisoned(one, name) for one in value)
    return HOSTILE if type(value) is str and value and name not in NAMES else value


def components() -> Iterator[tuple[str, Component]]:
    for name, part in sample_pages.parts().items():
        many = part if isinstance(part, list) else [part]
        yield from ((f"{name}-{at}", one) for at, one in enumerate(many))


@pytest.mark.parametrize("component", [pytest.param(one, id=name) for name, one in components()])
def test_hostile_text_stays_text(component: Component) -> None:
    markup = Markup(str(poisoned(component)))
    assert markup.named("script") == markup.named("b") == []
    assert not [
        one for _tag, given in markup.elements for one in given if one == "style" or one.startswith("on")
    ]
    assert markup.unbalanced == []


def test_the_poison_reaches_the_page() -> None:
    poisoned_table = poisoned(sample_pages.parts()["table"])
    assert "<script>alert(1)</script>" in Markup(str(poisoned_table)).text


def test_each_component_of_the_module_is_shown_in_the_gallery() -> None:
    shown = {type(component) for _name, component in components()}
    nested = {"Breadcrumb", "DemoNotice", "Figure", "Link", "Proof", "Trend"}
    # The rooms above may dress parts of their own.
    every = {
        kind.__name__ for kind in Component.__subclasses__() if kind.__module__.startswith("liaoliang.ui.")
    }
    assert every - {kind.__name__ for kind in shown} == nested
