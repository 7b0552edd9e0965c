"""Markup that a checker would pass: closed elements, unique ids, headings in order, links that lead somewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urldefrag

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree

from factories.ledger import Town
from liaoliang.ledger.models import Notice
from surfaces.portal.rooms import Words, read, text, words, year
from surfaces.portal.test_pages import every_key

pytestmark = pytest.mark.django_db
FILES = (".xlsx", ".xml", ".txt", ".json")


def pages(notice: Notice) -> list[str]:
    return [key for key in every_key(notice) if not key.endswith(FILES)]


def test_elements_are_closed_and_ids_unique(full: Notice) -> None:
    for key in pages(full):
        for care in (False, True):
            page = words(key, care=care)
            assert (page.unclosed, page.open) == ([], []), key
            assert len(page.ids) == len(set(page.ids)), key


def test_one_title_and_headings_in_order(full: Notice) -> None:
    for key in pages(full):
        levels = words(key).headings
        assert levels.count(1) == 1, key
        assert all(after - before <= 1 for before, after in pairwise(levels)), (
            key,
            levels,
        )


def test_every_link_leads_to_a_page_and_a_place(full: Notice, client: Client) -> None:
    waiting, seen = ["/", "/en/"], dict[str, Words]()
    while waiting:
        address, _place = urldefrag(waiting.pop())
        if address in seen or not address.startswith("/") or address.startswith(("/api/", "/care")):
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        is_page = answer["Content-Type"].startswith("text/html")
        seen[address] = Words(answer.content.decode() if is_page else "")
        waiting += seen[address].links
    for address, page in seen.items():
        for link in page.links:
            target, place = urldefrag(link)
            if place and (target or address) in seen:
                assert place in seen[target or address].ids, (address, link)


def test_the_open_interface_that_is_linked_exists(full: Notice, client: Client) -> None:
    links = {link for link in words(f"ledger/{full.pk}/").links if link.startswith("/api/")}
    assert [client.get(link).status_code for link in links] == [200]


def test_every_page_carries_the_tags_of_the_site(full: Notice) -> None:
    for key in pages(full):
        meta = words(key).meta
        assert meta["SiteName"] == settings.SITE["title"], key
        assert re.fullmatch(r"\d{10}", meta["SiteIDCode"]), key
        assert meta["SiteDomain"], key


def test_pages_of_a_column_describe_it(full: Notice) -> None:
    for key in pages(full):
        if key:
            meta = words(key).meta
            assert all(meta[f"Column{name}"] for name in ("Name", "Description", "Keywords", "Type")), key


def test_a_content_page_says_title_day_and_source(full: Notice) -> None:
    meta = words(f"notices/{full.pk}/").meta
    assert meta["ArticleTitle"] == full.title
    assert meta["PubDate"] == "2021-06-05 00:00"
    assert meta["ContentSource"] == "甲市人民政府办公室"


def test_the_list_is_no_content_page() -> None:
    assert "ArticleTitle" not in words("notices/").meta


def test_the_sitemap_for_search_engines_is_xml_with_full_addresses(full: Notice) -> None:
    root = etree.fromstring(read("sitemap.xml").content)
    places = [place.text or "" for place in root.iter("{*}loc")]
    assert f"https://{settings.SITE['domain']}/notices/{full.pk}/" in places
    assert len(places) == len(set(places))


def test_robots_are_kept_out_of_the_officers_rooms() -> None:
    found = text("robots.txt")
    assert "Disallow: /desk/" in found
    assert f"Sitemap: https://{settings.SITE['domain']}/sitemap.xml" in found


def test_the_sitemap_for_people_has_every_column_task_and_organ(full: Notice, town: Town) -> None:
    links = words("sitemap/").links
    assert f"/organs/{town.finance.pk}/" in links
    assert "/organs/" in links
    assert f"/notices/{full.pk}/" in links


def test_long_names_are_not_cut(town: Town) -> None:
    title = "关于" + "印发" * 59
    notice = year(town, title=title)
    assert title in text(f"notices/{notice.pk}/")


def test_the_foot_has_the_marks_of_the_law(full: Notice) -> None:
    found = text("about/")
    for name in ("host_organ", "undertaker", "id_code", "icp", "police", "phone"):
        assert settings.SITE[name] in found, name
