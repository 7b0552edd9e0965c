"""Lists of what the site has: for people (网站地图) and for search engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from liaoliang.portal.columns import ABOUT, COLUMNS
from liaoliang.portal.facts.ledger import LedgerFact
from liaoliang.portal.facts.notices import notices, public_notices
from liaoliang.portal.facts.year import YearFact, year
from liaoliang.portal.ledger.parts import ledger_name, ledger_title
from liaoliang.portal.page import Page, Reading, finished
from liaoliang.portal.shell import Frame, column_link, page
from liaoliang.ui.components import Link

XML: Final = "application/xml; charset=utf-8"
PLAIN: Final = "text/plain; charset=utf-8"
TOP: Final = "https://{domain}{path}"
Listed = tuple[str, date | None]


def sitemap_page(reading: Reading) -> Page:
    """Every column and page, as links."""
    facts = list(reversed(notices(public_notices())))
    now = year(reading.on)
    context = {
        "columns": [(column_link(reading, column), column.description) for column in COLUMNS],
        "notices": [Link(text=one.title, href=reading.href("notice", notice_id=one.id)) for one in facts],
        "ledgers": [
            Link(text=ledger_name(one), href=reading.href("ledger", notice_id=one.id)) for one in facts
        ],
        "tasks": [(ledger_title(ledger), _tasks(reading, ledger)) for ledger in now.ledgers],
        "organs": _organs(reading, now),
        "organs_href": reading.href("organs"),
        "receipt_href": reading.href("receipt"),
    }
    tags = frozenset({"notices", "ledgers"})
    frame = Frame(title=_("网站地图"), column=ABOUT, trail=(column_link(reading, ABOUT),), tags=tags)
    return page(reading, "sitemap.html", frame, context)


def _tasks(reading: Reading, ledger: LedgerFact) -> list[Link]:
    return [
        Link(
            text=f"{task.number} {task.title}",
            href=reading.href("ledger-task", notice_id=ledger.notice.id, task_id=task.id),
        )
        for task in ledger.tasks
    ]


def _organs(reading: Reading, now: YearFact) -> list[Link]:
    organs = sorted((share.organ for share in now.organs), key=lambda organ: (organ.order, organ.id))
    return [Link(text=organ.label, href=reading.href("organ", organ_id=organ.id)) for organ in organs]


def sitemap_xml(reading: Reading) -> Page:
    """The pages that search engines should know, with the day of the last change where it is known."""
    entries = format_html_join(
        "",
        "<url><loc>{}</loc>{}</url>\n",
        ((_full(path), _last(day)) for path, day in _addresses(reading)),
    )
    text = format_html(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{}</urlset>\n',
        entries,
    )
    return finished(reading, text, media_type=XML, tags=frozenset({"notices", "ledgers"}))


def _addresses(reading: Reading) -> Iterator[Listed]:
    for column in COLUMNS:
        yield reading.href(column.route), None
    yield reading.href("accessibility"), None
    for one in notices(public_notices()):
        yield reading.href("notice", notice_id=one.id), one.released
        for name in ("ledger", "ledger-organs", "ledger-table"):
            yield reading.href(name, notice_id=one.id), None
    now = year(reading.on)
    yield reading.href("organs"), None
    for link in [
        *(link for ledger in now.ledgers for link in _tasks(reading, ledger)),
        *_organs(reading, now),
    ]:
        yield link.href, None


def _full(path: str) -> str:
    return TOP.format(domain=settings.SITE["domain"], path=path)


def _last(day: date | None) -> str:
    return format_html("<lastmod>{}</lastmod>", day.isoformat()) if day else ""


def robots(reading: Reading) -> Page:
    """What robots may read: everything that is stored, nothing of the officers' room."""
    lines = [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /accounts/",
        "Disallow: /do/",
        "Disallow: /en/do/",
        "Disallow: /care",
        f"Sitemap: {_full(reading.href('sitemap-xml'))}",
    ]
    return finished(reading, "\n".join(lines) + "\n", media_type=PLAIN)
