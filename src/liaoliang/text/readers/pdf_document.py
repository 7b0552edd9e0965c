"""A PDF document that counts how much of it is asked for, so that references in circles come to an end.

pdfminer follows a reference that points to itself for ever, and draws a form as often as other forms
ask for it. A page of text looks up some hundred objects; the budgets are far above that.
"""

from __future__ import annotations

import io

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import literal_name
from pdfplumber.pdf import PDF

from liaoliang.text.readers.limits import MAX_PDF_FORMS, MAX_PDF_LOOKUPS


class BudgetError(PDFException):
    """The document asks for more objects than any real one."""


class BudgetedDocument(PDFDocument):
    """A document whose objects can be looked up only so often."""

    def __init__(self, parser: PDFParser) -> None:
        self._lookups = MAX_PDF_LOOKUPS
        self._forms = MAX_PDF_FORMS
        super().__init__(parser)

    def getobj(self, objid: int) -> object:
        """Look an object up, against the budget."""
        self._lookups -= 1
        found = super().getobj(objid)
        self._forms -= isinstance(found, PDFStream) and literal_name(found.get("Subtype")) == "Form"
        if self._lookups < 0 or self._forms < 0:
            raise BudgetError("too many objects")
        return found


class BudgetedPdf(PDF):
    """pdfplumber's PDF over a budgeted document; the base class would open one of its own."""

    def __init__(self, content: bytes) -> None:
        self.stream = io.BytesIO(content)
        self.stream_is_external = False
        self.path = None
        self.pages_to_parse = None
        self.laparams = None
        self.password = None
        self.unicode_norm = None
        self.raise_unicode_errors = True
        self.doc = BudgetedDocument(PDFParser(self.stream))
        self.rsrcmgr = PDFResourceManager()
        self.metadata = {}
