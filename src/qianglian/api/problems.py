"""What stops a request, told as ``application/problem+json`` (RFC 9457) in the language of who asked."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from qianglian.api.faults import faults
from qianglian.api.languages import language_of
from qianglian.api.titles import OF_STATUS, TITLES
from qianglian.model.errors import QiangLianError
from qianglian.model.text import Text
from qianglian.platform.serving.guarding import NOT_KEPT, careful

MEDIA = "application/problem+json"
URN = "urn:qianglian:problem:"
log = logging.getLogger(__name__)

UNEXPECTED = Text(
    zh="服务出错，本次操作没有完成；已记入服务日志。",
    en="Something went wrong in the server and this was not done; it is in the server's log.",
)
WRONG_VALUES = Text(zh="请求中有不符合要求的值。", en="Some values of the request are not as they must be.")


class Fault(BaseModel):
    """A value of the request that is not as it must be."""

    where: list[str | int] = Field(examples=[["query", "size"]])
    said: str = Field(examples=["不能大于 1000"])


class Problem(BaseModel):
    """What stopped a request: what was found, and what to do."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:qianglian:problem:not_found",
                    "title": "没有找到",
                    "status": 404,
                    "detail": "没有这个项目。",
                    "code": "not_found",
                }
            ]
        }
    )

    type: str = Field(description="A name for the kind of problem: `urn:qianglian:problem:` and the code.")
    title: str = Field(description="The kind of problem, in the language of who asked.")
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="What was found, in the language of who asked.")
    code: str = Field(description="The kind of problem, for programs.")
    hint: str | None = Field(default=None, description="What to do about it.")
    context: dict[str, Any] | None = Field(
        default=None, description="More for programs, such as `position` in a query, or `seconds` to wait."
    )
    errors: list[Fault] | None = Field(default=None, description="Each value that is not as it must be.")


def tell_problems(app: FastAPI, *, secure: bool) -> None:
    """Let the application answer so to everything that stops a request."""
    app.add_exception_handler(QiangLianError, _known)
    app.add_exception_handler(RequestValidationError, _wrong_values)
    app.add_exception_handler(HTTPException, _of_status)

    def unexpected(request: Request, _: Exception) -> JSONResponse:
        # Outside everything else that adds headers. The server itself writes the trace to its log.
        return _answer(
            request, 500, "error", UNEXPECTED, headers={**careful(secure), "Cache-Control": NOT_KEPT}
        )

    app.add_exception_handler(Exception, unexpected)


def _known(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, QiangLianError):
        raise error
    if error.status >= 500:
        log.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    headers = {}
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(seconds := error.details.get("seconds"), int):
        headers["Retry-After"] = str(seconds)
    context = {name: value for name, value in error.details.items() if _plain(value)}
    # A kind of error that a floor adds for itself is called by the name of the kind that it is one of.
    codes = (getattr(one, "code", "") for one in type(error).__mro__)
    kind = next(code for code in codes if code in TITLES)
    return _answer(
        request,
        error.status,
        error.code,
        error.text,
        title=TITLES[kind],
        hint=error.hint,
        context=context,
        headers=headers,
    )


def _wrong_values(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    found = faults(error.errors(), language_of(request))
    errors = [Fault(where=list(where), said=said) for where, said in found]
    return _answer(request, 422, "bad_input", WRONG_VALUES, errors=errors)


def _of_status(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    code, detail = OF_STATUS.get(error.status_code, OF_STATUS[400])
    return _answer(request, error.status_code, code, detail, headers=dict(error.headers or {}))


def _answer(
    request: Request,
    status: int,
    code: str,
    detail: Text,
    *,
    title: Text | None = None,
    hint: Text | None = None,
    context: dict[str, object] | None = None,
    errors: list[Fault] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    language = language_of(request)
    problem = Problem(
        type=URN + code,
        title=(title or TITLES[code]).in_(language),
        status=status,
        detail=detail.in_(language),
        code=code,
        hint=hint.in_(language) if hint else None,
        context=context or None,
        errors=errors,
    )
    return JSONResponse(
        problem.model_dump(mode="json", exclude_none=True),
        status,
        {"Content-Language": language, **(headers or {})},
        MEDIA,
    )


def _plain(value: object) -> bool:
    """Whether a detail of an error is for who asked: numbers, words and lists of them; a path of the disk is not."""
    if isinstance(value, list | tuple):
        return all(_plain(one) for one in value)
    return value is None or isinstance(value, str | int | float)
