"""Tf-idf and a linear model (scikit-learn) for classes: pairs of ideographs, words and pairs of words.

tfidf_linear.py LEARNED JUDGED OUT C
"""

import gzip
import json
import re
import sys
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import numpy as np
import orjson
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from qianglian.corpus.classing.labelled import subclass
from qianglian.model.classification import ipc_symbol

HAN, LATIN = re.compile("[\u3400-\u9fff]+"), re.compile("[a-z0-9]+")


def features(text: str) -> list[str]:
    """Words, pairs of words, pairs of ideographs."""
    text = unicodedata.normalize("NFKC", text).lower()
    words = LATIN.findall(text)
    found = words + [f"{a} {b}" for a, b in pairwise(words)]
    for run in HAN.findall(text):
        found += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return found


def main() -> None:
    """Learn, judge, write the five best of each."""
    learned, judged, out, c = sys.argv[1:]
    with gzip.open(learned) as lines:
        rows = [orjson.loads(line) for line in lines]
    labels = [subclass([s for cell in row["ipc"] if (s := ipc_symbol(cell))]) for row in rows]
    vectorizer = TfidfVectorizer(analyzer=features, min_df=3, max_df=0.5, sublinear_tf=True, dtype=np.float32)
    start = time.perf_counter()
    known = vectorizer.fit_transform(f"{row['title']}\n{row['abstract']}" for row in rows)
    model = LinearSVC(C=float(c), tol=1e-2, max_iter=200).fit(known, labels)
    seconds = time.perf_counter() - start
    asked = vectorizer.transform(json.loads(Path(judged).read_text()))
    best: list[list[str]] = []
    for at in range(0, asked.shape[0], 1000):
        scores = model.decision_function(asked[at : at + 1000])
        best += [list(map(str, model.classes_[row])) for row in np.argsort(-scores, axis=1)[:, :5]]
    Path(out).write_text(json.dumps(best))
    print(json.dumps({"seconds": seconds, "features": known.shape[1]}))


if __name__ == "__main__":
    main()
