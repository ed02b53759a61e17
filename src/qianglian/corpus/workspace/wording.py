"""The side of a workspace that knows of words and classes: key phrases, translated query words, suggested classes."""

from __future__ import annotations

from collections.abc import Callable

from qianglian.corpus.classing.kept import class_model
from qianglian.corpus.classing.meaning import ByMeaning
from qianglian.corpus.classing.neighbours import ByWords, Neighbours
from qianglian.corpus.classing.suggesting import Suggestions, probe_of, suggest
from qianglian.corpus.keyness.key_phrases import KeyPhrases, of_set, of_text
from qianglian.corpus.keyness.translating import Translation, translate
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.subject import subject_of
from qianglian.corpus.viewing import whole
from qianglian.corpus.workspace.meaning import Meaning
from qianglian.query.tree import Node


class Wording(Meaning):
    """What a text is about, how its words are put in the other language, and where it would be classified."""

    def key_phrases(
        self, asked: str = "", *, query: str | Node | None = None, limit: int = 10, language: str = ""
    ) -> KeyPhrases:
        """Key phrases of a text of one's own or of a publication by number; with ``query``, of all that it finds."""
        if query is not None:
            return of_set(self._current(), self.resolved(query), self.view, limit=limit, language=language)
        subject = subject_of(self._current(), asked, self.view)
        return of_text(self._current(), subject.titles, subject.body, self.view, limit=limit)

    def translate_words(self, words: str, limit: int = 5) -> Translation:
        """Candidates for a word of a query in the other language (Chinese or English), each with its evidence."""
        return translate(self._current(), words, self.view, limit)

    def suggest_classes(
        self, asked: str, *, limit: int = 5, told: Callable[[int], None] = lambda publications: None
    ) -> Suggestions:
        """The likeliest IPC subclasses of a text or publication, with words and neighbours as reasons.

        Learned from what is classified here, when it is first asked for (some minutes for 100,000 publications;
        ``told`` hears their number before that begins). It tells of the whole corpus. Raises `NotFound` where too
        little is classified.
        """
        whole(self.view)
        snapshot = self._current()
        subject = subject_of(snapshot, asked, self.view)
        words, meaning = ByWords(snapshot), self._by_meaning(snapshot)
        if meaning is None:
            return suggest(class_model(snapshot, [words], told=told), subject, [words], limit=limit)
        ways: list[Neighbours] = [words, meaning]
        model = class_model(snapshot, ways, meaning.vectors, meaning.id, told)
        return suggest(model, subject, ways, meaning.vector(probe_of(subject)), limit)

    def _by_meaning(self, snapshot: Snapshot) -> ByMeaning | None:
        """Neighbours by meaning, where vectors are there and their embedder is installed."""
        index = self.vector_index()
        if index is None or not index.coverage.covered:
            return None
        embedder = self._set_up()
        if embedder is None or embedder.id != index.embedder:
            return None
        return ByMeaning(snapshot, index, embedder)
