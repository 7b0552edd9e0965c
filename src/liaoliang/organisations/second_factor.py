"""The second factor of an account: whether it is there, and that no code counts twice (RFC 6238, 5.2).

allauth remembers used codes in the cache of one process only, and not the code that switched the factor on.
Here the last step of the clock that was accepted lies beside the secret, for all processes.
"""

from __future__ import annotations

from typing import Final

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt
from django.db import transaction

_SPENT: Final = "spent_step"


def has_second_factor(account_id: int) -> bool:
    """Whether signing in asks this account for a one-time code."""
    return bool(Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).exists())


@transaction.atomic
def spend(account_id: int, code: str) -> bool:
    """Use up a one-time code that was found right; False when it, or a later one, has been used already.

    Recovery codes are used up by allauth itself and pass.
    """
    rows = Authenticator.objects.select_for_update().filter(user_id=account_id)
    found = rows.filter(type=Authenticator.Type.TOTP).first()
    step = _step_of(found, code) if found else None
    if found is None or step is None:
        return True
    if step <= found.data.get(_SPENT, -1):
        return False
    found.data[_SPENT] = step
    found.save(update_fields=["data"])
    return True


def remove(account_id: int) -> bool:
    """Take secret and recovery codes away; False when there were none."""
    return bool(Authenticator.objects.filter(user_id=account_id).delete()[0])


def _step_of(found: Authenticator, code: str) -> int | None:
    """The step of the clock that the code stands for, if it is one of the authenticator application."""
    secret = decrypt(found.data["secret"])
    for step in auth.yield_hotp_counters_from_time():
        if auth.compare_user_code(
            actual=code, expected=auth.format_hotp_value(auth.hotp_value(secret, step))
        ):
            return int(step)
    return None
