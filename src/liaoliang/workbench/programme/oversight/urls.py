"""Addresses of operations and audit."""

from __future__ import annotations

from django.urls import URLPattern, path

from liaoliang.workbench.programme.oversight import operations, trail_views

urlpatterns: list[URLPattern] = [
    path("operations/", operations.operations, name="operations"),
    path("operations/retry/", operations.retry, name="operations_retry"),
    path("audit/", trail_views.events, name="audit"),
    path("audit/events/<int:event_id>/", trail_views.event, name="audit_event"),
    path("audit/export/", trail_views.export, name="audit_export"),
    path("audit/verify/", trail_views.verify, name="audit_verify"),
    path("audit/seals/", trail_views.day_seals, name="audit_seals"),
    path("audit/seals/<int:seal_id>/", trail_views.seal, name="audit_seal"),
    path("audit/seals/<int:seal_id>/file/", trail_views.seal_file, name="audit_seal_file"),
]
