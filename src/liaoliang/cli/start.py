"""Loading Django with our settings, for the commands that need the database."""

from __future__ import annotations

import os

from liaoliang.errors import WrongStateError, gettext_noop

NOTHING_HERE = gettext_noop(
    "{home} 里没有密钥文件 secrets.json：如果是新装，请先运行 liaoliang migrate；如果是恢复，请把它一起恢复；否则请检查 LIAOLIANG_HOME"
)


def name_settings() -> None:
    """Say which settings are ours, unless somebody has chosen others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaoliang.config.settings")


def start_django(*, new: bool = False) -> None:
    """Make models and settings usable; called inside a command, never at import.

    Only a command that sets something up (`new`) may begin in a folder without keys: any other one would make
    keys and an empty database where somebody has mistyped the folder, and report success.
    """
    name_settings()
    if not new:
        _refuse_empty_home()
    # Database, files and seals that we make are ours alone, as the unit files of docs/operations.md have it.
    os.umask(0o077)
    import django

    django.setup()


def _refuse_empty_home() -> None:
    from liaoliang.config import secrets

    home = secrets.home_without_keys()
    if home is not None:
        raise WrongStateError(NOTHING_HERE, home=home)
