"""What the two layouts read from their context, so that a surface can be checked against it.

`ui/portal.html` and `ui/workbench.html` take everything from these names and read neither request nor
database. Components may stand where a `SafeString` may.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from liaoliang.ui.component import Button, Component, Link, Text
from liaoliang.ui.components import Breadcrumb, NavItem, SealBox, TableOfContents


class Site(TypedDict, total=False):
    """The site's name and legal marks, as in `settings.SITE`."""

    name: str
    title: str
    domain: str
    id_code: str
    host_organ: str
    undertaker: str
    phone: str
    icp: str
    police: str


class OtherLanguage(TypedDict):
    """This page in the other language."""

    href: str
    code: str
    text: str


class Feedback(TypedDict, total=False):
    """Addresses of 这页说清楚了吗？; `report_href` leads to 指出一处错误."""

    yes_href: str
    no_href: str
    report_href: str


class Account(TypedDict, total=False):
    """Who is signed in, and where the account's pages are."""

    name: str
    post: str
    organ: str
    unit: str
    links: Sequence[Link]
    sign_out_href: str


class Heartbeat(TypedDict):
    """Whether the scheduler beats, in words (`ui.words.heartbeat_words`)."""

    beats: bool
    words: str


class Frame(TypedDict, total=False):
    """Names both layouts read. `path` is where the care-mode link comes back to."""

    site: Site
    title: Text
    care: bool
    theme: str
    path: str
    home_href: str
    search_href: str
    nav: Sequence[NavItem]
    breadcrumb: Breadcrumb
    demo_on: date | None
    as_of: str


class PortalFrame(Frame, total=False):
    """Names of `ui/portal.html`. `care_nav` are the items kept in care mode (the same objects as in `nav`)."""

    care_nav: Sequence[NavItem]
    accessible_href: str
    other_language: OtherLanguage
    toc: TableOfContents
    related: Component | str
    feedback: Feedback
    footer_links: Sequence[Link]
    seal: SealBox


class WorkbenchFrame(Frame, total=False):
    """Names of `ui/workbench.html`; `actions` stand at the right of the title."""

    account: Account
    heartbeat: Heartbeat
    today_words: str
    lead: Text
    actions: Sequence[Button]
    search_words: str
