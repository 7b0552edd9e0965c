"""Form fields for keys of rows. A number that no key can be is refused like any other wrong one.

Django looks a single key up safely; a list of them goes to the database as it is, which has no number beyond
64 bits.
"""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db.models import QuerySet

LARGEST_KEY: Final = 2**63 - 1


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # generic for the checker only
    """Several rows out of a list of them."""

    def clean(self, value: Any) -> QuerySet[Any]:
        for key in value if isinstance(value, list | tuple) else ():
            if not is_key(key):
                wrong = self.error_messages["invalid_pk_value"]
                raise forms.ValidationError(wrong, code="invalid_pk_value", params={"pk": str(key)[:40]})
        return super().clean(value)


class KeyField(forms.IntegerField):
    """One key, as a button carries it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=LARGEST_KEY, **kwargs)


def is_key(written: object) -> bool:
    """Whether this may be the key of a row."""
    text = str(written)
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_KEY
