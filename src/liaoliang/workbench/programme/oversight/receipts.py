"""An event or a seal as rows a person can check."""

from __future__ import annotations

from django.utils.translation import gettext as _

from liaoliang.base import seals
from liaoliang.base.actions import describe
from liaoliang.base.clock import SHANGHAI
from liaoliang.base.models import Event, Seal
from liaoliang.ui.component import Component
from liaoliang.ui.components import EvidenceReceipt, Link, MetadataRow
from liaoliang.workbench.programme.pages import moment, way


def receipt_of(event: Event) -> EvidenceReceipt:
    """Number, times, hash, the event before, the seal."""
    receipt = event.receipt()
    rows = [
        MetadataRow(label=_("单位"), value=event.organ_name or "—"),
        MetadataRow(label=_("经办人"), value=event.actor_name),
        MetadataRow(label=_("记录时间"), value=moment(event.recorded_at)),
        MetadataRow(label=_("算法"), value=event.algorithm),
    ]
    return EvidenceReceipt(
        event=describe(event),
        number=event.number,
        at=event.at.astimezone(SHANGHAI),
        digest=event.hash,
        previous="" if event.seq == 1 else event.prev_hash,
        rows=tuple(rows),
        seal=_seal_link(event) if receipt.is_sealed else None,
    )


def _seal_link(event: Event) -> Link | None:
    proof = seals.proof_of(event)
    if proof is None:
        return None
    seal = Seal.objects.get(number=proof.seal_number)
    verdict = _("摘要路径可达封存根") if proof.holds() else _("摘要路径到不了封存根，请验链")
    text = _("第 {n} 号封存").format(n=seal.number)
    return Link(text=text, href=way("audit_seal", seal.pk), note=verdict)


def seal_of(seal: Seal) -> list[tuple[str, str | Component]]:
    """Everything that hash and signature of a seal cover."""
    return [
        (_("封存日"), seal.day.isoformat()),
        (_("封存时间"), moment(seal.sealed_at)),
        (_("记录数"), str(seal.events)),
        (_("根摘要"), seal.root),
        (_("前一封存摘要"), seal.prev_hash),
        (_("封存摘要"), seal.hash),
        (_("摘要算法"), seal.algorithm),
        (_("验证公钥"), seal.public_key),
        (_("签名"), seal.signature),
    ]
