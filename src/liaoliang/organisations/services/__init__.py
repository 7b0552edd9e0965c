"""Writes: lock, state, permission, checks, change, evidence, return. Split by what they are about."""

from liaoliang.organisations.checks import OfficerFacts, OrganFacts
from liaoliang.organisations.services.naming import (
    add_alias,
    add_collective_alias,
    define_collective,
    remove_alias,
)
from liaoliang.organisations.services.officers import (
    add_officer,
    appoint_first_administrators,
    change_officer,
    end_service,
    grant_role,
    resume_service,
    revoke_role,
)
from liaoliang.organisations.services.organs import (
    change_organ,
    create_organ,
    end_organ,
    merge_organ,
    rename_organ,
    resume_organ,
)
from liaoliang.organisations.services.second_factor import (
    check_reset,
    note_second_factor,
    reset_second_factor,
)
from liaoliang.organisations.services.sign_in import (
    change_own_password,
    disable_account,
    enable_account,
    reset_password,
    set_sign_in_policy,
)

__all__ = [
    "OfficerFacts",
    "OrganFacts",
    "add_alias",
    "add_collective_alias",
    "add_officer",
    "appoint_first_administrators",
    "change_officer",
    "change_organ",
    "change_own_password",
    "check_reset",
    "create_organ",
    "define_collective",
    "disable_account",
    "enable_account",
    "end_organ",
    "end_service",
    "grant_role",
    "merge_organ",
    "note_second_factor",
    "remove_alias",
    "rename_organ",
    "reset_password",
    "reset_second_factor",
    "resume_organ",
    "resume_service",
    "revoke_role",
    "set_sign_in_policy",
]
