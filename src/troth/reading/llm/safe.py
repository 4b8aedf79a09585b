# ruff: noqa: E501  patterns read better unbroken
"""Text from outside on its way to a model: what could pass for structure is blunted, and signs of orders are seen."""

from __future__ import annotations

import re
import secrets
import unicodedata

_ROLE_TAGS = re.compile(r"\[(?=/?(?:INST|SYS|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])")
_TAG_OPENS = re.compile(r"<(?=[A-Za-z/!|<｜_?])")
_TAG_CLOSES = re.compile(r"(?<=[A-Za-z/!|>｜_?\"'])>")
_FENCE = re.compile(r"(?:<{2,}|>{2,}|={4,}|`{3,}|~{3,}|-{4,}|#{3,})")
BLUNT = "\ufffd"


def _shown(char: str) -> str:
    code = ord(char)
    if char == "\u200d" or 0xFE00 <= code <= 0xFE0F:
        return char  # joins and shapes of emoji
    if char in "\t\u00a0\u3000":
        return char
    if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"):
        return BLUNT
    return char


def blunted(text: str) -> str:
    """The text as a model is shown it, code point for code point.

    Hidden characters (tags, direction marks, zero widths, line separators) become �, the marks of chat
    templates, tags and fences lose their shape. A quote that needs one of these will not stand in the source
    and is dropped.
    """
    if not text.isascii() or not text.isprintable():
        text = "".join(map(_shown, text))
    text = _FENCE.sub(lambda found: "·" * len(found.group()), text)
    text = _TAG_CLOSES.sub("›", _TAG_OPENS.sub("‹", text))
    return _ROLE_TAGS.sub("⟦", text)


def boundary(texts: list[str]) -> str:
    """A random word that stands in none of the texts; new for every request."""
    while True:
        word = secrets.token_hex(12)
        if not any(word in text for text in texts):
            return word


_HIDDEN = re.compile("[\U000e0000-\U000e007f\u202a-\u202e\u2066-\u2069]|(?:[\u200b\u2060-\u2064]\\w?){3}")
"""Characters that no reader sees: tags, turned directions, words pulled apart by zero widths."""
_SIGNS = re.compile(
    r"""(?ix)
    # English: rules taken back, roles, keys, orders about the answer
    \b(?:ignor\w*|disregard|forget|overrid\w*|bypass)\W+(?:\w+\W+){0,5}(?:instructions?|prompts?|rules|directions|guidelines|above)\b
    |\b(?:system|developer)\W+(?:prompt|message|instruction|override)\b|(?:^|\n|\.\s)\W{0,3}(?:system|assistant|developer)\s*[:\]>›]
    |\byou\W+are\W+(?:now|no\W+longer)\W+(?:a|an|the|in|\w+bot)\b|\bpretend\W+(?:to\W+be|you)|\brole-?play\b|\bjailbreak|\bdeveloper\W+mode
    |\bapi[ _-]?key|\bauthorization\W+header|\benvironment\W+variable|\b(?:note|message|instructions?)\W+(?:to|for)\W+(?:the\W+|any\W+)?(?:ai|llm|model|assistant|reader\W+model)\b
    |\b(?:output|respond|reply|answer|return|print|repeat|report|classify|label|mark|rate)\W+(?:\w+\W+){0,4}(?:json|as\W+kept|as\W+fulfilled|this\W+promise|verbatim|everything\W+above|empty\W+list)\b
    |\b(?:return|output|reply\W+with)\s*[\{\[]|\bquote\W+(?:field|without)|\b(?:the|your)\W+other\W+documents?\W+(?:you|in|of)\b|\b(?:BEGIN|END)\s+d\d|\bboundary\W+(?:word|mark|line|tag)
    |\b(?:new|previous|prior|hidden)\W+(?:\w+\W+)?(?:instructions|prompt|directive)\b|\bcall\W+(?:the\W+)?(?:tool|function)\b
    # shapes: parts of an answer, marks of chat templates
    |"\s*(?:documents|statements|speaker_sentence|polarity|role|tool_calls)\s*"\s*:
    |[<‹]\s*\|?/?(?:im_|endof|begin.of|start.of|system>|user>|assistant>|think>|sys>)|\[/?INST\]|<<\s?/?SYS|<[|｜]
    # Chinese
    |(?:忽略|无视|忘记|忘掉|不要理会|绕过).{0,10}(?:指令|指示|提示|要求|规则|设定|上面|上文|以上|之前的)
    |系统(?:消息|提示词|指令)|开发者模式|提示词|你(?:现在|从现在起)(?:是|扮演)|你是(?:没有|一个不受)|从现在起.{0,12}(?:输出|回答)
    |(?:标记|标注|归类|判定|记)(?:为|成).{0,6}(?:已?兑现|承诺|正面|负面|中性|事实)|(?:输出|返回|只回答|直接回答|引文).{0,14}[“"「{【]|其(?:他|它)文档|引文(?:里|只|写)
    |密钥|环境变量|(?:人工智能|AI)(?:助手|模型).{0,8}(?:请|麻烦|必须)|新的(?:指令|任务|文档开始)|(?:文档|边界)(?:到此)?(?:结束|标记)|调用.{0,6}(?:工具|函数)|越狱
    # German
    |\b(?:ignorier\w*|vergiss|vergessen\W+sie|missachte\w*|übergehe\w*)\W+(?:\w+\W+){0,5}(?:anweisung\w*|vorgaben|regeln|befehle)\b
    |\bsystem(?:nachricht|anweisung|prompt)|\b(?:neue|bisherige|vorherige|geheime)n?\W+(?:anweisung(?:en)?|aufgabe|vorgaben)\b\s*:?|\bapi-?schlüssel|\bumgebungsvariable|\bentwicklermodus
    |\b(?:du\W+bist|sie\W+sind)\W+(?:jetzt|nun|ab\W+sofort)\W+(?:der|die|ein|eine)\b|\banderen\W+dokumente\b
    |\b(?:gib|antworte|schreibe|markiere|werte|stufe|setze)\W+(?:\w+\W+){0,6}(?:json|eingehalten|zitat|als\W+versprechen|wörtlich|listen|status)\b
    """
)


def suspicious(text: str) -> bool:
    """True where a text looks as if it spoke to a machine. Such a document travels alone and reads as unsure."""
    return _HIDDEN.search(text) is not None or _SIGNS.search(_plain(text)) is not None


def _plain(text: str) -> str:
    """Compatibility forms folded, so that full-width or styled letters hide no word."""
    return unicodedata.normalize("NFKC", text)


def shown(text: str, most: int = 160) -> str:
    """A server's words for a message to a person: one line, printable, short."""
    line = "".join(char if char.isprintable() else " " for char in text[: most * 4])
    line = " ".join(line.split())
    return line[:most] + ("…" if len(line) > most else "")
