"""Headers: which row is one, which role each column has, and what to do without any."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from liaoliang.text.notice.layouts.cells import Cell
from liaoliang.text.notice.vocabulary import HEADING_ROLES, UNIT_ROLES, Role

TEXT_ROLES = frozenset({"category", "task", "requirement"})


def is_header(cells: Sequence[Cell]) -> bool:
    """Whether these cells are column names: most have a role, and two different kinds are among them."""
    filled = [cell for cell in cells if cell.word]
    roles = [cell.header for cell in filled if cell.header]
    if len(roles) < 2 or len(roles) < 0.6 * len(filled):
        return False
    return len(set(roles)) >= 2 and any(len(cell.word) > 1 for cell in filled)


def is_task_header(roles: Sequence[Role | None]) -> bool:
    """Whether columns of these roles can hold a task breakdown."""
    named = set(roles)
    if "score" in named and not named & UNIT_ROLES:
        return False  # an assessment table
    has_text = bool(named & TEXT_ROLES)
    has_duty = bool(named & UNIT_ROLES) or "deadline" in named
    return has_text and (
        has_duty
        or {"task", "requirement"} <= named
        or ("serial" in named and bool(named & {"task", "requirement"}))
    )


def settled(roles: Sequence[Role | None]) -> list[Role]:
    """Roles with doubles resolved: of two task columns the first is the category; an unknown column is `other`."""
    out: list[Role] = [role or "other" for role in roles]
    tasks = [at for at, role in enumerate(out) if role == "task"]
    requirements = [at for at, role in enumerate(out) if role == "requirement"]
    if len(tasks) > 1:
        _spread_tasks(out, tasks, has_requirement=bool(requirements))
    elif len(requirements) > 1 and tasks and "category" not in out:
        out[tasks[0]], out[requirements[0]] = "category", "task"
    elif len(requirements) > 1 and not tasks:
        out[requirements[0]] = "task"
    return _categories(out)


def _spread_tasks(out: list[Role], tasks: list[int], *, has_requirement: bool) -> None:
    if not has_requirement and len(tasks) > 2:
        out[tasks[-1]] = "requirement"
        tasks = tasks[:-1]
    for at in tasks[:-1]:
        out[at] = "category"
    if not has_requirement and len(tasks) == 2 and "category" in out[: tasks[0]]:
        out[tasks[0]], out[tasks[1]] = "task", "requirement"


def _categories(out: list[Role]) -> list[Role]:
    """Only one category column stays; with no task column a second one becomes the task."""
    places = [at for at, role in enumerate(out) if role == "category"]
    if len(places) > 1:
        for at in places[1:]:
            out[at] = "task" if "task" not in out else "other"
    if places and "task" not in out and "requirement" not in out:
        out[places[0]] = "task"
    return out


def refined(roles: Sequence[Role], rows: Sequence[dict[int, Cell]]) -> list[Role]:
    """Roles after a look at the contents: a task column of whole sentences holds requirements."""
    out = list(roles)
    if "requirement" not in out and "task" in out:
        at = out.index("task")
        if _holds_sentences([row[at] for row in rows if at in row and row[at].word]):
            out[at] = "requirement"
            if "category" in out:
                out[out.index("category")] = (
                    "task" if _second_level(rows, out.index("category")) else "category"
                )
    if "unit" in out and "lead" not in out and "support" in out:
        return out
    return out


def _second_level(rows: Sequence[dict[int, Cell]], at: int) -> bool:
    return any(at in row and row[at].rank == 2 for row in rows)


def _holds_sentences(cells: Sequence[Cell]) -> bool:
    if not cells:
        return False
    return sum(cell.is_sentence or len(cell.word) > 30 for cell in cells) >= 0.5 * len(cells)


def guessed(rows: Sequence[dict[int, Cell]], width: int) -> list[Role] | None:
    """Roles of a table without a header, by its contents; None if it is no task breakdown."""
    columns = [[row[at] for row in rows if at in row and row[at].word] for at in range(width)]
    out: list[Role] = ["other"] * width
    for at, cells in enumerate(columns):
        out[at] = _content_role(cells)
    texts = [at for at in range(width) if out[at] == "requirement"]
    if not texts or not any(role in {"unit", "deadline"} for role in out):
        return None
    longest = max(texts, key=lambda at: mean(len(cell.word) for cell in columns[at]))
    if mean(len(cell.word) for cell in columns[longest]) < 8:
        return None
    before = [at for at in texts if at < longest]
    for at in texts:
        out[at] = "requirement" if at == longest else "other"
    for role, at in zip(("task", "category"), reversed(before), strict=False):
        out[at] = role  # type: ignore[call-overload]  # the two literals are roles
    return out


def widened(header: Sequence[Role | None], rows: Sequence[dict[int, Cell]]) -> list[Role] | None:
    """Roles by the widest rows where a header names fewer columns than they have (one name over several
    columns, serials without a name); None if the header fits, or the contents contradict it."""
    width = max((len(row) for row in rows), default=0)
    if not header or width <= len(header):
        return None
    full = [dict(enumerate(row.values())) for row in rows if len(row) == width]
    found = guessed(full, width)
    named = [role for role in header if role not in TEXT_ROLES and role != "serial"]
    duties = [at for at, role in enumerate(found or ()) if role in {"unit", "deadline"}]
    if found is None or len(duties) != len(named):
        return None
    for at, role in zip(duties, named, strict=True):
        if (role == "deadline") != (found[at] == "deadline"):
            return None
        found[at] = role or "other"
    return found


def _content_role(cells: Sequence[Cell]) -> Role:
    if not cells:
        return "other"
    share = len(cells) * 0.6
    if sum(cell.is_serial for cell in cells) >= share:
        return "serial"
    if sum(cell.is_units for cell in cells) >= share:
        return "unit"
    if sum(cell.is_deadline for cell in cells) >= share:
        return "deadline"
    return "requirement"


def heading_only(roles: Sequence[str]) -> bool:
    """Columns with no requirement."""
    return "requirement" not in roles and bool(set(roles) & HEADING_ROLES)
