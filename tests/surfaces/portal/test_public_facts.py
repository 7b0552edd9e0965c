"""Only facts that are public by themselves reach a page; marker strings prove it over every address."""

from __future__ import annotations

from collections.abc import Iterator

from django.test import Client

from factories.ledger import LINK, Town, make_row
from factories.offices import AT, make_officer
from liaoliang.ledger import services
from liaoliang.ledger.models import Notice
from liaoliang.ledger.selectors import ledger_by_organ, ledger_by_task, public_notice
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.portal.facts.reading import ledger
from surfaces.portal.rooms import draft, read
from surfaces.portal.test_pages import every_key

SECRET = ("报送材料。", "材料不齐的理由", "不想办的理由", "秘密草稿", "草稿里的要求", LINK)


def everything(notice: Notice) -> Iterator[str]:
    """The bytes of every stored page, in both modes."""
    for key in every_key(notice):
        for care in (False, True):
            yield read(key, care=care).content.decode(errors="replace")


def test_nothing_internal_is_ever_shown(town: Town, full: Notice) -> None:
    make_row(draft(town, title="秘密草稿的通知"), requirement="草稿里的要求。")
    row = town.of(full, town.education)
    services.decline_assignment(assignment_id=row.pk, ground="不想办的理由", by=town.teacher, at=AT)
    names = [officer.name for officer in Officer.objects.all()]
    shown = "".join(everything(full))
    assert [word for word in (*SECRET, *names) if word in shown] == []


def test_a_draft_has_no_address(town: Town, client: Client) -> None:
    notice = draft(town)
    for path in (f"/notices/{notice.pk}/", f"/ledger/{notice.pk}/", f"/ledger/{notice.pk}/table/"):
        assert client.get(path).status_code == 404


def test_a_discarded_notice_has_no_address(town: Town, client: Client) -> None:
    notice = draft(town)
    services.discard_draft(notice_id=notice.pk, ground="重复", by=town.coordinator, at=AT)
    assert client.get(f"/notices/{notice.pk}/").status_code == 404


def test_search_finds_no_draft(town: Town, client: Client) -> None:
    make_row(draft(town, title="秘密草稿的通知"), requirement="草稿里的要求。")
    answer = client.get("/do/search", {"q": "草稿"}).content.decode()
    assert "秘密草稿" not in answer
    assert "草稿里的要求" not in answer


def test_tasks_of_another_notice_are_not_reached_through_this_one(
    town: Town, full: Notice, client: Client
) -> None:
    other = town.running({"requirement": "别的要求。"})
    task = other.categories.get().tasks.get()
    assert client.get(f"/ledger/{full.pk}/tasks/{task.pk}/").status_code == 404


def test_states_agree_with_the_ledger_itself(town: Town, full: Notice) -> None:
    """The portal reads more columns than the ledger's own selector; what both say must be the same."""
    fact, known = ledger(full.pk, AT.date()), ledger_by_task(public_notice(full.pk), on=AT.date())
    assert dict(fact.counts) == {shown: number for shown, number in known.counts.items() if number}
    assert [(one.id, one.number, one.shown, one.verified, one.concerned) for one in fact.requirements] == [
        (one.id, one.ordinal, one.shown, one.verified, one.organs) for one in known.requirements
    ]
    tasks = [task for category in known.categories for task in category.tasks]
    assert [(task.id, task.shown) for task in fact.tasks] == [(task.id, task.shown) for task in tasks]


def test_shares_of_organs_agree_with_the_ledger_itself(town: Town, full: Notice) -> None:
    town.of(full)
    fact, known = ledger(full.pk, AT.date()), ledger_by_organ(public_notice(full.pk), on=AT.date())
    assert [(line.organ.id, line.shown, line.total) for line in fact.lines] == [
        (line.id, line.shown, line.total) for line in known
    ]


def test_what_was_handed_down_shows_through_its_parent(town: Town) -> None:
    notice = town.running({"units": ["乙县人民政府"], "deadline_to": AT.date().replace(month=9)})
    row = town.of(notice, town.county)
    clerk = make_officer(town.county, Role.DRAFTER, Role.HEAD)
    services.accept_assignment(assignment_id=row.pk, by=clerk, at=AT)
    services.hand_down(assignment_id=row.pk, organ_ids=[town.township.pk], by=clerk, at=AT)
    fact, known = ledger(notice.pk, AT.date()), ledger_by_task(public_notice(notice.pk), on=AT.date())
    assert fact.requirements[0].shown == known.requirements[0].shown
    assert len(fact.requirements[0].holdings[0].below) == 1
    assert [line.organ.label for line in fact.lines] == ["乙县人民政府"]
