"""Run by the tests in a process of its own, on the database of an older release: migrate, verify, open pages.

Prints one JSON document. Settings come from the environment that the test gives.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "liaoliang.config.settings"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def main() -> int:
    """Everything that an office does first after an upgrade."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    from liaoliang.base import dbguard, evidence, replay, seals
    from liaoliang.base.models import Seal

    # The dump is the database alone; an office brings its folder of seal files along.
    for seal in Seal.objects.all():
        seals.publish(seal)
    secret = get_adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"])
    found = {
        "missing_triggers": dbguard.missing(),
        "events": evidence.verify(None).events,
        "differences": [found.row for found in replay.differences()],
        "secret": secret,
        "pages": {**_public(), **_desk()},
    }
    json.dump(found, sys.stdout)
    return 0


def _public() -> dict[str, int]:
    from django.test import Client

    from liaoliang.ledger.models import Notice

    notice = Notice.objects.get()
    paths = ["/", "/ledger/", f"/ledger/{notice.pk}/", f"/notices/{notice.pk}/", "/seals/", "/en/", "/api/"]
    client = Client(HTTP_HOST="localhost")
    return {path: client.get(path).status_code for path in paths}


def _desk() -> dict[str, int]:
    from django.test import Client

    from liaoliang.ledger.models import Assignment
    from liaoliang.organisations.models import Account

    client = Client(HTTP_HOST="localhost")
    client.force_login(Account.objects.get(username="xietiao"), backend=BACKEND)
    rows = [f"/desk/ledger/assignments/{pk}/" for pk in Assignment.objects.values_list("pk", flat=True)]
    paths = ["/desk/", "/desk/ledger/board/", "/desk/ledger/tasks/", "/desk/calendars/", *rows]
    return {path: client.get(path).status_code for path in paths}


if __name__ == "__main__":
    sys.exit(main())
