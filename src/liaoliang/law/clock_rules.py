"""Every clock by name: which period parameters it adds up, and what kind of bound it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from liaoliang.errors import gettext_noop
from liaoliang.law.deadlines import Bound


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One clock. Several `periods` are added up; the last of several is an extension that may be shorter.

    `start` says what the start day is. `backwards` counts from a later day to the one before it.
    `rolls` is false where the period is a threshold that is only observed, not a time to act in.
    """

    name: str
    title: str
    start: str
    periods: tuple[str, ...]
    bound: Bound = "latest"
    backwards: bool = False
    rolls: bool = True


def _rule(
    name: str,
    title: str,
    start: str,
    *periods: str,
    bound: Bound = "latest",
    backwards: bool = False,
    rolls: bool = True,
) -> ClockRule:
    return ClockRule(name, title, start, periods, bound, backwards, rolls)


# 政府信息公开条例 Arts 26, 30, 32-34, 49; 信息处理费管理办法 Arts 6, 7.
_DISCLOSURE = (
    _rule("foi.correction_notice", gettext_noop("补正告知"), gettext_noop("收到申请"), "foi/correction_notice_period"),
    _rule("foi.reply", gettext_noop("依申请公开答复"), gettext_noop("收到申请"), "foi/reply_period"),
    _rule("foi.reply_extended", gettext_noop("延长后的依申请公开答复"), gettext_noop("收到申请"),
          "foi/reply_period", "foi/extension_limit"),
    _rule("foi.third_party", gettext_noop("第三方提出意见"), gettext_noop("第三方收到征求意见书"),
          "foi/third_party_answer_period"),
    _rule("foi.joint_maker", gettext_noop("共同制作机关提出意见"), gettext_noop("收到征求意见书"),
          "foi/joint_maker_answer_period"),
    _rule("foi.fee_payment", gettext_noop("缴纳信息处理费"), gettext_noop("收到收费通知"), "foi/fee_payment_period"),
    _rule("foi.reply_after_payment", gettext_noop("缴费后答复"), gettext_noop("缴清信息处理费"),
          "foi/reply_after_payment_period"),
    _rule("disclosure.proactive", gettext_noop("主动公开"), gettext_noop("信息形成或变更"),
          "disclosure/proactive_period"),
    _rule("disclosure.licence_decision", gettext_noop("行政许可决定公开"), gettext_noop("作出决定"),
          "disclosure/licence_decision_period"),
    _rule("disclosure.penalty_decision", gettext_noop("行政处罚决定公开"), gettext_noop("作出决定"),
          "disclosure/penalty_decision_period"),
    _rule("disclosure.enforcement_result", gettext_noop("其他执法结果公开"), gettext_noop("作出决定"),
          "disclosure/enforcement_result_period"),
    _rule("disclosure.penalty_withdrawal", gettext_noop("撤回处罚决定信息"), gettext_noop("处罚决定被变更或撤销"),
          "disclosure/penalty_withdrawal_period"),
    _rule("disclosure.budget", gettext_noop("预算决算公开"), gettext_noop("批准或批复"), "disclosure/budget_period"),
    _rule("disclosure.annual_report_of_organ", gettext_noop("部门年度报告公布"), gettext_noop("报告年度任一日"),
          "disclosure/annual_report_of_organ"),
    _rule("disclosure.annual_report_of_government", gettext_noop("政府年度报告公布"), gettext_noop("报告年度任一日"),
          "disclosure/annual_report_of_government"),
)  # fmt: skip

# 国办发〔2016〕80号; local rules on normative documents; 规章制定程序条例 Arts 15, 16, 32, 34.
_DOCUMENTS = (
    _rule("policy.interpretation", gettext_noop("政策解读发布"), gettext_noop("政策文件公布"),
          "policy/interpretation_period"),
    _rule("policy.legality_review_shortest", gettext_noop("规范性文件合法性审核最短"), gettext_noop("收到送审材料"),
          "policy/legality_review_shortest_period", bound="earliest"),
    _rule("policy.legality_review_longest", gettext_noop("规范性文件合法性审核最长"), gettext_noop("收到送审材料"),
          "policy/legality_review_longest_period"),
    _rule("policy.filing", gettext_noop("规范性文件备案"), gettext_noop("文件公布"), "policy/filing_period"),
    _rule("government_rules.consultation", gettext_noop("规章草案征求意见截止"), gettext_noop("公布草案"),
          "government_rules/consultation_period", bound="earliest"),
    _rule("government_rules.hearing_announcement", gettext_noop("规章听证会公告"), gettext_noop("听证会"),
          "government_rules/hearing_announcement_period", backwards=True),
    _rule("government_rules.effect", gettext_noop("规章施行"), gettext_noop("规章公布"),
          "government_rules/effect_period", bound="earliest"),
    _rule("government_rules.filing", gettext_noop("规章备案"), gettext_noop("规章公布"),
          "government_rules/filing_period"),
)  # fmt: skip

# 重大行政决策程序暂行条例 Arts 15, 16, 26; the year's notice.
_DECISIONS = (
    _rule("decisions.consultation", gettext_noop("决策草案征求意见截止"), gettext_noop("公布草案"),
          "decisions/consultation_period", bound="earliest"),
    _rule("decisions.hearing_material", gettext_noop("听证材料送达"), gettext_noop("听证会"),
          "decisions/hearing_material_period", backwards=True),
    _rule("decisions.legality_review", gettext_noop("合法性审查完成"), gettext_noop("收到送审材料"),
          "decisions/legality_review_period", bound="earliest"),
    _rule("decisions.adoption_result", gettext_noop("公开意见采纳情况"), gettext_noop("决策文件出台"),
          "decisions/adoption_result_period"),
)  # fmt: skip

# Letters: project defaults L-3 and 国办秘函〔2019〕19号; petitions: 信访条例, since 2022-05-01 信访工作条例.
_LETTERS = (
    _rule("letters.transfer", gettext_noop("留言转办"), gettext_noop("收到留言"), "letters/transfer_period"),
    _rule("letters.simple", gettext_noop("简单留言答复"), gettext_noop("收到留言"), "letters/simple_period"),
    _rule("letters.complex", gettext_noop("复杂留言答复"), gettext_noop("收到留言"), "letters/complex_period"),
    _rule("letters.unanswered", gettext_noop("留言未答复的否决界限"), gettext_noop("收到留言"),
          "letters/unanswered_limit", rolls=False),
    _rule("letters.petition_transfer", gettext_noop("信访事项转送交办"), gettext_noop("收到信访事项"),
          "letters/petition_transfer_period"),
    _rule("letters.petition_notice", gettext_noop("书面告知是否受理信访事项"), gettext_noop("收到信访事项"),
          "letters/petition_notice_period"),
    _rule("letters.petition_objection", gettext_noop("信访事项异议"), gettext_noop("收到转送交办"),
          "letters/petition_objection_period"),
    _rule("letters.petition_decision", gettext_noop("信访事项办结"), gettext_noop("受理"),
          "letters/petition_decision_period"),
    _rule("letters.petition_decision_extended", gettext_noop("延长后的信访事项办结"), gettext_noop("受理"),
          "letters/petition_decision_period", "letters/petition_extension_limit"),
    _rule("letters.petition_review_request", gettext_noop("请求复查"), gettext_noop("收到处理意见"),
          "letters/petition_review_request_period"),
    _rule("letters.petition_review", gettext_noop("复查"), gettext_noop("收到复查请求"),
          "letters/petition_review_period"),
    _rule("letters.petition_recheck_request", gettext_noop("请求复核"), gettext_noop("收到复查意见"),
          "letters/petition_recheck_request_period"),
    _rule("letters.petition_recheck", gettext_noop("复核"), gettext_noop("收到复核请求"),
          "letters/petition_recheck_period"),
    _rule("letters.suggestion_answer", gettext_noop("代表建议答复"), gettext_noop("交办"),
          "letters/suggestion_answer_period"),
    _rule("letters.suggestion_complex_answer", gettext_noop("复杂代表建议答复"), gettext_noop("交办"),
          "letters/suggestion_complex_answer_period"),
    _rule("letters.proposal_answer", gettext_noop("政协提案答复"), gettext_noop("交办"),
          "letters/proposal_answer_period"),
    _rule("letters.suggestion_publication", gettext_noop("建议提案办理结果公开"), gettext_noop("答复"),
          "letters/suggestion_publication_period"),
)  # fmt: skip

# O-1, O-2: hours from the moment.
_RESPONSES = (
    _rule("responses.authoritative_information", gettext_noop("重大突发事件发布权威信息"), gettext_noop("事件发生"),
          "responses/authoritative_information"),
    _rule("responses.press_conference", gettext_noop("重大突发事件新闻发布会"), gettext_noop("事件发生"),
          "responses/press_conference"),
    _rule("responses.public_opinion", gettext_noop("政务舆情回应"), gettext_noop("发现舆情"),
          "responses/public_opinion"),
)  # fmt: skip

# 行政复议法 and 行政诉讼法.
_REMEDIES = (
    _rule("remedies.review_request", gettext_noop("申请行政复议"), gettext_noop("收到答复"),
          "remedies/review_request_period"),
    _rule("remedies.lawsuit", gettext_noop("提起行政诉讼"), gettext_noop("收到答复"), "remedies/lawsuit_period"),
    _rule("remedies.lawsuit_after_review", gettext_noop("不服复议决定起诉"), gettext_noop("收到复议决定"),
          "remedies/lawsuit_after_review_period"),
    _rule("remedies.review_acceptance", gettext_noop("复议申请审查"), gettext_noop("收到复议申请"),
          "remedies/review_acceptance_period"),
    _rule("remedies.review_answer", gettext_noop("复议答复"), gettext_noop("收到复议申请书副本"),
          "remedies/review_answer_period"),
    _rule("remedies.review_simple_answer", gettext_noop("简易程序复议答复"), gettext_noop("收到复议申请书副本"),
          "remedies/review_simple_answer_period"),
    _rule("remedies.review_decision", gettext_noop("复议决定"), gettext_noop("受理"),
          "remedies/review_decision_period"),
    _rule("remedies.review_decision_extended", gettext_noop("延长后的复议决定"), gettext_noop("受理"),
          "remedies/review_decision_period", "remedies/review_extension_limit"),
    _rule("remedies.review_simple_decision", gettext_noop("简易程序复议决定"), gettext_noop("受理"),
          "remedies/review_simple_decision_period"),
)  # fmt: skip

# 个人信息保护法 Arts 55, 56.
_PERSONAL_INFORMATION = (
    _rule("personal_information.impact_record", gettext_noop("个人信息保护影响评估记录可销毁"),
          gettext_noop("评估完成"), "personal_information/impact_record_period", bound="earliest"),
)  # fmt: skip

RULES: Mapping[str, ClockRule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            *_DISCLOSURE,
            *_DOCUMENTS,
            *_DECISIONS,
            *_LETTERS,
            *_RESPONSES,
            *_REMEDIES,
            *_PERSONAL_INFORMATION,
        )
    }
)
