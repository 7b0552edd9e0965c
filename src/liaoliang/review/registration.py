"""What review tells `base`: the sentences of its evidence, and what the database guards."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liaoliang.base import actions
from liaoliang.review import guards, replays


def register() -> None:
    """Give every action its sentence and hand over the triggers."""
    guards.register()
    replays.register()
    actions.register("review.requested", _("{organ} 送审"))
    actions.register("review.approved", _("{organ} 审查通过"))
    actions.register("review.sent_back", _("{organ} 退回：{ground}"))
    actions.register("review.withdrawn", _("{organ} 撤回送审"))
    actions.register("review.superseded", _("内容有改动，原送审事项终止"))
