"""Leases: who alone may do a thing, until when. Machine time; a holder that dies loses it by itself."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from liaoliang.base.clock import machine_now
from liaoliang.base.models import Lease


def process_name() -> str:
    """This process among all processes of all machines."""
    return f"{socket.gethostname()}:{os.getpid()}"


def acquire(name: str, holder: str, length: timedelta, *, now: datetime | None = None) -> bool:
    """Take or renew the lease; False while somebody else holds it."""
    moment = now or machine_now()
    mine_or_over = Lease.objects.filter(name=name).filter(Q(holder=holder) | Q(until__lte=moment))
    if mine_or_over.update(holder=holder, until=moment + length):
        return True
    try:
        with transaction.atomic():
            Lease.objects.create(name=name, holder=holder, until=moment + length)
    except IntegrityError:
        return False
    return True


def release(name: str, holder: str) -> None:
    """Give the lease back, if it is still ours."""
    Lease.objects.filter(name=name, holder=holder).delete()


def holder_of(name: str, *, now: datetime | None = None) -> str | None:
    """Who holds the lease now."""
    running = Lease.objects.filter(name=name, until__gt=now or machine_now())
    return running.values_list("holder", flat=True).first()
