"""Every stored page of the portal: its address, its name, its function.

`render(key, variant, as_of)` is the whole contract. The key is the address without its language; a page
function receives no request, so the bytes can be made by anybody, at any time, and kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from django.urls.resolvers import RoutePattern
from django.utils.translation import gettext_noop

from liaoliang.errors import NotFoundError
from liaoliang.portal import about, home, listings, notices, organs, seals
from liaoliang.portal.ledger import by_organ, by_task, files, overview, table, tasks
from liaoliang.portal.page import Page, Reading, Variant
from liaoliang.portal.shell import speaking

PageFunction = Callable[..., Page]
NO_PAGE = gettext_noop("没有这个网页")


@dataclass(frozen=True)
class Recipe:
    """One kind of page: `route` is written as in an address table, its parts are the function's arguments."""

    route: str
    name: str
    function: PageFunction

    @cached_property
    def pattern(self) -> RoutePattern:
        """The route as something that can be matched."""
        return RoutePattern(self.route, is_endpoint=True)


RECIPES: Final = (
    Recipe("", "home", home.home_page),
    Recipe("notices/", "notices", notices.notice_list),
    Recipe("notices/page/<int:number>/", "notices-page", notices.notice_list),
    Recipe("notices/<int:notice_id>/", "notice", notices.notice_page),
    Recipe("ledger/", "ledgers", overview.ledger_list),
    Recipe("ledger/<int:notice_id>/", "ledger", by_task.by_task),
    Recipe("ledger/<int:notice_id>/state/<slug:state>/", "ledger-state", by_task.by_task),
    Recipe("ledger/<int:notice_id>/organs/", "ledger-organs", by_organ.by_organ),
    Recipe("ledger/<int:notice_id>/organs/<int:organ_id>/", "ledger-organ", by_organ.organ_page),
    Recipe("ledger/<int:notice_id>/table/", "ledger-table", table.table_page),
    Recipe("ledger/<int:notice_id>/ledger.xlsx", "ledger-excel", files.workbook_page),
    Recipe("ledger/<int:notice_id>/tasks/<int:task_id>/", "ledger-task", tasks.task_page),
    Recipe("organs/", "organs", organs.organ_list),
    Recipe("organs/<int:organ_id>/", "organ", organs.organ_page),
    Recipe("seals/", "seals", seals.seal_list),
    Recipe("seals/page/<int:number>/", "seals-page", seals.seal_list),
    Recipe("seals/<int:number>/", "seal", seals.seal_page),
    Recipe("seals/<int:number>.json", "seal-file", seals.seal_file),
    Recipe("about/", "about", about.about_page),
    Recipe("accessibility/", "accessibility", about.accessibility_page),
    Recipe("sitemap/", "sitemap", listings.sitemap_page),
    Recipe("sitemap.xml", "sitemap-xml", listings.sitemap_xml),
    Recipe("robots.txt", "robots", listings.robots),
)


def find(key: str) -> tuple[Recipe, dict[str, Any]] | None:
    """The recipe for an address and the arguments that its parts give; None where there is no such page."""
    for recipe in RECIPES:
        matched = recipe.pattern.match(key)
        if matched:
            return recipe, matched[2]
    return None


def render(key: str, variant: Variant, as_of: datetime) -> Page:
    """The page at `key`, as of a moment. Raises NotFoundError where there is none."""
    found = find(key)
    if found is None:
        raise NotFoundError(NO_PAGE)
    recipe, arguments = found
    reading = Reading(key, variant, as_of)
    with speaking(reading):
        return recipe.function(reading, **arguments)
