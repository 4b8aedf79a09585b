"""What is timed: Troth's readers and the peers', each as texts → nothing, built once beforehand."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from troth.reading import pipeline
from troth.reading.joined import Joined
from troth.reading.pipeline import Layers
from troth.reading.posts import book
from troth.reading.skim import heads, language
from troth.reading.skim.blank import documents
from troth.reading.skim.duplicates import Clusters
from troth.reading.skim.sketch import sketched

Texts = Sequence[str]
Run = Callable[[Texts], object]
BATCH = 5000


@dataclass(frozen=True)
class Task:
    """One reader of one task; `lang` narrows the texts to one language, `module` is what it needs."""

    task: str
    name: str
    make: Callable[[], Run]
    module: str | None = None
    lang: str | None = None


def batches_of(texts: Texts) -> Iterator[Layers]:
    for first in range(0, len(texts), BATCH):
        yield Layers(documents(texts[first : first + BATCH]))


def _own_language() -> Run:
    return lambda texts: [language.detect(layers) for layers in batches_of(texts)]


def _own_polarity() -> Run:
    return lambda texts: [heads.by_document(layers).of("polarity") for layers in batches_of(texts)]


def _own_words() -> Run:
    return lambda texts: [heads.scan(layers) for layers in batches_of(texts)]


def _own_duplicates() -> Run:
    def run(texts: Texts) -> object:
        clusters = Clusters()
        for first in range(0, len(texts), BATCH):
            rows = documents(texts[first : first + BATCH])
            clusters.add(sketched(rows, Joined.of(rows.column("text"))))
        return clusters.rows("duplicates", "1")

    return run


def _own_skim() -> Run:
    chain = pipeline(book(), "skim")
    return lambda texts: [
        chain.read(documents(texts[first : first + BATCH])) for first in range(0, len(texts), BATCH)
    ]


def _lingua() -> Run:
    lingua: Any = importlib.import_module("lingua")
    known = lingua.Language
    wanted = (known.CHINESE, known.ENGLISH, known.GERMAN, known.FRENCH, known.JAPANESE, known.KOREAN)
    detector = lingua.LanguageDetectorBuilder.from_languages(*wanted, known.RUSSIAN).build()
    return lambda texts: [detector.detect_language_of(text) for text in texts]


def _snownlp() -> Run:
    snownlp: Any = importlib.import_module("snownlp")
    return lambda texts: [snownlp.SnowNLP(text).sentiments for text in texts if text.strip()]


def _cnsenti() -> Run:
    reader: Any = importlib.import_module("cnsenti").Sentiment()
    return lambda texts: [reader.sentiment_count(text) for text in texts]


def _vader() -> Run:
    reader: Any = importlib.import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda texts: [reader.polarity_scores(text) for text in texts]


def _textblob() -> Run:
    textblob: Any = importlib.import_module("textblob_de")
    # Its own tokenizer: the usual one wants data that no package brings.
    cut = textblob.PatternTokenizer()
    return lambda texts: [textblob.TextBlobDE(text, tokenizer=cut).sentiment for text in texts]


def _jieba() -> Run:
    jieba: Any = importlib.import_module("jieba")
    jieba.setLogLevel(60)
    jieba.initialize()
    return lambda texts: [jieba.lcut(text) for text in texts]


def _datasketch() -> Run:
    datasketch: Any = importlib.import_module("datasketch")

    def run(texts: Texts) -> object:
        index, found = datasketch.MinHashLSH(threshold=0.7, num_perm=64), 0
        for number, text in enumerate(texts):
            sketch = datasketch.MinHash(num_perm=64)
            sketch.update_batch([text[at : at + 3].encode() for at in range(max(1, len(text) - 2))])
            found += bool(index.query(sketch))
            index.insert(str(number), sketch)
        return found

    return run


TASKS = (
    Task("language", "Troth", _own_language),
    Task("language", "lingua", _lingua, "lingua"),
    Task("polarity, zh", "Troth", _own_polarity, lang="zh"),
    Task("polarity, zh", "SnowNLP", _snownlp, "snownlp", "zh"),
    Task("polarity, zh", "cnsenti", _cnsenti, "cnsenti", "zh"),
    Task("polarity, en", "Troth", _own_polarity, lang="en"),
    Task("polarity, en", "VADER", _vader, "vaderSentiment", "en"),
    Task("polarity, de", "Troth", _own_polarity, lang="de"),
    Task("polarity, de", "TextBlob-de", _textblob, "textblob_de", "de"),
    Task("words, zh", "Troth (n-grams, all heads)", _own_words, lang="zh"),
    Task("words, zh", "jieba", _jieba, "jieba", "zh"),
    Task("near duplicates", "Troth", _own_duplicates),
    Task("near duplicates", "datasketch", _datasketch, "datasketch"),
    Task("whole skim", "Troth (9 readers at once)", _own_skim),
)
