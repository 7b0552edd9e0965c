"""Addresses of a notice's year; `ledger.links` knows some of them as text."""

from __future__ import annotations

from django.urls import URLPattern, path

from liaoliang.workbench.programme.notices import (
    dates,
    disagreements,
    draft_views,
    due_moves,
    excel,
    look_back,
    own_areas,
    requirements,
    units,
    views,
)

_NOTICE = "ledger/notices/<int:notice_id>/"
_ROW = f"{_NOTICE}rows/<int:row_id>/"
_UNIT = f"{_NOTICE}units/<int:question_id>/"
_BACK = f"{_NOTICE}look-back/"
_REQUIREMENT = "ledger/requirements/<int:requirement_id>/"
urlpatterns: list[URLPattern] = [
    path("ledger/notices/", views.notices, name="notices"),
    path("ledger/notices/import/", draft_views.notice_import, name="notice_import"),
    path(_NOTICE, views.notice, name="notice"),
    path(f"{_NOTICE}source/", views.notice_source, name="notice_source"),
    path(f"{_NOTICE}close/", views.notice_close, name="notice_close"),
    path(f"{_NOTICE}facts/", draft_views.notice_facts, name="notice_facts"),
    path(f"{_NOTICE}adopt/", draft_views.notice_adopt, name="notice_adopt"),
    path(f"{_NOTICE}discard/", draft_views.notice_discard, name="notice_discard"),
    path(f"{_NOTICE}rows/add/", draft_views.draft_row_add, name="draft_row_add"),
    path(_ROW, draft_views.draft_row, name="draft_row"),
    path(f"{_ROW}exclude/", draft_views.draft_row_exclude, name="draft_row_exclude"),
    path(f"{_ROW}restore/", draft_views.draft_row_restore, name="draft_row_restore"),
    path(f"{_NOTICE}units/", units.units, name="units"),
    path(_UNIT, units.unit, name="unit"),
    path(f"{_UNIT}dismiss/", units.unit_dismiss, name="unit_dismiss"),
    path(f"{_NOTICE}disagreements/", disagreements.disagreements, name="disagreements"),
    path(f"{_NOTICE}disagreements/<int:disagreement_id>/", disagreements.disagreement, name="disagreement"),
    path(f"{_NOTICE}requirements/", requirements.requirements, name="requirements"),
    path(f"{_NOTICE}conditions/", requirements.conditions, name="conditions"),
    path(f"{_NOTICE}due-dates/", dates.due_dates, name="due_dates"),
    path(f"{_NOTICE}due-dates/bulk/", dates.due_bulk, name="due_bulk"),
    path(f"{_NOTICE}due-dates/change/", dates.due_change, name="due_change"),
    path(f"{_NOTICE}due-dates/moved/", due_moves.due_moves, name="due_moves"),
    path(f"{_NOTICE}own-areas/", own_areas.own_areas, name="own_areas"),
    path(_BACK, look_back.look_back, name="look_back"),
    path(f"{_BACK}import/", look_back.look_back_import, name="look_back_import"),
    path(f"{_BACK}link/", look_back.look_back_link, name="look_back_link"),
    path(f"{_BACK}begin/", look_back.look_back_begin, name="look_back_begin"),
    path(f"{_BACK}carry/", look_back.look_back_carry, name="look_back_carry"),
    path(f"{_BACK}items/<int:item_id>/", look_back.look_back_item, name="look_back_item"),
    path(f"{_BACK}items/<int:item_id>/confirm/", look_back.look_back_confirm, name="look_back_confirm"),
    path(f"{_NOTICE}excel/", excel.ledger_excel, name="ledger_excel"),
    path(f"{_NOTICE}excel/export/", excel.ledger_excel_out, name="ledger_excel_out"),
    path(f"{_NOTICE}excel/import/<str:ticket>/", excel.ledger_excel_in, name="ledger_excel_in"),
    path(_REQUIREMENT, requirements.requirement, name="requirement"),
    path(f"{_REQUIREMENT}measure/", requirements.requirement_measure, name="requirement_measure"),
    path(
        f"{_REQUIREMENT}measure/confirm/",
        requirements.requirement_measure_confirm,
        name="requirement_measure_confirm",
    ),
    path(
        f"{_REQUIREMENT}measure/remove/",
        requirements.requirement_measure_remove,
        name="requirement_measure_remove",
    ),
    path(f"{_REQUIREMENT}organs/", requirements.requirement_organs, name="requirement_organs"),
    path(f"{_REQUIREMENT}condition/", requirements.requirement_condition, name="requirement_condition"),
]
