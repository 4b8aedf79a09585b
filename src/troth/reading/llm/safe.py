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


_HIDDEN = re.compile("[\U000e0000-\U000e007f\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\u00ad\ufeff]")
_SIGNS = re.compile(
    r"""(?ix)
    (?:ignor\w*|disregard|forget|overrid\w*|discard|bypass)\W+(?:\w+\W+){0,5}(?:instruction|prompt|rule|direction|guideline|said|above|context|sentence)
    |\b(?:system|developer|assistant|user|tool)\s*(?:prompt|message|instruction|note|notice|override|role|\])
    |(?:^|\s|[\[\#*‹<])(?:system|assistant|developer|user|human)\s*[:\]>›|]
    |\byou\W+are\W+(?:now|no\W+longer|a|an|in)\b|\bpretend\b|\bact\W+as\b|\brole-?play\b|\bjailbreak|\bDAN\b|\bdeveloper\W+mode
    |\b(?:api|secret|access)[ _-]?key|\benvironment\W+variable|\bpassword\b|\bcredential
    |\b(?:output|respond|reply|answer|return|print|repeat|write|report|classify|label|mark|rate|set|add|treat)\W+(?:\w+\W+){0,6}(?:json|kept|fulfilled|promise|positive|negative|neutral|instead|verbatim|everything|nothing|only|exactly|sentence|polarity|kind|status|document)
    |\b(?:new|updated|real|true|following|previous|prior|earlier|above|hidden)\W+(?:\w+\W+)?(?:instruction|order|rule|task|prompt|directive)
    |"\s*(?:documents|statements|kind|quote|sentence|polarity|role|content|tool_calls|status)\s*"\s*:
    |‹\W*(?:im_|endof|system|user|assistant|s›|\/s›|think)|<\|?\/?(?:im_|endof|system|user|assistant|s>|think|\|)|\[/?INST\]|<<+|>>>+|<｜
    |\b(?:language|AI)\W+model|\bLLM\b|\bchatbot\b|\bprompt\b|\bfine-?tun|\bboundary\b|\bend\W+of\W+(?:document|data|text|input)
    |https?://\S+\W+(?:and|und)\W+(?:follow|execute|run)|\bcall\W+(?:the\W+)?(?:tool|function)|\bexecute\b|\bbase64\b
    |(?:忽略|无视|忘记|忘掉|不要理会|不用管|跳过|覆盖|绕过).{0,14}(?:指令|指示|提示|要求|规则|内容|设定|上面|上文|以上|之前|前面)
    |(?:系统|开发者|管理员|助手|用户)(?:消息|提示|指令|通知|说明|设定)?\s*[:：】\]]|系统提示|提示词|你(?:现在|从现在起|如今)?(?:是|扮演|不再是|必须|应该|应当|只需|要把|需要)|扮演|假装|角色扮演
    |(?:输出|返回|回答|回复|打印|标记|标注|归类|写成|改为|判定|当作|记为|复述|填写|设为).{0,14}(?:json|已兑现|兑现|承诺|正面|负面|中性|原文|全部|其他|其它|密钥|为空|即可|状态|类型|事实)
    |密钥|口令|环境变量|大模型|语言模型|人工智能助手|新的?(?:指令|任务|规则)|(?:文档|数据|正文|边界)(?:到此)?(?:结束|标记)|开发者模式|越狱|调用.{0,6}(?:工具|函数|接口)
    |(?:ignorier\w*|vergiss|vergessen\W+sie|missacht\w*|übergeh\w*|verwirf)\W+(?:\w+\W+){0,6}(?:anweisung\w*|vorgabe\w*|regel\w*|befehl\w*|oben|vorherig\w*|bisherig\w*|alles)
    |\b(?:neue|vorherige|bisherige|folgende|wahre|geheime)\w*\W+(?:\w+\W+)?(?:anweisung|aufgabe|regel|vorgabe|befehl|systemnachricht)
    |systemnachricht|systemanweisung|systemprompt|sprachmodell|schlüssel\W+(?:aus|preis)|api-?schlüssel|passwort|zugangsdaten|umgebungsvariable|rollenspiel
    |\b(?:du\W+bist|sie\W+sind)\W+(?:jetzt|nun|ab\W+sofort|ein|eine)\b|\bspiele?\W+(?:die\W+rolle|jetzt)|entwicklermodus
    |\b(?:gib|geben|antworte\w*|schreibe?\w*|markiere?\w*|melde|werte|stufe|liefere|trage|behandle|wiederhole?|setze)\W+(?:\w+\W+){0,7}(?:json|eingehalten|gehalten|erfüllt|versprechen|positiv|negativ|neutral|aus|wörtlich|nur|dokument\w*|satz|leer\w*|ein|status)
    """
)


def suspicious(text: str) -> bool:
    """True where a text looks as if it spoke to a machine. Such a document travels alone and reads as unsure."""
    return _HIDDEN.search(text) is not None or _SIGNS.search(_plain(text)) is not None


def _plain(text: str) -> str:
    """Compatibility forms folded, so that full-width or styled letters hide no word."""
    return unicodedata.normalize("NFKC", text[:200_000])


def shown(text: str, most: int = 160) -> str:
    """A server's words for a message to a person: one line, printable, short."""
    line = "".join(char if char.isprintable() else " " for char in text[: most * 4])
    line = " ".join(line.split())
    return line[:most] + ("…" if len(line) > most else "")
