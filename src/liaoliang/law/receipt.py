"""When a request counts as received: 政府信息公开条例(2019) Art 31, by the channel it came through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.law.provisions import Confidence, Provision
from liaoliang.law.rulebook import Rulebook
from liaoliang.law.sentences import Sentence, spoken


class Channel(StrEnum):
    """How a request reached the organ."""

    IN_PERSON = "in_person"
    ORAL = "oral"
    SIGNED_POST = "signed_post"
    ORDINARY_LETTER = "ordinary_letter"
    INTERNET = "internet"
    FAX = "fax"


@dataclass(frozen=True, slots=True)
class Arrival:
    """The days on which things happened, as far as they have.

    `arrived_on`: handed in, in the tray, or sent by the applicant's machine; `signed_on`: the organ signed
    for the post; `confirmed_on`: organ and applicant confirmed receipt to each other.
    """

    channel: Channel
    arrived_on: date
    signed_on: date | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt day, or None while the clock has not started; `why` says what made or is missing."""

    received_on: date | None
    why: Sentence
    basis: tuple[Provision, ...]
    confidence: Confidence

    @property
    def clock_runs(self) -> bool:
        """Whether the reply period has begun to run."""
        return self.received_on is not None


_DECIDED_BY = {
    Channel.IN_PERSON: gettext_noop("当面提交,以提交之日{day}为收到申请之日"),
    Channel.ORAL: gettext_noop("口头申请由工作机构代为填写,以填写之日{day}为收到申请之日"),
    Channel.SIGNED_POST: gettext_noop("邮寄需签收,以签收之日{day}为收到申请之日"),
    Channel.ORDINARY_LETTER: gettext_noop("平常信函无须签收,以与申请人确认之日{day}为收到申请之日"),
    Channel.INTERNET: gettext_noop("通过互联网渠道提交,以双方确认之日{day}为收到申请之日"),
    Channel.FAX: gettext_noop("通过传真提交,以双方确认之日{day}为收到申请之日"),
}
_WAITING_FOR = {
    Channel.SIGNED_POST: gettext_noop("尚未签收,答复期限未起算"),
    Channel.ORDINARY_LETTER: gettext_noop(
        "信函{arrived}到达,应于当日与申请人确认;确认前答复期限未起算,请尽快联系申请人"
    ),
    Channel.INTERNET: gettext_noop("{arrived}收到网上提交,双方确认前答复期限未起算,请尽快与申请人确认"),
    Channel.FAX: gettext_noop("{arrived}收到传真,双方确认前答复期限未起算,请尽快与申请人确认"),
}


def receipt_of(rules: Rulebook, arrival: Arrival) -> Receipt:
    """The receipt day of Art 31. Raises BadInputError if signed or confirmed before it arrived."""
    value = rules.parameter("foi/receipt_by_channel").at(arrival.arrived_on)
    day = _deciding_day(arrival)
    if day is None:
        why = Sentence.of(_WAITING_FOR[arrival.channel], arrived=spoken(arrival.arrived_on))
    else:
        why = Sentence.of(_DECIDED_BY[arrival.channel], day=spoken(_not_before_arrival(arrival, day)))
    return Receipt(day, why, value.provisions, value.confidence)


def _deciding_day(arrival: Arrival) -> date | None:
    if arrival.channel in (Channel.IN_PERSON, Channel.ORAL):
        return arrival.arrived_on
    if arrival.channel is Channel.SIGNED_POST:
        return arrival.signed_on
    return arrival.confirmed_on


def _not_before_arrival(arrival: Arrival, day: date) -> date:
    if day < arrival.arrived_on:
        message = gettext_noop("签收或确认之日{day}早于到达之日{arrived}")
        raise BadInputError("", message, day=day, arrived=arrival.arrived_on)
    return day
