"""What a page is looked at for: rules of accessibility, width, keyboard, and standing without scripts."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '));
}"""
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('[class*="scroll"], pre, .vh'))
    .slice(0, 4).map(e => e.tagName.toLowerCase() + '.' + e.className);
}"""
# Whatever a person can use by pointing must be reached by Tab, in the order it stands in.
TARGETS = """() => {
  const usable = 'a[href], button:not(:disabled), input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';
  const seen = e => e.checkVisibility({visibilityProperty: true}) && !e.closest('[inert]');
  const radios = new Set();
  const all = [...document.querySelectorAll(usable)].filter(seen).filter(e => {
    if (e.tabIndex < 0) return !e.closest('[data-matrix], [role=grid], [role=dialog], #main');
    if (e.type !== 'radio') return true;
    const fresh = !radios.has(e.name); radios.add(e.name); return fresh;
  });
  all.forEach((e, i) => e.dataset.walk = i);
  return all.map(e => e.tagName.toLowerCase() + ' ' + (e.innerText || e.name || e.id).trim().slice(0, 30));
}"""
HERE = """() => {
  const e = document.activeElement, s = getComputedStyle(e);
  const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  return {walk: e.dataset.walk ?? '', body: e === document.body,
          ringed: ring || s.boxShadow !== 'none', name: e.tagName.toLowerCase() + ' ' + (e.innerText || e.id).trim().slice(0, 30)};
}"""

# Without scripts: a heading, forms that can be sent, and no button that only a script would hear.
DEAD = """() => {
  const seen = e => e.checkVisibility({visibilityProperty: true});
  const found = document.querySelectorAll('h1').length === 1 ? [] : ['not exactly one h1'];
  for (const b of document.querySelectorAll('button[type=button]'))
    if (seen(b)) found.push('button ' + b.innerText.trim().slice(0, 20) + ' does nothing');
  for (const f of document.querySelectorAll('form'))
    if (seen(f) && ![...f.elements, ...document.querySelectorAll(`[form="${f.id}"]`)].some(e => ['submit', 'image'].includes(e.type)))
      found.push('form ' + (f.getAttribute('action') || '') + ' cannot be sent');
  return found;
}"""


@cache
def _axe() -> str:
    """axe-core, as the test library carries it."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def broken_rules(page: Page) -> list[str]:
    """Violations of WCAG 2.2 AA and good practice, each with the first places."""
    page.evaluate(_axe())
    found: list[str] = page.evaluate(RUN, TAGS)
    return [f"axe {violation}" for violation in found]


def sticking_out(page: Page) -> list[str]:
    """What is wider than the window."""
    found: list[str] = page.evaluate(WIDER)
    return [f"wider than the window: {element}" for element in found]


def out_of_reach(page: Page, most: int = 400) -> list[str]:
    """What Tab does not come to, and where the focus cannot be seen."""
    names: list[str] = page.evaluate(TARGETS)
    reached, blind = _tab_through(page, min(len(names), most))
    missed = [f"Tab misses {names[place]}" for place in range(min(len(names), most)) if place not in reached]
    return [*missed[:5], *blind[:5]]


def _tab_through(page: Page, count: int) -> tuple[set[int], list[str]]:
    reached: set[int] = set()
    blind: list[str] = []
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    for _step in range(count + 5):
        page.keyboard.press("Tab")
        here: dict[str, Any] = page.evaluate(HERE)
        if here["body"] or (here["walk"] and int(here["walk"]) in reached):
            break
        if here["walk"]:
            reached.add(int(here["walk"]))
        if not here["ringed"]:
            blind.append(f"focus cannot be seen on {here['name']}")
    return reached, blind


def dead_ends(page: Page) -> list[str]:
    """What does not work where scripts do not run."""
    found: list[str] = page.evaluate(DEAD)
    return found
