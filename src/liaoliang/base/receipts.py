"""What is handed to a person as proof that a step was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """Number, moment and hash of one event; `seal_number` is None until the next daily seal."""

    number: str
    at: datetime
    recorded_at: datetime
    hash: str
    algorithm: str
    seal_number: int | None
    sealed_on: date | None

    @property
    def is_sealed(self) -> bool:
        """Whether a signed seal covers the event."""
        return self.seal_number is not None

    @property
    def short_hash(self) -> str:
        """The first twelve digits in groups of four, to be read out and compared."""
        return " ".join(self.hash[start : start + 4] for start in (0, 4, 8))
