"""The gallery: every component in every state, and the two layouts filled. For development only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from liaoliang.ui import sample_pages, samples
from liaoliang.ui.forms import UploadField
from liaoliang.ui.states import TONES, State

View = Callable[[HttpRequest], HttpResponse]


class SampleForm(forms.Form):
    """One field of each kind."""

    wanted = forms.CharField(label="您要的信息", help_text="写名称、文号或者能帮我们找到它的特征")
    phone = forms.RegexField(r"^1\d{10}$", label="手机号", help_text="只用来通知办理进度")
    way = forms.ChoiceField(
        label="怎样取得",
        choices=[("mail", "电子邮件"), ("post", "邮寄"), ("visit", "到窗口来取")],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label="有关方面",
        required=False,
        choices=[("a", "教育"), ("b", "住房")],
        widget=forms.CheckboxSelectMultiple,
    )
    organ = forms.ChoiceField(label="向谁申请", choices=[("1", "聊城市人民政府办公室"), ("2", "市财政局")])
    on = forms.DateField(label="哪一天", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    words = forms.CharField(label="补充说明", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    consent = forms.BooleanField(label="我已看过隐私说明", help_text="只用于办理这件申请")
    file = UploadField(
        label="附件", required=False, accept=(".pdf", ".docx", ".xlsx"), limit=20 * 1024 * 1024
    )


def _only_in_development(view: View) -> View:
    def guarded(request: HttpRequest) -> HttpResponse:
        if not getattr(settings, "GALLERY", settings.DEBUG):
            raise Http404
        return view(request)

    return guarded


def _choices(request: HttpRequest) -> dict[str, Any]:
    """Care mode and theme can be asked for in the address, to look at them side by side."""
    care = request.GET.get("care") or request.COOKIES.get("liaoliang_care")
    theme = request.GET.get("theme", "")
    return {"care": care == "1", "theme": theme if theme in ("dark", "light") else "", "path": request.path}


def _form_with_errors() -> SampleForm:
    return SampleForm(data={"phone": "1380000", "way": "mail", "organ": "1"})


@_only_in_development
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    context = {
        **sample_pages.portal_frame(),
        **_choices(request),
        "title": "部件一览",
        "states": [(state, TONES[state]) for state in State],
        "form": _form_with_errors(),
        "parts": sample_pages.parts(),
    }
    return render(request, "ui/gallery/index.html", context)


@_only_in_development
def home(request: HttpRequest) -> HttpResponse:
    """The portal's layout with a question in front."""
    context = {
        **sample_pages.portal_frame(),
        **_choices(request),
        "search_href": "",
        "progress": samples.progress(),
    }
    return render(request, "ui/gallery/home.html", context)


@_only_in_development
def document(request: HttpRequest) -> HttpResponse:
    """The portal's layout with metadata box, contents and related matter."""
    context = {**sample_pages.portal_frame(), **_choices(request), **sample_pages.document()}
    return render(request, "ui/gallery/document.html", context)


@_only_in_development
def board(request: HttpRequest) -> HttpResponse:
    """The workbench's layout with the matrix."""
    context = {
        **sample_pages.desk_frame(),
        **_choices(request),
        **sample_pages.board(as_list="list" in request.GET),
    }
    return render(request, "ui/gallery/board.html", context)


@_only_in_development
def case(request: HttpRequest) -> HttpResponse:
    """The workbench's anatomy of a case, and a list with bulk work."""
    context = {**sample_pages.desk_frame(), **_choices(request), **sample_pages.case(), "form": SampleForm()}
    return render(request, "ui/gallery/case.html", context)
