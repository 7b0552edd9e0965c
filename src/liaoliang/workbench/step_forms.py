"""The forms of an assignment's steps. What they check is form; what must hold is checked by the services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile as Upload
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.base import measures, storage
from liaoliang.base.models import Blob
from liaoliang.errors import BadInputError
from liaoliang.ledger.checks import LONGEST_GROUND, LONGEST_TEXT, report_issues
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.rows import Proof
from liaoliang.ledger.selectors import children_of
from liaoliang.ledger.states import State as LedgerState
from liaoliang.organisations.models import Organ
from liaoliang.organisations.selectors import organs_below
from liaoliang.ui.components import Button, UploadedFile, UploadedFiles
from liaoliang.ui.forms import UploadField
from liaoliang.ui.states import State
from liaoliang.workbench.choices import RowsField
from liaoliang.workbench.forms import DeskForm
from liaoliang.workbench.refusals import sentences_of

ACCEPTED = (".pdf", ".docx", ".xlsx", ".csv", ".txt", ".html", ".png", ".jpg", ".jpeg")
KEEP_FOR = 24 * 3600
SALT = "workbench.report.upload"


class StepForm(DeskForm):
    """A step that asks for nothing but the press of its button."""

    def __init__(
        self, data: Any = None, files: Any = None, *, assignment: Assignment, officer_id: int
    ) -> None:
        super().__init__(data, files)
        # The server says what is missing, all of it at once and in its own words.
        self.use_required_attribute = False
        self.assignment = assignment
        self.officer_id = officer_id


class GroundForm(StepForm):
    """A ground, which the trail keeps for good."""

    ground = forms.CharField(
        label=gettext_lazy("理由"),
        help_text=gettext_lazy("写进留痕，以后不能改。不要写身份证号、手机号。"),
        max_length=LONGEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ConditionForm(StepForm):
    """On which day the condition was met, and by what one sees it."""

    met_on = forms.DateField(
        label=gettext_lazy("条件成就的日期"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    evidence = forms.CharField(
        label=gettext_lazy("依据"),
        help_text=gettext_lazy("凭什么看出条件已经成就，例如上级文件的标题和文号"),
        max_length=LONGEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class VerifyForm(StepForm):
    """The hash of what the verifier has read."""

    content_hash = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("请刷新本页，看过报送的内容再办")},
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, assignment: Assignment, officer_id: int
    ) -> None:
        super().__init__(data, files, assignment=assignment, officer_id=officer_id)
        last = assignment.reports.order_by("-ordinal").first()
        self.fields["content_hash"].initial = last.content_hash if last else ""


class ReturnForm(VerifyForm):
    """Why a report goes back, and by when it should come again."""

    reason = forms.CharField(
        label=gettext_lazy("退回的原因"),
        help_text=gettext_lazy("写清楚还差什么。单位看得到，也写进留痕。"),
        max_length=LONGEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    redo_by = forms.DateField(
        label=gettext_lazy("整改期限"),
        help_text=gettext_lazy("不填，原来的期限照常计算。"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class DueForm(GroundForm):
    """Another due day."""

    due_on = forms.DateField(
        label=gettext_lazy("新的期限"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    field_order = ("due_on", "ground")


class HandDownForm(StepForm):
    """To whom the work goes, and by when."""

    due_on = forms.DateField(
        label=gettext_lazy("下级单位的期限"),
        help_text=gettext_lazy("不能晚于本单位的期限；不填，和本单位相同。"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, assignment: Assignment, officer_id: int
    ) -> None:
        super().__init__(data, files, assignment=assignment, officer_id=officer_id)
        beneath = Organ.objects.filter(is_active=True, pk__in=organs_below(assignment.organ_id))
        self.fields["organs"] = RowsField(
            label=_("下级单位"),
            queryset=beneath.order_by("sort_order", "pk"),
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(("organs", "due_on"))


class TakeBackForm(GroundForm):
    """From whom the work comes back, and why."""

    field_order = ("organs", "ground")

    def __init__(
        self, data: Any = None, files: Any = None, *, assignment: Assignment, officer_id: int
    ) -> None:
        super().__init__(data, files, assignment=assignment, officer_id=officer_id)
        below = children_of(assignment).exclude(state=LedgerState.TAKEN_BACK)
        self.fields["organs"] = RowsField(
            label=_("从哪些单位收回"),
            queryset=Organ.objects.filter(pk__in=below.order_by().values("organ")),
            help_text=_("还没有报送过的才能收回；收回后对方的待办随之取消。"),
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(self.field_order)


class ManyFiles(forms.FileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class UploadsField(UploadField):
    """Several files, each held against the same rules."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Upload[Any]]:
        files = data if isinstance(data, list) else [data] if data else []
        return [super(UploadsField, self).clean(file, initial) for file in files]


class ReportForm(StepForm):
    """What was done, with its proofs. Files that have passed inspection stay kept when something else is wrong."""

    text = forms.CharField(
        label=gettext_lazy("落实情况"),
        help_text=gettext_lazy("做了什么、什么时候、在哪里能看到。"),
        error_messages={"required": gettext_lazy("请写明落实情况")},
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    uploads = UploadsField(
        label=gettext_lazy("佐证文件"), accept=ACCEPTED, limit=settings.UPLOAD_LIMIT, required=False
    )
    links = forms.CharField(
        label=gettext_lazy("公开链接"),
        help_text=gettext_lazy("一行一个，以 http:// 或 https:// 开头，任何人都能打开。"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("text", "uploads", "links", "figures")

    def __init__(
        self, data: Any = None, files: Any = None, *, assignment: Assignment, officer_id: int
    ) -> None:
        super().__init__(data, files, assignment=assignment, officer_id=officer_id)
        choices = _measure_choices(assignment)
        if choices:
            self.fields["figures"] = forms.MultipleChoiceField(
                label=_("平台指标"),
                help_text=_("选中的指标按今天的数值附上。"),
                required=False,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
            )
        self.kept: list[Blob] = []

    def clean(self) -> dict[str, Any]:
        """Put the new files through inspection, take back the kept ones, and make proofs of everything."""
        given: dict[str, Any] = super().clean() or {}
        self.kept = [*self._kept_before(), *self._received(given.get("uploads") or [])]
        urls = [line.strip() for line in given.get("links", "").splitlines() if line.strip()]
        given["proofs"] = [
            *(Proof.file(blob) for blob in self.kept),
            *(Proof.link(url) for url in urls),
            *(Proof.measured(key) for key in given.get("figures", ())),
        ]
        self._hold_against_checks(given.get("text", ""), given["proofs"])
        return given

    def _hold_against_checks(self, text: str, proofs: Sequence[Proof]) -> None:
        """Everything that the service would refuse, beside the field it concerns and all at once."""
        self.hold_against(
            (issue.where, _(issue.message).format(**issue.values)) for issue in report_issues(text, proofs)
        )

    def place_of(self, where: str) -> str:
        return field_of(where)

    def kept_files(self) -> list[tuple[str, UploadedFiles]]:
        """Each kept file with its token, as the page shows it."""
        return [(self.token(blob), _shown_file(blob, self.token(blob))) for blob in self.kept]

    def token(self, blob: Blob) -> str:
        """Names a kept file to the browser: signed, for this person and this assignment only."""
        return signing.dumps([blob.pk, self.assignment.pk, self.officer_id], salt=SALT)

    def _kept_before(self) -> list[Blob]:
        tokens: Sequence[str] = self.data.getlist("kept")  # type: ignore[attr-defined] # a QueryDict when bound
        removed = self.data.get("remove", "")
        ids = [self._opened(token) for token in tokens if token != removed]
        rows = Blob.objects.filter(pk__in=[pk for pk in ids if pk], state=Blob.State.STORED)
        return list(rows.order_by("pk"))

    def _opened(self, token: str) -> int | None:
        try:
            pk, assignment_id, officer_id = signing.loads(token, salt=SALT, max_age=KEEP_FOR)
        except signing.BadSignature:
            self.add_error("uploads", _("有一个文件的标识已失效，请重新上传"))
            return None
        ours = (assignment_id, officer_id) == (self.assignment.pk, self.officer_id)
        return int(pk) if ours else None

    def _received(self, uploads: Sequence[Upload[Any]]) -> list[Blob]:
        """Each file by itself: one that is refused does not take the others with it."""
        blobs = []
        for upload in uploads:
            try:
                blobs.append(storage.receive(upload))
            except BadInputError as refusal:
                self.add_error("uploads", " ".join(sentences_of(refusal)))
        return blobs


def field_of(where: str) -> str:
    """The field of the report's form that an issue speaks of."""
    return {"text": "text", "evidence": "uploads"}.get(where, "links")


def _shown_file(blob: Blob, token: str) -> UploadedFiles:
    remove = Button(text=_("移除"), kind="plain", name="remove", value=token, small=True)
    file = UploadedFile(
        name=blob.name,
        size=blob.size,
        state=State.VERIFIED,
        result=_("检查通过，随报送一起提交"),
        remove=remove,
    )
    return UploadedFiles(files=(file,))


def _measure_choices(assignment: Assignment) -> list[tuple[str, str | Promise]]:
    """The requirement's own measure first, then what else the platform can say."""
    known: Mapping[str, measures.Measure] = measures.all_measures()
    own = assignment.requirement.measure_key
    keys = sorted(known, key=lambda key: (key != own, key))
    return [(key, known[key].title) for key in keys]
