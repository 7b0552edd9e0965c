"""Annex beside body."""

from __future__ import annotations

from liaoliang.text.notice import CompiledNotice, compile_notice
from text.notice.layout_cases import document_of

NOTICE = """2022年某市公开工作要点
一、加强政策公开
(一)做实政策解读。起草单位要同步解读。解读形式要多样,用图解和短片。市财政局要公布账目。
(二)回应群众关切。5日内答复留言。
(三)公开会议。邀请代表列席。
所有县区都要自行补充领域。
附件:任务分解表
工作任务
具体要求
责任单位
强化政策公开
做实政策解读
解读形式要多样,用图表和短片。
市政府办公室
及时回应群众关切
5日内答复留言。
市信访局
办好公报
每月一期。
市政府办公室
"""


def compiled() -> CompiledNotice:
    return compile_notice(document_of(NOTICE))


def kinds(notice: CompiledNotice) -> set[tuple[str, str, str]]:
    return {(found.kind, found.annex, found.body) for found in notice.disagreements}


def test_retitled_categories_and_tasks_are_named() -> None:
    found = kinds(compiled())
    assert ("category_title", "强化政策公开", "加强政策公开") in found
    assert ("task_title", "及时回应群众关切", "回应群众关切") in found


def test_tasks_of_one_side_only_are_named() -> None:
    found = kinds(compiled())
    assert ("only_in_annex", "办好公报", "") in found
    assert ("only_in_body", "", "公开会议") in found


def test_dropped_and_changed_sentences_are_named() -> None:
    found = kinds(compiled())
    assert ("dropped", "", "起草单位要同步解读。") in found
    assert any(kind == "wording" and "表" in annex and "解" in body for kind, annex, body in found)


def test_a_closing_paragraph_of_the_body_is_not_forgotten() -> None:
    assert ("dropped", "", "所有县区都要自行补充领域。") in kinds(compiled())


def test_an_organ_that_the_body_makes_act_is_named() -> None:
    assert any(kind == "subject" and body == "市财政局" for kind, _, body in kinds(compiled()))


def test_rows_keep_the_body_text_of_their_task() -> None:
    rows = compiled().rows
    assert rows[0].body_text.startswith("起草单位要同步解读。")
    assert rows[2].body_text == ""


def test_a_notice_without_annex_disagrees_with_nothing() -> None:
    assert compile_notice(document_of("一、加强公开\n1.公开预算。(市财政局)\n")).disagreements == ()
