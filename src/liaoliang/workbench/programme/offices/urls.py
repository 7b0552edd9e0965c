"""Addresses of organs, names, officers and their Excel files."""

from __future__ import annotations

from django.urls import URLPattern, path

from liaoliang.workbench.programme.offices import excel, names, officer_views, organ_views, role_views

urlpatterns: list[URLPattern] = [
    path("organs/", organ_views.organs, name="organs"),
    path("organs/add/", organ_views.organ_add, name="organ_add"),
    path("organs/<int:organ_id>/", organ_views.organ, name="organ"),
    path("organs/<int:organ_id>/change/", organ_views.organ_change, name="organ_change"),
    path("organs/<int:organ_id>/rename/", organ_views.organ_rename, name="organ_rename"),
    path("organs/<int:organ_id>/merge/", organ_views.organ_merge, name="organ_merge"),
    path("organs/<int:organ_id>/end/", organ_views.organ_end, name="organ_end"),
    path("organs/<int:organ_id>/resume/", organ_views.organ_resume, name="organ_resume"),
    path("organs/<int:organ_id>/aliases/", organ_views.alias_add, name="alias_add"),
    path("organs/<int:organ_id>/aliases/remove/", organ_views.alias_remove, name="alias_remove"),
    path("organs/excel/", excel.excel, name="organisations_excel"),
    path("organs/excel/export/", excel.excel_out, name="organisations_export"),
    path("organs/excel/import/<str:ticket>/", excel.excel_in, name="organisations_import"),
    path("collectives/", names.collectives, name="collectives"),
    path("collectives/add/", names.collective_add, name="collective_add"),
    path("collectives/<int:collective_id>/", names.collective, name="collective"),
    path("collectives/<int:collective_id>/change/", names.collective_change, name="collective_change"),
    path("collectives/<int:collective_id>/aliases/", names.collective_alias_add, name="collective_alias_add"),
    path("officers/", officer_views.officers, name="officers"),
    path("officers/add/", officer_views.officer_add, name="officer_add"),
    path("officers/<int:officer_id>/", officer_views.officer, name="officer"),
    path("officers/<int:officer_id>/change/", officer_views.officer_change, name="officer_change"),
    path("officers/<int:officer_id>/end/", officer_views.officer_end, name="officer_end"),
    path("officers/<int:officer_id>/resume/", officer_views.officer_resume, name="officer_resume"),
    path("officers/<int:officer_id>/roles/", role_views.role_grant, name="role_grant"),
    path("officers/<int:officer_id>/roles/revoke/", role_views.role_revoke, name="role_revoke"),
    path("officers/<int:officer_id>/login/", role_views.login_switch, name="login_switch"),
    path("officers/<int:officer_id>/password/", role_views.password_reset, name="password_reset"),
    path(
        "officers/<int:officer_id>/second-factor/", role_views.second_factor_reset, name="second_factor_reset"
    ),
    path("officers/sign-in/", role_views.sign_in_policy, name="sign_in_policy"),
]
