"""EPO Open Patent Services 3.2, through python-epo-ops-client: bibliographic data by CQL query or by number.

The client signs in, paces itself by ``X-Throttling-Control`` through the storage that it lets us pass in, and
renews its token; on renewal it forgets the range it was asked for, which is why every answer's own range is
compared with what was asked (`qianglian.sources.fetching.fetch`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from lxml import etree

from qianglian.model.errors import BadInput
from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.outside import Settings
from qianglian.model.text import Text
from qianglian.sources.fetching.client import not_installed
from qianglian.sources.fetching.outside import Answer, Outside
from qianglian.sources.fetching.patience import Patience, Refused, Unsettled
from qianglian.sources.fetching.refusals import BROKEN_OFF, DROPPED, ELSEWHERE, judge

if TYPE_CHECKING:
    from requests import Response

ADDRESS = "https://ops.epo.org/3.2"
REACH = 2_000
"""Records that one query hands out (OPS reference guide, "published-data search")."""
COUNTED_TO = 10_000
"""Where the office's count ends: a recorded answer to a large query says exactly this."""
CONSTITUENTS = ["biblio"]
TIMEOUT = 60.0
BAD_REQUESTS = 3
"""The client renews its token and asks again at each "bad request"; it is stopped at this many in a row."""

_OPS = "{http://ops.epo.org}"
_EXCHANGE = "{http://www.epo.org/exchange}"
_PACE = re.compile(r"(\w+)=(\w+):(\d+)")


class Office:
    """OPS, signed in on the first question."""

    def __init__(self, client: Any, guard: Any, hush: Callable[[str], str]) -> None:
        self._client, self._guard, self._hush = client, guard, hush

    def search(self, query: str, first: int, last: int) -> Answer:
        """A page of bibliographic data; raises the signals of patience and `BadInput`."""
        body = self._ask(lambda: self._client.published_data_search(query, first, last, CONSTITUENTS))
        root = _tree(body)
        found = root.find(f".//{_OPS}biblio-search")
        extent = root.find(f".//{_OPS}biblio-search/{_OPS}range")
        if found is None or extent is None:
            raise Unsettled(ELSEWHERE)
        result = found.find(f"{_OPS}search-result")
        hits, begin = _whole(found.get("total-result-count")), _whole(extent.get("begin"))
        if _whole(extent.get("end")) < min(last, hits):
            raise Unsettled(ELSEWHERE)
        records = 0 if result is None else _records(result)
        return Answer(body, hits, begin, records, capped=hits >= COUNTED_TO)

    def look_up(self, number: str) -> Answer:
        """The bibliographic data of one publication, ``EP1000000A1`` or without its kind code."""
        from epo_ops.models import Docdb, Epodoc

        read = publication_number(number)
        if not isinstance(read, PublicationNumber) or not read.country or read.text != number:
            raise BadInput(
                Text(
                    zh=f"号码 {number} 无法识别，应为 EP1000000A1 这样的公开号。",
                    en=f"{number} is no publication number such as EP1000000A1.",
                )
            )
        asked = Docdb(read.number, read.country, read.kind) if read.kind else Epodoc(read.group)
        body = self._ask(lambda: self._client.published_data("publication", asked, "biblio"))
        documents = len(_tree(body).findall(f".//{_EXCHANGE}exchange-document"))
        if not documents:
            raise Unsettled(ELSEWHERE)
        return Answer(body, documents, 1, documents)

    def _ask(self, question: Callable[[], Response]) -> bytes:
        """The body of an answer that came whole; what went wrong is said without the client's own words."""
        import requests

        self._guard.begin()
        try:
            response = question()
        except requests.HTTPError as error:  # sign-in, or a quota that the client knows
            if error.response is None:
                raise Unsettled(DROPPED) from None
            response = error.response
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
            raise Unsettled(BROKEN_OFF) from None
        except requests.RequestException:
            raise Unsettled(DROPPED) from None
        except ParseError:  # the client reads every "bad request" as XML
            raise Unsettled(BROKEN_OFF) from None
        except (KeyError, ValueError):  # the token's answer is no JSON, or lacks the token
            raise Unsettled(BROKEN_OFF) from None
        judge(
            response.status_code,
            response.headers,
            response.content,
            wait=_wait(response.headers),
            hush=self._hush,
        )
        return response.content


def _records(result: Any) -> int:
    """Documents of a page: ``exchange-document`` with data, ``publication-reference`` without."""
    documents = sum(1 for _ in result.iter(f"{_EXCHANGE}exchange-document"))
    return documents or len(result.findall(f"{_OPS}publication-reference"))


def _tree(body: bytes) -> Any:
    """The XML of an answer; raises `Unsettled` when it breaks off. No entity is resolved and nothing is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        raise Unsettled(BROKEN_OFF) from None


def _whole(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 12:
        raise Unsettled(ELSEWHERE)
    return int(text)


def _wait(headers: Mapping[str, str]) -> float | None:
    """Seconds that OPS asks to wait: ``Retry-After`` in milliseconds, with a service that shows black."""
    written = headers.get("Retry-After", "").strip()
    return int(written[:12]) / 1000 if written.isascii() and written.isdigit() else None


def _middlewares(patience: Patience) -> tuple[list[Any], Any]:
    """The client's own throttler with our clock in it, and a guard against asking for ever."""
    from epo_ops.middlewares import Throttler
    from epo_ops.middlewares.middleware import Middleware
    from epo_ops.middlewares.throttle.storages import Storage
    from epo_ops.middlewares.throttle.utils import service_for_url

    class Pace(Storage):  # type: ignore[misc]
        """Requests a minute by service, as the last answer allowed them."""

        def __init__(self) -> None:
            self._rest: dict[str, float] = {}

        def delay_for(self, service: str) -> float:
            return self._rest.get(service, 0.0)

        def update(self, headers: Mapping[str, str]) -> None:
            for service, _, allowed in _PACE.findall(headers.get("X-Throttling-Control", "")):
                self._rest[service] = 60 / int(allowed) if int(allowed) else 0.0

    class Waiting(Throttler):  # type: ignore[misc]
        """The client's throttler, which sleeps by the clock that is passed in."""

        def process_request(self, env: Any, url: str, data: Any, **kwargs: Any) -> tuple[str, Any, Any]:
            delay = self.history.delay_for(service_for_url(url))
            if delay:
                patience.sleep(delay)
            return url, data, kwargs

    class Guard(Middleware):  # type: ignore[misc]
        def __init__(self) -> None:
            self.bad = 0

        def begin(self) -> None:
            self.bad = 0

        def process_request(self, env: Any, url: str, data: Any, **kwargs: Any) -> tuple[str, Any, Any]:
            return url, data, kwargs

        def process_response(self, env: Any, response: Response) -> Response:
            self.bad = self.bad + 1 if response.status_code == 400 else 0
            if self.bad >= BAD_REQUESTS:
                raise Refused(
                    Text(zh="对方一再拒绝登录凭证", en="the office refuses its own token time and again")
                )
            return response

    guard = Guard()
    return [Waiting(Pace()), guard], guard


def connect(settings: Settings, patience: Patience) -> Office:
    """OPS with the credentials of ``settings``; no connection is opened before the first question."""
    key, secret = settings.credentials(CONNECTION)
    address = settings.address(CONNECTION)
    try:
        from epo_ops import Client
    except ImportError as error:
        raise not_installed("python-epo-ops-client") from error
    middlewares, guard = _middlewares(patience)
    client = Client(key, secret, middlewares=middlewares, timeout=TIMEOUT, raise_for_status=False)
    client.__auth_url__ = f"{address}/auth/accesstoken"
    client.__service_url_prefix__ = f"{address}/rest-services"
    return Office(client, guard, lambda text: settings.hush(text, CONNECTION))


CONNECTION = Outside(
    name="epo_ops",
    title=Text(
        zh="欧洲专利局 开放专利服务（OPS 3.2）", en="European Patent Office, Open Patent Services (OPS 3.2)"
    ),
    database="EPO OPS",
    address=ADDRESS,
    sends=Text(
        zh="检索式（CQL）或公开号、访问密钥；不发送项目中的任何数据",
        en="the query (CQL) or publication numbers, and the access key; nothing of any workspace",
    ),
    brings=Text(
        zh="著录数据与摘要（XML），原样保存", en="bibliographic data and abstracts (XML), kept as they came"
    ),
    terms=Text(
        zh="须注册；合理使用限额按每小时、每周流量计；条款以欧洲专利局公布为准",
        en="registration needed; fair use by volume an hour and a week; the EPO's own terms prevail",
    ),
    register_at="https://developers.epo.org",
    credentials=("EPO_OPS_KEY", "EPO_OPS_SECRET"),
    url_variable="QIANGLIAN_EPO_OPS_URL",
    packages=("python-epo-ops-client",),
    suffix=".xml",
    page_size=100,
    unit="publication",
    split=Text(
        zh='请按公开日拆分，如在检索式后加 and pd within "20200101 20201231"',
        en='Split it by publication date: add and pd within "20200101 20201231"',
    ),
    connect=connect,
    reach=REACH,
    by_number=True,
)
