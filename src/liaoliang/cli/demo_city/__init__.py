"""The demonstration city: two notices in our own words, and a story that the real services play."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
NOTICE: Final = FOLDER / "notice.txt"
LAST_YEAR: Final = FOLDER / "last_year.txt"
