"""What legal events do to a right: ordered rules of ``legal_events.yaml``, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml

from qianglian.model.publication import LegalEvent
from qianglian.model.text import Text

FILE = "legal_events.yaml"

Leaves = Literal["in_force", "pending", "lapsed", "again", ""]
"""The state that an effect leaves; ``again`` what it was before the end; "" as it was."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event does. ``proves``: nothing begins with it, but it shows that the state held on that day."""

    name: Text
    leaves: Leaves = ""
    proves: bool = False


EFFECTS: dict[str, Effect] = {
    "filed": Effect(Text(zh="申请", en="filed"), "pending"),
    "published": Effect(Text(zh="公布", en="published"), "pending", proves=True),
    "examination": Effect(Text(zh="审查", en="examination"), "pending", proves=True),
    "appeal": Effect(Text(zh="复审或审判", en="appeal")),
    "grant_recorded": Effect(Text(zh="授权记录", en="grant recorded"), "in_force", proves=True),
    "granted": Effect(Text(zh="授权", en="granted"), "in_force"),
    "fee_paid": Effect(Text(zh="缴费", en="fee paid"), "in_force", proves=True),
    # Many offices ask for annual fees before they grant: there a payment shows life, not a grant.
    "renewal_paid": Effect(Text(zh="缴年费（授权前后均可）", en="annual fee paid, before or after grant")),
    "reminder": Effect(Text(zh="缴费提醒", en="fee reminder")),
    "maintained": Effect(Text(zh="维持", en="maintained"), "in_force", proves=True),
    "opposition": Effect(Text(zh="异议", en="opposition")),
    "partly_invalidated": Effect(Text(zh="部分无效", en="partly invalidated")),
    "lapsed_in_state": Effect(Text(zh="在某一指定国终止", en="lapsed in one designated state")),
    "restored_in_state": Effect(Text(zh="在某一指定国恢复", en="restored in one designated state")),
    "restored": Effect(Text(zh="恢复", en="restored"), "again"),
    "lapsed_for_fees": Effect(Text(zh="未缴年费终止", en="lapsed for fees"), "lapsed"),
    "lapsed_everywhere": Effect(Text(zh="各指定国均已终止", en="lapsed in every designated state"), "lapsed"),
    "withdrawn": Effect(Text(zh="撤回", en="withdrawn"), "lapsed"),
    "deemed_withdrawn": Effect(Text(zh="视为撤回", en="deemed withdrawn"), "lapsed"),
    "abandoned": Effect(Text(zh="申请放弃", en="abandoned"), "lapsed"),
    "refused": Effect(Text(zh="驳回", en="refused"), "lapsed"),
    "surrendered": Effect(Text(zh="放弃专利权", en="surrendered"), "lapsed"),
    "invalidated": Effect(Text(zh="宣告无效或撤销", en="invalidated or revoked"), "lapsed"),
    "expired": Effect(Text(zh="期限届满", en="expired"), "lapsed"),
    "ended": Effect(Text(zh="权利终止", en="ended"), "lapsed"),
    "unitary": Effect(Text(zh="登记统一效力", en="unitary effect registered"), "in_force", proves=True),
    "transferred": Effect(Text(zh="转移", en="transferred")),
    "assignment": Effect(Text(zh="转让登记", en="assignment recorded")),
    "licensed": Effect(Text(zh="许可备案", en="licence recorded")),
    "licence_ended": Effect(Text(zh="许可备案注销", en="licence ended")),
    # A declaration to everybody, not yet a licence to anybody.
    "open_licence": Effect(Text(zh="开放许可声明", en="open licence declared")),
    "open_licence_ended": Effect(Text(zh="开放许可声明撤回", en="open licence withdrawn")),
    "pledged": Effect(Text(zh="质押登记", en="pledge recorded")),
    "pledge_ended": Effect(Text(zh="质押注销", en="pledge ended")),
    "preserved": Effect(Text(zh="保全", en="preserved by a court")),
    "preservation_ended": Effect(Text(zh="保全解除", en="preservation ended")),
    "party_changed": Effect(Text(zh="著录变更", en="party data changed")),
    "national_reference": Effect(Text(zh="国家登记簿事务", en="entry in a national register")),
    "formality": Effect(Text(zh="其他事务", en="formality")),
    "unknown": Effect(Text(zh="未知事务", en="not known")),
}


_IN_ONE_STATE = {"lapsed": "lapsed_in_state", "again": "restored_in_state"}
"""What an end or a restoration is where it holds in one designated state alone."""


@dataclass(frozen=True, slots=True)
class EventRule:
    """One rule: country, codes and words that an event must have, and its effect."""

    country: str
    codes: frozenset[str]
    text: re.Pattern[str] | None
    effect: str
    confidence: str

    def fits(self, country: str, event: LegalEvent) -> bool:
        """Whether the rule speaks of this event of an application in ``country``."""
        if self.country not in ("*", country):
            return False
        if self.codes and event.code.strip().upper() not in self.codes:
            return False
        return self.text is None or bool(self.text.search(event.text))


@dataclass(frozen=True, slots=True)
class EventRules:
    """All rules in order, the kinds of granted documents, and the version of the table."""

    rules: tuple[EventRule, ...]
    granted_kinds: dict[str, frozenset[str]]
    version: str

    def effect_of(self, event: LegalEvent, country: str) -> str:
        """The effect of the first rule that fits; ``unknown`` where none does.

        An event of another country than the application's own is one of a designated state: the codes are those
        of the application's office, and what ends there does not end the right elsewhere.
        """
        if event.country in ("", country):
            return self._first(country, event)
        coded = next((rule.effect for rule in self.rules if rule.codes and rule.fits(country, event)), "")
        effect = coded or self._first(event.country, event)
        return _IN_ONE_STATE.get(EFFECTS[effect].leaves, effect)

    def _first(self, place: str, event: LegalEvent) -> str:
        return next((rule.effect for rule in self.rules if rule.fits(place, event)), "unknown")


@lru_cache(maxsize=1)
def event_rules() -> EventRules:
    """The table that ships."""
    body = yaml.safe_load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))
    rules = tuple(
        EventRule(
            row["country"],
            frozenset(map(str, row.get("codes", ()))),
            re.compile(row["text"], re.IGNORECASE) if "text" in row else None,
            row["effect"],
            row.get("confidence", body["confidence"]),
        )
        for row in body["rules"]
    )
    kinds = {country: frozenset(map(str, found)) for country, found in body["granted_kinds"].items()}
    return EventRules(rules, kinds, body["version"])
