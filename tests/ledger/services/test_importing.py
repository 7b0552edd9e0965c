"""A notice file becomes a draft; what was read stays beside what was corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from factories.ledger import Town, make_row
from factories.offices import AT, make_officer
from liaoliang.base.actions import describe
from liaoliang.base.evidence import events_of
from liaoliang.base.models import Blob
from liaoliang.errors import BadInputError, NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import DraftRow, Notice
from liaoliang.ledger.rows import NoticeFacts, RowFacts
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.worklist.selectors import waiting_for

TEXT = """甲市人民政府办公室关于印发2021年政务公开工作要点的通知
甲政办发〔2021〕5号
一、推进重点领域公开
(一)公开预算。市级部门预算在批复后20日内公开。(市财政局牵头,市教育局配合)
(二)公开招生。9月底前公布招生结果。(责任单位:市教育局)
""".encode()


@pytest.fixture(autouse=True)
def _blobs(settings: Settings, tmp_path: Path) -> None:
    settings.BLOB_ROOT = tmp_path


def take_in(town: Town, content: bytes = TEXT, name: str = "通知.txt", by: Officer | None = None) -> Notice:
    return services.import_notice(
        content=content, name=name, issuing_organ_id=town.office.pk, by=by or town.coordinator, at=AT
    )


def test_a_file_becomes_a_draft(town: Town) -> None:
    notice = take_in(town)
    assert (notice.state, notice.year, notice.document_number) == (
        NoticeState.DRAFT,
        2021,
        "甲政办发〔2021〕5号",
    )
    assert [row.units for row in notice.rows.all()] == [["市财政局", "市教育局"], ["市教育局"]]
    assert notice.rows.get(ordinal=1).lead_units == ["市财政局"]
    assert notice.rows.get(ordinal=2).deadline_to == date(2021, 9, 30)
    event = events_of(notice).get()
    assert (event.documents, event.detail["rows"]) == ([notice.source_hash], 2)


def test_the_same_file_is_not_imported_twice(town: Town) -> None:
    take_in(town)
    with pytest.raises(WrongStateError, match="已经导入过"):
        take_in(town, name="另一个名字.txt")
    assert Notice.objects.count() == Blob.objects.count() == 1


def test_a_discarded_file_may_come_again(town: Town) -> None:
    notice = take_in(town)
    services.discard_draft(notice_id=notice.pk, ground="传错了文件", by=town.coordinator, at=AT)
    assert take_in(town).pk != notice.pk


def test_nothing_is_kept_of_a_file_that_cannot_be_read(town: Town) -> None:
    with pytest.raises(BadInputError):
        take_in(town, content=b"\x00\x01\x02", name="通知.docx")
    assert Notice.objects.count() == Blob.objects.count() == 0


def test_only_the_coordinator_imports(town: Town) -> None:
    for person in (town.clerk, make_officer(town.county, Role.COORDINATOR)):
        with pytest.raises(NotAllowedError):
            take_in(town, by=person)


def test_a_correction_keeps_what_was_read(town: Town) -> None:
    row = take_in(town).rows.get(ordinal=1)
    facts = replace(RowFacts.of(row), requirement="预算批复后20日内公开。", lead_units=None)
    row = services.correct_draft_row(row_id=row.pk, facts=facts, by=town.coordinator, at=AT)
    assert row.corrected and row.requirement == "预算批复后20日内公开。"
    assert row.original["lead_units"] == ["市财政局"]
    event = events_of(row.notice).last()
    assert (event.detail["ordinal"], event.detail["fields"]) == (1, ["requirement", "lead_units"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"requirement": " "}, "ledger.row_empty"),
        ({"deadline_from": date(2022, 1, 1)}, "ledger.row_dates"),
        ({"due_workdays": 5}, "ledger.row_condition"),
        ({"condition": "出台后", "due_workdays": 0}, "ledger.row_days"),
        ({"units": ("市财政局", " ")}, "ledger.row_unit"),
    ],
)
def test_a_wrong_correction_is_refused(town: Town, changes: dict[str, object], code: str) -> None:
    row = make_row(town.draft())
    with pytest.raises(NotReadyError) as refused:
        services.correct_draft_row(
            row_id=row.pk, facts=replace(RowFacts.of(row), **changes), by=town.coordinator, at=AT
        )
    assert [issue.code for issue in refused.value.issues] == [code]


def test_a_row_is_added_at_the_end(town: Town) -> None:
    notice = town.draft()
    make_row(notice)
    facts = RowFacts("", "加强培训", "每年培训一次。", ("市政府办公室",))
    row = services.add_draft_row(notice_id=notice.pk, facts=facts, by=town.coordinator, at=AT)
    assert (row.ordinal, row.is_added, row.units) == (2, True, ["市政府办公室"])


def test_a_row_is_left_out_with_a_ground_and_comes_back(town: Town) -> None:
    row = make_row(town.draft())
    services.exclude_draft_row(row_id=row.pk, ground="不是任务", by=town.coordinator, at=AT)
    with pytest.raises(WrongStateError):
        services.exclude_draft_row(row_id=row.pk, ground="不是任务", by=town.coordinator, at=AT)
    services.restore_draft_row(row_id=row.pk, by=town.coordinator, at=AT)
    assert not DraftRow.objects.get().is_excluded


def test_metadata_are_corrected(town: Town) -> None:
    notice = town.draft()
    facts = replace(NoticeFacts.of(notice), title="关于印发工作要点的通知", written_on=date(2021, 6, 2))
    services.describe_notice(notice_id=notice.pk, facts=facts, by=town.coordinator, at=AT)
    assert events_of(notice).get().detail["fields"] == ["title", "written_on"]


def test_metadata_are_checked(town: Town) -> None:
    notice = town.draft()
    facts = NoticeFacts(" ", 1949, written_on=date(2021, 6, 5), released_on=date(2021, 6, 2))
    with pytest.raises(NotReadyError) as refused:
        services.describe_notice(notice_id=notice.pk, facts=facts, by=town.coordinator, at=AT)
    assert len(refused.value.issues) == 3


def test_an_adopted_row_is_not_corrected(town: Town) -> None:
    row = town.running().rows.get()
    with pytest.raises(WrongStateError):
        services.correct_draft_row(row_id=row.pk, facts=RowFacts.of(row), by=town.coordinator, at=AT)


def test_strangers_do_not_find_the_draft(town: Town) -> None:
    row = make_row(town.draft())
    facts = RowFacts.of(row)
    with pytest.raises(NotFoundError):
        services.correct_draft_row(row_id=row.pk, facts=facts, by=town.clerk, at=AT)
    with pytest.raises(NotFoundError):
        services.correct_draft_row(row_id=row.pk + 1, facts=facts, by=town.coordinator, at=AT)


def test_what_follows_from_corrected_words_is_read_anew(town: Town) -> None:
    row = take_in(town).rows.get(ordinal=2)
    facts = replace(RowFacts.of(row), requirement="每年公开不得少于3次。", units=("市教育局", "市财政局"))
    row = services.correct_draft_row(row_id=row.pk, facts=facts, by=town.coordinator, at=AT)
    assert [target["number"] for target in row.targets] == [3]
    assert row.units_text == "市教育局、市财政局"


def test_words_that_were_not_corrected_stay_as_written(town: Town) -> None:
    row = make_row(town.draft(), units_text="市财政局负责落实", targets=[{"text": "9月"}])
    facts = replace(RowFacts.of(row), optional=True)
    row = services.correct_draft_row(row_id=row.pk, facts=facts, by=town.coordinator, at=AT)
    assert (row.units_text, row.targets) == ("市财政局负责落实", [{"text": "9月"}])


def test_a_draft_waits_for_its_coordinator(town: Town) -> None:
    notice = take_in(town)
    assert [item.verb for item in waiting_for(town.coordinator)] == ["核对并确认台账"]
    services.discard_draft(notice_id=notice.pk, ground="传错了文件", by=town.coordinator, at=AT)
    assert not waiting_for(town.coordinator)


TWO_TEXTS = """2021年甲市政务公开工作要点
一、加强政策公开
(一)公布收费标准。每月更新1次，收费标准12月10日前公布。
(二)公开会议。邀请代表列席会议。
附件:任务分解表
工作任务
具体要求
责任单位
加强政策公开
公布收费标准
每月更新1次，收费标准11月10日前公布。
市财政局
公开会议
邀请代表列席会议。
市教育局
""".encode()


def test_a_difference_keeps_its_sentences_and_its_place(town: Town) -> None:
    row = take_in(town, TWO_TEXTS).disagreements.get(kind="wording")
    assert row.annex_sentence == "每月更新1次，收费标准11月10日前公布。"
    assert row.body_sentence == "每月更新1次，收费标准12月10日前公布。"
    assert row.annex_at == 12


def test_the_trail_says_what_was_corrected(town: Town) -> None:
    row = take_in(town).rows.get(ordinal=2)
    facts = replace(RowFacts.of(row), deadline="8月底前")
    services.correct_draft_row(row_id=row.pk, facts=facts, by=town.coordinator, at=AT)
    assert describe(events_of(row.notice).last()).endswith("更正了第 2 条：完成时限由“9月底前”改为“8月底前”")
