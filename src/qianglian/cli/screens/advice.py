"""Recommendations on a screen: under their paths, each with its mark, its rule, and what was decided of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType

from qianglian.cli.screens.grid import grid, heading, plain
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.documents.report.material import FormerAdvice, Recommendation, Unadvised

MARK = Text(zh="编号", en="Mark")
SAYS = Text(zh="建议与证据", en="Recommendation")
RULE = Text(zh="规则", en="Rule")
OWNER = Text(zh="责任人", en="Owner")
STATE = Text(zh="状态", en="State")
WHY = Text(zh="理由", en="Reason")
NOBODY = Text(zh="待指定", en="to be named")
FORMER = Text(zh="曾作结论而不再得出", en="Decided, and recommended no longer")
WITHOUT = Text(
    zh="没有得出建议的路径（不是无事可做）", en="Paths without any (which is not to say that all is well)"
)


def advice_screen(
    made: Sequence[Recommendation],
    former: Sequence[FormerAdvice],
    without: Sequence[Unadvised],
    language: Language,
) -> Iterator[RenderableType]:
    """A table for each path, then how many were adopted, what was decided before, and what has none."""
    from qianglian.documents.advice import share_adopted

    for path in dict.fromkeys(one.path for one in made):
        yield heading(_path(path, language))
        yield _listed([one for one in made if one.path == path], language)
    yield plain(share_adopted(made).in_(language))
    if former:
        yield heading(FORMER.in_(language))
        yield _decided(former, language)
    if without:
        yield heading(WITHOUT.in_(language))
        for one in without:
            yield plain(
                f"{_path(one.path, language)}：{'；'.join(why.in_(language).rstrip('。') for why in one.reasons)}"
            )


def _path(name: str, language: Language) -> str:
    """A path by its Chinese name, in the language of the screen."""
    from qianglian.rules.recommendations import PATHS

    return next((text.in_(language) for text in PATHS.values() if text.zh == name), name)


def _listed(some: Sequence[Recommendation], language: Language) -> RenderableType:
    from qianglian.documents.report.saying import plainly

    made = grid([title.in_(language) for title in (MARK, SAYS, RULE, OWNER, STATE)], fold=(1, 3))
    for one in some:
        made.add_row(
            one.mark,
            plain(plainly(one.finding, one.sentence, language)),
            one.rule,
            plain(one.owner or NOBODY.in_(language)),
            one.stands.in_(language),
        )
    return made


def _decided(some: Sequence[FormerAdvice], language: Language) -> RenderableType:
    from qianglian.documents.report.material import ADVICE_STATES

    made = grid([title.in_(language) for title in (MARK, SAYS, STATE, OWNER, WHY)], fold=(1, 3, 4))
    for one in some:
        state = f"{ADVICE_STATES[one.state].in_(language)} {one.decided}"
        made.add_row(one.mark, plain(one.said), state, plain(one.owner), plain(one.reason))
    return made
