"""The words by which a paper concedes, or says that somebody else did: data, no judgement.

A cue names its words, how it concedes (``manner``: what it is when another reports it), what must follow it
(``then``: ``that`` a clause, ``any`` object) and how often such words turn out to be a concession (``weight``).
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb whose subject concedes."""

    name: str
    words: str
    manner: str = "express"
    then: str = "any"
    weight: float = 0.8
    barred: str = ""  # what must not follow

    @property
    def stems(self) -> tuple[str, ...]:
        """What any of its words begins with, in small letters."""
        return _STEMS.get(self.name, (self.name[:5],))


_STEMS = {
    "grant": ("grant",),
    "resigned": ("resigned to",),
    "share": ("share",),
    "own": ("owns that", "owned that"),
    "embrace": ("embrac", "adopt"),
    "back away": (" from", "back"),
    "unopposed": ("unopposed to", "amenable to", "agreeable to"),
    "aware": ("aware", "mindful", "cognizant"),
    "submit on": ("submits on", "submit on"),
    "now says": ("now ",),
    "assume": ("to assume", "to grant", "to accept"),
    "indicate": ("indicat", "stipulat", "advise", "state"),
    "throw in": ("towel", "white flag"),
    "disclose": ("disclos", "reveal"),
    "in agreement": ("in agreement", "in accord", "of one mind"),
    "give up": (" up ",),
    "disclaim": ("disclaim", "disavow", "renounc", "relinquish", "forsw", "forgo", "forego"),
    "own up": (" up",),
    "bemoan": ("bemoan", "lament", "regret", "rue"),
    "no longer": ("no longer", "drop"),
    "withdraw": ("withdr",),
    "waive": ("waiv", "forfeit"),
}
_OF_A_COURT = (
    r"\s(?:to\s(?:the\s(?:\w+\s){0,3}(?:[Bb]ar|practice)\b|practice|bail)|into|"
    r"in\sevidence|as\sevidence|pro\shac|of\b|or\sdeny)"
)

_NO_SUCH = r"no\s(?!(?:\w+\s){1,2}(?:has|have|had|is|was|were|ever|could|can|does|did)\b)"
_NO_CLAUSE = (
    r"\sthat\s(?:claim|motion|count|evidence|testimony|request|one|person|employee|portion|part|to\b|\w+\sto\b)"
)

VERBS: tuple[Cue, ...] = (
    Cue("concede", r"conced(?:ed|es|ing|e)\b", barred=rf"\s(?:nothing|{_NO_SUCH}|none|anything)"),
    Cue("admit", r"admit(?:ted|ting|s)?\b",
        barred=_OF_A_COURT
        + rf"|\s(?:nothing|{_NO_SUCH}|" + r"(?:\w+\s){0,4}?(?:members?|patients?|students?|applicants?|visitors?|"
            r"guests?|customers?)\b|(?:him|her|them|[A-Z]\w+)\sto\s)"),
    Cue(
        "acknowledge", r"acknowledg(?:ed|es|ing|e)\b", then="fact", weight=0.7,
        barred=r"\s(?:receipt|and\sagrees?|my\b|your\b|the\sassistance|before\sme)",
    ),
    Cue("recognize", r"recogni[sz](?:ed|es|ing|e)\b", then="that", weight=0.55),
    Cue("grant", r"grant(?:s|ed)?\b", then="that", weight=0.6, barred=_NO_CLAUSE),
    Cue("allow", r"allow(?:s|ed)?\b", then="that", weight=0.55, barred=_NO_CLAUSE),
    Cue("volunteer", r"volunteer(?:s|ed)\b", then="that", weight=0.6),
    Cue("assume", r"(?:willing|prepared|content)\sto\s(?:assume|grant|accept)\b", manner="arguendo", then="that", weight=0.55),
    Cue("indicate", r"(?:indicate[sd]|stipulate[sd]|advise[sd]|state[sd])\b"
        r"(?=\sthat\s(?:it|he|she|they)\s{1,2}(?:will|would|does|do|did)\snot\s"
        r"(?:oppose|object|contest|dispute|pursue|seek|challenge|intend|resist)\b)", weight=0.6),
    Cue("represent", r"represent(?:s|ed)\b(?=\sthat\s(?:it|he|she|they)\s(?:will\snot|would\snot|does\snot|do\snot|"
        r"did\snot|had\sno|has\sno|no\slonger)\b)", weight=0.6),
    Cue("now says",
        r"now\s(?:says?|states?|clarif(?:y|ies)|explains?|represents?|tells\s(?:the|this)\sCourt|insists?|contends?|claims?)\b"
        r"(?=\sthat\s(?:it|he|she|they)\s"
        r"(?:seeks?\sonly|only\sseeks?|wants?\sonly|(?:does|do)\snot\s(?:seek|challenge|contend|claim|rely|intend|dispute)|"
        r"(?:is|are)\snot\s\w+ing|will\snot|no\slonger|was\smistaken|erred|(?:had|has|have)\sno)\b)", weight=0.6),
    Cue("in agreement", r"(?:is|are|was|were)\s(?:all\s)?(?:in\s(?:agreement|accord)|"
        r"of\sone\smind)(?:\swith\s(?:[\w’'.-]+\s){0,3}?[\w’'.-]+)?(?=\sthat\b|[.,])", weight=0.65),
    Cue("disclaim", r"(?:disclaim|disavow|renounc|relinquish|forgo|forego|forsw[eo]r)(?:s|ed|es|e|ing)?\b", then="right",
        weight=0.65),
    Cue("give up", r"(?:gave|gives?|given|giving)\sup\b(?=\s(?:on\s)?(?:any|the|its|his|her|their|that|this|all)\s)",
        then="any", weight=0.6,
        barred=r"\s(?:[\w’'-]+\s){1,3}(?:job|seat|house|home|position)\b"),
    Cue("appreciate", r"appreciates?\b", then="that", weight=0.5),
    Cue("accept", r"accept(?:ed|ing|s)?\b", then="that", weight=0.65),
    Cue("agree", r"agree(?:d|s|ing)?(?:\swith\s(?:[\w’'.-]+\s){0,3}?[\w’'.-]+(?=\sthat\b))?(?=\s|,)", then="that", weight=0.65),
    Cue("accept", r"accept(?:ed|ing|s)?\b(?=\s(?:this|that|the|these|those)\s(?:\w+\s){0,2}?"
        r"(?:testimony|premise|characterization|account|point|proposition|conclusion|finding|figures?|facts?)\b|"
        r"\s(?:[A-Z][\w’'.-]*\s){0,2}[A-Z][\w’'.-]*[’']s?\s(?:\w+\s){0,2}?(?:testimony|premise|characterization|"
        r"account|version|representation|description|explanation|figures?|statement|position|reading|framing|"
        r"definition)\b)", weight=0.6),
    Cue("agree", r"agree(?:d|s)(?=\.)", then="any", weight=0.55),
    Cue("stipulate", r"stipulat(?:ed|es|ing|e)\b", then="to",
        barred=r"\s(?:time|order|judgment|facts?\b|(?:and\sagrees?\s)?(?:to|as)\s(?:the\s)?follow|"
        r"(?:to|for)\s(?:an?\s|the\s)?(?:\w+\s){0,2}?(?:schedule|extension|continuance|deadlines?|protective|stay|briefing|page|transfer)\b)"),
    Cue("confess", r"confess(?:ed|es|ing)?\b", then="that", weight=0.6),
    Cue("confirm", r"confirm(?:ed|s)?\b", then="that", weight=0.55),
    Cue("own up", r"(?:owns?|owned|fess(?:es|ed)?)\sup\b", weight=0.5),
    Cue("bemoan", r"(?:bemoan|lament|regret|rue)(?:ed|d|s)?\b", then="that", weight=0.6),
    Cue("no longer", r"(?:no\slonger\s(?:pursu|press|assert|maintain|seek|advanc)\w*|drop(?:s|ped))\b", then="right", weight=0.65),
    Cue("withdraw", r"withdr(?:aws?|ew|awn)\b(?=\s{1,3}(?:its|his|her|their|that|this|the)\s(?:[\w-]+\s){0,5}?"
        r"(?:objections?|claims?|arguments?|contentions?|complaints?|criticisms?|suggestions?|reliance|invocation|statements?|challenges?|opposition|[Dd]efenses?|position|requests?|prayer|demand|counts?|counterclaims?|theory|assertions?|allegations?|motions?)\b|\s(?:Requests?|Counts?|Claims?|Interrogator(?:y|ies))\s(?:Nos?\.\s)?[\dIVX])",
        weight=0.6),
    Cue("abandon", r"(?:abandons|(?<=has\s)abandoned|(?<=have\s)abandoned)\b(?=\s\w)", weight=0.6,
        barred=r"\s(?:(?:the|its|his|her|their|a)\s)?(?:[\w-]+\s){0,2}?(?:vehicles?|cars?|ships?|vessels?|plans?|propert(?:y|ies)|premises|child(?:ren)?|homes?|houses?|posts?|projects?|sites?|wells?|marks?)\b"),
    Cue("unopposed", r"(?:is|are)\s(?:unopposed|amenable|agreeable)\sto\b", weight=0.55),
    Cue("own", r"own(?:s|ed)\b(?=\sthat\s)", weight=0.5),
    Cue("embrace", r"(?:embrac|adopt)(?:es?|ed)\b(?=\s(?:that|the|this)\s(?:\w+\s)?(?:standard|test|reading|"
        r"construction|definition|finding|rule|framework|formulation|label|description|characterization|mantle|status)s?\b)",
        weight=0.5),
    Cue("back away", r"(?:back(?:s|ed)?\s(?:away|off)\sfrom|walk(?:s|ed)?\sback|retreat(?:s|ed)?\sfrom)\b", weight=0.55),
    Cue("complain", r"(?:complain|protest|gripe)(?:s|ed)?\b"
        r"(?=\sthat\s[^.;]{0,160}?\b(?:impossib|difficult|hard(?:er)?\b|burden|cannot\b|Catch-22|unable|"
        r"without\s(?:the\s(?:benefit|aid)\sof\s)?discovery))", then="that", weight=0.5),
    Cue("agree", r"(?:agrees|(?<=has\s)agreed|(?<=have\s)agreed)\sto\b"
        r"(?=\s(?:pay|bear|produce|withdraw|limit|narrow|dismiss|drop|forgo|remove|stipulate|strike|amend|return|be\sbound)\b)",
        weight=0.5),
    Cue("consent", r"consent(?:s|ed)?\sto\b"
        r"(?=\s(?:the\s|an?\s|its\s|entry\sof\s)?(?:\w+\s){0,2}?(?:dismissal|judgment|transfer|remand|striking|withdrawal|relief|"
        r"injunction|exclusion|severance)\b)", weight=0.55),
    Cue("throw in", r"(?:throw(?:s|n)?|threw)\sin\sthe\stowel\son\b|"
        r"(?:raise[sd]?|run(?:s)?\sup|wave[sd]?)\sthe\swhite\sflag\son\b", weight=0.55),
    Cue("disclose", r"(?:disclos|reveal)(?:es|ed|s)\b", then="that", weight=0.5),
    Cue("agree", r"agrees?\swith\b(?=\s(?:our|the|this|that|these|those|its|his|her|their|"
        r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}[’']s?|much\sof|most\sof)\s"
        r"(?:[\w-]+\s){0,3}?(?:calculations?|positions?|reading|characterizations?|interpretation|descriptions?|premise|"
        r"statements?|propositions?|points?|assessment|definition|account|recitation|contentions?|arguments?|views?|"
        r"conclusions?|analysis|figures?|timeline|standard|approach|chronology)\b)", weight=0.55),
    Cue("resigned", r"resigned\sto\b", weight=0.5),
    Cue("share", r"shares?\b(?=\s(?:[\w’'.-]+\s){1,4}?(?:views?|positions?|concerns?|reading|understanding)\sthat\b)", weight=0.6),
    Cue("aware", r"(?:is|are|was|were)\s(?:\w+ly\s|well\s|of\scourse\s)?(?:aware|mindful|cognizant)\b", then="that", weight=0.5),
    Cue("submit on", r"submits?\son\b(?!\s(?:the\s)?(?:papers|briefs?|record|pleadings))", weight=0.5),
    Cue("agree", r"agrees?\b(?=\son\s)", weight=0.6, barred=r"\son\s(?:an?\s|the\s|its\s|"
        r"their\s)?(?:[\w-]+\s){0,2}?(?:schedule|dates?|price|terms|extension|form|language|mediator|protocol|little|nothing|much)\b"),
    Cue("abandon", r"abandon(?:ed|s|ing)?\b", then="right", weight=0.65,
        barred=r"\s(?:plans?\b|ship|(?:its|his|her|their|that|the)\s(?:\w+\s)?(?:requests?|demands?|attempts?|motions?|efforts?)\b)"),
    Cue(
        "waive", r"(?:waive[ds]?|waiving|forfeit(?:ed|s)?|forfeiting)\b", manner="silence", then="right", weight=0.65,
        barred=r"\s(?:service|jury|trial\b|reading|appearance|presence|(?:oral\s)?argument[.,]|hearing|fees?\b|plans?\b|ship)",
    ),
)  # fmt: skip
"""Verbs of conceding. ``fact`` wants "that" or a noun of fact; ``right`` an argument, right or objection."""

AFTER = {
    "that": re.compile(
        r"\sas\smuch\b|\s(?:this|the\spoint)(?=[.,;])|(?:[,—][^,;.—]{1,60}[,—]|\s(?:at|in|on|before|to|during|under|for|below|here)\b[^,;.—–]{0,60}?)?\s?(?<![\w])(?:that|the\sfact\sthat|how)\b|"
        r"\s(?:s?he|it|they|there)\s(?:is|was|were|are|had|has|have|did|does|do|could|would|knew|never)(?:n[’']t)?\b"
    ),
    "to": re.compile(
        r"(?:\s(?:and|or)\s\w+)?(?:[,—][^,;.—]{1,60}[,—]|\s(?:at|in|on|before|during|under|below|here)\b[^,;.—–]{0,60}?)?\s?(?:that\b|to\s(?:the|an?|its|his|her|their|all|any|that|those|liability)\b|as\smuch\b)"
    ),
    "fact": re.compile(
        r"(?:\s(?:only|again|once|even|just|now|\w+ly))?(?:\s(?:at|in|on|before|to|during|under)\b[^,;.—–]{0,60}?(?=,))?(?:[,—][^,;.—]{1,60}[,—]|\s(?:at|in|on|before|to|during|under|for|below|here)\b[^,;.—–]{0,60}?(?=\sthat\b))?\s?(?<![\w])(?:that\b|the\s(?:fact|existence|validity|truth|accuracy|possibility|need|risk|force|point|(?!assistance|help|support|efforts?|work|Court|terms|agreement|authority)[a-z]{5,}(?=[.,;]|\s(?:in|of|between|that|but|and|though)\b)|(?:[\w-]+\s){1,3}?(?:policy|rule|principle|presumption|doctrine|standard|burden|omission|error|delay|difficulty|weakness|gap|tension|precedents?|authority)(?=\b))\b|as\smuch\b|this\b|how\b|(?:s?he|it|they|there)\s|an?\s(?:\w+\s)?(?:split|risk|gap|problem|delay|error|mistake|tension|conflict|difference|failure|lack|discrepancy|need|weakness)\b|(?:its|his|her|their|[A-Z])[\w’'-]*\s|[a-z]{3,}(?:ing|ment|tion|sion|ance|ence|ity|ness)\s)"
    ),
    "right": re.compile(
        r",?\s(?:reliance|opposition|objections?)\b|,?\s(?:Counts?|Claims?|Requests?|Defenses?)\s(?:Nos?\.\s)?[\dIVX]+\b|"
        r",?\s(?:(?:it|them|any\sother)(?=[.,;]|\sby|\sbelow|\shere)|(?:any|the|its|his|her|their|that|this|these|those|all|such|every|whatever)\s(?:[\w’'-]+\s){0,4}?"
        r"(?:arguments?|claims?|objections?|defenses?|rights?|issues?|(?:counter|cross-?)claims?|reliance|requests?\sfor|causes?\sof\saction|challenges?|contentions?|positions?|privileges?|protections?|"
        r"theor(?:y|ies)|points?|opposition|remed(?:y|ies)|grounds?|appeal|requests?|demands?|prayers?|allegations?|motions?|affirmative\sdefenses?|suggestions?|assertions?|attempts?)\b)",
        re.IGNORECASE,
    ),
    "any": re.compile(r"(?=[\s,—–.;])"),
}
"""What follows a verb that concedes."""

NOT_DISPUTED = (
    r"(?:disput(?:ed|es|ing|e)|contest(?:ed|ing|s)?|den(?:y|ies|ied|ying)|challeng(?:ed|es|ing|e)|controvert(?:ed|s)?|"
    r"quarrel(?:s|ed)?\swith|quibbl(?:e|es|ed)\swith|disagree(?:s|d)?(?=\s(?:that|with))|object(?:ed|s|ing)?(?=\s(?:to|that))|"
    r"oppos(?:ed|es|ing|e)|t(?:ake|akes|ook|aken|aking)\sissue\swith|question(?:ed|s)?(?=\s(?:(?:that|whether|the|its|his|her|their|any|these|those|this|our|how)\b|(?-i:[A-Z])))|gainsay|rebut(?:ted|s)?|"
    r"refute[ds]?|demur(?:s|red)?\sto|move[ds]?\s(?:to\s(?:dismiss|strike)|against)|appeal(?:s|ed)?(?=\s(?:from|the|that|its|his|her|their)\b))\b"
)
"""Verbs of disputing: with a negation before them they concede."""

NOT_ARGUED = (
    r"(?:argue[ds]?|contend(?:ed|s)?|claim(?:ed|s)?(?=\s(?:that|otherwise)\b)|suggest(?:ed|s)?(?=\s(?:that|otherwise)\b)|assert(?:ed|s)?(?=\sthat)|"
    r"maintain(?:ed|s)?(?=\sthat))\b"
)
"""Verbs of arguing: with a negation before them, an argument that was not made."""

NEGATION = re.compile(
    r"\b(?:not|never|nowhere|no\slonger|n[’']t|neither|nor|without|hardly|scarcely|cannot|refus(?:es|ed|ing)|declin(?:es|ed|ing)|fail(?:s|ed|ing|ure)?|"
    r"unwilling|reluctant|stops?\sshort\sof|avoid(?:s|ed)?|den(?:ies|ied|y))\b",
    re.IGNORECASE,
)
"""A negation between a subject and its verb."""

MODAL = re.compile(r"\b(?:would|should|could|may|might|can|shall|ought|will)\b", re.IGNORECASE)
FORCED = re.compile(r"\b(?:must|has\sto|have\sto|bound\sto)\b", re.IGNORECASE)
HEDGE = re.compile(
    r"\b(?:appears?|appeared|seems?|seemed|apparently|seemingly|effectively|essentially|all\sbut|(?:comes?|came)\sclose\sto|nearly|presumptively|presumably|"
    r"implicitly|impliedly|tacitly|virtually|arguably|in\seffect|practically|as\sgood\sas|seriously|meaningfully|really|genuinely|"
    r"substantively|credibly|cannot)\b",
    re.IGNORECASE,
)
"""Words by which the one who reports a concession covers himself."""

CONDITION = re.compile(
    r"\b(?:for\s(?:the\s)?(?:limited\s)?purposes?\sof|if\b(?!\s(?:only|\w+ly|not|grudging|in\spassing|in\sa\sfootnote)\b)|unless|provided\sthat|so\slong\sas|as\slong\sas|to\sthe\sextent|"
    r"in\sthe\sevent|on\s(?:the\s)?condition|only\sif|without\sdiscovery)\b",
    re.IGNORECASE,
)
POSSIBLY = re.compile(r"^(?:\s*that)?(?:\s+[^\s,;]+){0,3}?\s(?:could|might|may\swell)\s(?!have\b|not\b)", re.IGNORECASE)
FOR_ARGUMENT = re.compile(r"\b(?:arguendo|for\s(?:the\s)?(?:sake|purposes?)\sof\s(?:the\s)?argument)\b", re.IGNORECASE)

ADVERBS = frozenset(
    """
    also now then thus therefore hence accordingly consequently even expressly explicitly openly candidly readily freely
    correctly rightly properly fully squarely clearly plainly simply further furthermore moreover again already later
    belatedly finally ultimately repeatedly previously subsequently recently tacitly implicitly impliedly effectively
    essentially apparently seemingly presumptively presumably virtually arguably grudgingly begrudgingly
    unequivocally affirmatively itself himself herself themselves himself’s too so only just still directly actually
    frankly forthrightly rather indeed however instead likewise similarly elsewhere there here all but seriously
    meaningfully really genuinely substantively specifically separately ever once never nowhere not no longer
    has have had having am is are was were be been being do does did to must would should could may might can cannot will
    shall appears appear appeared seems seem seemed forced compelled constrained obliged bound since at least in effect by
    went goes gone came comes close far enough candid forthright going hereby presently willing prepared content happy ready thereby
    deemed taken held considered treated presumed
    its their his her silence and or as good nor both each neither either wholly entirely largely necessarily both
    """.split()
)
"""Words that may stand between a subject and its verb."""

WEAK_VERBS = (
    r"(?:conced|admit|acknowledg|agree|recogni[sz]|identif|not(?:e|ed|es)\b|observ|explain|state[ds]?\b|point|say|said|put|describ|"
    r"alleg|plead|report|document|articulat|confirm|represent|argue|emphasi|contend|wr(?:ite|ote)|cite|quote|told|testif|declar)"
    r"\w*"
)
STRONG_VERBS = r"(?:conced|admit|acknowledg|recogni[sz]e|confess|agree)\w*"

PAPERS = (
    r"(?:declarations?|affidavits?|testimony|depositions?|briefs?|briefing|reply|replies|oppositions?|responses?|motions?|memorandum|memoranda|papers?|"
    r"filings?|submissions?|complaint|petition|answer|pleadings?|letters?|statement|report|application|interrogatory\sanswers|"
    r"discovery\sresponses|interrogatory\sresponses|demurrer|sur-?reply|cross-motion|objections?|disclosures?|budget|appeal|e-?mails?|correspondence|memo|minutes|website|press\srelease|handbook|manual)"
)
PEOPLE = (
    r"(?:experts?|witness(?:es)?|counsel|lawyers?|attorneys?|officers?|president|employees?|engineers?|agents?|director|"
    r"manager|owner|founder|CEO|CFO|declarants?|designee|representatives?|spokes\w+|administrator)"
)
"""What belongs to a party and speaks for it."""
