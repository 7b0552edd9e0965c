"""Pages are pure: made from an address, a variant and a moment, the same every time."""

from __future__ import annotations

import inspect
from datetime import timedelta

import pytest

from factories.ledger import Town
from factories.offices import AT
from liaoliang.errors import NotFoundError
from liaoliang.ledger.models import Notice, Requirement
from liaoliang.portal import pages
from liaoliang.portal.page import ENGLISH, Page, Variant
from surfaces.portal.rooms import Words, read, text

pytestmark = pytest.mark.django_db
EMPTY = (
    "",
    "notices/",
    "ledger/",
    "organs/",
    "seals/",
    "about/",
    "accessibility/",
    "sitemap/",
    "sitemap.xml",
    "robots.txt",
)


def every_key(notice: Notice) -> list[str]:
    """Every address that the recipes give for a notice."""
    one = Requirement.objects.filter(task__category__notice=notice).order_by("pk")[0]
    organ = one.assignments.order_by("pk")[0].organ_id
    below = (
        "",
        "organs/",
        f"organs/{organ}/",
        "table/",
        "ledger.xlsx",
        f"tasks/{one.task_id}/",
        "state/overdue/",
    )
    return [
        *EMPTY,
        f"notices/{notice.pk}/",
        "notices/page/1/",
        *(f"ledger/{notice.pk}/{rest}" for rest in below),
        f"organs/{organ}/",
    ]


def test_every_recipe_is_read_by_these_tests(full: Notice) -> None:
    found = {recipe[0].name for key in every_key(full) if (recipe := pages.find(key))}
    sealed = {"seal", "seal-file", "seals-page"}
    assert found | sealed == {recipe.name for recipe in pages.RECIPES}


@pytest.mark.parametrize("recipe", pages.RECIPES, ids=lambda recipe: recipe.name)
def test_a_page_function_takes_no_request(recipe: pages.Recipe) -> None:
    names = list(inspect.signature(recipe.function).parameters)
    assert names[0] == "reading"
    assert "request" not in names


@pytest.mark.parametrize("key", EMPTY)
@pytest.mark.parametrize("variant", [Variant(), Variant(care=True), Variant(ENGLISH)], ids=str)
def test_an_empty_site_has_all_its_pages(key: str, variant: Variant) -> None:
    assert pages.render(key, variant, AT).status == 200


def test_pages_of_a_notice_in_every_variant(full: Notice) -> None:
    for key in every_key(full):
        for variant in (Variant(), Variant(care=True), Variant(ENGLISH), Variant(ENGLISH, care=True)):
            assert pages.render(key, variant, AT).status == 200, (key, variant)


def test_the_same_facts_give_the_same_bytes(full: Notice) -> None:
    for key in every_key(full):
        if not key.endswith(".xlsx"):
            assert read(key).content == read(key).content, key


def test_a_later_minute_changes_the_moment_and_not_the_validator(full: Notice) -> None:
    key, later = f"ledger/{full.pk}/", AT + timedelta(minutes=5)
    assert "数据截至 2021-10-12 09:05" in text(key, at=later)
    assert read(key).content != read(key, at=later).content
    assert read(key).headers["ETag"] == read(key, at=later).headers["ETag"]


def test_a_changed_fact_changes_the_validator(town: Town, full: Notice) -> None:
    key = f"ledger/{full.pk}/"
    before = read(key).headers["ETag"]
    Requirement.objects.filter(text="公开预算。").update(governing_text="公开预算和说明。")
    assert read(key).headers["ETag"] != before


def test_the_validator_of_a_workbook_covers_its_rows(full: Notice) -> None:
    key = f"ledger/{full.pk}/ledger.xlsx"
    assert read(key).headers["ETag"] == read(key).headers["ETag"]


def test_a_page_with_due_days_is_stale_at_midnight(full: Notice) -> None:
    page = read(f"ledger/{full.pk}/")
    assert page.stale_at is not None
    assert page.stale_at.isoformat() == "2021-10-13T00:00:00+08:00"


def test_a_page_without_days_is_never_stale(db: None) -> None:
    assert read("accessibility/").stale_at is None


def test_tags_name_the_facts(full: Notice) -> None:
    assert {f"ledger:{full.pk}", f"notice:{full.pk}", "shell"} <= read(f"notices/{full.pk}/").tags


def test_every_page_prints_its_moment(full: Notice) -> None:
    for key in every_key(full):
        if key.endswith("/") or not key:
            assert "数据截至 2021-10-12 09:00" in text(key), key


def test_no_stored_page_holds_a_token_or_posts(full: Notice) -> None:
    for key in every_key(full):
        if key.endswith("/") or not key:
            found = text(key)
            assert "csrf" not in found
            assert 'method="post"' not in found


@pytest.mark.parametrize(
    "key", ["nothing/", "notices/0/", "ledger/x/", "seals/7/", "notices/page/2/", "notices/page/0/"]
)
def test_refuses_what_is_not_there(key: str) -> None:
    with pytest.raises(NotFoundError):
        read(key)


def test_refuses_a_state_that_does_not_exist(full: Notice) -> None:
    with pytest.raises(NotFoundError):
        read(f"ledger/{full.pk}/state/happy/")


def test_english_keeps_to_english_addresses(full: Notice) -> None:
    for key in every_key(full):
        if not key.endswith("/"):
            continue
        links = Words(text(key, language=ENGLISH)).links
        inside = {
            link for link in links if link.startswith("/") and not link.startswith(("/en/", "/care", "/api/"))
        }
        assert inside == {f"/{key}"}, key


def test_says_in_which_language_it_is(full: Notice) -> None:
    assert '<html lang="en"' in text("", language=ENGLISH)
    assert '<html lang="zh-CN"' in text("")
    assert 'hreflang="en"' in text("about/")


def test_care_mode_is_the_same_page_with_another_class(full: Notice) -> None:
    assert 'class="care"' in text("", care=True)
    assert 'class="care"' not in text("")


def test_care_mode_folds_the_other_parts(full: Notice) -> None:
    plain, care = text(f"ledger/{full.pk}/"), text(f"ledger/{full.pk}/", care=True)
    assert 'details class="category"' in care
    assert 'details class="category"' not in plain


def test_a_page_is_a_value() -> None:
    assert Page(b"x") == Page(b"x")
