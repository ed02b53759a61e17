"""`qianglian serve`: the server of an installation, for browsers and programs."""

from __future__ import annotations

import os
from ipaddress import ip_address
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.errors import BadInput
from qianglian.model.text import Text

APPLICATION = "qianglian.api.serving:application"
HTTPS = "QIANGLIAN_HTTPS"
PORT = 8765
SERVING = Text(
    zh="系统在 {folder}。浏览器打开 {address} ；按 Ctrl+C 停止。",
    en="The installation lies in {folder}. Open {address} in a browser; Ctrl+C ends it.",
)


def run(
    door: Door,
    home: HomeFolder = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65_535)] = PORT,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64)] = 1,
    https: Annotated[bool, typer.Option("--https")] = False,
    jobs: Annotated[bool, typer.Option("--jobs/--no-jobs")] = True,
) -> None:
    """Bring the tables up to date, then serve, and do the jobs, until it is stopped."""
    from multiprocessing import get_context

    from qianglian.operations.opening import opened_records
    from qianglian.operations.working import work_beside
    from qianglian.platform.installation import SETTING, Home

    if not https and not _only_here(host):
        raise _in_the_clear()
    found = Home.of(home)
    # Here as well as in each worker: what is wrong with the records is said in words, and before anything listens.
    opened_records(found).close()
    os.environ |= {SETTING: str(found.folder), HTTPS: "yes" if https else "no"}
    scheme = "https" if https else "http"
    door.show(SERVING.format(folder=found.folder, address=f"{scheme}://{host}:{port}"))
    # In a process of its own, begun anew: nothing of the server's threads or open files is carried into it.
    worker = get_context("spawn").Process(target=work_beside, args=(found, os.getpid()))
    if jobs:
        worker.start()
    try:
        _serve(host, port, workers)
    finally:
        if jobs:
            # What runs is broken off, and taken up by the next worker.
            worker.terminate()
            worker.join()


def _serve(host: str, port: int, workers: int) -> None:
    import uvicorn

    uvicorn.run(
        APPLICATION,
        factory=True,
        host=host,
        port=port,
        workers=workers,
        # What people search for stands in addresses, and is nobody's business.
        access_log=False,
        log_level="warning",
        server_header=False,
    )


def _only_here(host: str) -> bool:
    """Whether nobody but this machine reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _in_the_clear() -> BadInput:
    return BadInput(
        Text(
            zh="对外地址须经 HTTPS 访问：口令与会话不能明文传输。",
            en="An address that others reach needs HTTPS: passwords and sessions do not travel in the clear.",
        ),
        hint=Text(
            zh="在前面放一个提供 HTTPS 的代理，并加 --https。",
            en="Put a proxy that gives HTTPS before it, and add --https.",
        ),
    )


COMMAND = Command(
    "serve",
    run,
    Text(
        zh="启动服务：页面与接口，默认只在本机",
        en="Start the server: pages and API, for this machine alone by default",
    ),
    "installation",
    {
        "home": HOME,
        "host": Text(zh="监听地址", en="the address to listen at"),
        "port": Text(zh="端口", en="the port"),
        "workers": Text(zh="进程数", en="processes"),
        "jobs": Text(
            zh="同时执行后台任务；不执行时另用 qianglian work",
            en="do the jobs as well; without, use qianglian work",
        ),
        "https": Text(
            zh="浏览器经 HTTPS 访问（由前面的代理提供）", en="browsers come by HTTPS, through a proxy"
        ),
    },
    in_workspace=False,
)
