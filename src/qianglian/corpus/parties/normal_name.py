"""A name of a party as written, and what it is made of: folded text, core, legal form, places, branch, former name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qianglian.corpus.parties import wordlists

Script = Literal["han", "latin", "other"]

_FORMER = re.compile(
    r"\((?:原|曾用名|原名|更名前|formerly|previously)(?:名称|名|:|为|known as)*\s*([^()]{4,}?)\)", re.I
)
_MARKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\ufeff▲▼\"'“”‘’`´′*?†‡■□◆_]+")
_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=[局院所厂队处研])|(?<=第)[一二三四五六七八九十百]+")
_ACRONYM = re.compile(r"\b(?:[a-z]\.\s?){2,}(?:[a-z]\b)?")
_MOJIBAKE = re.compile(r"[ÃÂâ][\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¢]")


@dataclass(frozen=True, slots=True)
class NormalName:
    """What a name is made of.

    ``text`` is the normal name: names of equal ``text`` are one name. ``words`` is the core without legal form,
    small words and places: words of a Latin name, the characters in one string of a Chinese one.
    """

    given: str
    text: str
    words: tuple[str, ...]
    legal: str = ""
    places: tuple[str, ...] = ()
    branch: str = ""
    former: str = ""
    numbers: tuple[str, ...] = ()
    script: Script = "latin"
    acronym: str = ""
    """An abbreviation that the name itself gives in brackets or after a dash."""
    frame: str = ""

    @property
    def core(self) -> str:
        """The core as one string without spaces, words in order."""
        return "".join(self.words)

    @property
    def initials(self) -> str:
        """The first letters of its words."""
        return "".join(word[0] for word in self.words)


@lru_cache(maxsize=1024)
def normal_name(given: str) -> NormalName:
    """The parts of a name. Never raises: a name of which nothing can be said keeps its folded text.

    >>> normal_name("深圳市莱宝高科技股份有限公司").words, normal_name("深圳市莱宝高科技股份有限公司").places
    (('莱宝高科技',), ('深圳',))
    >>> normal_name("International Business Machines Corp.").text
    'international business machine corp'
    """
    text = _repaired(given)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _SPACES.sub(" ", text).strip(" ,;.、，。")
    former = _FORMER.search(text)
    if former:
        text = (text[: former.start()] + text[former.end() :]).strip()
    stated = former[1].strip() if former else ""
    return _han(given, text, stated) if _HAN.search(text) else _latin(given, text, stated)


def _repaired(text: str) -> str:
    """UTF-8 that was read as Western letters, once or twice."""
    for _ in range(2):
        if not _MOJIBAKE.search(text):
            break
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            break
    return text


# -- Chinese, Japanese, Korean ----------------------------------------------------------------------


def _han(given: str, text: str, former: str) -> NormalName:
    if "▲" in text:
        for written, meant in wordlists.words()["spelt_out"].items():
            text = text.replace(written, meant)
    text = _MARKS.sub("", text).translate(wordlists.simplified())
    bare = re.sub(r"[\s()\[\]【】〔〕{}<>《》,，.。·・\-—–]", "", text)
    for written in wordlists.words()["legal_han_front"]:
        front = written.translate(wordlists.simplified())
        if bare.startswith(front) and len(bare) > len(front) + 1:
            bare = bare[len(front) :] + front
    core, legal = bare, ""
    branch = next((w for w in wordlists.words()["branch_han"] if bare.endswith(w) or f"{w}(" in text), "")
    for written, form in wordlists.legal_han():
        if not branch and core.endswith(written) and len(core) > len(written) + 1:
            core, legal = core[: -len(written)], form
            break
    places, rest = _han_places(core)
    numbers = tuple(_DIGITS.findall(core))
    normal = f"{''.join(places)}|{rest}|{legal}" if legal else f"{''.join(places)}|{rest}"
    return NormalName(
        given, normal, (rest,) if rest else (core,), legal, places, branch, former, numbers, "han"
    )


def _han_places(core: str) -> tuple[tuple[str, ...], str]:
    """The places that a name opens with (省, 市 and the like dropped), and the rest."""
    provinces, cities = wordlists.han_places()
    found: list[str] = []
    rest = core
    for table, endings in (
        (provinces, ("省", "市", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区")),
        (cities, ("市", "地区")),
    ):
        for length in (4, 3, 2):
            place = rest[:length]
            if len(place) == length and place in table and len(rest) > length + 1:
                after = rest[length:]
                ending = next((e for e in endings if after.startswith(e) and len(after) > len(e) + 1), "")
                # 中山大学 and 南通大学 are names in one piece.
                if not ending and len(after) == 2 and after in ("大学", "学院"):
                    break
                found.append(place)
                rest = after[len(ending) :]
                break
    return tuple(found), rest


# -- Latin ------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _frames() -> tuple[
    tuple[tuple[re.Pattern[str], str], ...], tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]
]:
    lists = wordlists.words()
    government = tuple((re.compile(f["pattern"]), f["prefix"]) for f in lists["government_frames"])
    return (
        government,
        tuple(map(re.compile, lists["frames"])),
        tuple(map(re.compile, lists["noise"])),
    )


def _latin(given: str, text: str, former: str) -> NormalName:
    folded = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    folded = folded.replace("ß", "ss").replace("ø", "o").replace("æ", "ae").replace("ł", "l")
    government, frames, noise = _frames()
    for one in noise:
        folded = one.sub(" ", folded).strip()
    folded = _ACRONYM.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", folded)
    acronym, folded = _given_acronym(folded)
    folded = folded.replace("&", " and ").replace("+", " and ")
    # L'Air and d'Etude are two words each, Xi'an and O'Brien one.
    folded = re.sub(r"\b([ldn])\s?['’`´′]\s?", r"\1 ", folded)
    folded = re.sub(r"['’`´′]", "", folded)
    folded = _SPACES.sub(" ", re.sub(r"[^a-z0-9\u0370-\u04ff]+", " ", folded)).strip()
    frame = ""
    for pattern, prefix in government:
        folded, hits = pattern.subn(" ", folded, count=1)
        if hits:
            frame = frame or prefix or "government"
            folded = folded.strip()
    for one in frames:
        folded = one.sub("", folded, count=1).strip() or folded
    # Letters that are not read here (Thai, Hebrew) leave nothing: then the name is its own word, never nobody's.
    words, legal = _without_legal(folded.split() or text.split() or given.split())
    return _assembled(given, words, legal, acronym, former, frame)


def _given_acronym(text: str) -> tuple[str, str]:
    """An abbreviation in brackets, after a dash or at the end, and the text without it."""
    for found in (re.search(r"\(\s*([a-z]{3,8})\s*\)", text), re.search(r"\s*-\s*([a-z]{3,8})\s*$", text)):
        if found and _initials(text[: found.start()]).startswith(found[1][:3]):
            return found[1], f"{text[: found.start()]} {text[found.end() :]}".strip()
    last = text.strip().rsplit(" ", 1)
    if (
        len(last) == 2
        and 3 <= len(last[1]) <= 8
        and len(_initials(last[0])) >= 3
        and last[1] == _initials(last[0])[: len(last[1])]
    ):
        return last[1], last[0]
    return "", text


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.findall(r"[a-z]+", text) if w not in wordlists.stop())


def _without_legal(words: list[str]) -> tuple[list[str], str]:
    """The words that are no legal form, and the forms found; a name of nothing else keeps its words."""
    forms, heads = wordlists.legal_latin(), wordlists.legal_latin_heads()
    kept: list[str] = []
    found: list[str] = []
    place = 0
    while place < len(words):
        taken = _legal_at(words, place, forms, heads) if place else 0
        if taken:
            written = words[place : place + taken]
            found.append(forms[" ".join(written) if taken > 1 else wordlists.common_word(written[0])])
        else:
            kept.append(words[place])
        place += taken or 1
    if not kept:
        return words, ""
    return kept, " ".join(dict.fromkeys(found))


def _legal_at(words: list[str], place: int, forms: Mapping[str, str], heads: Mapping[str, int]) -> int:
    """How many words of a legal form stand at ``place``; a slip in a form of one word is heard too."""
    for length in range(heads.get(words[place], 1), 1, -1):
        if " ".join(words[place : place + length]) in forms and place + length <= len(words):
            return length
    return int(wordlists.common_word(words[place]) in forms)


def _assembled(given: str, raw: list[str], legal: str, acronym: str, former: str, frame: str) -> NormalName:
    """Words in their one spelling, places apart."""
    spelling, stop, filler = wordlists.spelling(), wordlists.stop(), wordlists.words()["places_filler"]
    spelt = [w for one in raw for w in spelling.get(one, wordlists.common_word(one)).split()]
    spelt = [spelling.get(s, s) for s in map(_singular, spelt)]
    all_words = [w for w in spelt if w not in stop] or spelt
    numbers = tuple(w for w in all_words if w.isdigit())
    core: list[str] = []
    places: list[str] = []
    known = wordlists.latin_places()
    skip = False
    for place, word in enumerate(all_words):
        if skip:
            skip = False
            continue
        pair = word + all_words[place + 1] if place + 1 < len(all_words) else ""
        if pair in known and pair not in (word,):
            places.append(pair)
            skip = True
        elif word in known:
            places.append(word)
        elif word not in filler or not places:
            core.append(word)
    if frame:
        offices = wordlists.words()["offices"]
        core = [w for w in core if w not in offices] or core
    if not core:
        core, places = all_words, []
    text = " ".join([*(f"@{p}" for p in sorted(places)), *core, legal]).strip()
    branch = next((w for w in wordlists.words()["branch_latin"] if w in core[-2:]), "")
    normal = f"{frame}: {text}" if frame else text
    if not places:
        normal = normal.replace("@", "")
    return NormalName(
        given,
        normal,
        tuple(core),
        legal,
        tuple(sorted(places)),
        branch,
        former,
        numbers,
        "latin",
        acronym,
        frame,
    )


def _singular(word: str) -> str:
    """An English plural in the singular; short words and those in -ss, -us, -is stay.

    >>> [_singular(w) for w in ("machines", "industries", "glass", "bus")]
    ['machine', 'industry', 'glass', 'bus']
    """
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("s") and word[-2] not in "susi":
        return word[:-1]
    return word
