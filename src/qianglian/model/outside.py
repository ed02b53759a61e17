"""Connections to the outside: what each states about itself, and what switches one on.

Settings are read from a mapping that is passed in. Nothing here looks at the environment by itself: the door hands
it over, and tests hand over their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from qianglian.model.errors import BadInput, OutsideClosed
from qianglian.model.text import Text

SWITCH = "QIANGLIAN_OUTSIDE"
"""Names of the connections that are switched on, by comma; none when it is not set."""

HIDDEN = "***"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """What a connection is, for whoever decides whether it may be opened."""

    name: str
    title: Text
    address: str
    """Where it connects to unless another is set; "" where it has none of its own."""
    sends: Text
    brings: Text
    terms: Text
    register_at: str
    credentials: tuple[str, ...]
    """Environment variables that hold them."""
    url_variable: str
    """Environment variable that may name another address: a proxy of the house, or a server in a test."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one call. Its values are never shown: ``repr`` leaves them out."""

    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    def switched_on(self) -> frozenset[str]:
        """The names that the switch holds, known or not."""
        written = self.values.get(SWITCH, "").replace("，", ",")
        return frozenset(filter(None, (name.strip() for name in written.split(","))))

    def is_open(self, outside: Connection) -> bool:
        """Whether a person has switched this connection on."""
        return outside.name in self.switched_on()

    def require_open(self, outside: Connection) -> None:
        """Raises `OutsideClosed` for a connection that nobody switched on."""
        if self.is_open(outside):
            return
        raise OutsideClosed(
            Text(
                zh=f"对外连接 {outside.name} 未开启（默认全部关闭），没有建立任何连接。",
                en=f"The connection {outside.name} to the outside is off, as all are by default; "
                "nothing was opened.",
            ),
            hint=Text(
                zh=f"确认可以对外连接后设置 {SWITCH}={outside.name}；qianglian outside 列出会发出什么。",
                en=f"Where it may be opened, set {SWITCH}={outside.name}; "
                "qianglian outside lists what it sends.",
            ),
        )

    def credentials(self, outside: Connection) -> tuple[str, ...]:
        """The values of its credentials, in the order in which it names them; raises `BadInput` where one lacks."""
        lacking = [name for name in outside.credentials if not self.values.get(name, "").strip()]
        if lacking:
            listed = ", ".join(lacking)
            raise BadInput(
                Text(
                    zh=f"缺少 {outside.name} 的凭据：环境变量 {listed} 未设置。",
                    en=f"Credentials of {outside.name} are missing: {listed} not set in the environment.",
                ),
                hint=Text(
                    zh=f"在 {outside.register_at} 注册取得；凭据只从环境变量读取，不写入任何文件。",
                    en=f"Register at {outside.register_at}; they are read from the environment only and are "
                    "never written to a file.",
                ),
            )
        return tuple(self.values[name].strip() for name in outside.credentials)

    def address(self, outside: Connection) -> str:
        """Where it connects to: its own address, or the one set for it; "" where there is neither.

        Raises `BadInput` for one that is not safe.
        """
        written = self.values.get(outside.url_variable, "").strip().rstrip("/")
        if not outside.address and not written.startswith("http"):
            return ""
        return safe_address(written or outside.address, outside.url_variable)

    def hush(self, text: str, outside: Connection) -> str:
        """``text`` without the credentials that it may quote."""
        for name in outside.credentials:
            secret = self.values.get(name, "").strip()
            text = text.replace(secret, HIDDEN) if secret else text
        return text

    def tells_a_secret(self, body: bytes, outside: Connection) -> bool:
        """Whether bytes that are about to be kept hold a credential."""
        secrets = (self.values.get(name, "").strip().encode() for name in outside.credentials)
        return any(secret and secret in body for secret in secrets)


def safe_address(address: str, variable: str) -> str:
    """The address, where it is one to connect to; raises `BadInput` that names the variable which holds it."""
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        sound = plain and bool(parts.hostname) and not parts.username and not parts.query
    except ValueError:
        sound = False
    if not sound:
        raise BadInput(
            Text(
                zh=f"{variable} 不是可用的地址：应以 https:// 开头（本机可用 http://），不含用户名。",
                en=f"{variable} is no address to use: it begins with https:// (http:// on this machine only) "
                "and holds no user name.",
            )
        )
    return address
