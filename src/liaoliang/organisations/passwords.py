"""What speaks against a password: weak, like the person, or one that this account has had before."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.errors import Issue
from liaoliang.organisations.models import Account, PastPassword

# How many passwords before the present one may not come back.
REMEMBERED: Final = 3
# Django's reasons in our words: what is wrong and what to do.
_WORDS: Final = {
    "password_too_short": gettext_noop("密码太短，至少要 {min_length} 个字符，请加长"),
    "password_too_similar": gettext_noop("密码与登录名太像，请换一个"),
    "password_too_common": gettext_noop("这个密码太常见，容易被人猜到，请换一个"),
    "password_entirely_numeric": gettext_noop("密码不能全是数字，请加上字母或符号"),
}
_SAME: Final = gettext_noop("新密码和现在的密码一样，请换一个")
_HAD: Final = gettext_noop("这个密码您用过，最近 {n} 次用过的密码不能再用，请换一个")


def password_issues(password: str, account: Account) -> list[Issue]:
    """What the password rules say against it."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        return [_issue(found) for found in error.error_list]
    return []


def own_password_issues(password: str, account: Account) -> list[Issue]:
    """The same for a password that a person chooses, which must also be new.

    Ask this of nobody but who has just proven to know the present password: the answer tells it.
    """
    return password_issues(password, account) or reuse_issues(password, account)


def reuse_issues(password: str, account: Account) -> list[Issue]:
    """Whether it is the present password or one of the last few."""
    if account.has_usable_password() and check_password(password, account.password):
        return [Issue("account.same_password", _SAME, where="password")]
    past = account.past_passwords.values_list("password", flat=True)[:REMEMBERED]
    if any(check_password(password, had) for had in past):
        return [Issue("account.used_password", _HAD, where="password", values={"n": REMEMBERED})]
    return []


def refuse_in_form(issues: list[Issue]) -> None:
    """Raise ValidationError with the sentences in the reader's language, for allauth's forms."""
    if issues:
        raise ValidationError([_(issue.message).format(**issue.values) for issue in issues])


def remember(account: Account) -> None:
    """Keep the hash of the present password before another one takes its place; older ones are let go."""
    if not account.has_usable_password():
        return
    PastPassword.objects.create(account=account, password=account.password)
    kept = list(account.past_passwords.values_list("pk", flat=True)[:REMEMBERED])
    account.past_passwords.exclude(pk__in=kept).delete()


def _issue(found: ValidationError) -> Issue:
    message = _WORDS.get(found.code or "")
    if message is None:
        values: dict[str, object] = {"text": found.messages[0]}
        return Issue("account.weak_password", "{text}", where="password", values=values)
    values = dict(found.params or {})
    return Issue("account.weak_password", message, where="password", values=values)
