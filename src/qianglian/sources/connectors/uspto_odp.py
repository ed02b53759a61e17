"""USPTO Open Data Portal, patent file wrappers, through pyUSPTO: the search's JSON answers as they came.

pyUSPTO holds the address, the key's header and the session. Its models are not used: they are a choice of fields,
and evidence is kept whole. Its retries are switched off, since they sleep by a clock of their own and as long as
an answer asks; ours are bounded. A redirect is not followed: the key's header would go with it.
"""

from __future__ import annotations

from typing import Any

import orjson

from qianglian.model.errors import BadInput
from qianglian.model.outside import Settings
from qianglian.model.text import Text
from qianglian.sources.fetching.client import not_installed
from qianglian.sources.fetching.outside import Answer, Outside
from qianglian.sources.fetching.patience import Patience, Unsettled
from qianglian.sources.fetching.refusals import BROKEN_OFF, DROPPED, ELSEWHERE, judge, retry_after

ADDRESS = "https://api.uspto.gov"
TIMEOUT = 60.0


class Office:
    """The portal, with a key."""

    def __init__(self, client: Any, settings: Settings, patience: Patience) -> None:
        self._client, self._settings, self._patience = client, settings, patience

    def search(self, query: str, first: int, last: int) -> Answer:
        """A page of file wrappers; raises the signals of patience and `BadInput`."""
        body = self._ask({"q": query, "offset": first - 1, "limit": last - first + 1})
        try:
            said = orjson.loads(body)
        except ValueError:
            raise Unsettled(BROKEN_OFF) from None
        if not isinstance(said, dict):
            raise Unsettled(ELSEWHERE)
        count, bag = said.get("count"), said.get("patentFileWrapperDataBag")
        if type(count) is not int or count < 0 or not isinstance(bag, list):
            raise Unsettled(ELSEWHERE)
        return Answer(body, count, first, len(bag))

    def look_up(self, number: str) -> Answer:
        """Not offered: `fetch` does not ask."""
        raise BadInput(Text(zh="不支持按号码下载。", en="Numbers are not looked up here."))

    def _ask(self, params: dict[str, str | int]) -> bytes:
        import requests

        url = f"{self._client.base_url}/{self._client.ENDPOINTS['search_applications']}"
        try:
            response = self._client.session.get(url, params=params, timeout=TIMEOUT, allow_redirects=False)
            body: bytes = response.content
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError):
            raise Unsettled(BROKEN_OFF) from None
        except requests.RequestException:
            raise Unsettled(DROPPED) from None
        judge(
            response.status_code,
            response.headers,
            body,
            wait=retry_after(response.headers, self._patience.now()),
            hush=lambda text: self._settings.hush(text, CONNECTION),
        )
        return body


def connect(settings: Settings, patience: Patience) -> Office:
    """The portal with the key of ``settings``; no connection is opened before the first question."""
    (key,) = settings.credentials(CONNECTION)
    address = settings.address(CONNECTION)
    try:
        from pyUSPTO import PatentDataClient, USPTOConfig
        from pyUSPTO.http_config import HTTPConfig
    except ImportError as error:
        raise not_installed("pyUSPTO") from error
    http = HTTPConfig(timeout=TIMEOUT, max_retries=0, retry_status_codes=[])
    config = USPTOConfig(api_key=key, patent_data_base_url=address, http_config=http)
    return Office(PatentDataClient(config=config), settings, patience)


CONNECTION = Outside(
    name="uspto_odp",
    title=Text(
        zh="美国专利商标局 开放数据门户（ODP，专利案卷检索）",
        en="United States Patent and Trademark Office, Open Data Portal (patent file wrapper search)",
    ),
    database="USPTO ODP",
    address=ADDRESS,
    sends=Text(
        zh="检索式、访问密钥；不发送项目中的任何数据",
        en="the query and the access key; nothing of any workspace",
    ),
    brings=Text(
        zh="申请案卷的著录数据与事件（JSON），原样保存",
        en="bibliographic data and events of application files (JSON), kept as they came",
    ),
    terms=Text(
        zh="须注册并验证身份；密钥一人一个、不得共用；有每分钟请求数限制；条款以 USPTO 公布为准",
        en="registration and proof of identity; a key belongs to one person; requests a minute are limited; "
        "the USPTO's own terms prevail",
    ),
    register_at="https://data.uspto.gov",
    credentials=("USPTO_ODP_KEY",),
    url_variable="QIANGLIAN_USPTO_ODP_URL",
    packages=("pyUSPTO",),
    suffix=".json",
    page_size=50,
    unit="application",
    split=Text(
        zh="请按申请日拆分，如加 AND applicationMetaData.filingDate:[2020-01-01 TO 2020-12-31]",
        en="Split it by filing date: add AND applicationMetaData.filingDate:[2020-01-01 TO 2020-12-31]",
    ),
    connect=connect,
)
