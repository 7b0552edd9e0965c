"""The notice page: official fields in their order, the text as it stands, and what became of each passage."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town
from liaoliang.ledger.models import Notice, Task
from liaoliang.portal.notice_text import stand_out
from surfaces.portal.rooms import LATE, draft, said, text, words, year

TARGET = {"targets": [{"text": "10个工作日内", "kind": "within"}]}
HOSTILE = "<script>alert(1)</script>\"'&<b>"


@pytest.mark.django_db
class TestPage:
    def test_shows_the_fields_in_the_official_order(self, full: Notice) -> None:
        sentence = said(f"notices/{full.pk}/")
        fields = ["标题", "主题分类", "索引号", "发文字号", "成文日期", "发布日期", "发布机构", "有效性"]
        start = sentence.index("标题关于印发")
        places = [sentence.index(name, start) for name in fields]
        assert places == sorted(places)

    def test_a_field_that_the_notice_lacks_says_so(self, town: Town) -> None:
        notice = year(town, index_number="", written_on=None)
        sentence = said(f"notices/{notice.pk}/")
        assert "索引号未编" in sentence
        assert "成文日期未注明" in sentence

    def test_the_citation_is_copied_in_one_place(self, full: Notice) -> None:
        assert text(f"notices/{full.pk}/").count('data-copy="#citation"') == 1

    def test_only_what_is_in_force_has_the_mark_of_force(self, town: Town) -> None:
        assert "有效性废止" in said(f"notices/{year(town, validity='废止').pk}/")

    def test_keeps_the_order_of_the_original(self, full: Notice) -> None:
        sentence = said(f"notices/{full.pk}/")
        parts = [
            "各县人民政府:",
            "现印发给你们。",
            "一、深化重点工作公开",
            "(一)围绕重点工作推进公开",
            "未涉及上述领域",
        ]
        start = sentence.index("各县人民政府:")
        places = [sentence.index(part, start) for part in parts]
        assert places == sorted(places)

    def test_leaves_out_the_furniture_of_the_page_it_came_from(self, full: Notice) -> None:
        assert "返回首页" not in said(f"notices/{full.pk}/")

    def test_a_passage_says_how_it_is_carried_out(self, town: Town) -> None:
        notice = year(town, {**TARGET, **LATE})
        sentence = said(f"notices/{notice.pk}/")
        assert "这一段落实得怎样逾期1个单位逾期；分到各单位的1件中已核实0件看台账第1项任务" in sentence

    def test_contents_lead_to_headings_that_exist(self, full: Notice) -> None:
        page = words(f"notices/{full.pk}/")
        inside = [link[1:] for link in page.links if link.startswith("#") and link not in {"#main"}]
        assert inside
        assert set(inside) <= set(page.ids)

    def test_the_ledger_leads_back_to_the_passage(self, full: Notice) -> None:
        task = Task.objects.order_by("pk")[0]
        assert f"/notices/{full.pk}/#t{task.pk}" in words(f"ledger/{full.pk}/").links
        assert f"t{task.pk}" in words(f"notices/{full.pk}/").ids

    def test_a_notice_without_a_text_has_its_fields_all_the_same(self, town: Town) -> None:
        notice = year(town, front={}, body=[])
        assert "标题关于印发2021年工作要点的通知" in said(f"notices/{notice.pk}/")

    def test_without_lines_headings_are_numbered_by_the_standard(self, town: Town) -> None:
        sentence = said(f"notices/{year(town, front={}).pk}/")
        assert "一、深化重点工作公开" in sentence
        assert "（一）围绕重点工作推进公开" in sentence

    def test_hostile_words_stay_words(self, town: Town) -> None:
        facts = {"title": HOSTILE, "document_number": HOSTILE, "publisher": HOSTILE}
        notice = year(town, {"requirement": HOSTILE, "task": HOSTILE, "category": HOSTILE}, **facts)
        for key in ("", "notices/", f"notices/{notice.pk}/", "ledger/", f"ledger/{notice.pk}/", "sitemap/"):
            assert "<script>alert" not in text(key), key
            assert "<b>" not in text(key), key

    def test_how_to_cite_it(self, full: Notice) -> None:
        cited = "甲市人民政府办公室.关于印发2021年工作要点的通知：甲政办发〔2021〕5号[Z].2021-06-02."
        assert cited in said(f"notices/{full.pk}/")


@pytest.mark.django_db
class TestList:
    def test_is_newest_first(self, town: Town) -> None:
        year(town, title="早的通知", released_on=date(2020, 6, 1))
        year(town, title="晚的通知")
        sentence = said("notices/")
        assert sentence.index("晚的通知") < sentence.index("早的通知")

    def test_says_how_much_a_notice_asks_for(self, full: Notice) -> None:
        assert "2项任务、6条要求" in said("notices/")

    def test_says_what_would_be_here(self) -> None:
        assert "还没有公开的工作要点" in said("notices/")

    def test_is_cut_from_the_oldest(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("liaoliang.portal.archive.SIZE", 2)
        for number in range(3):
            year(town, title=f"通知{number}")
        first = said("notices/page/1/")
        assert "通知0" in first
        assert "通知1" in first
        assert "通知2" in said("notices/")
        assert "通知0" not in said("notices/")
        assert "/notices/page/1/" in words("notices/").links

    def test_a_draft_is_not_in_it(self, town: Town) -> None:
        draft(town, title="草稿")
        assert "草稿" not in said("notices/")


@pytest.mark.parametrize(
    ("sentence", "targets", "segments"),
    [
        ("全年3次。", ["3次"], [("全年", False), ("3次", True), ("。", False)]),
        ("3次", ["3次"], [("3次", True)]),
        ("无", [], [("无", False)]),
        ("10个工作日", ["10个", "10个工作日"], [("10个工作日", True)]),
        ("12月、2月", ["2月"], [("12月、", False), ("2月", True)]),
        ("a+b", ["+"], [("a", False), ("+", True), ("b", False)]),
    ],
)
def test_targets_are_cut_out_without_losing_a_letter(
    sentence: str, targets: list[str], segments: list[tuple[str, bool]]
) -> None:
    assert list(stand_out(sentence, targets)) == segments
