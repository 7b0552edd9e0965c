"""The translation catalogue: Chinese sentences in the source, English in one .po file.

update   gather every marked sentence of code and templates into the catalogue
check    fail when a sentence is missing, untranslated, unused, or lost a {place}
compile  write the .mo file that the application reads
todo     print the untranslated sentences as JSON
fill     read JSON {sentence: translation} from standard input into the catalogue
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "liaoliang"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, object] = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
PLACE = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)[^{}]*\}(?!\})")
CHINESE = re.compile("[\u4e00-\u9fff]")
# English may name the product, and quote the very characters a person has to type or will see.
QUOTED = re.compile("聊亮|“[^”]*”")
# Sentences the error class itself joins; there is nothing to translate in them.
NOT_LANGUAGE = re.compile(r"^[\W\d_a-zA-Z]*$")


def _template_source(path: Path) -> bytes:
    from django.utils.translation.template import templatize

    marked = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    # Only the marked calls matter; indentation of the markup would not parse as Python.
    return "\n".join(line.strip() for line in marked.splitlines()).encode()


def _sources() -> Iterator[tuple[Path, bytes]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_bytes()
    for path in sorted(SOURCE.rglob("templates/**/*")):
        if path.is_file():
            yield path, _template_source(path)


def sentences() -> Catalog:
    """Every marked sentence of the source, with the files it stands in."""
    found = Catalog(locale="en", project="liaoliang", fuzzy=False)
    for path, content in _sources():
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(content), KEYWORDS, options={"encoding": "utf-8"}
        ):
            first = message if isinstance(message, str) else message[0]
            if first and not NOT_LANGUAGE.match(first):
                found.add(message, locations=[(str(path.relative_to(SOURCE)), None)], context=context)
    return found


def catalogue() -> Catalog:
    """The catalogue on disk, or an empty one."""
    if not CATALOGUE.exists():
        return Catalog(locale="en", project="liaoliang", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def save(catalog: Catalog) -> None:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: who reads in that moment would take an empty catalogue for the real one.
    beside = CATALOGUE.with_suffix(f".{os.getpid()}")
    with beside.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, include_previous=False, omit_header=False)
    beside.replace(CATALOGUE)


def update() -> int:
    current, found = catalogue(), sentences()
    merged = Catalog(locale="en", project="liaoliang", fuzzy=False, creation_date=current.creation_date)
    for message in found:
        if message.id:
            known = current.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            # A sentence that has come to be counted starts anew in both its forms.
            kept = known.string if known and known.pluralizable == message.pluralizable else None
            merged.add(message.id, kept, message.locations, context=message.context)
    save(merged)
    print(
        f"{len(merged)} sentences, {sum(1 for m in merged if m.id and not _translated(m.string))} untranslated"
    )
    return 0


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _places(text: object) -> set[str]:
    words = text if isinstance(text, (tuple, list)) else [text]
    return {name for word in words for pair in PLACE.findall(str(word)) for name in pair if name}


def problems() -> list[str]:
    """What keeps the catalogue from being complete, each as a sentence."""
    current, found = catalogue(), sentences()
    here = {(m.context, str(m.id)) for m in found if m.id}
    there = {(m.context, str(m.id)): m for m in current if m.id}
    listed = [f"not in the catalogue: {key[1]}" for key in sorted(here - there.keys(), key=str)]
    listed += [f"no longer in the source: {key[1]}" for key in sorted(there.keys() - here, key=str)]
    for key, message in there.items():
        if not _translated(message.string):
            listed.append(f"untranslated: {key[1]}")
        elif _places(message.id) != _places(message.string):
            listed.append(f"places differ: {key[1]} -> {message.string}")
        elif CHINESE.search(QUOTED.sub("", str(message.string))):
            listed.append(f"still Chinese: {key[1]} -> {message.string}")
    return listed


def check() -> int:
    found = problems()
    print("\n".join(found[:60]))
    print(f"{len(found)} problems in the English catalogue" if found else "the English catalogue is complete")
    return 1 if found else 0


def compile_catalogue() -> int:
    target = CATALOGUE.with_suffix(".mo")
    if CATALOGUE.exists() and not (target.exists() and target.stat().st_mtime >= CATALOGUE.stat().st_mtime):
        part = target.with_suffix(f".mo.{os.getpid()}")
        with part.open("wb") as file:
            write_mo(file, catalogue())
        part.rename(target)
    return 0


def todo() -> int:
    left = [
        m.id if isinstance(m.id, str) else list(m.id)
        for m in catalogue()
        if m.id and not _translated(m.string)
    ]
    json.dump(left, sys.stdout, ensure_ascii=False, indent=0)
    return 0


def fill() -> int:
    given, current = json.load(sys.stdin), catalogue()
    for message in current:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key and key in given:
            message.string = given[key] if isinstance(message.id, str) else tuple(given[key])
    save(current)
    return 0


COMMANDS = {"update": update, "check": check, "compile": compile_catalogue, "todo": todo, "fill": fill}

if __name__ == "__main__":
    raise SystemExit(COMMANDS[sys.argv[1] if len(sys.argv) > 1 else "check"]())
