"""`liaoliang demo`: set up the demonstration city, once, and serve it on this machine.

The second start keeps what visitors did and takes seconds: the office's clock goes on after the last thing
that was done, never before the morning on which the story stops.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from liaoliang.cli import serve
from liaoliang.cli.start import start_django
from liaoliang.errors import BadInputError, NotAllowedError, NotReadyError, WrongStateError, gettext_noop

if TYPE_CHECKING:
    from liaoliang.organisations.seed import DemoLogin

TRIED_PORTS = 20
PATIENCE = 60.0
LOOK_EVERY = 0.1
SHOWN = ("xietiao", "zhuren", "jiaoti", "chengguan", "minzheng", "guanxian", "xitong", "anquan", "shenji")
REAL_WORK = gettext_noop("这个数据库里有真实办理的数据，不能改作演示；请用 LIAOLIANG_HOME 另选文件夹")
HALF_DONE = gettext_noop("上次的演示数据没有装载完；请删除 {home} 后重新开始")
NO_FILE = gettext_noop("无法读取：{reason}")
Tell = Callable[[str], None]


def configure(parser: argparse.ArgumentParser) -> None:
    """Which notice, which port."""
    parser.add_argument("--notice", type=Path, metavar="FILE", help="compile this notice instead of our own")
    parser.add_argument("--port", type=int, default=None, help="default: the first free one from 8000 on")
    parser.add_argument("--no-serve", action="store_true", help="only set up")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Set up whatever is not there yet, and serve until Ctrl-C."""
    began = time.monotonic()
    content = _read(arguments.notice)
    start_django(new=True)
    from liaoliang.cli import readiness

    if arguments.port is not None:
        readiness.refuse_busy_port(serve.HOST, arguments.port)
    tell = _teller(began)
    logins = lay_ground(tell)
    if arguments.no_serve:
        tell_story(content, arguments.notice, tell)
        return 0
    port = arguments.port or _free_port()
    return _open_house(port, logins, tell, lambda: tell_story(content, arguments.notice, tell))


def lay_ground(tell: Tell) -> Sequence[DemoLogin]:
    """Schema, mark, city and officers; what is there already stays. Returns the logins."""
    from liaoliang.base import demo
    from liaoliang.cli.demo_city import moments, people
    from liaoliang.cli.migrate import migrate
    from liaoliang.organisations import seed

    migrate(verbosity=0)
    tell("数据库已就绪")
    _refuse_real_work()
    _refuse_half_done()
    demo.set_mark(office_start=max(moments.END, _last_moment()))
    seed.load_city(at=moments.at(6, 1))
    logins = people.gather(moments.at(6, 1, 10))
    tell("聊城的单位和演示人员已载入")
    return logins


def tell_story(content: bytes | None, notice: Path | None, tell: Tell) -> None:
    """Play the story, or bring in the notice that was asked for, unless that is done already."""
    from liaoliang.base import demo, seals
    from liaoliang.cli.demo_city import moments

    if _play(content, notice, tell):
        seals.seal_day(again=True)
        tell("办理记录已封存")
    demo.set_mark(office_start=max(moments.END, _last_moment()))


def _open_house(port: int, logins: Sequence[DemoLogin], tell: Tell, story: Callable[[], None]) -> int:
    """Open the site at once and tell the story meanwhile: visitors see the year go by.

    Worker and scheduler wait for the story's end, which they would otherwise tell in their own way.
    """
    from liaoliang.cli import web

    web.make_ready(serve.HOST)
    stop, told, workers = threading.Event(), threading.Event(), web.default_workers()
    threading.Thread(target=_say_when_open, args=(port, tell), daemon=True).start()
    with ThreadPoolExecutor(1, "group") as pool:
        group = pool.submit(serve.serve, serve.HOST, port, workers, stop, work_once=told)
        try:
            story()
            told.set()
            _welcome(port, logins)
            serve.stop_by_signal(stop)
            return group.result()
        finally:
            stop.set()


def _play(content: bytes | None, path: Path | None, tell: Tell) -> bool:
    """The story, or the notice that was asked for; False when it is there already."""
    from liaoliang.base.canonical import digest
    from liaoliang.cli.demo_city import people, story
    from liaoliang.ledger.models import Notice

    if content is None or path is None:
        if Notice.objects.exists():
            return False
        story.play(people.cast(), tell)
        return True
    if Notice.objects.filter(source_hash=digest(content)).exists():
        return False
    cast = people.cast()
    try:
        notice = story.bring_in(content, path.name, cast)
    except NotReadyError as refusal:
        tell(f"通知已编译，还须协调员在工作台确认：{';'.join(str(issue) for issue in refusal.issues)}")
        return True
    tell(f"通知《{notice.title}》已编译并确认为台账")
    story.accept_all(notice, cast)
    tell("各单位已接受任务")
    return True


def _refuse_real_work() -> None:
    from liaoliang.base.demo import is_demo
    from liaoliang.organisations.models import Organ

    if Organ.objects.exists() and not is_demo():
        raise NotAllowedError(REAL_WORK)


def _refuse_half_done() -> None:
    """The story ends with a seal; a notice without one was left in the middle."""
    from django.conf import settings

    from liaoliang.base.models import Seal
    from liaoliang.ledger.models import Notice

    if Notice.objects.exists() and not Seal.objects.exists():
        raise WrongStateError(HALF_DONE, home=settings.HOME)


def _last_moment() -> datetime:
    """A minute after the last thing that anybody did."""
    from django.db.models import Max

    from liaoliang.base.models import Event
    from liaoliang.cli.demo_city import moments

    last: datetime | None = Event.objects.aggregate(last=Max("at"))["last"]
    return last + timedelta(minutes=1) if last else moments.END


def _free_port() -> int:
    from liaoliang.cli import readiness

    candidates = range(serve.PORT, serve.PORT + TRIED_PORTS)
    free = next((port for port in candidates if readiness.is_free(serve.HOST, port)), None)
    if free is None:
        readiness.refuse_busy_port(serve.HOST, serve.PORT)
    return free or serve.PORT


def _read(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInputError(str(path), NO_FILE, reason=error.strerror or "") from error


def _teller(began: float) -> Tell:
    def tell(sentence: str) -> None:
        sys.stdout.write(f"· {time.monotonic() - began:4.1f} s  {sentence}\n")
        sys.stdout.flush()

    return tell


def _say_when_open(port: int, tell: Tell) -> None:
    if _answers(port):
        tell(f"首页已可打开：{serve.address_of(serve.HOST, port)}")


def _welcome(port: int, logins: Sequence[DemoLogin]) -> None:
    """When all is there: the address and who one may be."""
    from liaoliang.cli.demo_city.people import PASSWORD

    address = serve.address_of(serve.HOST, port)
    lines = [
        "",
        f"  公开台账  {address}",
        f"  工作台    {address}desk/",
        f"  口令      {PASSWORD}（所有演示账号相同，只能在本机使用）",
        "",
        *(_line(login) for login in logins if login.username in SHOWN),
        f"  另有 {len(logins) - len(SHOWN)} 个演示账号，见登录页",
        "",
        "  演示日期 2021年10月12日起。按 Ctrl-C 停止；删除 LIAOLIANG_HOME（默认 var）可重新开始。",
        "",
    ]
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()


def _line(login: DemoLogin) -> str:
    roles = "、".join(str(role.label) for role in login.roles)
    return f"  {login.username:<12}{login.organ} {login.name}({roles})"


def _answers(port: int) -> bool:
    """Whether the home page answers within a minute."""
    import urllib.error
    import urllib.request

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(serve.address_of(serve.HOST, port), timeout=PATIENCE) as page:  # noqa: S310
                return bool(page.status == 200)
        except urllib.error.HTTPError:
            return False
        except OSError:
            time.sleep(LOOK_EVERY)
    return False
