"""Words by which layouts are recognised: column and label names, page furniture, guiding sections."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from liaoliang.text.notice.folding import plain

Role = Literal[
    "serial",
    "category",
    "task",
    "requirement",
    "lead",
    "support",
    "unit",
    "deadline",
    "remark",
    "person",
    "score",
    "other",
]
UNIT_ROLES: frozenset[str] = frozenset({"lead", "support", "unit"})
HEADING_ROLES: frozenset[str] = frozenset({"category", "task"})

BODY_WORDS = "单位|部门|科室|处室|股室|机构|主体|站所|局办|委办局|方"
# What may stand before the head word of a column name; any other word makes it a cell's text.
_PRE = (
    r"(?:\d{4}年度?|年度|本年度?|工作|重点|主要|具体|目标|任务|推进|落实|改革|细化|分解|考核|实施|整改|[一二三]级|公开|阶段性?"
    r"|责任|项目|量化|完成|相关|有关|[市县区省]级|本级|评估|评价|指标|提升|创建|测评|建设|重要|关键|计划|预期|政务公开)*"
)
# First match wins; every pattern is matched against the whole name (folded, no white space).
_COLUMN_WORDS: tuple[tuple[Role, str], ...] = (
    ("serial", r"序号?|编号|序列号?|顺序号?|项次|任务编号"),
    (
        "unit",
        rf"(?:责任|牵头|承办|落实|主办)(?:{BODY_WORDS})(?:及|和|与|、|/|\().{{0,4}}(?:责任人|负责人|联系人|领导)\)?"
        rf"|(?:责任|牵头|分管|包保)?(?:领导|责任人)(?:及|和|与|、|/)(?:责任|牵头)?(?:{BODY_WORDS})",
    ),
    ("person", r".{0,8}(?:领导|责任人|负责人|联系人|联络员|联系方式|电话|具体人员|人员)(?:\(.{1,8}\))?"),
    (
        "unit",
        rf"(?:主要)?牵头.{{0,3}}(?:及|和|、|/|与|\()?(?:配合|协办|责任|协同)\)?.{{0,3}}(?:{BODY_WORDS})",
    ),
    ("lead", rf"(?:总|主要|第一)?(?:牵头|主办|主责|主体责任|第一责任).{{0,4}}(?:{BODY_WORDS})|牵头|主办"),
    ("support", rf"(?:协同)?(?:配合|协办|协同|参与|协助|参加|协作|会办).{{0,4}}(?:{BODY_WORDS})|配合|协办"),
    (
        "unit",
        rf"(?:主要|具体|市级|县级|工作)?(?:责任|承办|落实|负责|实施|主管|承担|完成|执行|公开|办理).{{0,4}}(?:{BODY_WORDS})"
        rf"|(?:{BODY_WORDS})|责任分工|职责分工|任务分工|分工|责任(?:单位|部门)(?:\(.{{1,10}}\))|任务承担(?:{BODY_WORDS})"
        rf"|(?:责任|牵头|承办)(?:{BODY_WORDS})(?:及|和|与|、|/)(?:完成|办结|工作)?(?:时限|时间|期限)(?:要求)?",
    ),
    (
        "other",
        r"(?:计划)?(?:开始|启动|起始|开工)(?:时间|日期)|第?[一二三四]季度(?:.{0,2}(?:计划|目标|进度|任务|安排|节点))?",
    ),
    ("remark", r"备注|说明|注|文件依据|政策依据|任务来源|来源|依据"),
    (
        "deadline",
        _PRE + r"(?:办结|办理)?.{0,2}"
        r"(?:时限|时间|期限|节点|时间节点|时限要求|时间要求|时间安排|进度安排|完成日期|进度要求)(?:要求|安排|节点)?",
    ),
    ("score", r".{0,6}(?:分值|得分|评分|扣分|权重|自评分?|评分标准|考核分)"),
    (
        "other",
        _PRE + r"(?:情况|成果|成果形式|分值|得分|评分|形式|渠道|载体|平台|频次|频率|评价|状态|进度)",
    ),
    ("category", _PRE + r"(?:类别|分类|领域|目标|板块|方面|类型|大类|一级指标|重点领域|工作目标)"),
    (
        "requirement",
        _PRE
        + r"(?:要求|内容|措施|举措|标准|做法|细则|具体任务|任务分解|具体工作|落实措施|主要工作)(?:及要求|和要求|要求)?",
    ),
    (
        "task",
        _PRE
        + r"(?:任务|事项|项目|重点工作|工作名称|任务名称|指标|名称|要点|工作|目标任务|任务目标)(?:\(.{1,8}\))?",
    ),
)
_COLUMN_NAMES = tuple((role, re.compile(pattern)) for role, pattern in _COLUMN_WORDS)


@lru_cache(maxsize=8192)
def column_role(name: str) -> Role | None:
    """The role of a table column by its header, or None: `牵头(责任)单位` -> unit."""
    word = plain(name).rstrip(":").strip("*")
    if (
        not word
        or len(word.split("(")[0]) > 14
        or len(word) > 40
        or any(mark in word for mark in "。;“”《》?")
    ):
        return None
    found = next((role for role, pattern in _COLUMN_NAMES if pattern.fullmatch(word)), None)
    return found or (
        column_role(word[: word.index("(")]) if word.endswith(")") and word.find("(") > 1 else None
    )


# Sections that set goals or principles; they bind nobody by themselves.
GUIDING = re.compile(
    r"(?:指导思想|总体要求|总体目标|总体思路|工作目标|目标要求|主要目标|基本原则|工作思路|工作原则|总体安排"
    r"|目标任务|(?:工作|出台|制定)背景|编制依据|起草背景|指导思想(?:和|及|与).{2,8}|总体要求(?:和|及|与).{2,8}|总则|适用范围|发展目标|年度目标)"
)
# Sections that ask everybody to take the notice seriously; tasks only if they name organs.
SAFEGUARD = re.compile(
    r".{0,8}(?:保障措施|工作要求|组织保障|组织实施|组织领导|有关要求|相关要求|几点要求|工作保障|保障机制|实施保障|附则|(?:抓好|强化|狠抓|确保|加强)?(?:工作|任务)?落实(?:到位)?|监督考核|督[导查](?:检查|考核|落实)|组织推进|(?:实施|工作|方法|推进)步骤|(?:时间|进度|阶段|步骤)安排|加强领导|(?:强化|加强)(?:组织|工作)?保障)"
)
CONTAINER = re.compile(
    r"(?:年度)?(?:主要|重点|工作|具体|目标)?(?:任务|工作任务|重点工作|工作内容|任务分工|工作要点|工作措施|主要工作|任务分解|任务安排|工作安排|主要措施)(?:及分工|和分工|及措施|分工)?"
)

# "As above" in a unit or date cell.
DITTO = frozenset({"同上", "〃", "″", "同前", "同左", "同上列"})
# What stands in a cell that has nothing to say.
NOTHING = frozenset({"/", "\\", "-", "--", "---", "无", "暂无", "*", "×"})

# What a page puts around a notice.
FURNITURE = re.compile(
    r"(?:[-—\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-—\s]*"
    r"|(?:目录导读|打印本?页?|关闭(?:本页|窗口)?|分享(?:到|至)?.{0,12}|返回(?:首页|顶部|列表)?|收藏|字体:?.{0,12}|字号:?.{0,12}"
    r"|扫一扫.{0,24}|用?微信扫.{0,20}|上一篇.{0,80}|下一篇.{0,80}|责任编辑.{0,20}|编辑:.{0,20}|来源:.{0,30}|信息来源:?.{0,30}"
    r"|浏览(?:次数|量)?:?.{0,12}|访问(?:次数|量)?:?.{0,12}|点击(?:量|次数)?:?.{0,12}|无障碍.{0,20}|长者模式|关怀版|当前位置.{0,80}"
    r"|您?所在(?:的)?位置.{0,80}|首页.{0,60}|附件下载:?|相关附件:?|相关新闻:?|相关链接:?|相关文档:?|相关解读:?|政策解读:?|部门解读|图解类?|文件下载:?.{0,60}"
    r"|主办(?:单位)?:.{0,40}|版权所有.{0,60}|网站地图|联系我们|.{0,6}ICP备.{0,30}|.{0,4}公网安备.{0,30}|视力保护色:?|【?(?:大|中|小)\s*(?:中|小)?\s*(?:小)?】?"
    r"|登录\s*\|?\s*注册|纠错|媒体报道|音频视频|文章关键词:?|\d{4}-\d\d-\d\d\s*\d\d:\d\d(?::\d\d)?))\s*"
)
# What closes an official document.
COLOPHON = re.compile(
    r"(?:\((?:此件|本文|该件).{0,20}\)|抄\s*[送报]\s*:.{0,200}|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发|信息公开(?:选项|属性|类别)\s*:.{0,20}"
    r"|公开(?:方式|属性)\s*:.{0,20}|(?:\()?联系(?:人|电话).{0,120}|(?:填[表报]|审[核签]|制表|填报单位)(?:人|负责人|日期|时间)?\s*:.{0,20}|附件?\s*\d{0,2}\s*:?|附\s*:.{0,200}|附件\s*\d{0,2}\s*[:.、].{0,200}|(?:注|备注|说明|填表说明|备\s*注)\s*\d?\s*:.{0,400}|主题词\s*:.{0,60}|\(?共印\d+份\)?)"
)
DATE_LINE = re.compile(
    r"(?:\d{4}|[二〇零一三四五六七八九○]{4})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
# The title of a plan or list, on a line of its own.
PLAN_TITLE = re.compile(
    r"(?:.{2,50}(?:要点|方案|计划|安排|分解表|分工表|清单|台账|任务书|分工|一览表|任务表|推进表|实施意见|工作表|分解|目标任务|责任分解)"
    r"|.{0,24}20\d\d年度?.{0,40}(?:任务|工作|事项))(?:\(.{1,12}\))?"
)


def is_plan_title(text: str) -> bool:
    """Whether a line is the title of a plan or a table: 2021年…重点工作任务分解表."""
    word = plain(text)
    return (
        6 < len(word) < 60 and bool(PLAN_TITLE.fullmatch(word)) and not any(mark in word for mark in "。;,:")
    )


_NOTICE_TITLE = re.compile(r".{0,60}关于.{2,120}(?:通知|意见|函|方案|公告|通报|决定|批复)(?:\(.{1,12}\))?")


def is_notice_title(text: str) -> bool:
    """Whether a line is the title of a notice: …关于…的通知."""
    word = plain(text)
    return bool(_NOTICE_TITLE.fullmatch(word)) and not any(mark in word for mark in "。;:")
