"""Addresses of the gallery, included at `/_components/` where the gallery is switched on."""

from django.urls import URLPattern, URLResolver, path

from liaoliang.ui.gallery import board, case, document, gallery, home

app_name = "ui"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", gallery, name="gallery"),
    path("home/", home, name="gallery-home"),
    path("document/", document, name="gallery-document"),
    path("board/", board, name="gallery-board"),
    path("case/", case, name="gallery-case"),
]
