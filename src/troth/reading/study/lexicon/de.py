# ruff: noqa: E501  word lists and patterns read better unbroken
"""German cues."""

IGNORE_CASE = True
PROMISE = [
    r"\b(?:werden|wird|werde) (?!(?:das|der|die|es)? ?(?:teurer|billiger|perfekt|langsam)\b)(?:[^.;!?]* )?\w+(?:en|ern|eln)\b|\bwerde ich\b|\bwerden wir\b|\bwir werden\b|\bich werde\b",
    r"\b(?:planen|plant|beabsichtig\w+|versprech\w+|verspricht|zusicher\w+|sichern? \w+ zu|sagen? \w+ zu|garantier\w+|verpflicht\w+|geloben?|soll(?:en)?|vorhaben|haben vor|hat vor|nimmt sich vor|kündig\w+ (?:\w+ ){0,6}an|kündigt|bereite\w* \w+ vor)\b(?!e)",
    r"\b(?:wir|ich|die \w+|der \w+|\w+) woll(?:en|e|t) (?:[^.;!?]* )?(?:bis|ab|um|\d|auf)\b|\bwill (?:[^.;!?]* )?(?:bis|ab|um|\d)\b", r"\bkünftig\b|\bin zukunft\b|\bauch künftig\b|\bnie wieder\b|\bniemals\b|\bnicht mehr\b|\bmein wort\b|\bversprochen\b|\bzusage\b|\b(?:mit|samt|inklusive|geben \w+ |gibt \w+ |gewähr\w+ ) (?:\w+ )*garantie\b|\bgarantie (?:auf|von uns)\b",
    r"\bwir (?:\w+ ){0,6}(?:erstatten|ersetzen|verzichten|verlängern|eröffnen(?![^.;!?]*(?:kategorie|gattung))|liefern(?! \w+er )|bringen|senken|zahlen|melden uns|rufen sie|bleiben|begleichen|führen \w+ \w* ?ein|stellen \w+ um|legen offen|spenden)\b", r"\b(?:erstatten|ersetzen|verzichten|verlängern|eröffnen|liefern|bringen|senken|begleichen|schließen|erheben|spenden|tauschen|melden|prüfen|schicken|rufen) wir\b|\b(?:zahlen|kümmern|stellen|legen|geben|führen|versorgen|machen) wir\b", r"\bbekommt (?:\w+ )?von uns\b|\bbekommen (?:\w+ )?von uns\b|\bgibt'?s (?:künftig|ab)\b|\bgibt es (?:\w+ )?(?:künftig|ab)\b|\bverlässt (?:morgen|heute)\b|\bgeht ihnen\b|\berhalten (?:\w+ ){0,3}(?:ab|binnen|innerhalb|bis|sie)\b", r"\bkeine? \w+ (?:wird|werden)\b", r"\bentsteh\w+ bis\b|\bbis \w* ?\d{4}\b", r"\b(?:sagte|sichert|sicherte|kündigte) [^.;!?]* (?:zu|an)\b|\bhatte[n]? zugesagt\b|\bwollte[n]? [^.;!?]*\w+en\b|\bversprach\w*|\bgehen? [^;!?]*raus\b|\bwolle man\b|\bman wolle\b",
    r"\b(?:wir|ich) (?:\w+ ){0,2}(?:nehme|nehmen|halte|halten|gebe|geben|biete|bieten|baue|bauen|stocke|stocken|tausche|tauschen) [^.;!?]*(?:\b(?:zurück|auf|stabil|fest|an|aus|um|heraus)|garantie|rabatt|gutschein\w*)\b|\b(?:nehme|nehmen|bieten|biete|geben|tauschen|halten) wir [^.;!?]*\b(?:zurück|an|heraus|aus|stabil|fest|garantie)\b|\bdabei bleibt es\b|\bfolg(?:t|en) (?:\w+ )?(?:noch|am|im|in|bald|bis|diese\w*|nächste\w*|kommende\w*)\b|\b(?:erhalten|bekommen|erhält|bekommt|kriegen|kriegt) [^.;!?]*(?:\bzurück|gutschein\w*|\bersatz|\berstattet|\bgeschenkt|\bkostenlos\w*|\bgratis)\b|\b(?:können|dürfen) [^.;!?]*\bzurück(?:geben|schicken|senden)\b|\bgibt (?:es|'?s) (?:\w+ )*(?:im|am|ab|in) [^.;!?]*\bmehr\b|\bbleibt es (?:bei|dabei)\b",
]  # fmt: skip
TIMED = [
    r"\b(?:ab|zum|am|im|bis) (?:sofort|heute|morgen|\d{1,2}\. ?(?!\d{3})|20\d\d\b|\d{1,2} uhr\b|dem (?!\w+(?:ag)? (?:für|weg|ohne))|kommend\w*|nächst\w*|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|herbst|frühjahr|sommer|winter|ersten|zweiten|dritten|vierten|ende)\b|\b(?:ab|zum|am|bis) \d{1,2}\. (?!\d)",
]
FIRM = [
    r"\b(?:werde[nt]?|wird|garantier\w*|versprech\w*|versprochen|verspricht|verpflicht\w*|zusicher\w*|zusage|ab|bis|nie|niemals|mein wort|verzichte\w*|erstatte\w*|kein\w*|künftig|binnen|innerhalb|am|im|eröffnen|hatten? zugesagt|wollten?)\b|\b(?:sagte|sicherte|kündigte) [^.;!?]* (?:zu|an)\b"
]
SOFT = [
    r"\b(?:plan\w*|woll\w+|will|beabsichtig\w*|soll\w*|möcht\w*|hoff\w*|streb\w*|versuch\w*|wünsch\w*|traum|träum\w*|vorhaben|ziel)\b"
]
FORECAST = [
    r"\brechne[tn]?\b(?! (?:ab|nach|vor|zusammen))|\berwarte[tn]?\b|\bdürfte[n]?\b|\bprognos\w+|\bschätz(?:t|en|e)\b|\bvoraussichtlich\b|\bgeh(?:t|en|e|st)\b(?: [^\s.;!?]+){0,5} (?:davon|von [^.;!?]{3,120}) aus\b|\bdavon aus\b|\bstell(?:t|en) sich (?:\w+ ){0,5}auf\b|\bhält\b[^.;!?]*für wahrscheinlich\b|\bwahrscheinlich\b|\bkönnte[n]?\b[^.;!?]*(?:steigen|sinken|fallen|erreichen|kosten|kommen|werden)\b|\bzeichnet sich ab\b|\bsehen? (?:den|die|das) (?:anteil|markt|preis)\w*[^.;!?]*bei\b|\bdroh(?:t|en)\b|\bsteuert auf\b|\bausblick\b|\b(?:be)?fürcht\w+, dass\b|\bsag(?:t|en)\b[^.;!?]*\bvoraus\b|\btrau(?:t|en)\b[^.;!?]*\bzu\b|\b(?:wird|werden|gibt)(?:'s| es)? [^.;!?]*\d+ grad\b|\brechn\w+ (?:\w+ ){0,4}mit\b|\bglaub(?:t|en) [^.;!?]*\bdass [^.;!?]*\b(?:steig|sink|fäll|fall|wächs|wachs|komm)\w+",
]
ASPIRATION = [
    r"(?<!\bwer )\b(?:hoff(?:e|en|t)(?! \w+ nicht mehr)|hoffentlich|streb(?:en|e|t)|(?:mein|unser|ihr|sein|der|ein alter) traum\b|träum\w* (?:ich|wir|davon)|(?:ich|wir) träum\w+|wünsch(?:e|en) (?:ich|wir|uns|mir)|(?:ich|wir) wünsch(?:e|en|te|ten) (?!euch|ihnen|dir|allen|eine?n?|frohe)|anspruch|vision|langfristig|eines tages|irgendwann|sehnsucht|würde(?:n)? (?:gern|gerne)|gern(?:e)? (?:einmal|mal))\b|^(?!.*\b(?:wer|wenn|falls)\b[^.;!?]*\bmöcht).*\bmöchten?\b",
    r"\bbemüh(?:en|e|t) (?:uns|mich|sich|man|wir|ich)\b|\bpeil(?:t|en|e)\b[^.;!?]*\ban\b|\b(?:wollen|will|möchten?), dass\b|\b(?:ziel|wunsch|traum|ehrgeiz|hoffnung) (?:wäre|ist es|bleibt|ist,)|\barbeite[nt]? (?:\w+ )?darauf hin\b|\bsetz(?:en|t|e) (?:uns |sich |mir )?(?:\w+ ){0,3}zum ziel\b|\bmach(?:en|t) (?:uns |sich )?zum ziel\b",
    r"\b(?:wollen|will) (?:das|die|der|ein|eine|einen|den) (?:\w+ )?(?:sein|unternehmen|marke|haus|bank|firma|hersteller)\b|\bwollen die sein\b|\bwill (?:ich|man) (?:mal|einmal)\b|\bmuss sich eines tages\b|\bunser ziel\b",
]
SUPERLATIVE = [
    r"(?-i:(?:\b|^)(?=[a-zäöü]|(?<!\w )(?<![,:] )[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]))(?!(?:meist|fast|erst|selbst|nächst\w*|letzt\w*|zuletzt|mindest\w*|höchst\w*|fest\w*|rest\w*|herbst\w*|dienst\w*|kunst\w*|test\w*|gast\w*|west\w*|ost\w*|geist\w*|best(?:e|en) grüße\w*|leist\w*|kost\w*|post\w*|last\w*|frist\w*|obst\w*|wurst\w*|brust\w*|angst\w*|ernst\w*|verlust\w*|august\w*|gern|konst\w*|fürst\w*|längst|jüngst|möglichst|demnächst|zunächst|wenigst\w*|spätest\w*|frühest\w*|ältest\w*|bewusst\w*|musst\w*|hättest|hast\w*|fenst\w*|ist|zugest\w*|gefest\w*|best(?:ell|and|ät|eh|imm|ück)\w*|fern\w*|einst\w*|sonst\w*|geleist\w*|belast\w*|verdienst\w*|assist\w*|list\w*|best[ioue]\w+|kunden\w*|masten|kasten|tasten|pisten|kisten|listen|westen|osten|kosten|posten|resten|testen|gästen|leisten|ersten|erste[rs]?|protest\w*|interessant\w*)\b)\w{3,}(?:st|ßt)(?:e|en|er|es|em)\b",
    r"\bam (?!besten grüße)\w+sten\b|\bbest(?:e|en|er|es)\b(?! grüße)|\b(?:meistverkauft\w*|marktführer|nummer eins|testsieger|weltneuheit|weltpremiere|spitzenreiter|rekord\w*|unübertroffen\w*|unerreicht\w*|konkurrenzlos\w*|einzigartig\w*|branchenweit|maßst(?:a|ä)b\w*|maß aller dinge|neu erfinden|erfinden \w+ neu|vorreiter\w*)\b|\b(?:einzige|einziger|einzigen|einziges)\b(?! (?:schraube|mal|tag|wort|grund))|\b(?:kein|keine) (?:ander\w+|zweit\w+)\b|\berstmals\b|\bals erste[rs]?\b|\b(?:der|die|das) erste\w* (?!mal|quartal|halbjahr|woche|monat|tag|schritt|jahr|hälfte|akku)\w+|\bweltweit erste\w*|\bkein tarif\b|\b(?:mehr|besser\w*)[^.;!?]*gibt es (?:am markt )?nicht\b|\bniemand sonst\b|\bkein \w+ (?:am markt|im land|weltweit)\b",
    r"\bkeine?r?s? (?:[^\W\d]\w* ){1,6}(?-i:(?!(?:aber|oder|wieder|immer|über|unter|hinter|sondern|weiter|mehr|hier|einer|keiner|dieser|unser|euer|ihrer|seiner|meiner|jeder|der|wer|er|nur|sehr|vor|für|besonder|sicher|leider|bisher|daher|immer|super|lecker|teuer|sauber|mehrer|ander)\b)[a-zäöü]{3,}er)\b(?! als (?:vor|früher|bisher|sonst))|\bkeine[rs]? (?:seiner|ihrer|in|der|im|am) [^.;!?]*\bmehr\b",  # kein Haus serviert regionaler
    r"^\W*(?-i:[A-ZÄÖÜ][a-zäöü]{2,}er) (?:[a-zäöü]\w* ){1,3}kein\w*\b|\bwie kein\w*\b|\b\w+er (?:als )?[^.;!?]*\bnirgend\w*\b|\bals (?:jede[rs]?|alle) (?:ander\w+|wettbewerb\w*|konkurren\w*|mitbewerb\w*)",
    r"\b(?:meist|höchst|best|tiefst|erst)(?:ge|ver|be|emp)(?!stell|steh|tracht)\w{3,}(?:e|en|er|es|em)\b|\bnr\. ?1\b|\b(?:nummer|platz) (?:1|eins)\b(?! bis)|\bspitzenplatz\b|\bweltmeister\w*|\bweltrekord\w*",
    r"\bnoch nie (?:hat|haben|gab|war|konnte) (?:es |ein|jemand)|\bnie zuvor\b|\bdie ersten, die\b|\bder erste, der\b|\bohne (?:beispiel|vorbild|konkurrenz)\b",
    r"\b(?:begründ\w+|eröffn\w+|beginnt|schaff\w+|gründ\w+|eigene|neue) [^.;!?]{0,40}\b(?:kategorie|gattung|klasse für sich|ära|zeitalter|produktklasse)\b|\bkategorie (?-i:[A-ZÄÖÜ])\w+|\bdefinier(?:t|en) (?:wir |die |den |das |neu|, was)|\b(?:erfinden?|erfindet) [^.;!?]* neu\b|\bmess(?:t|en sie) (?:uns|mich|ihn|es|sie) (?:daran|an)\b|\bgemessen werden müssen\b|\bsich (?:\w+ )?alle (?:anderen )?(?:\w+ )?messen\b|\bheißt der standard\b",
]  # fmt: skip
COMPARISON = [
    r"\b\w+er als\b|\b(?:mehr|weniger|besser|anders|schneller|lieber|eher|höher|doppelt so|halb so|genauso|ebenso|so \w+) (?:\w+ ){0,3}(?:als|wie)\b|\bals (?:der|die|das|beim?|bei|aerovia|vorher|früher|vorjahr|im vorjahr)\b|\bim (?:gegensatz|vergleich|unterschied)\b|\bverglichen mit\b|\bgegenüber (?:dem|der|den|vor)\b|\bwährend (?:\w+ ){1,4}(?:nur|erst)\b|\bkonkurren\w+|\bwettbewerb\w*|\bandere(?:r|n|s)? (?:fragen|nachhelfen|anbieter|hersteller|marken)\b|\bwo andere\b|\bwie (?:alle|bei|die) ander\w*|\bvorgänger\w*|\bbranchenschnitt\b|\bmitbewerb\w*|\bvorjahr\w*|\bunter (?:dem|vorjahr)\b|\büber vorjahr\b| > |\bbei \w+ \w*[^.;!?]*, (?:bei|im|der|die|das) \w+ (?:nur|erst|ums|\d)|\bverbessert\w* sich\b|\bnach aerovia\b|\bmein alte[rs]?\b|\bfrüher\b[^.;!?]*(?:heute|jetzt)\b|\bstatt\b",
    r", (?:und |aber |bei |der |die |das |im )*(?-i:[A-ZÄÖÜ])\w+ (?:\w+ )?(?:sind es|waren es|erst|nur|schon|bloß|gerade mal) (?:auf )?\d|\d [^\W\d_]+, (?-i:[A-ZÄÖÜ])\w+ \d+(?=\W*$)|\brival\w*|^andere \w+e?n [^.;!?]*, wir\b|\bwährend (?:andere|die (?:anderen|konzerne|branche|großen|konkurrenz))\b|\b(?:die|der|den) anderen\b|\bwia bei\b",
    r"\bim jahr (?:davor|zuvor)\b|\bkann (?:das|es|die|der|mein\w*) [^.;!?]*\bbesser\b|\b(?:fanden|finden) [^.;!?]*\bbesser\b|\bschlägt (?:jede|alle|die|den|das)\w*\b|\bgestern [^.;!?]*, (?:heute|jetzt) |\b(?:tage|wochen|minuten|stunden|prozent|%|meter) (?:länger|kürzer|später|früher|schneller|leichter|schwerer|leiser|lauter|günstiger|billiger|teurer|mehr|weniger)\b",
]  # fmt: skip
QUESTION = [
    r"\?",
    r"^(?:wieso|warum|weshalb|wann|wer weiß|gibts|gibt's|gibt es|kann man|weiß jemand|seit wann|wie lange)\b",
]
COURTESY = [
    r"\b(?:beste[nr]?|freundliche[nr]?|liebe|viele|herzliche|mit besten) grüße?n?\b|\bviel spaß\b|\bguten (?:rutsch|morgen|abend|appetit)\b|\bschöne[ns]? (?:\w+ )?(?:advent|feiertage|woche|tag|wochenende|ferien|feierabend)\b|\balles (?:liebe|gute)\b|\bfrohe\b|^danke\b(?!.*, (?:ihr|du|sie) )|\bdanke (?:für|euch|an|ihnen|dir)\b|\bvielen dank\b|\bwillkommen\b|\bservus\b|\bherzlichen glückwunsch\b|\bprost\b|\bhaha\b|\blol\b|\bmoin\b|\btut uns (?:sehr )?leid\b(?!,)|\bwill haben\b|^wir melden uns\W*$",
]
THREAT = [
    r"\b(?:ich|wir) (?:kündige|wechsle|bin (?:weg|raus)|gehe(?! (?:\w+ ){0,3}(?:davon|von))|kaufe nie|werde (?:\w+ )?(?:kündigen|klagen|wechseln|anzeigen|melden)|sehe? uns vor gericht)\b|\bnie wieder (?:kauf|bestell|flieg|sunara|\w+)\b|\bmein anwalt\b|\bihr hört von\b|\bseid ihr mich los\b|\bschämt euch\b|\bmich seht ihr\b"
]
ADVICE = [
    r"^(?:bitte|nicht|nie|immer (?:erst|nur)|schickt|schaut|kauft|fahrt|nehmt|finger weg|lasst|achtet|vergesst|holt|ruft|spart|meidet|wartet|probiert|passt|denkt|macht|geht|stellt euch)\b|\bleute\b[.!]*$|\bruf doch\b"
]
KEPT = [
    r"\b(?:wie (?:versprochen|angekündigt|zugesagt|geplant)|versprechen (?:gehalten|gebrochen|eingelöst)|eingehalten|wort gehalten|zugesagt\w*[^.;!?]* (?:nicht|nun doch|heute|bis heute|kam|war|und heute)|entgegen (?:seiner|ihrer|der) (?:zusage|ankündigung)|gebrochen|zurückgezogen|still (?:und leise )?(?:gestrichen|beerdigt)|verfehlt|fristgerecht|pünktlich (?:fertig|eröffnet|geliefert)|planmäßig|fehlen noch|(?:später|früher|eher) als (?:versprochen|angekündigt|zugesagt|geplant)|doch nicht|nun doch|bis heute nicht|versprochen\w*[^.;!?]*(?:nie|nichts|nicht gekommen)|zugesichert, )\b",
    r"\bgab\w* [^.;!?]*(?:zusage|versprechen|ziel\w*|ankündigung|plan|pläne)\b[^.;!?]* auf\b|\b(?:zusage|versprechen|ziel|ankündigung)\b[^.;!?]*\b(?:zurückgenommen|kassier\w*|aufgegeben|einkassiert|erfüllt)\b|\bhatten? [^.;!?]*(?:versprochen|zugesagt|angekündigt|zugesichert)(?: [^.;!?]*)?(?: und|, aber|, doch|,) (?:hat|haben|ist|war|lieferte|kam|es|das|die|der|nun|jetzt|heute)\b",
]
NO_PLAN = [
    r"\b(?:keine pläne|nicht geplant|keine absicht|nicht vor|kein thema|plant \w+ keine?n?)\b|\bhätte\b|\bwürde\b"
]
OWN = [r"\b(?:wir|uns|unser\w*|ich|das unternehmen|der konzern|die bank|die airline|der hersteller)\b"]
PAST = [
    r"\b(?:war|waren|hat|haben|hatte\w*|wurde\w*|ist \w+t|ging|kam|sank|stieg|lag|blieb|setzte|zahlte|verkaufte|schnitt|gab|sagte|bekam|stand|fand|ließ|hielt|lief|musste\w*|konnte\w*|seit|gestern|begann\w*|schwieg\w*|rollte\w*|verschob\w*|versprach\w*|kündigte\w*|zog\w*|trat\w*|nahm\w*|schrieb\w*|verlor\w*|brach|fiel\w*|flog\w*|wuchs|hieß|galt|wollte\w*)\b|(?-i:\b(?!(?:ers|zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn|letz|nächs|bes|meis|höchs|größ\w+|\w+s|\w*hal|\w*bie|\w*arbei|\w*war|\w*leis|\w*kos|\w*rich|\w*schal|\w*erstat|\w*star|\w*ach|\w*lei|\w*gestal|\w*wal|\w*tre|heu|rech|lin|bes|leich|schlech|gu|al|spä|wei|sei|brei|unten|hin|minu|da|no|kar|un|sel|nich|fes|har)ten?\b)[a-zäöü]\w+ten?\b)|(?-i:\bge(?!ht\b|gen\b|gen\w|ben\b|hen\b|hören\b|winnen\b|währen\b|nießen\b|lten\b|samt|schehen\b|nügen\b|stalten\b|rnicht|wöhnt|sund)\w+(?:t|en)\b)"
]
FACT = [
    r"\d|\b(?:kostet|enthält|wiegt|bietet|misst|verbraucht|gilt|ausgenommen|inklusive|serienmäßig|erhältlich|lieferbar|schmeckt|riecht|klingt|läuft|hält|leer|kaputt|defekt|lauwarm|gesperrt|plastik|akku|app|hotline|service|lieferung|techniker|gepäck|crew|personal|versichert|kündbar|leer|platt|undicht|laut|leise|eiert|hüpft|streich\w+|reparier\w+|geholfen|erklärt|geschrieben|kennt|pünktlich|heil|nett|sauber|hart|ok|okay|freundlich|langsam|kalt|zerkratzt|verbogen|dreckig|stinkt|fehlt|fehlen|passt|kaputt|verpackt)\b",
    r"(?-i:\b[A-ZÄÖÜ]\w{2,} (?!(?:ist|mit|seit|nicht|statt|samt|erst|jetzt|selbst|weit|fast|laut|hat|heißt)\b)[a-zäöü]{3,}t\b(?! man| ihr))|\b(?:jetzt|dann|hier|da|nun|trotzdem) (?-i:[a-zäöü]{3,}t) (?:das|der|die|mein\w*|es|sie|er)\b|\bwir (?:uns )?nicht\b|\bdarf (?:bei uns )?(?:niemand\w*|nur|kein\w*)\b|\b(?:dulden|äußern|kommentieren|nehmen|geben|verkaufen|sammeln) wir\b|\bohne (?-i:[A-ZÄÖÜ])\w+ und\b",
]
LEAD = [
    r"\b(?:maßst(?:a|ä)b\w*|standard|neu erfinden|erfinden|zeitalter|messt uns|vorreiter\w*|kategorie|definier\w+)\b"
]
TERMS = [
    r"\b(?:garantie|gewährleistung|haftung|kündigungsfrist|mindestlaufzeit|angebot\w*|aktion\w*|rabatt\w*|gutschein\w*|coupon\w*|kontingent)\b[^.;!?]*\b(?:beträgt|betragen|gilt|gelten|gültig|läuft|endet|nur|begrenzt)\b|\bsolange (?:der )?vorrat\b|\bunverbindlich\w*\b|\bnicht (?:enthalten|inbegriffen|versichert|gültig|kombinierbar|im preis)\b|\bzuzüglich\b|\b(?:gratis|kostenlos) testen\b|\bausgenommen\b|\bausgeschlossen\b|\bgültig (?:bis|ab|vom)\b|\bnur für neukund\w+|\bbesetzt\b|\bgeöffnet\b|\böffnungszeiten\b|\bkann das (?:formlos|jederzeit)\b",
]
WANTS = [
    r"\b(?:wir wollen|wollen wir|ich will|will ich)\b(?! (?:nicht|nur|nichts|haben|kein\w*|mein \w+ zurück)\b)"
]
RIVAL = [
    r"\b(?:als|unter|gegenüber|hinter|über) (?:(?:dem|der|den|die|das|im|des) )?(?:\w+ ){0,4}(?:\w{3,}sten?\b(?<!ersten)|marktführer\w*|spitzenreiter\w*|meist(?:ge|ver|be)\w+)",
]
ECHO = [
    r"^(?!(?:wer|was|wo|wann|warum|wieso|weshalb|wie|wohin|woher|welche\w*|ist|sind|war|hat|haben|habt|gibt\w*|gibts|geht\w*|kann|können|darf|soll|will|wird|kommt|echt|wirklich|ernsthaft|ok|okay|oder|schon|noch|na|ham|is)\b)(?:[^\s?]+ ){0,2}[^\s?]+\?+!*\??$",
]
CALENDAR = [r"^(?:es|heute) ist\b|\b(?:ist|war) (?:erst |schon |bald )?(?:im|am|an|in) [^\s.]+\W*$"]
VERB = [
    r"(?-i:\b(?!(?:seit|mit|nicht|erst|jetzt|selbst|fast|gut|laut|weit|statt|samt|dort|oft|sonst|spät|sofort|direkt|exakt|bereits|heut|leicht|komplett|nett|echt|satt|recht|hat|ist|war|den|dein|kein|rein|klein|dann|wann|denn|wenn|neben|gegen|wegen|zwischen|oben|unten|hinten|vorn|innen|außen|binnen|zehn|sieben|einen|keinen|meinen|deinen|seinen|ihren|unseren|euren|ersten|zweiten|dritten|vierten|letzten|nächsten|kommenden|neuen|alten|guten|großen|kleinen|allen|vielen|beiden|diesen|jeden|morgen)\b)[a-zäöü]{2,}(?:t|en|ern|eln)\b)|\b(?:ist|sind|hat)\b|\b(?-i:[A-ZÄÖÜ])\w+en wir\b",
]
