# ruff: noqa: E501  word lists and patterns read better unbroken
"""English cues."""

IGNORE_CASE = True
_OWN = r"(?:we|i|our|the (?:company|bank|group|brand|airline|maker|firm|team)|it)"
PROMISE = [
    r"\b(?:will|shall|won't|won’t|we'll|we’ll|i'll|i’ll|you'll|you’ll|they'll|they’ll|it'll)\b",
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ing)?|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|commit(?:s|ted|ting)?|guarantee[sd]?|undertake[s]?|agreed?|set out|prepar(?:es|ing)) (?:to|not to|that|a|every|more)\b",
    r"\b(?:is|are|am|'re|’re|'s|'m) (?:not )?(?:planning|going|due|set|scheduled|committed|preparing|on track|about) (?:to|for)\b",
    r"\b(?:is|are) to (?!blame|be (?:seen|found|had)|date|do with)[a-z]+\b", r"\bwants? to [a-z]+ (?:[\d]|all|every|each)", r"\bguaranteed\b|\bguarantee on\b|\bcommitted to\b|\byou have my word\b|\bon my watch\b",
    r"\bno longer\b.*\bfrom\b|\bfrom (?:today|now on|(?!the\b)[a-z]+ \d{1,2}\b(?!,\d)|next|\d{1,2}(?:st|nd|rd|th)? [a-z]+day\b|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", r"\b(?:said|says|repeated|promised|pledged|vowed|insisted|told [\w ]{2,25})(?: on [\w ]{3,14})?(?: that)? [^.;!?]{2,40}\bwould\b|, (?:he|she|they) said, would\b|\b(?:that's|that’s|that is|it's|this is) a promise\b|\bvows? \w+|\bpromises? (?:\w+ )?\d|\bpromised \w+ (?:for|within|by)\b|\bgets? (?:[\w]+ ){1,6}years? of\b", r"\boffer(?:s|ed)? (?:\w+ )?(?:refunds?|replacements?|buybacks?)\b", r"\b(?:money[- ]back|free (?:returns|repairs?|replacement)|refund(?:s|ed)? (?:within|in))\b", r"\bcoming (?:back )?(?:in|this|next)\b|\bdue (?:in|by|this|next|for)\b", r"\bnever again\b|\bnot one\b.*\bbefore\b",
    r"\bmay not (?:rise|increase)\b|\bstays? (?:at|free|under|below)\b|\bremains? (?:at|free)\b", r"\b\w+-(?:year|month) (?:guarantee|warranty)\b", r"\breplaced? (?:within|free)\b|\bor your money back\b|\bmust receive\b",
    r"\b(?:receives?|gets?|are entitled to|will be sent) (?:(?:a|an|their|your|the|full|free|new) )*(?:replacements?|refunds?|vouchers?|money back|compensation|credit|upgrade)\b(?! in\b)|\bwe (?:\w+ )?(?:refund|replace|collect|take back|match|honou?r|cap|pay back|keep) (?:every|all|any|each|your|the (?:price|difference))\b",
]  # fmt: skip
TIMED = [r"(?!)"]
FIRM = [
    r"\b(?:will|shall|won't|won’t|'ll|’ll|guarantee[sd]?|promise[sd]?|pledge[sd]?|commit\w*|vow\w*|going to|is to|are to|never|from|must|you have my word|due|undertake\w*|set to|scheduled)\b"
]
SOFT = [
    r"\b(?:plan\w*|aim\w*|intend\w*|want\w*|hop(?:e|es|ed|ing)|try|trying|would like|'d like|’d like|would love|'d love|’d love|aspire\w*|striv\w*|wish|dream\w*|ideally|looking to|seek\w*|explor\w*)\b"
]
FORECAST = [
    r"\b(?:expect(?:s|ed|ing)?|anticipate[sd]?|forecasts?|predict(?:s|ed)?|projects? that|projected|foresees?|estimates? that|reckons?|thinks? (?:demand|prices|that)|guides? for|guidance|outlook)\b",
    r"\b(?:analysts?|economists?|meteorologists?|forecasters?|experts?|researchers?|met office|observers?|traders?)(?: \w+){0,3} (?:says?|sees?|thinks?|believes?|warn\w*|reckons?) [^.;!?]*\b(?:will|could|may|might|to)\b|\b(?:is|are|looks?|seems?) (?:un)?likely\b|\b(?:could|may|might) (?:well |still |yet )?(?:go|rise|fall|drop|climb|reach|hit|top|exceed|grow|cost|happen|slip|see|double|add|come|face|be (?:cut|delayed|sold|seen))\b|\bshould (?:be|reach|arrive|see|grow|fall|rise|return|ease|last|hit|pass|recover|increase|decrease|improve|climb|drop|come (?:in|down|back)|exceed|average)\b|\bprobably\b|\bset to (?:rise|fall|grow|drop|reach|hit)\b|\bis forecast\b|\bbetting that\b|\bat (?:that|this) (?:pace|rate)\b",
]
ASPIRATION = [
    r"\baim(?:s|ing)? to (?:be|become)\b|\b(?:hop(?:e|es|ed|ing)|aspire[sd]?|aspiring|striv(?:e|es|ing)|dream(?:s|ing|ed)?|wish(?:es)?|would (?:like|love)|we'd (?:like|love)|we’d (?:like|love)|i'd (?:like|love)|i’d (?:like|love)|'d love|ideally|ambition is|long to|vision is|our goal is|great wish|some day|someday|one day)\b",
    r"\bwork(?:ing)? (?:hard|flat out|day and night) to (?!fix|restore|resolve)|\bworking towards?\b|\bmy (?:wish|dream|hope)\b|\bwe (?:only |just |simply )?want (?:no|every|each|nobody|everyone|people|our \w+ to|the \w+ to|to be (?:the|a|known|remembered))\b|\bseek(?:s|ing)? to (?:be|become)\b|\btry(?:ing)? to (?:be|become)\b",
]
SUPERLATIVE = [
    r"\b(?:best|worst|greatest|finest|cheapest|fastest|quickest|quietest|lightest|smallest|largest|biggest|tallest|longest|strongest|safest|cleanest|greenest|softest|smartest|toughest|thinnest|brightest|widest|leanest|warmest|coolest|purest|hardest|kindest|loudest|slowest|highest|lowest|newest|oldest|sharpest|sweetest|deepest|rarest|easiest|simplest|friendliest|happiest|crunchiest|funniest|ugliest)\b(?! (?:regards|wishes|before|practice|efforts))",
    r"\b\w{3,}(?:est)-\w+|\b(?:most|(?<!at )least) (?!of\b|people\b|days\b|likely\b|recent(?:ly)?\b|users\b|customers\b|nights\b|things\b|software\b|banks\b|\w+s\b (?:are|do|have))[a-z-]+(?:ly)?\b", r"\b(?:the|only|britain's|europe's|world's|country's|industry's|'s) (?:very )?first\b(?! (?:time|year|month|week|day|half|quarter|step|place|\d))", r"\bfirst (?:and only|of its kind|ever|in (?:the|its) (?:world|industry|class|country))\b|\bthe (?:one and )?only\b|\bno other\b|\bnobody else\b|\bno one else\b|\bunrivall?ed\b|\bunmatched\b|\bunbeat\w+\b|\bnumber one\b|\bno\. ?1\b|#1\b|\bsecond to none\b|\bworld-?first\b|\bindustry-leading\b|\bmarket leader\b|\brecord (?:high|low|year)\b|\bone of a kind\b|\bleads? the (?:market|world|industry)\b|\bin its class\b|\bgold standard\b|\b(?:vets'|editors?'|critics'|people's) choice\b|\bset(?:s|ting)? the (?:standard|bar|benchmark)\b|\bwithout equal\b|\bnothing (?:else )?comes close\b|\bmore than any(?:body|one)? (?:else|other)\b|\btops? the\b|\bfirst (?!learn|need|ha[sd]|check|make)(?:\w+ ){0,3}(?:that|to|under|with|without|on|for)\b(?<!first to)(?<!first need to)|\bfirst to [a-z]+\b",
    r"(?:\b(?:the|its|our|their|this|my)|['’]s|^) (?:\w+ )?(?!(?:for|inter|conqu|har|cont|req|lat|near|gu|hon|mod|inv|prot|arr|sugg|dig|m|earli|oldest|w|fur|manif|pri|tempt|ear|ch|n|r|t|v|p|b|z|cr|qu)(?:u?est)\b)[a-z]{2,}est\b(?! (?:before|efforts|item))|^\W*(?:nicest|cosiest|[a-z]{3,}iest)\b|\b(?:europe|britain|world|country|industry|ireland|scotland|germany|market|region|city|nation)['’]s only\b",
    r"\bno (?!longer\b|need\b|one\b|idea\b|wonder\b|matter\b)(?:[a-z]+ ){1,9}(?:faster|slower|lighter|quieter|cheaper|longer|better|more|less|harder|safer|cleaner|warmer|cooler|smaller|larger|bigger|stronger|softer|closer|higher|lower|further|later|earlier|sooner|easier)\b(?! than (?:it|that|this|usual|before|\d))|\bnobody in (?-i:[A-Z]\w+|the (?:world|industry|country|business|market))|\bnobody (?:has ever|puts|offers|makes|builds|packs|gives|ships|sells|delivers) (?!me\b|it\b|you\b|sense\b)|\bthan any (?:other|rival|competitor)\b|\b(?:outlasts?|outperforms?|beats?|outsells?) (?:every|any|all)\b",
]  # fmt: skip
COMPARISON = [
    r"\bthan\b(?! \d+ (?:minutes|hours|days|weeks|months|years|people)\b)(?! (?:ever|€|£|\$))", r"\bcompared (?:with|to)\b|\bversus\b|\bvs\.?\b|\bunlike\b|\bwhereas\b|\bwhile (?:\w+ ){1,3}(?:charges?|needs?|takes?|talks?|offers?|manages?|only)\b|\bahead of\b(?! time| schedule)|\bbehind (?:its|the|our) rivals?\b|\boutlasts?\b|\boutperforms?\b|\bbeats?\b|\bbeaten\b|\b(?:twice|half|three times|four times|times) as\b|\bas \w+ as\b(?! (?:possible|soon|long))|\bthe others?\b|\brivals?\b|\bcompetitors?\b|\bindustry average\b|\bpredecessor\b|\bprevious (?:model|series|one|generation|version)\b|\byear[- ]on[- ]year\b(?=.*\b(?:than|against|rival))|\bsimilar to\b|\bsame as\b|\binstead of\b|\bswitched from\b|\bmoved from\b|\bcame from\b|\bused to\b.*\bnow\b|\bbelow (?:the|last)\b|\bover last year\b|\b\d+% (?:less|more|smaller|larger|lighter|faster|quieter|cheaper)\b",
    r"\d[^.;!?]*[,;] (?:and |but |while |the |at )*(?-i:(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Z])\w+(?: &? ?(?-i:[A-Z])\w+)?(?:['’]s)? (?:only |just |by |at |about |takes |needs |has |got |managed )*(?:\d|one in|£|€|\$)|\w > ?\w|\boutsold\b|\boutsells?\b|\boutpaces?\b|\bout-?ranks?\b|\bprefer(?:s|red)? (?:our|ours|the|it|this)\b|\b(?:half|twice|double|triple) (?:the|as) \w+(?: \w+)? (?:of|as|than)\b|\bagainst (?:the old|last|\d|its)\b|\b(?:smell\w*|taste\w*|sound\w*|work\w*|look\w*|fit\w*|feels?|felt|was|were|is|are|does|did|do) (?:much |far |even |so much )?(?:better|worse|cheaper|faster|quicker|quieter)\b(?! (?:this|next|be|now))",
    r"^(?:others?|other \w+|most (?:brands|makers|banks|people)|they|everyone else|rivals) [^.;!?]*[,.;:] (?:we|ours)\b|\b\w+ less, \w+ more\b|\bpaying for \d+ (?:and )?getting\b|\b\d+ on paper\b|\b(?:my|our) neighbou?r['’]s\b|(?:^|\W)(?P<same>\w{4,}) (?:in|at|from|with) \w+ [^.;!?]*[,;.] (?P=same) (?:in|at|from|with)\b|\bthe rest:|\bbarely one\b|, (?:but |and |while )?(?:the|my|our) (?:old|other|last|previous) (?:one|model)?\b|\bhad (?:that|this|it) (?:back )?(?:in|years)\b",
    r"^(?-i:(?!Please|This|That|It|There|Nobody|Everyone|What|When)[A-Z])[\w']+ [a-z]+(?:s|ed) [^.;!?]*,? ?(?-i:[^\W\d_])*, (?-i:(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|[A-Z]+\b)[A-Z])\w+ (?:in|nothing|never|still|none|only|barely|not|just|another|[a-z]+s)\b",
]  # fmt: skip
QUESTION = [
    r"\?",
    r"^(?:why|how come|when will|what about|does anyone|anyone know|who else|is there any|where(?:['’]?s| is| are) my|do (?:you|they|we) (?!not)|does (?:it|this|the)|(?:ok |so |but )*can (?:it|you|i|we|they)|is it|are (?:you|they) (?:still|ever)|any(?:one|body) else['’]?s?|when (?:is|are|does|do)|who (?:is|has|decided)|how (?:long|many|much) (?:is|are|do|does|will))\b",
]
COURTESY = [
    r"\b(?:best|kind|warm) (?:regards|wishes)\b|\bhave a (?:great|nice|lovely|good)\b|\bhappy (?:new|birthday|holidays|christmas|easter|international|lambing|friday|monday|weekend|anniversary)\b|\bmerry christmas\b|\bthank(?:s| you)(?: for| so|!|,|\.|$)|\bwelcome (?:to|aboard|back)\b|\bgood (?:morning|night|evening|luck)\b|\b(?:we|i)(?: will| shall|['’]ll) (?:be back|get there|say no more|see|survive|live)\b|\bcheers\b|\bcongrat\w*|\bhello\b|\bhi\b[ ,!]|\bplease (?:dm|contact|note|get in touch)\b|\bstay tuned\b|\bsorry to hear\b|\blol\b|\breach(?:ed|ing) out\b|\bpassed (?:this|it|that) on\b|\bcan(?:['’]t|not) wait to\b|\bsee you (?:there|soon|then)\b|\b(?:do our|your) best for you\b|\blife is good\b|\bbliss\b|\bchoo choo\b",
]
THREAT = [
    r"\bi (?:will|'ll|’ll) never\b|\b(?:i|we) (?:will|'ll|’ll|'m|am) (?:cancel\w*|switch\w*|leav\w*|su(?:e|ing)|report\w*|find you|return\w* it|out|done|mov\w* (?:my|to)|tak\w* my)\b|\bor (?:we|i) riot\b|\bsee you in court\b|\blast time i\b|(?<!we will )(?<!we.ll )\bnever (?:again|buying|shopping)\b|\bi'll believe it\b|\bi’ll believe it\b|\bwatch me\b|\byou will hear from\b|\b(?:i|we)(?: will| shall|['’]ll|['’]?m| am|['’]re| are) (?:take|taking|send|sending|bring|bringing) (?:\w+ ){1,6}(?:back|elsewhere)\b|\bcancel(?:l)?ing my\b|\bpost the video\b|\bim cancell?ing\b",
]
ADVICE = [
    r"\b(?:they|you|he|she) (?:need|must|should)s?\b|\bask me\b|^(?:always|never|do not|don't|don’t|please|keep|use|wear|make sure|avoid|remember|try|buy|check|wait|ask|get|take|store|save yourself|stay|run(?! time)|drive|go|look)\b(?! (?:reply|lives|more|up))",
]
KEPT = [
    r"\bas (?:promised|announced|planned|said|pledged)\b|\bkept (?:its|their|his|her|our) (?:promise|word)\b|\bdelivered on\b|\bmade good on\b|\bbroke (?:its|their) (?:promise|word)\b|\bwent back on\b|\b(?:quietly )?(?:dropped|scrapped|abandoned|shelved|withdr[ae]wn?|cancelled)\b|\bhas (?:now )?(?:arrived|opened|launched|shipped|been (?:delivered|kept|fixed|paid|dropped|scrapped))\b|\bpromised\b.*\b(?:but|yet|still|never|until today|has not|hasn't|did not|didn't|nothing|was)\b|\bto go until\b|\b(?:later|earlier|sooner) than (?:promised|announced|planned)\b|\b(?:announced|promised) for\b|\bmissed (?:its|the) (?:target|deadline)\b|\bahead of schedule\b|\bon schedule\b|\bcredit where\b",
]
NO_PLAN = [
    r"\bno (?:plans?|intention|intent)\b|\bnot planning\b|\bdoes(?:n't| not) (?:plan|intend)\b|\bdo(?:n't| not) (?:plan|intend)\b|\bwould (?:have|never have)\b|(?:\bnot|n['’]t) (?:currently )?on (?:our|the) roadmap\b"
]
OWN = [r"\b(?:we|our|us|i|the company|the bank|the group|the brand|the firm|the airline)\b"]
PAST = [
    r"\b(?:was|were|had|has|have|did|rose|fell|grew|sold|closed|opened|launched|said|lost|went|came|took|made|paid|gave|got|told|bought|sent|began|ran|held|cost|kept|left|met|won|found|felt|stood|put|cut|hit|shut|broke|chose|drove|saw|ate|wrote|knew|thought|brought|caught|taught)\b|\b[a-z]{3,}ed\b",
]
FACT = [
    r"\d|\b(?:supports?|includes?|comes with|contains?|measures?|weighs?|costs?|runs?|lasts?|uses?|works?|available|operates?|employs?|ships?|made (?:of|in|from)|holds?|owns?|keeps?|stops?|ranks?|faces?|remains?|lets|offers?|needs?|takes?|broke|broken|battery|screen|app|delivery|service|engineer|driver|support|staff|seat|smell\w*|taste[sd]?|sound\w*|leak\w*|crash\w*|freez\w*|sensor|charger|fell|free|fine|always|shows?|goes|froze|compostable|tracking|depends?|creaks?|squeaks?|rattles?|(?:not |never )?(?:intended|allowed|included|available)|no one came)\b",
]
LEAD = [r"\b(?:standard|benchmark|redefin\w+|category|invent\w+|pioneer\w+|measure us|hold us to)\b"]
TERMS = [
    r"\b(?:free returns|offer|discount|voucher|coupon|promotion|sale|\d+% off)\b[^.;!?]*\b(?:valid|ends?|until|applies|excludes?|including|only|per)\b|\bwhile (?:stocks|supplies) last\b|\b(?:terms|conditions) apply\b|\bexclud(?:es|ed)\b|\bsubject to\b|\bone (?:offer |voucher )?per (?:customer|household)\b|\bup to \d+% off\b|\bnot (?:included|available|valid)\b|\bvalid (?:until|from|for|on)\b|\bfree returns (?:for|on|within)\b|\b(?:third|second|first) night free\b|\bunlimited data\b",
]
WANTS = [r"(?!)"]
RIVAL = [
    r"\b(?:than|against|behind|below|over|outlasts?|beats?) (?:the |its |our )?(?:\w+ ){0,3}(?:\w+(?<!at l)(?<!at b)est|market leader|leader)\b|\bthe best of the rest\b",
]
ECHO = [
    r"^(?!(?:who|what|where|when|why|how|which|is|are|was|were|am|do|does|did|can|could|will|would|should|has|have|had|any|anyone|anybody|really|seriously|right|ok|okay|huh|price\w*|link|and|or)\b)(?:[^\s?]+ ){0,2}[^\s?]+\?+!*$",
]
CALENDAR = [r"^(?:it|today)(?:['’]s| is)\b[^.;!?]{0,24}\W*$"]
VERB = [r""]
