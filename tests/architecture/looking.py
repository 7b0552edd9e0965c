"""What a page is looked at for: rules of accessibility, width, keyboard, and standing without scripts."""

from __future__ import annotations

from functools import cache
from importlib import resources

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
# A date field takes several presses of Tab, one for each of its parts.
PARTS_OF_A_DATE = 4
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
# Notes, for each thing that gets the focus, whether that can be seen.
LISTEN = """() => {
  window.walked = {};
  document.activeElement.blur();
  window.getSelection().removeAllRanges();
  document.addEventListener('focusin', event => {
    const style = getComputedStyle(event.target), place = event.target.dataset.walk;
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (place) window.walked[place] ||= ring || style.boxShadow !== 'none';
  });
  return document.querySelectorAll('input[type=date], input[type=time], input[type=datetime-local]').length;
}"""
# Without scripts: a heading, forms that can be sent, and no button that only a script would hear.
DEAD = """() => {
  const seen = e => e.checkVisibility({visibilityProperty: true});
  const found = document.querySelectorAll('h1').length === 1 ? [] : ['not exactly one h1'];
  for (const b of document.querySelectorAll('button[type=button]'))
    if (seen(b) && !b.disabled) found.push('button ' + b.innerText.trim().slice(0, 20) + ' does nothing');
  for (const f of document.querySelectorAll('form'))
    if (seen(f) && [...f.elements].some(e => e.type !== 'hidden') && ![...f.elements].some(e => e.type === 'submit'))
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


def out_of_reach(page: Page) -> list[str]:
    """What Tab does not come to, and where the focus cannot be seen."""
    names: list[str] = page.evaluate(TARGETS)
    dates: int = page.evaluate(LISTEN)
    for _step in range(len(names) + dates * PARTS_OF_A_DATE + 1):
        page.keyboard.press("Tab")
    walked: dict[str, bool] = page.evaluate("window.walked")
    missed = [f"Tab misses {name}" for place, name in enumerate(names) if str(place) not in walked]
    blind = [f"focus cannot be seen on {names[int(place)]}" for place, seen in walked.items() if not seen]
    return [*missed[:5], *blind[:5]]


def dead_ends(page: Page) -> list[str]:
    """What does not work where scripts do not run."""
    found: list[str] = page.evaluate(DEAD)
    return found
