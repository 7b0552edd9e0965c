"""The notice compiler: official notices into rows of task, requirement, organs, deadline and targets."""

from liaoliang.text.notice.compiler import compile_notice
from liaoliang.text.notice.model import BodySection, CompiledNotice, Disagreement, NoticeMetadata, Row
from liaoliang.text.notice.targets import Target, TargetKind

__all__ = [
    "BodySection",
    "CompiledNotice",
    "Disagreement",
    "NoticeMetadata",
    "Row",
    "Target",
    "TargetKind",
    "compile_notice",
]
