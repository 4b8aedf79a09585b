# ruff: noqa: E501  patterns read better unbroken
"""Words that tell how a sentence frames its matter: against whom, by which standard, on which layer."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from troth.reading.skim.mentions import fold

Floats = npt.NDArray[np.float32]
_GROUPS = {
    "rival": r"对手|同行|友商|竞品|别家|其他品牌|其它品牌|同类|同级|隔壁|别人家|别的牌子|别的(?:平台|品牌|店|家)|那家|大牌|大厂|市面上|人家|同价位|\b(?:rivals?|competit\w+|"
    r"other (?:brands?|makers?|companies)|anyone else|everyone else|everybody else|others|theirs|most (?:brands|firms|makers|companies)|market leader|(?:in|of) (?:its|the|our) class|elsewhere)\b|\b(?:konkurren\w+|"
    r"wettbewerb\w*|mitbewerb\w*|rival\w*|marktführer\w*|konzerne|die anderen|die meisten|discounter\w*|andere\w* (?:hersteller|anbieter|marken?)|in (?:seiner|ihrer|dieser) klasse)\b",
    "field": r"行业|业内|业界|市场平均|平均水平|全国|全球|\b(?:industry|market average|sector|the average|worldwide|in the world)\b|"
    r"\b(?:branche\w*|marktdurchschnitt|durchschnitt\w*|weltweit|deutschlandweit|auf dem markt)\b",
    "than": r"比|不如|高于|低于|优于|超过|超越|同样|相比|不像|没法比|\bthan\b|\b(?:versus|vs|compared|beats?|outsells?|unlike|whereas|ahead of|behind)\b|\b(?:als|gegenüber|"
    r"im vergleich|verglichen|anders als|während|vor (?:der|dem|den) )\b",
    "rank": r"第一|领先|最|冠军|榜首|数一数二|\b(?:best|leading|number one|no\. ?1|top|fastest|lightest|largest|biggest|most)\b|"
    r"\b(?:best\w+|führend\w*|nummer eins|spitze\w*|schnellst\w*|leichtest\w*|größt\w*|meist\w*)\b",
    "first": r"首个|首款|首次|首家|首创|头一|第一个|第一款|第一家|从未有过|前所未有|\b(?:first|never before|unprecedented|until now|no one had|pioneer\w*)\b|"
    r"\b(?:als erste\w*|der erste|die erste|das erste|erstmals|noch nie|nie zuvor|gab es (?:noch|bisher|vorher) |weltneuheit)\b",
    "standard": r"标准|定义|开创|新品类|标杆|尺子|准绳|规矩|标尺|分级|请按|按这个|叫法|\b(?:standards?|benchmark|redefin\w+|defin\w+|categor\w+|measure us|hold us|judge us|yardstick|scale|invent\w*|word for|"
    r"set the)\b|\b(?:maßst[aä]b\w*|standards?|defini\w+|kategorie\w*|messlatte|messen lassen|messt|gemessen|gattung|beruf|wort dafür|maß für|neu erfunden)\b",
    "only": r"唯一|独家|只有我们|只有它|唯独|独独|\b(?:only|nobody else|no one else|no other|nowhere)\b|\b(?:einzig\w*|niemand sonst|nirgends|kein\w* ander\w*)\b",
    "own": r"上一代|前代|老款|去年同期|自家|\b(?:predecessor|previous|last year|old model|our (?:own|last))\b|\b(?:vorg[aä]nger\w*|vorjahr\w*|"
    r"bisherig\w*|alte\w* modell)\b",
    "feeling": r"骄傲|自豪|感动|开心|高兴|失望|生气|温暖|害怕|担心|安心|难过|眼泪|哭|笑|心疼|委屈|寒心|喜欢|爱|气死|惊喜|孤独|幸福|激动|尴尬|后悔"
    r"|\b(?:proud|pride|happy|afraid|scared|angry|furious|touched|love\w*|disappoint\w*|felt|feel\w*|cried|tears|joy|"
    r"worr\w+|smil\w+|ashamed|humiliat\w*|delight\w*|fear|lonely|warm\w*|relie[fv]\w*|insult\w*)\b|\b(?:stolz|freu\w*|angst|wütend|"
    r"enttäusch\w*|gefühl\w*|fühl\w*|geweint|tränen|lieb\w*|glücklich|sorge\w*|ärger\w*|schäm\w*|herz\w*|lächel\w*|traurig|"
    r"erleichter\w*|begeister\w*)\b",
    "belief": r"责任|诚实|诚信|相信|价值观|公平|环保|品味|坚持|原则|良心|尊重|底线|应该|不该|态度|信念|透明|道德|地球|初心|对得起|承担"
    r"|\b(?:responsib\w+|believ\w+|honest\w*|fair\w*|planet|principle\w*|stand for|respect\w*|ought|should|values?|trust|"
    r"owe\w*|ethic\w*|dignity|taste|decen\w+|integrity|conscience|transparen\w*|right thing)\b|\b(?:verantwort\w+|ehrlich\w*|"
    r"fair\w*|glauben|überzeug\w*|haltung|grundsatz\w*|prinzip\w*|werte|respekt\w*|anstand|sollte\w*|vertrauen|würde|gewissen|"
    r"planet\w*|nachhaltig\w*|transparen\w*|geschmack)\b",
    "firm": r"营收|销量|利润|市占|市场份额|股价|门店|增长|同比|净利|财报|季度|融资|员工|\b(?:revenue\w*|profit\w*|sales|market share|shares?|turnover|"
    r"quarter\w*|shareholders?|margin\w*|staff|employees|stores|inflation)\b|\b(?:umsatz\w*|gewinn\w*|absatz\w*|marktanteil\w*|"
    r"aktie\w*|quartal\w*|marge\w*|mitarbeiter\w*|beschäftigte\w*|filialen|inflation\w*)\b",
    "thing": r"续航|电池|价格|退款|功能|充电|重量|保修|质保|测试|配送|屏幕|噪音|温度|容量|安装|\b(?:battery|price\w*|refund\w*|charg\w+|weigh\w*|"
    r"warranty|test\w*|deliver\w*|screen|noise|capacity|repair\w*|app|update\w*)\b|\b(?:akku\w*|preis\w*|erstatt\w+|lade\w*|"
    r"gewicht\w*|garantie\w*|test\w*|liefer\w*|display|laut\w*|reparatur\w*|app|update\w*|kostet)\b",
}
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _GROUPS.values())
SIZE = len(_PATTERNS)


def count(texts: Sequence[str]) -> Floats:
    """log(1 + hits) of each group, one row a text."""
    rows = [[sum(1 for _ in pattern.finditer(text)) for pattern in _PATTERNS] for text in map(fold, texts)]
    return np.log1p(np.array(rows, dtype=np.float32).reshape(len(texts), SIZE))
