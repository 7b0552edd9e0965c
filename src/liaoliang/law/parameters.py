"""Legal numbers as dated values: each file of `params/` is one number, with the provision of every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from liaoliang.errors import BadInputError, LiaoliangError, gettext_noop
from liaoliang.law.files import parse_yaml
from liaoliang.law.provisions import CONFIDENCES, Confidence, Provision

FOLDER = Path(__file__).parent / "params"

# What a value looks like, by its unit.
UNITS: Mapping[str, type | tuple[type, ...]] = MappingProxyType(
    {
        "working_day": int,
        "calendar_day": int,
        "month": int,
        "year": int,
        "hour": int,
        "month_day": str,
        "text": str,
        "pattern": str,
        "list": list,
        "mask": dict,
        "convention": dict,
        "yuan_scale": dict,
    }
)

FILE_KEYS = {"title", "unit", "confidence", "checked_on", "note", "values"}
# `unit` where an older act counted the same period otherwise than the parameter says.
VALUE_KEYS = {"from", "value", "unit", "source", "confidence", "note"}

Value = int | str | Sequence[str] | Mapping[str, Any]


class NoValueError(LiaoliangError):
    """No value is known for that day: it lies before the first one (`first_on`), or the key is unknown."""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """What holds from `from_on` on, in which unit, on which provisions, and how sure that is."""

    value: Value
    unit: str
    provisions: tuple[Provision, ...]
    confidence: Confidence
    from_on: date
    note: str = ""

    @property
    def basis(self) -> Provision:
        """The leading provision."""
        return self.provisions[0]

    @property
    def number(self) -> int:
        """The value where it is a whole number; TypeError where it is not."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.value!r} is not a number")
        return self.value

    @property
    def text(self) -> str:
        """The value where it is a word; TypeError where it is not."""
        if not isinstance(self.value, str):
            raise TypeError(f"{self.value!r} is not text")
        return self.value

    @property
    def table(self) -> Mapping[str, Any]:
        """The value where it has named parts; TypeError where it has none."""
        if not isinstance(self.value, Mapping):
            raise TypeError(f"{self.value!r} has no parts")
        return self.value


@dataclass(frozen=True, slots=True)
class Parameter:
    """One legal number through time. `checked_on` is the day somebody last compared it with its source."""

    key: str
    title: str
    unit: str
    checked_on: date
    values: tuple[DatedValue, ...]
    note: str = ""

    def at(self, day: date) -> DatedValue:
        """The value in force on `day`; NoValueError before the first one."""
        for value in reversed(self.values):
            if value.from_on <= day:
                return value
        raise NoValueError(
            gettext_noop("“{title}”在{day}尚无规定,最早的规定自{first_on}起适用"),
            title=self.title,
            day=day,
            first_on=self.values[0].from_on,
        )

    @property
    def latest(self) -> DatedValue:
        """The newest value known."""
        return self.values[-1]

    def with_value(self, value: DatedValue) -> Parameter:
        """The same parameter with one value added, or replaced where one starts on the same day."""
        kept = [old for old in self.values if old.from_on != value.from_on]
        return replace(self, values=tuple(sorted([*kept, value], key=lambda item: item.from_on)))


class Parameters(Mapping[str, Parameter]):
    """All parameters by key, `"foi/reply_period"`. A file is read and checked when it is first asked for.

    `version` is a hash of the files' bytes, so it is known before any of them is parsed.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = dict(files)
        self._parsed: dict[str, Parameter] = {}
        digest = sha256()
        for key in sorted(self._files):
            digest.update(key.encode() + b"\0" + self._files[key] + b"\0")
        self.version = digest.hexdigest()[:12]

    def __getitem__(self, key: str) -> Parameter:
        if key not in self._parsed:
            self._parsed[key] = parse_parameter(key, parse_yaml(self._files[key], f"params/{key}.yaml"))
        return self._parsed[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parameters) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)


def load_parameters(folder: Path = FOLDER, *, check_all: bool = True) -> Parameters:
    """Every parameter file below a folder. Without `check_all` a file is checked when first used."""
    paths = sorted(folder.rglob("*.yaml"))
    parameters = Parameters(
        {path.relative_to(folder).with_suffix("").as_posix(): path.read_bytes() for path in paths}
    )
    if check_all:
        for key in parameters:
            parameters[key]
    return parameters


def parse_parameter(key: str, raw: Mapping[str, Any]) -> Parameter:
    """One file's content as a parameter. Raises BadInputError with every problem of the file."""
    problems = schema_problems(raw)
    if problems:
        raise BadInputError(f"params/{key}.yaml", "{problems}", problems=";".join(problems))
    values = tuple(_value(item, raw) for item in raw["values"])
    return Parameter(key, raw["title"], raw["unit"], raw["checked_on"], values, str(raw.get("note", "")))


def _value(item: Mapping[str, Any], raw: Mapping[str, Any]) -> DatedValue:
    content = item["value"]
    return DatedValue(
        MappingProxyType(content) if isinstance(content, dict) else content,
        item.get("unit", raw["unit"]),
        tuple(Provision(source["act"], source["article"]) for source in _sources(item)),
        cast("Confidence", item.get("confidence", raw["confidence"])),
        item["from"],
        str(item.get("note", "")),
    )


def _sources(item: Mapping[str, Any]) -> list[Any]:
    sources = item.get("source")
    return sources if isinstance(sources, list) else [sources]


def schema_problems(raw: Mapping[str, Any]) -> list[str]:
    """What is wrong with a parameter file, as sentences; empty when it is sound."""
    problems = [f"不认识的字段{name}" for name in sorted(map(str, set(raw) - FILE_KEYS))]
    if not isinstance(raw.get("title"), str) or not raw["title"].strip():
        problems.append("缺少title")
    if raw.get("unit") not in UNITS:
        problems.append(f"unit应为{'、'.join(UNITS)}之一")
    if raw.get("confidence") not in CONFIDENCES:
        problems.append(f"confidence应为{'、'.join(CONFIDENCES)}之一")
    if not isinstance(raw.get("checked_on"), date):
        problems.append("checked_on应为日期")
    values = raw.get("values")
    if not isinstance(values, list) or not values or not all(isinstance(item, dict) for item in values):
        return [*problems, "values至少应有一个值"]
    return problems + _values_problems(values, raw.get("unit"))


def _values_problems(values: list[dict[str, Any]], unit: Any) -> list[str]:
    problems = [text for n, item in enumerate(values, 1) for text in _value_problems(n, item, unit)]
    days = [item.get("from") for item in values]
    if all(isinstance(day, date) for day in days) and days != sorted(set(cast("list[date]", days))):
        problems.append("各值的from应严格递增")
    return problems


def _value_problems(n: int, item: Mapping[str, Any], unit: Any) -> list[str]:
    problems = [f"第{n}个值有不认识的字段{name}" for name in sorted(map(str, set(item) - VALUE_KEYS))]
    if not isinstance(item.get("from"), date):
        problems.append(f"第{n}个值的from应为日期")
    unit = item.get("unit", unit)
    if "unit" in item and unit not in UNITS:
        problems.append(f"第{n}个值的unit应为{'、'.join(UNITS)}之一")
    elif not fits_unit(item.get("value"), unit):
        problems.append(f"第{n}个值与单位{unit}不符")
    if item.get("confidence", "confirmed") not in CONFIDENCES:
        problems.append(f"第{n}个值的confidence不认识")
    if not _sources(item) or not all(_is_source(source) for source in _sources(item)):
        problems.append(f"第{n}个值缺少出处(source: act, article)")
    return problems


def _is_source(source: Any) -> bool:
    if not isinstance(source, dict) or set(source) != {"act", "article"}:
        return False
    return all(isinstance(text, str) and text.strip() for text in source.values())


def fits_unit(value: Any, unit: Any) -> bool:
    """Whether a value has the form its unit asks for; periods are positive whole numbers."""
    expected = UNITS.get(unit)
    if expected is None:
        return True  # the unknown unit itself is reported
    if isinstance(value, bool) or not isinstance(value, expected):
        return False
    return not isinstance(value, int) or value > 0
