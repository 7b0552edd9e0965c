"""`liaoliang law …`: due dates, working days, fees and code checks, as JSON. Needs no database."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, NoReturn

from liaoliang.cli.main import print_json
from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.law import (
    RULES,
    Rulebook,
    application_fee,
    check_citizen_id,
    check_document_number,
    check_index_number,
    check_uscc,
    check_written_date,
    clock_rule,
    deadline,
    due_at,
)

CHINA = timezone(timedelta(hours=8))
KINDS = ("uscc", "citizen-id", "index-number", "document-number", "written-date")


class _OneLineParser(argparse.ArgumentParser):
    """A refusal is one line on stderr, without the usage text before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the sub-commands of `law`."""
    parser.set_defaults(run=_no_command)
    commands = parser.add_subparsers(metavar="QUESTION", parser_class=_OneLineParser)

    due = commands.add_parser("due", help="when a clock ends, and why")
    due.add_argument("rule", metavar="RULE", type=_typed, help="e.g. foi.reply; `law rules` lists all")
    due.add_argument("date", metavar="DATE", type=_typed, help="YYYY-MM-DD, or a moment for clocks in hours")
    due.add_argument(
        "--extension", metavar="N", type=_typed, help="a shorter extension than the law's longest"
    )
    due.set_defaults(run=_due)

    workday = commands.add_parser("workday", help="whether a day is a working day, and why")
    workday.add_argument("date", metavar="DATE", type=_typed)
    workday.set_defaults(run=_workday)

    fee = commands.add_parser("fee", help="信息处理费, by item or by volume")
    fee.add_argument("--items", metavar="N", type=_typed, help="applications of one applicant in one month")
    fee.add_argument("--pages", metavar="N", type=_typed, help="pages of one application")
    fee.add_argument(
        "--before", metavar="N", type=_typed, help="with --items: applications already counted this month"
    )
    fee.add_argument("--on", metavar="DATE", type=_typed, help="the tariff of that day; otherwise the latest")
    fee.set_defaults(run=_fee)

    check = commands.add_parser("check", help="whether a code is well formed")
    check.add_argument("kind", metavar="KIND", type=_typed, help=" | ".join(KINDS))
    check.add_argument("value", metavar="VALUE", type=_typed)
    check.add_argument(
        "--document-kind", metavar="文种", type=_typed, help="with document-number: 通知, 公告 …"
    )
    check.set_defaults(run=_check)

    commands.add_parser("rules", help="the clocks that `due` knows").set_defaults(run=_rules)


def _no_command(_: argparse.Namespace) -> int:
    raise BadInputError("law", gettext_noop("请写明要问什么:due、workday、fee、check、rules"))


def _due(arguments: argparse.Namespace) -> int:
    rules = Rulebook.shipped()
    rule = clock_rule(_shown(arguments.rule) or "RULE")
    first = rule.periods[0]
    if rules.parameter(first).unit == "hour":
        print_json(due_at(rules, rule.name, _moment(arguments.date)).as_json())
        return 0
    extension = None if arguments.extension is None else _number("--extension", arguments.extension)
    print_json(deadline(rules, rule.name, _day(arguments.date), extension=extension).as_json())
    return 0


def _workday(arguments: argparse.Namespace) -> int:
    day = _day(arguments.date)
    year = Rulebook.shipped().calendar.year(day.year)
    reason = Rulebook.shipped().calendar.explain(day)
    print_json(
        {
            "workday": reason.workday,
            "why": reason.why,
            "day": day.isoformat(),
            "basis": [year.provision.as_json()],
            "confidence": year.confidence,
        }
    )
    return 0


def _fee(arguments: argparse.Namespace) -> int:
    if arguments.items is None and arguments.pages is None:
        raise BadInputError("fee", gettext_noop("应给出申请件数(--items)或页数(--pages)"))
    if arguments.before is not None and arguments.items is None:
        raise BadInputError("--before", gettext_noop("只用于按件计收（--items）：按量计收只看一件申请的页数"))
    fee = application_fee(
        Rulebook.shipped(),
        items=None if arguments.items is None else _number("--items", arguments.items),
        pages=None if arguments.pages is None else _number("--pages", arguments.pages),
        before=_number("--before", arguments.before or "0"),
        on=None if arguments.on is None else _day(arguments.on, "--on"),
    )
    print_json(fee.as_json())
    return 0


def _check(arguments: argparse.Namespace) -> int:
    checks: dict[str, Any] = {
        "uscc": lambda: check_uscc(arguments.value),
        "citizen-id": lambda: check_citizen_id(
            arguments.value, on=datetime.now(tz=UTC).astimezone(CHINA).date()
        ),
        "index-number": lambda: check_index_number(Rulebook.shipped(), arguments.value),
        "document-number": lambda: check_document_number(arguments.value, kind=arguments.document_kind),
        "written-date": lambda: check_written_date(arguments.value),
    }
    if arguments.kind not in checks:
        known = "、".join(KINDS)
        raise BadInputError(
            _shown(arguments.kind), gettext_noop("没有这种校验;可用的有:{known}"), known=known
        )
    print_json(checks[arguments.kind]().as_json())
    return 0


def _rules(_: argparse.Namespace) -> int:
    print_json(
        [
            {"rule": rule.name, "title": rule.title, "start": rule.start, "bound": rule.bound}
            for rule in RULES.values()
        ]
    )
    return 0


_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = rf"{_DATE}(?:[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?"
LONGEST_ECHO = 60


def _shown(text: str) -> str:
    """What was typed, as far as a sentence can carry it."""
    whole = text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO]}…"
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in whole)


def _typed(text: str) -> str:
    """An argument as Unicode: bytes that are no UTF-8 become visible escapes, so that they can be shown."""
    return text.encode(errors="backslashreplace").decode()


def _day(text: str, where: str = "DATE") -> date:
    if not re.fullmatch(_DATE, text):
        raise BadInputError(where, gettext_noop("日期应写成YYYY-MM-DD,而不是“{text}”"), text=_shown(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInputError(where, gettext_noop("没有“{text}”这一天"), text=_shown(text)) from None


def _moment(text: str) -> datetime:
    """A moment; without an offset it is China's time, a day alone is its first moment."""
    if not re.fullmatch(_MOMENT, text):
        raise BadInputError(
            "DATE", gettext_noop("时刻应写成YYYY-MM-DDTHH:MM,而不是“{text}”"), text=_shown(text)
        )
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadInputError("DATE", gettext_noop("没有“{text}”这一时刻"), text=_shown(text)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)


def _number(where: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise BadInputError(
            where, gettext_noop("应为不小于0的整数(最多9位),而不是“{text}”"), text=_shown(text)
        )
    return int(text)
