"""Offices on loopback: small servers that answer in the shapes of EPO OPS and the USPTO Open Data Portal.

All content is invented. ``faults`` says what goes wrong with which request, each once: a kind for a place in the
count of requests to the search or look-up (from 1).
"""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY, SECRET, TOKEN = "key-of-nobody", "secret-of-nobody", "token-of-nobody"
GREEN = "idle (images=green:200, inpadoc=green:60, other=green:1000, retrieval=green:200, search=green:30)"
BLACK = "overloaded (images=green:200, inpadoc=green:60, other=green:1000, retrieval=black:0, search=black:0)"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
OPEN_OPS = '<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org">'
NOT_FOUND = f'{XML}<fault xmlns="http://ops.epo.org"><code>SERVER.EntityNotFound</code><message>No results found</message></fault>'


@dataclass
class Play:
    """What an office has, what goes wrong, and what was asked of it."""

    hits: int = 0
    faults: dict[int, str] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    """Another count of hits from this request on."""
    unknown: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)
    tokens: int = 0
    hung: threading.Event = field(default_factory=threading.Event)
    echo: str = ""
    """Words that an error of the office quotes."""

    def now(self) -> int:
        started = [at for at in self.counts if at <= len(self.asked)]
        return self.counts[max(started)] if started else self.hits

    @property
    def fault(self) -> str:
        return self.faults.get(len(self.asked), "")


class Handler(BaseHTTPRequestHandler):
    play: Play

    def log_message(self, *_: Any) -> None:
        return

    def answer(self, status: int, body: str, kind: str, cut: bool = False, **headers: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if not (cut and self.play.fault == "cut_short"):
            self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if cut else data)
        if cut:
            self.close_connection = True

    def went_wrong(self, kind: str) -> bool:
        """Play a fault that every office knows; whether there was one."""
        fault = self.play.fault
        if fault == "drop":
            self.close_connection = True
            self.connection.close()
        elif fault == "hang":
            self.play.hung.set()
            time.sleep(30)
        elif fault == "busy":
            self.answer(503, "busy", "text/plain")
        elif fault == "bad_query":
            self.answer(400, f"<fault><message>CLIENT.CQL {self.play.echo}</message></fault>", kind)
        elif fault.startswith("moved "):
            self.answer(302, "", kind, Location=fault.removeprefix("moved "))
        else:
            return False
        return True


class Ops(Handler):
    """OPS 3.2: a token by Basic, then POST of a query or a number."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path.endswith("/auth/accesstoken"):
            self.token()
            return
        if self.headers.get("Authorization") != f"Bearer {TOKEN}{self.play.tokens}":
            message = "<error><code>400</code><message>invalid_access_token</message></error>"
            self.answer(400, message, "application/xml")
            return
        asked = self.headers.get("X-OPS-Range", "1-25") if "/search" in self.path else body
        self.play.asked.append(asked)
        if self.went_wrong("application/xml") or self.ops_wrong():
            return
        page = self.page(asked) if "/search" in self.path else self.document(body)
        cut = self.play.fault in ("cut", "cut_short")
        self.answer(
            200 if page else 404, page or NOT_FOUND, "application/xml", cut, X_Throttling_Control=GREEN
        )

    def token(self) -> None:
        said = base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {said}":
            self.answer(401, json.dumps({"error": "invalid_client"}), "application/json")
            return
        self.play.tokens += 1
        said = json.dumps({"access_token": f"{TOKEN}{self.play.tokens}", "expires_in": "1199"})
        self.answer(200, said, "application/json")

    def ops_wrong(self) -> bool:
        fault = self.play.fault
        if fault in ("IndividualQuotaPerHour", "RegisteredQuotaPerWeek"):
            body = "<error><code>403</code><message>Fair Use policy</message></error>"
            self.answer(403, body, "application/xml", X_Rejection_Reason=fault)
        elif fault == "black":
            headers = {"X_Throttling_Control": BLACK, "Retry_After": "60000"}
            self.answer(403, "<error/>", "application/xml", **headers)
        elif fault == "expired":
            self.play.tokens += 1
            body = "<error><code>400</code><message>invalid_access_token</message></error>"
            self.answer(400, body, "application/xml")
        elif fault == "nothing":
            self.answer(404, NOT_FOUND, "application/xml")
        else:
            return False
        return True

    def page(self, asked: str) -> str:
        first, last = map(int, asked.split("-"))
        hits = self.play.now()
        upto = min(last, hits) - (1 if self.play.fault == "short" else 0)
        documents = "".join(document(number) for number in range(first, upto + 1))
        if first > hits:
            return ""
        return (
            f'{XML}{OPEN_OPS}<ops:biblio-search total-result-count="{hits}"><ops:query syntax="CQL">q</ops:query>'
            f'<ops:range begin="{first}" end="{last}"/><ops:search-result>{documents}</ops:search-result>'
            "</ops:biblio-search></ops:world-patent-data>"
        )

    def document(self, asked: str) -> str:
        number = "".join(character for character in asked if character.isalnum())
        if number in self.play.unknown:
            return ""
        return f"{XML}{OPEN_OPS}{document(int(number[2:-2]))}</ops:world-patent-data>"


def document(number: int) -> str:
    """One invented publication in the shape of an OPS ``exchange-document``."""
    return (
        f'<exchange-documents><exchange-document system="ops.epo.org" family-id="{number}" country="EP" '
        f'doc-number="{9_000_000 + number}" kind="A1"><bibliographic-data><publication-reference>'
        f'<document-id document-id-type="docdb"><country>EP</country><doc-number>{9_000_000 + number}</doc-number>'
        "<kind>A1</kind><date>20200102</date></document-id></publication-reference>"
        f'<invention-title lang="en">Invented cell {number}</invention-title></bibliographic-data>'
        "</exchange-document></exchange-documents>"
    )


class Odp(Handler):
    """ODP: GET with a key in the header; pages by offset and limit."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.play.asked.append(f"{asked['offset']}+{asked['limit']}")
        if self.headers.get("X-API-KEY") != KEY:
            self.answer(403, '{"message":"Forbidden"}', "application/json")
            return
        if self.went_wrong("application/json") or self.odp_wrong():
            return
        offset, limit, hits = int(asked["offset"]), int(asked["limit"]), self.play.now()
        if offset >= hits:
            self.answer(404, '{"code":404,"message":"No matching records found"}', "application/json")
            return
        upto = min(offset + limit, hits) - (1 if self.play.fault == "short" else 0)
        body = {
            "count": hits,
            "patentFileWrapperDataBag": [wrapper(number + 1) for number in range(offset, upto)],
            "requestIdentifier": "00000000-0000-0000-0000-000000000000",
        }
        self.answer(200, json.dumps(body), "application/json", self.play.fault in ("cut", "cut_short"))

    def odp_wrong(self) -> bool:
        fault = self.play.fault
        if fault.startswith("wait "):
            self.answer(429, "{}", "application/json", Retry_After=fault.removeprefix("wait "))
            return True
        return False


def wrapper(number: int) -> dict[str, Any]:
    """One invented application in the shape of a patent file wrapper; every third is granted."""
    about: dict[str, Any] = {
        "inventionTitle": f"Invented cell {number}",
        "filingDate": "2021-03-04",
        "applicationTypeCode": "UTL",
        "applicationTypeLabelName": "Utility",
        "applicationStatusDescriptionText": "Docketed New Case - Ready for Examination",
        "earliestPublicationNumber": f"US2022{number:07d}A1",
        "earliestPublicationDate": "2022-01-06",
        "applicantBag": [{"applicantNameText": "Invented Cells Ltd."}],
        "inventorBag": [{"inventorNameText": "Jane Nobody", "firstName": "Jane", "lastName": "Nobody"}],
        "cpcClassificationBag": ["H01M  10/0525"],
    }
    if number % 3 == 0:
        about |= {"patentNumber": str(19_000_000 + number), "grantDate": "2023-05-02"}
    return {"applicationNumberText": f"17{number:06d}", "applicationMetaData": about}


@contextmanager
def running(kind: type[Handler], play: Play) -> Iterator[str]:
    """An office at work; gives its address."""
    handler = type(kind.__name__, (kind,), {"play": play})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
