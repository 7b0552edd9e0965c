"""The sentence names the sign and its place."""

from __future__ import annotations

import pytest

from liaoliang.organisations.signs import sign_issues


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("财政\u202e局", "第 2 个字后面有看不见的字符 U+202E"),
        ("财政局\u200b", "第 3 个字后面有看不见的字符 U+200B"),
        ("财<政局", "不能有“<”"),
        ("财＞政局", "不能有“＞”"),
        (" =财政局", "不能以“=”开头"),
    ],
)
def test_says_which_sign(text: str, words: str) -> None:
    (issue,) = sign_issues(text, "name")
    assert words in str(issue)
    assert issue.where == "name"


@pytest.mark.parametrize(
    "text", ["", "聊城市财政局", "冠县人民政府（办公室）", "科员-二级", "周**", "12345热线A座"]
)
def test_ordinary_names_pass(text: str) -> None:
    assert sign_issues(text, "name") == []
