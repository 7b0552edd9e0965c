"""What people hear of without anybody sending it: that somebody else was given a way into their account."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from liaoliang.base import outbox
from liaoliang.base.models import OutboxMessage
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import send
from liaoliang.organisations.models import Officer
from liaoliang.organisations.resets import PASSWORD_RESET, SECOND_FACTOR_RESET
from liaoliang.organisations.roles import Role

# For each step: what the person reads and what the auditors read, subject and body.
SAID: Final = {
    PASSWORD_RESET: (
        "您的登录密码被重置",
        "{by}为您的账号设了一次性密码。如果不是您请他办的，请立即告诉安全审计员：有人可能以您的名义登录。",
        "登录密码被重置：{name}（{organ}）",
        "{by}为{name}设了一次性密码。请向本人核实是否由其提出；未经本人提出的，须立即停用该账号并查清期间的办理记录。",
    ),
    SECOND_FACTOR_RESET: (
        "您的双因素登录被解除",
        "{by}解除了您账号的双因素登录，现在只凭密码就能登录。如果不是您请他办的，请立即告诉安全审计员。"
        "手机找到或换新后，请在“我的账号”里重新绑定。",
        "双因素登录被解除：{name}（{organ}）",
        "{by}解除了{name}的双因素登录。请向本人核实是否由其提出；未经本人提出的，须立即停用该账号并查清期间的办理记录。",
    ),
}


@outbox.consumer(PASSWORD_RESET, "messaging.warn")
@outbox.consumer(SECOND_FACTOR_RESET, "messaging.warn")
def warn_of_reset(message: OutboxMessage) -> None:
    """Tell the person and every auditor, once each."""
    told, topic = message.payload, message.topic
    officer = Officer.objects.select_related("organ").get(pk=told["officer"])
    by = Officer.objects.select_related("organ").get(pk=told["by"])
    names = {"name": officer.name, "organ": officer.organ.label, "by": by.name}
    key, link = f"{topic}:{told['event']}", f"/desk/audit/events/{told['event']}/"
    subject, body, subject_of_audit, audit = (words.format(**names) for words in SAID[topic])
    to_person = Envelope(officer, topic, subject, body, key=key)
    to_auditors = Envelope(officer.organ, topic, subject_of_audit, audit, link, Role.AUDITOR, key)
    send([to_person, to_auditors], by=by, at=datetime.fromisoformat(told["at"]))
