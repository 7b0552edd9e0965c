"""The daily seals, and what a person who holds a receipt can check with them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from liaoliang.api.cursors import PAGE, After, Limit, Listing
from liaoliang.api.envelopes import Answer, Listed, answers
from liaoliang.api.fields import place, said
from liaoliang.base.clock import SHANGHAI, office_now
from liaoliang.base.models import HASH_LENGTH, Event, Seal
from liaoliang.base.seals import Proof, file_of, proof_of
from liaoliang.errors import NotFoundError

router = Router(tags=["封存与凭证 seals and receipts"])
BY_NUMBER = Listing("seals", ("number",))
HEXADECIMAL = re.compile(rf"[0-9a-f]{{{HASH_LENGTH}}}")
A_HASH = "9f2b" * (HASH_LENGTH // 4)


class SealOut(Schema):
    """A signed Merkle root over every event that no earlier seal covers."""

    number: int = said("封存序号,从 1 起", "number of the seal, from 1", 112)
    day: str = said("封存日", "day of sealing, ISO 8601", "2021-10-12")
    sealed_at: str = said(
        "封存时间(机器时间)", "machine's moment of sealing, ISO 8601", "2021-10-12T16:00:00Z"
    )
    events: int = said("所封记录数(条)", "how many events it covers", 37)
    root: str = said("根摘要(十六进制)", "Merkle root, hexadecimal", A_HASH)
    prev_hash: str = said("前一封存的摘要", "hash of the seal before", A_HASH)
    hash: str = said("本封存的摘要", "hash of this seal", A_HASH)
    algorithm: str = said("摘要算法", "hash algorithm: sha256 or sm3", "sha256")
    public_key: str = said("验证公钥(Ed25519,十六进制)", "Ed25519 key that checks the signature", A_HASH)
    signature: str = said("签名(十六进制)", "signature, hexadecimal", A_HASH * 2)


class OneSealOut(Answer):
    """One seal."""

    seal: SealOut = said("封存", "the seal")


class StepOut(Schema):
    """One neighbour on the way from an event to the root."""

    hash: str = said("相邻摘要", "the neighbour's hash", A_HASH)
    left: bool = said("是否在左侧", "whether it stands on the left", False)


class ReceiptOut(Answer):
    """What the trail says about one event; the event's content is not shown."""

    hash: str = said("记录摘要", "hash of the event", A_HASH)
    algorithm: str = said("摘要算法", "hash algorithm", "sha256")
    recorded_at: datetime = said(
        "记录时间(机器时间)", "machine's moment of recording", "2021-10-12T01:00:00Z"
    )
    seal_number: int | None = said("封存序号;尚未封存为 null", "number of its seal; null until sealed", 112)
    sealed_on: str | None = said("封存日", "day of the seal", "2021-10-12")
    position: int | None = said("在封存中的位置,从 0 起", "its place under the seal, from 0", 4)
    steps: list[StepOut] = said("从记录到根的证明步骤", "proof: the neighbours up to the root")
    root: str | None = said("证明到达的根摘要", "the root that the proof leads to", A_HASH)


@router.get("/seals", response=answers(Listed[SealOut]), url_name="seals", summary="每日封存")
def list_seals(request: HttpRequest, after: After = "", limit: Limit = PAGE) -> object:
    """全部封存,从第一号起。All seals, from the first."""
    found = BY_NUMBER.part(Seal.objects.all(), after, limit)
    return {"as_of": office_now(), "items": [file_of(seal) for seal in found.rows], "next": found.next}


@router.get("/seals/{number}", response=answers(OneSealOut), url_name="seal", summary="一次封存")
def one_seal(
    request: HttpRequest, number: Annotated[int, place("封存序号", "number of the seal", 112)]
) -> object:
    """一次封存,与对外公布的封存文件逐字段一致。One seal, as in the file that is handed out."""
    seal = Seal.objects.filter(number=number).first()
    if seal is None:
        raise NotFoundError(gettext_noop("没有第 {number} 号封存"), number=number)
    return {"as_of": office_now(), "seal": file_of(seal)}


@router.get("/receipts/{event_hash}", response=answers(ReceiptOut), url_name="receipt", summary="查验凭证")
def receipt(
    request: HttpRequest,
    event_hash: Annotated[
        str, place("凭证上的记录摘要(64 位十六进制)", "hash on the receipt", A_HASH, max_length=HASH_LENGTH)
    ],
) -> object:
    """凭证上的记录是否在留痕链中、由哪次封存覆盖,并附证明步骤。

    Whether the event of a receipt is in the trail, under which seal, with the Merkle proof.
    """
    written = event_hash.lower()
    found = Event.objects.select_related("sealed__seal").filter(hash=written)
    event = found.first() if HEXADECIMAL.fullmatch(written) else None
    if event is None:
        raise NotFoundError(gettext_noop("留痕链中没有这一摘要的记录"))
    return _receipt(event, proof_of(event))


def _receipt(event: Event, proof: Proof | None) -> dict[str, object]:
    facts = {
        "as_of": office_now(),
        "hash": event.hash,
        "algorithm": event.algorithm,
        "recorded_at": event.recorded_at.astimezone(SHANGHAI),
    }
    if proof is None:
        return {**facts, "seal_number": None, "sealed_on": None, "position": None, "steps": [], "root": None}
    return {
        **facts,
        "seal_number": proof.seal_number,
        "sealed_on": event.sealed.seal.day.isoformat(),
        "position": proof.position,
        "steps": [{"hash": step.hash, "left": step.left} for step in proof.steps],
        "root": proof.root,
    }
