"""The colours hold their contrast, computed from the stylesheet itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

INKS = ("ink", "ink-2", "blue", "link", "red", "green", "amber")
TINTED = (
    ("blue", "tint-blue"),
    ("green", "tint-green"),
    ("red", "tint-red"),
    ("amber", "tint-amber"),
    ("ink-2", "tint-grey"),
)
THEMES = (":root {", ":root:not(.theme-light) {", ".theme-dark {")


def sheet(name: str) -> str:
    path = finders.find(f"ui/css/{name}.css")
    assert path
    return Path(path).read_text(encoding="utf-8")


def tokens(selector: str) -> dict[str, str]:
    """The colours of the first block of a selector."""
    block = sheet("tokens").split(selector, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_the_formula_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "ground", "pick"])
@pytest.mark.parametrize("ink", INKS)
def test_text_is_readable_on_every_ground(theme: str, ground: str, ink: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[ink], colours[ground]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "tint"), TINTED)
def test_text_is_readable_on_its_tint(theme: str, ink: str, tint: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[ink], colours[tint]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"), [("on-button", "blue"), ("on-deep", "blue-deep"), ("on-reading-line", "reading-line")]
)
def test_text_on_filled_parts_is_readable(theme: str, text: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "ground"])
def test_edges_of_controls_can_be_seen(theme: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours["edge"], colours[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_two_rings_of_focus_part_from_each_other(theme: str) -> None:
    colours = tokens(theme)
    assert contrast(colours["focus"], colours["focus-inner"]) >= 7


def test_dark_by_the_system_and_dark_by_choice_are_the_same() -> None:
    assert tokens(THEMES[1]) == tokens(THEMES[2])


def test_dark_overrides_every_colour_of_light() -> None:
    assert tokens(THEMES[1]).keys() == tokens(THEMES[0]).keys()


def test_colours_stand_in_the_tokens_alone() -> None:
    allowed = {"#FFFFFF", "#000000", "#0C2C5A", "#A01519", "#EAF0F8", "#A9BCD8"}
    others = ["base", "shell", "components", "data", "forms", "care", "print"]
    found = {colour for name in others for colour in re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet(name))}
    assert found <= allowed


def test_there_is_a_width_for_every_percent() -> None:
    widths = dict(re.findall(r"\.w-(\d+) \{ --w: (\d+)%; \}", sheet("widths")))
    assert widths == {str(share): str(share) for share in range(101)}
