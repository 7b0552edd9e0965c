"""What each organ does with each requirement, as scenes that are played in the order of the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from liaoliang.base import storage
from liaoliang.cli.demo_city import moments
from liaoliang.cli.demo_city.people import Cast
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.ledger.rows import Proof

# Reports come in over so many working days, and lie so many on the coordinator's desk.
SPREAD: Final = 9
ON_THE_DESK: Final = 2
# Under a requirement of many organs most have not begun.
MANY, FEW_TURNS, MANY_TURNS = 30, 6, 12
PAGE: Final = "https://www.example.gov.cn/zwgk/{organ}/{row}.html"


@dataclass(frozen=True, slots=True)
class Scene:
    """Something somebody does at a moment."""

    at: datetime
    act: Callable[[datetime], object]


@dataclass
class Stage:
    """What the scenes share: people, working days, and the hashes of the reports that were made."""

    cast: Cast
    calendar: WorkdayCalendar
    attachment: tuple[str, bytes]
    hashes: dict[int, str] = field(default_factory=dict)

    def report(self, row: Assignment, text: str, *, with_file: bool = False) -> Callable[[datetime], object]:
        """The organ reports, with a public page and sometimes a file."""
        officer = self.cast.of_organ[row.organ_id]
        page = Proof.link(PAGE.format(organ=row.organ_id, row=row.requirement.ordinal), "公开页面")

        def act(at: datetime) -> None:
            proofs = [page, self.file()] if with_file else [page]
            made = services.report_assignment(
                assignment_id=row.pk, text=text, proofs=proofs, by=officer, at=at
            )
            self.hashes[row.pk] = made.content_hash

        return act

    def file(self) -> Proof:
        """A fresh upload: one file serves one report."""
        name, content = self.attachment
        return Proof.file(storage.store(content, name, "text/csv"))

    def verify(self, row: Assignment) -> Callable[[datetime], object]:
        """The coordinator verifies exactly what was reported."""
        return lambda at: services.verify_assignment(
            assignment_id=row.pk, content_hash=self.hashes[row.pk], by=self.cast.coordinator, at=at
        )

    def send_back(self, row: Assignment, reason: str, redo_by: date) -> Callable[[datetime], object]:
        """The coordinator returns the report with a reason."""
        return lambda at: services.return_assignment(
            assignment_id=row.pk,
            content_hash=self.hashes[row.pk],
            reason=reason,
            redo_by=redo_by,
            by=self.cast.coordinator,
            at=at,
        )

    def start(self, row: Assignment) -> Callable[[datetime], object]:
        """The organ begins."""
        officer = self.cast.of_organ[row.organ_id]
        return lambda at: services.start_progress(assignment_id=row.pk, by=officer, at=at)

    def rectify(self, row: Assignment) -> Callable[[datetime], object]:
        """The organ takes the returned report up again."""
        officer = self.cast.of_organ[row.organ_id]
        return lambda at: services.begin_rectification(assignment_id=row.pk, by=officer, at=at)

    def on(self, last: date, number: int) -> date:
        """The day on which the organ with this number reports."""
        return moments.workday(self.calendar, last, number % SPREAD)

    def desk_day(self, day: date) -> date:
        """The day on which the coordinator looks at what came in on `day`."""
        return moments.following(self.calendar, day, ON_THE_DESK)


Rows = Sequence[Assignment]
Plan = dict[str, Any]


def scenes_of(stage: Stage, requirement: Requirement, rows: Rows, plan: Plan) -> Iterator[Scene]:
    """All scenes of one requirement, from the plan of story.yaml."""
    yield from _ENDS[plan["ends"]](stage, requirement, rows, plan)


def _verified(stage: Stage, _: Requirement, rows: Rows, plan: Plan) -> Iterator[Scene]:
    for number, row in enumerate(rows):
        yield from _to_the_end(stage, row, number, plan)


def _reported(stage: Stage, _: Requirement, rows: Rows, plan: Plan) -> Iterator[Scene]:
    for number, row in enumerate(rows):
        yield _reports(stage, row, number, plan)


def _under_way(stage: Stage, requirement: Requirement, rows: Rows, plan: Plan) -> Iterator[Scene]:
    """By turns: at it, verified, not begun, and where there are many, reported; each row begins elsewhere."""
    is_long = len(rows) >= MANY
    for number, row in enumerate(rows):
        turn = (number + requirement.ordinal) % (MANY_TURNS if is_long else FEW_TURNS)
        if turn in {1, 2, 3} or (turn == 4 and not is_long):
            yield _begins(stage, row, number)
        elif turn == 4:
            yield _reports(stage, row, number, plan)
        elif turn == 5:
            yield from _to_the_end(stage, row, number, {**plan, "last": moments.END.date().replace(day=8)})


def _late(stage: Stage, _: Requirement, rows: Rows, plan: Plan) -> Iterator[Scene]:
    """Whoever is not late has reported, and the coordinator has got through."""
    late = set(plan["late"])
    for number, row in enumerate(rows):
        if row.organ.label in late:
            yield _begins(stage, row, number)
        else:
            yield from _to_the_end(stage, row, number, plan)


def _returned(stage: Stage, requirement: Requirement, rows: Rows, plan: Plan) -> Iterator[Scene]:
    others = [row for row in rows if row.organ.label != plan["organ"]]
    yield from _under_way(stage, requirement, others, plan)
    for row in rows:
        if row.organ.label == plan["organ"]:
            yield Scene(moments.at(10, 8, 10, 20), stage.report(row, plan["did"], with_file=True))
            yield Scene(moments.at(10, 11, 15, 5), stage.send_back(row, plan["reason"], plan["redo_by"]))
            yield Scene(moments.at(10, 11, 16, 40), stage.rectify(row))


def _measured(stage: Stage, requirement: Requirement, _: Rows, plan: Plan) -> Iterator[Scene]:
    """One coordinator links the measure, the other confirms it, the platform reads it."""
    number, target = requirement.pk, Decimal(plan["target"])
    yield Scene(
        moments.at(6, 25, 10),
        lambda at: services.set_measure(
            requirement_id=number,
            measure_key=plan["measure"],
            target=target,
            by=stage.cast.coordinator,
            at=at,
        ),
    )
    yield Scene(
        moments.at(6, 25, 16),
        lambda at: services.confirm_measure(requirement_id=number, by=stage.cast.second, at=at),
    )
    yield Scene(moments.at(6, 28, 8), lambda at: services.evaluate_measure(requirement_id=number, at=at))


def _begins(stage: Stage, row: Assignment, number: int) -> Scene:
    day = moments.workday(stage.calendar, date(2021, 9, 10), number % SPREAD)
    return Scene(moments.within(day, row.pk), stage.start(row))


def _reports(stage: Stage, row: Assignment, number: int, plan: Plan) -> Scene:
    day = stage.on(plan["last"], number)
    return Scene(moments.within(day, row.pk), stage.report(row, plan["did"], with_file=number == 0))


def _to_the_end(stage: Stage, row: Assignment, number: int, plan: Plan) -> Iterator[Scene]:
    if row.organ.label == plan.get("hand_down", {}).get("from"):
        yield from _handed_down(stage, row, plan)
        return
    day = stage.on(plan["last"], number)
    yield _reports(stage, row, number, plan)
    yield Scene(moments.within(stage.desk_day(day), row.pk), stage.verify(row))


def _handed_down(stage: Stage, row: Assignment, plan: Plan) -> Iterator[Scene]:
    """A county gives the work to its department, whose report the county's coordinator verifies."""
    county = stage.cast.of_organ[row.organ_id]
    below = next(
        officer for officer in stage.cast.of_organ.values() if officer.organ.name == plan["hand_down"]["to"]
    )

    def give(at: datetime) -> None:
        services.hand_down(assignment_id=row.pk, organ_ids=[below.organ_id], by=county, at=at)

    def child() -> Assignment:
        return row.children.get()

    def take(at: datetime) -> None:
        services.accept_assignment(assignment_id=child().pk, by=below, at=at)

    def tell(at: datetime) -> None:
        stage.report(child(), plan["did"])(at)

    def check(at: datetime) -> None:
        given = child().pk
        services.verify_assignment(assignment_id=given, content_hash=stage.hashes[given], by=county, at=at)

    days = (moments.at(7, 5, 9, 30), moments.at(7, 6, 10), moments.at(8, 24, 11), moments.at(8, 26, 15))
    yield from (Scene(day, act) for day, act in zip(days, (give, take, tell, check), strict=True))


_ENDS: Final[dict[str, Callable[[Stage, Requirement, Rows, Plan], Iterator[Scene]]]] = {
    "verified": _verified,
    "reported": _reported,
    "under_way": _under_way,
    "late": _late,
    "returned": _returned,
    "measured": _measured,
}
