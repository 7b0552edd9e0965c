"""Addresses of the rulebook."""

from __future__ import annotations

from django.urls import URLPattern, path

from liaoliang.workbench.programme.rules import calendar_views, parameter_views

urlpatterns: list[URLPattern] = [
    path("calendars/", calendar_views.calendar_years, name="calendars"),
    path("calendars/load/", calendar_views.calendar_load, name="calendar_load"),
    path("calendars/<int:year>/", calendar_views.calendar_year, name="calendar_year"),
    path(
        "calendars/prepared/<int:calendar_year_id>/", calendar_views.calendar_pending, name="calendar_pending"
    ),
    path(
        "calendars/prepared/<int:calendar_year_id>/withdraw/",
        calendar_views.calendar_withdraw,
        name="calendar_withdraw",
    ),
    path("rules/changes/", calendar_views.rule_changes, name="rule_changes"),
    path("rules/changes/<int:change_id>/", calendar_views.rule_change, name="rule_change"),
    path("parameters/", parameter_views.parameters, name="parameters"),
    path("parameters/prepared/<int:override_id>/", parameter_views.override_pending, name="override_pending"),
    path("parameters/of/<path:key>/override/", parameter_views.parameter_override, name="parameter_override"),
    path("parameters/of/<path:key>/", parameter_views.parameter, name="parameter"),
]
