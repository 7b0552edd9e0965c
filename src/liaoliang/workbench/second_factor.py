"""allauth's pages that switch the second factor on and off, with the trail and the first code's end added."""

from __future__ import annotations

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.db import transaction
from django.http import HttpResponse

from liaoliang.base.clock import office_now
from liaoliang.organisations import second_factor
from liaoliang.organisations.services import note_second_factor


class SwitchOn(ActivateTOTPView):  # type: ignore[misc] # allauth ships no types
    """The code that switches the factor on is spent by it: it must not open the next sign-in as well."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        second_factor.spend(self.request.user.pk, form.cleaned_data["code"])
        note_second_factor(account_id=self.request.user.pk, is_on=True, at=office_now())
        return answer


class SwitchOff(DeactivateTOTPView):  # type: ignore[misc]
    """Gone, and written down."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        note_second_factor(account_id=self.request.user.pk, is_on=False, at=office_now())
        return answer


switch_on = SwitchOn.as_view()
switch_off = SwitchOff.as_view()
