"""Forms: label, hint, error and control belong together, and the summary leads to each."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.utils.datastructures import MultiValueDict

from liaoliang.ui.forms import summary_lines
from liaoliang.ui.gallery import SampleForm
from ui.markup import Markup

GOOD = {"wanted": "清单", "phone": "13800000000", "way": "mail", "organ": "1", "consent": "on"}
PAGE = Template("{% load ui %}{% error_summary form %}{% form_fields form %}")


def rendered(form: SampleForm) -> Markup:
    return Markup(PAGE.render(Context({"form": form})))


def with_file(name: str, content: bytes = b"x") -> SampleForm:
    return SampleForm(GOOD, MultiValueDict({"file": [SimpleUploadedFile(name, content)]}))


def test_a_fresh_form_has_no_summary() -> None:
    assert "error-summary" not in " ".join(rendered(SampleForm()).values("class"))


def test_every_control_has_its_label() -> None:
    page = rendered(SampleForm())
    labelled = set(page.values("for"))
    controls = [one for tag in ("input", "select", "textarea") for one in page.named(tag)]
    assert controls
    assert {one["id"] for one in controls} <= labelled


def test_the_summary_leads_to_controls_that_exist() -> None:
    page = rendered(SampleForm({"phone": "1"}))
    links = {link["href"].removeprefix("#") for link in page.named("a")}
    assert links
    assert links <= set(page.values("id"))


def test_an_error_of_a_group_leads_to_its_first_choice() -> None:
    lines = summary_lines(SampleForm({}))
    assert "#id_way_0" in [line.href for line in lines]


def test_hints_and_errors_are_read_with_the_control() -> None:
    page = rendered(SampleForm({"phone": "1"}))
    phone = next(one for one in page.named("input") if one["name"] == "phone")
    assert phone["aria-describedby"].split() == ["id_phone_helptext", "id_phone_error"]
    assert set(phone["aria-describedby"].split()) <= set(page.values("id"))
    assert phone["aria-invalid"] == "true"


def test_nothing_typed_is_lost_on_error() -> None:
    page = rendered(SampleForm({"phone": "1380", "words": "请快些"}))
    assert "1380" in page.values("value")
    assert "请快些" in page.text


def test_choices_are_a_group_with_a_legend() -> None:
    page = rendered(SampleForm())
    assert len(page.named("fieldset")) == len(page.named("legend")) == 2


def test_an_optional_field_says_so() -> None:
    assert "补充说明 （可不填）" in rendered(SampleForm()).text


def test_types_and_size_are_said_before() -> None:
    page = rendered(SampleForm())
    file = next(one for one in page.named("input") if one["type"] == "file")
    assert file["accept"] == ".pdf,.docx,.xlsx"
    assert "PDF · DOCX · XLSX，单个不超过 20 MB" in page.text


def test_a_file_of_another_kind_is_refused_by_name() -> None:
    assert with_file("a.exe").errors["file"] == ["“a.exe”的类型不能上传，请换成 PDF · DOCX · XLSX"]


def test_a_file_too_large_is_refused() -> None:
    form = with_file("a.pdf")
    form.fields["file"].limit = 0
    assert form.errors["file"] == ["“a.pdf”超过 1 KB，请压缩或分成几个文件"]


def test_a_file_of_a_known_kind_passes() -> None:
    assert with_file("A.PDF").is_valid()


def test_hostile_words_come_back_as_words() -> None:
    page = rendered(SampleForm({"wanted": '"><script>x</script>', "words": "</textarea><script>y</script>"}))
    assert page.named("script") == []
    assert "<script>y</script>" in page.text
