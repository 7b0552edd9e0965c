"""这页说清楚了吗: counts, and nothing else."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from factories.offices import AT
from liaoliang.base import demo
from liaoliang.errors import BadInputError
from liaoliang.ledger.models import Notice
from liaoliang.portal.feedback import count, is_page, said_of
from liaoliang.portal.models import ClarityCount
from surfaces.portal.rooms import Words, words

pytestmark = pytest.mark.django_db
ON = date(2021, 10, 12)


def test_a_page_asks_whether_it_was_clear() -> None:
    assert "/do/feedback?page=/about/&answer=clear" in words("about/").links


def test_opening_the_question_counts_nothing(client: Client) -> None:
    assert client.get("/do/feedback", {"page": "/about/", "answer": "clear"}).status_code == 200
    assert not ClarityCount.objects.exists()


def test_what_was_said_on_the_page_is_chosen_already(client: Client) -> None:
    found = client.get("/do/feedback", {"page": "/about/", "answer": "clear"}).content.decode()
    assert re.findall(r'value="(\w+)"[^>]*checked', found) == ["clear"]


def test_whoever_said_it_was_unclear_is_asked_what_was(client: Client) -> None:
    found = client.get("/do/feedback", {"page": "/about/", "answer": "unclear"}).content.decode()
    assert "哪里没说清楚？" in found
    assert re.findall(r'value="(\w+)"[^>]*checked', found) == ["hard"]
    assert re.findall(r'type="radio"[^>]*value="(\w+)"', found) == [
        "hard", "not_found", "wrong", "broken", "clear",
    ]  # fmt: skip


def test_the_question_lights_no_column(client: Client) -> None:
    for address in ("/do/feedback?page=/about/", "/do/feedback/thanks", "/nothing/"):
        bar = client.get(address).content.decode().partition('id="site-nav"')[2].partition("</nav>")[0]
        assert "aria-current" not in bar, address


def test_an_answer_is_counted_by_page_and_day(client: Client) -> None:
    demo.set_mark(office_start=AT)
    for _again in range(2):
        answer = client.post("/do/feedback", {"page": "/about/", "answer": "hard"})
        assert (answer.status_code, answer["Location"]) == (303, "/do/feedback/thanks?page=/about/")
    row = ClarityCount.objects.get()
    assert (row.page, row.answer, row.on, row.count) == ("/about/", "hard", ON, 2)


@pytest.mark.parametrize(
    "page", ["", "about/", "//evil.example/", "https://evil.example/", "/nothing/", "/about/?x=1", "/desk/"]
)
def test_only_pages_of_the_portal_are_counted(client: Client, page: str) -> None:
    assert not is_page(page)
    answer = client.post("/do/feedback", {"page": page, "answer": "clear"})
    assert answer.status_code == 400
    assert not ClarityCount.objects.exists()


def test_there_is_nothing_to_write_in(client: Client) -> None:
    found = client.get("/do/feedback", {"page": "/about/"}).content.decode()
    assert "<textarea" not in found
    assert 'type="text"' not in found


@pytest.mark.parametrize("answer", ["", "请打电话给我"])
def test_an_answer_of_ones_own_is_refused(client: Client, answer: str) -> None:
    response = client.post("/do/feedback", {"page": "/about/", "answer": answer})
    assert response.status_code == 400
    assert "处需要改" in response.content.decode()


def test_a_foreign_site_cannot_count(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/do/feedback", {"page": "/about/", "answer": "clear"}).status_code == 403


def test_the_count_refuses_what_is_no_page() -> None:
    with pytest.raises(BadInputError):
        count(page="/nothing/", answer="clear", on=ON)


@pytest.mark.parametrize(
    ("page", "back"), [("/about/", "/about/"), ("https://evil.example/", "/"), ("//x.example", "/")]
)
def test_thanks_lead_back_to_this_site_alone(client: Client, page: str, back: str) -> None:
    found = Words(client.get("/do/feedback/thanks", {"page": page}).content.decode())
    assert back in found.links
    assert page == back or page not in found.links


def test_a_row_says_what_it_counts() -> None:
    assert str(ClarityCount(page="/", answer="clear", on=ON, count=3)) == "/ clear 3"


def test_what_is_said_of_a_notice_counts_all_its_pages_and_no_others() -> None:
    pages = ["/notices/3/", "/en/notices/3/", "/ledger/3/", "/en/ledger/3/tasks/7/", "/ledger/30/", "/about/"]
    ClarityCount.objects.bulk_create(ClarityCount(page=page, answer="hard", on=ON, count=2) for page in pages)
    ClarityCount.objects.create(page="/ledger/3/", answer="clear", on=ON, count=5)
    assert said_of(Notice.evidence_type, 3) == [("说清楚了", 5), ("看不懂", 8)]


def test_nothing_is_said_of_what_has_no_page() -> None:
    ClarityCount.objects.create(page="/ledger/3/", answer="clear", on=ON, count=5)
    assert said_of("ledger.assignment", 3) == []
    assert said_of(Notice.evidence_type, 4) == []
