"""这页说清楚了吗: a page of choices, counted and nothing else. Changes something, so it asks by POST."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Final
from urllib.parse import urlsplit

from django import forms
from django.db import transaction
from django.db.models import F, Q, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from liaoliang.errors import BadInputError
from liaoliang.ledger.models import Notice
from liaoliang.portal.care import safe_next
from liaoliang.portal.columns import ABOUT
from liaoliang.portal.front import never_kept, reading_of
from liaoliang.portal.models import ClarityCount
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.pages import find
from liaoliang.portal.shell import Frame, page, speaking

Answer = ClarityCount.Answer
UNCLEAR: Final = "unclear"
# What 没说清楚 may mean; the way back to 说清楚了 comes last.
WHY_UNCLEAR: Final = (Answer.HARD, Answer.NOT_FOUND, Answer.WRONG, Answer.BROKEN, Answer.CLEAR)
# Rooms whose addresses go on with the number of a notice.
ABOUT_A_NOTICE: Final = ("notices", "ledger")
UNKNOWN_PAGE = gettext_lazy("没有这个网页，不能评价")


class ClarityForm(forms.Form):
    """Which page, and which of the given answers. There is no field to write in.

    Whoever has said 没说清楚 already is asked what was unclear: those answers come first, the first of them chosen.
    """

    page = forms.CharField(widget=forms.HiddenInput, max_length=200)
    answer = forms.ChoiceField(
        label=gettext_lazy("这一页怎么样？"),
        choices=Answer.choices,
        widget=forms.RadioSelect(attrs={"data-focus": ""}),
    )

    @classmethod
    def asked(cls, page: str, answer: str) -> ClarityForm:
        """The question as a link on a page asks it: what was answered there is chosen already."""
        form = cls(initial={"page": page, "answer": answer if answer in Answer.values else ""})
        if answer == UNCLEAR:
            field = form.fields["answer"]
            field.label = _("哪里没说清楚？")
            field.choices = [(one.value, one.label) for one in WHY_UNCLEAR]  # type: ignore[attr-defined]
            form.initial["answer"] = WHY_UNCLEAR[0].value
        return form

    def clean_page(self) -> str:
        """Only pages of this portal are counted, so that nothing else can be written into the table."""
        address = str(self.cleaned_data["page"])
        if not is_page(address):
            raise forms.ValidationError(UNKNOWN_PAGE)
        return address


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """`/do/feedback?page=/…&answer=clear`: shows the choices; a POST counts one."""
    reading = reading_of(request)
    with speaking(reading):
        form = ClarityForm(request.POST) if request.method == "POST" else _asked(request)
        if form.is_bound and form.is_valid():
            count(page=form.cleaned_data["page"], answer=form.cleaned_data["answer"], on=reading.on)
            address = reading.href("feedback-thanks") + "?page=" + form.cleaned_data["page"]
            return HttpResponseRedirect(address, status=303)
        status = 400 if form.is_bound else 200
        return never_kept(_page(reading, form, get_token(request), status))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """After the answer: thanks, and the way back."""
    reading = reading_of(request)
    with speaking(reading):
        frame = Frame(title=_("谢谢您"), column=ABOUT, asks_whether_clear=False, is_listed=False, loose=True)
        back = safe_next(request.GET.get("page", ""))
        return never_kept(page(reading, "thanks.html", frame, {"back_href": back}))


@transaction.atomic
def count(*, page: str, answer: str, on: date) -> None:
    """Count one answer. Raises BadInputError for what is no page or no answer."""
    if not is_page(page) or answer not in Answer.values:
        raise BadInputError("page", "没有这个网页或这个回答，不能计数")
    row, _created = ClarityCount.objects.get_or_create(page=page, answer=answer, on=on)
    ClarityCount.objects.filter(pk=row.pk).update(count=F("count") + 1)


def said_of(subject_type: str, subject_id: int) -> list[tuple[str, int]]:
    """What readers have said of the pages about a notice, in all languages: each answer with how often.

    A source of concerns (`base.registries`) for whoever answers for the notice; nothing of other subjects.
    """
    if subject_type != Notice.evidence_type:
        return []
    starts = [f"{language}/{room}/{subject_id}/" for language in ("", "/en") for room in ABOUT_A_NOTICE]
    own = reduce(or_, (Q(page__startswith=start) for start in starts))
    found = ClarityCount.objects.filter(own).order_by().values_list("answer").annotate(number=Sum("count"))
    numbers = dict(found)
    return [(str(answer.label), numbers[answer.value]) for answer in Answer if numbers.get(answer.value)]


def is_page(address: str) -> bool:
    """Whether it is the address of a stored page, in any language, without query."""
    parts = urlsplit(address)
    if not address.startswith("/") or parts.netloc or parts.query or parts.fragment:
        return False
    key = address.removeprefix("/en/") if address.startswith("/en/") else address.removeprefix("/")
    return find(key) is not None


def _asked(request: HttpRequest) -> ClarityForm:
    return ClarityForm.asked(request.GET.get("page", "/"), request.GET.get("answer", ""))


def _page(reading: Reading, form: ClarityForm, token: str, status: int) -> Page:
    frame = Frame(
        title=_("这页说清楚了吗？"),
        column=ABOUT,
        asks_whether_clear=False,
        is_listed=False,
        status=status,
        loose=True,
    )
    context: dict[str, Any] = {"form": form, "csrf_token": token, "action": reading.href("feedback")}
    return page(reading, "feedback.html", frame, context)
