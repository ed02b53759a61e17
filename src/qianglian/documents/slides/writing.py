"""The slides from the material of a report: opening, the findings of the three modules, and closing."""

from __future__ import annotations

from pathlib import Path

from qianglian.analysis.contract import MODULES
from qianglian.documents.provenance import SHORTEST, Provenance
from qianglian.documents.report.material import ReportInput
from qianglian.documents.slides.chain_page import write_chain
from qianglian.documents.slides.choosing import chosen
from qianglian.documents.slides.closing import write_limits, write_moved, write_recommendations, write_typing
from qianglian.documents.slides.data_page import write_data
from qianglian.documents.slides.deck import Deck
from qianglian.documents.slides.finding_page import write_finding
from qianglian.documents.slides.opening import write_cover, write_results
from qianglian.documents.slides.style import clean

TYPING = "chain_typing"


def write_slides(material: ReportInput, target: Path, least: int = SHORTEST) -> Provenance:
    """Write the slides as ``target`` (.pptx); returns the figures that they print.

    ``least`` is how long marks are at least: that of the documents that the slides go with.
    """
    deck = Deck(material, Provenance(target.stem, material.ground, least=least))
    told = chosen(material)
    write_cover(deck)
    write_results(deck, told)
    write_data(deck)
    write_chain(deck)
    for module, title in MODULES.items():
        for finding in told[module]:
            if finding.analysis == TYPING:
                write_typing(deck, finding, title.zh)
            else:
                write_finding(deck, finding, title.zh)
    write_recommendations(deck)
    if material.moved is not None:
        write_moved(deck, material.moved)
    write_limits(deck)
    deck.finish()
    about = deck.presentation.core_properties
    about.title, about.author = clean(material.title.zh)[:255], clean(material.prepared_by)[:255]
    about.language = "zh-CN"
    deck.presentation.save(str(target))
    return deck.provenance
