"""All ledgers: one for each notice, the newest first, each as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from liaoliang.portal.columns import LEDGER
from liaoliang.portal.facts.ledger import LedgerFact
from liaoliang.portal.facts.notices import notices, public_notices
from liaoliang.portal.facts.reading import ledgers_of
from liaoliang.portal.ledger.parts import BigNumber, ledger_name, ledger_title, numbers, picture
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Frame, page
from liaoliang.ui.components import EmptyState, Link, ProgressMarks

PICTURES = 3


@dataclass(frozen=True, slots=True)
class Pictured:
    """A ledger with its picture."""

    fact: LedgerFact
    title: str
    href: str
    numbers: list[BigNumber]
    picture: ProgressMarks


def ledger_list(reading: Reading) -> Page:
    """The newest ledgers as pictures, older ones as links."""
    facts = list(reversed(notices(public_notices().order_by("year", "adopted_on", "id"))))
    pictured = [_pictured(reading, ledger) for ledger in ledgers_of(facts[:PICTURES], reading.on)]
    older = [
        Link(
            text=ledger_name(fact),
            href=reading.href("ledger", notice_id=fact.id),
            note=fact.document_number,
        )
        for fact in facts[PICTURES:]
    ]
    empty = EmptyState(
        title=_("还没有公开的台账"),
        text=_("市政府办公室确认一份工作要点以后，每条要求由谁办、办得怎样会列在这里。"),
    )
    frame = Frame(
        title=_("工作台账"), column=LEDGER, tags=frozenset({"ledgers", "notices"}), stale_at=reading.midnight
    )
    return page(reading, "ledger/list.html", frame, {"pictured": pictured, "older": older, "empty": empty})


def _pictured(reading: Reading, fact: LedgerFact) -> Pictured:
    href = reading.href("ledger", notice_id=fact.notice.id)
    return Pictured(fact, ledger_title(fact), href, numbers(fact), picture(reading, fact))
