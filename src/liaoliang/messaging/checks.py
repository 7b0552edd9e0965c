"""What a message may not contain: links that lead elsewhere, and personal data."""

from __future__ import annotations

import re

from django.utils.translation import gettext_noop

from liaoliang.errors import Issue
from liaoliang.messaging.personal_numbers import holds_personal_number

__all__ = ["INTERNAL_PATH", "SUBJECT_LENGTH", "holds_personal_number", "message_issues"]

SUBJECT_LENGTH = 400
# A path of this site: one slash, then visible ASCII without the backslash, which browsers read as a slash.
INTERNAL_PATH = re.compile(r"/(?:[!-.0-\[\]-~][!-\[\]-~]{0,498})?")


def message_issues(*, subject: str, body: str, link: str) -> list[Issue]:
    """Everything that keeps a message from being sent."""
    issues = []
    if not subject.strip():
        issues.append(Issue("message.no_subject", gettext_noop("消息没有标题"), where="subject"))
    if len(subject) > SUBJECT_LENGTH:
        issues.append(
            Issue(
                "message.subject_too_long",
                gettext_noop("消息标题不得超过{most}个字"),
                where="subject",
                values={"most": SUBJECT_LENGTH},
            )
        )
    if link and not INTERNAL_PATH.fullmatch(link):
        issues.append(
            Issue("message.link_outside", gettext_noop("消息的链接只能指向本系统内的页面"), where="link")
        )
    issues += [
        Issue(
            "message.personal_data",
            gettext_noop("消息里不得出现公民身份号码、手机号码或银行卡号"),
            where=where,
        )
        for where, text in (("subject", subject), ("body", body))
        if holds_personal_number(text)
    ]
    return issues
