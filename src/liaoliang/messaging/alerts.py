"""What people hear of without anybody sending it: that somebody else was given a way into their account."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from liaoliang.base import outbox
from liaoliang.base.models import OutboxMessage
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import send
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.organisations.services.sign_in import PASSWORD_RESET

TO_THE_PERSON: Final = "您的登录密码被重置"
SAY_SO: Final = (
    "{by}为您的账号设了一次性密码。如果不是您请他办的，请立即告诉安全审计员：有人可能以您的名义登录。"
)
TO_THE_AUDITOR: Final = "登录密码被重置：{name}（{organ}）"
ASK: Final = "{by}为{name}设了一次性密码。请向本人核实是否由其提出；未经本人提出的，须立即停用该账号并查清期间的办理记录。"


@outbox.consumer(PASSWORD_RESET, "messaging.warn")
def warn_of_reset(message: OutboxMessage) -> None:
    """Tell the person and every auditor, once each."""
    told = message.payload
    officer = Officer.objects.select_related("organ").get(pk=told["officer"])
    by = Officer.objects.select_related("organ").get(pk=told["by"])
    names = {"name": officer.name, "organ": officer.organ.label, "by": by.name}
    key = f"{PASSWORD_RESET}:{told['event']}"
    audit = f"/desk/audit/events/{told['event']}/"
    to_person = Envelope(officer, PASSWORD_RESET, TO_THE_PERSON, SAY_SO.format(**names), key=key)
    subject, body = TO_THE_AUDITOR.format(**names), ASK.format(**names)
    to_auditors = Envelope(officer.organ, PASSWORD_RESET, subject, body, audit, Role.AUDITOR, key)
    send([to_person, to_auditors], by=by, at=datetime.fromisoformat(told["at"]))
