"""The columns (栏目) of the site: their names, what they hold, and the tags that describe them to machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind` is its type in the words of the guideline for government websites."""

    key: str
    route: str
    name: str | Promise
    description: str | Promise
    keywords: str | Promise
    kind: str | Promise
    in_care: bool = True


HOME: Final = Column(
    "home",
    "home",
    _("首页"),
    _("聊城市政务公开：最新文件、年度任务办得怎样、留痕封存"),
    _("政务公开,工作要点,工作台账"),
    _("首页"),
)
NOTICES: Final = Column(
    "notices",
    "notices",
    _("工作要点"),
    _("历年政务公开工作要点全文，以及每一段落实得怎样"),
    _("工作要点,政策文件,任务分解表"),
    _("政策文件"),
)
LEDGER: Final = Column(
    "ledger",
    "ledgers",
    _("工作台账"),
    _("工作要点的每一条要求由谁办、何时办完、办得怎样"),
    _("工作台账,责任单位,逾期,落实情况"),
    _("信息公开目录"),
)
SEALS: Final = Column(
    "seals",
    "seals",
    _("留痕封存"),
    _("办理记录每天封存一次，任何人都能核对有没有被改过"),
    _("留痕,封存,核对"),
    _("数据发布"),
    in_care=False,
)
ABOUT: Final = Column(
    "about",
    "about",
    _("关于本站"),
    _("谁主办、怎样联系、怎样保护隐私、怎样使用"),
    _("联系我们,隐私说明,无障碍声明,网站地图"),
    _("概况信息"),
    in_care=False,
)
COLUMNS: Final = (HOME, NOTICES, LEDGER, SEALS, ABOUT)
