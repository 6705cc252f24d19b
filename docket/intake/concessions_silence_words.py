"""The words by which a paper is silent: verbs of answering, what may be left unanswered, and silence told outright: data."""

import re

NOT_ADDRESSED = (
    r"(?:address(?:ed|es)?|respond(?:ed|s)?\sto|answer(?:ed|s)?|repl(?:y|ies)\sto|replied\sto|engage[ds]?\s(?:with)?|grapple[ds]?\swith|wrestle[ds]?\swith|"
    r"reckon(?:ed|s)?\swith|deal(?:s|t)?\swith|c(?:o|a)mes?\sto\s(?:grips|terms)\swith|confront(?:ed|s)?|mention(?:ed|s)?|acknowledge\sor\saddress|defend(?:ed|s)?|distinguish(?:ed|es)?|raise[ds]?|justify|reconcile|"
    r"acknowledges?(?!\sthat\s(?!claim|argument|point|issue))|meet|discuss(?:ed|es)?)\b"
)
"""Verbs of answering: with a negation or "fails to" before them, silence."""

ANSWERABLE = re.compile(
    r"\s(?:to\s)?(?:any\sof\s|either\sof\s|most\sof\s|(?:[A-Z][\w’'.-]*\s){0,3}?)?(?:(?:the|this|that|these|those|its|his|her|their|our|any|either|each|"
    r"[A-Z][\w’'.-]*[’']s?)\s)?(?:[\w’'“”-]+\s){0,4}?"
    r"(?:arguments?|points?|contentions?|factors?|elements?|issues?|sections?|authorit(?:y|ies)|claims?|questions?|reasons?|"
    r"requests?|grounds?|prongs?|cases?|motion|theor(?:y|ies)|positions?|showing|request\sno|objections?)\b",
)
"""What a paper may be silent about so that it matters: an argument, a factor, a ground."""

ANYTHING = re.compile(
    r"\s(?:to\s)?(?:(?:(?:it|them)(?=[.,;])|the|this|that|these|those|its|his|her|their|our|any|either|each|all|both|most|much|what|why|how|whether|[A-Z][\w’'.&-]*)\b)(?!\s(?:e-?mails?|calls?|"
    r"telephone|phone|door|messages?|texts?|summons|subpoenas?|complaint|notices?|invoices?|demands?|discovery|interrogator\w+|deadline|quota|"
    r"requirements?|press|media|reporters?|users?|customers?)\b)"
)
"""What a brief may be silent about where it says so in the present: whatever has a name or an article."""

_OFFER = (
    r"(?:offer|provide|present|make|raise|have|ha|advance|file|submit|mount|interpose|lodge|muster|"
    r"develop|give|gave|made|proffer|put\sforward|put\sforth)(?:s|d|ed)?"
)
_REPLY = (
    r"(?:response|answer|rebuttal|opposition|objection|argument|reply|challenge|counter-?arguments?|"
    r"arguments?|retort|contention|(?:meaningful|substantive)\s(?:response|defense))"
)
_WHERETO = (
    r"(?:(?=[.;]|\s(?:that|why|for)\b)|\s(?:to|on|against|about|as\sto|regarding|concerning|with\srespect\sto|"
    r"in\s(?:response|opposition|support|defense|reply)(?:\s(?:to|of))?)\b)"
)
_POINT = (
    r"(?:arguments?|points?|contentions?|testimony|evidence|authority|authorities|cases?|facts?|record|language|showing|provisions?|distinctions?|"
    r"reasons?|documents?|bas[ie]s|grounds?|theor(?:y|ies)|claims?|limitations?|holdings?|rules?|statutes?|sections?|letters?|e-?mails?|exhibits?|"
    r"admissions?|prongs?|elements?|text|clauses?|alternative|questions?|problems?|issues?|defenses?|decisions?|pages?|passages?|paragraphs?|line\sof\scases)"
)
SAYS_NOTHING = re.compile(
    r"(?P<verb>(?:takes?|took|taken)\sno\s(?:position(?:\s{1,2}(?:on|as\sto|about|regarding)|(?=\.))|issue\swith|exception\sto)|(?:has|have|had)\sno\s(?:quarrel|beef|disagreement)\swith|"
    rf"{_OFFER}\sno\s(?:\w+\s){{0,2}}?{_REPLY}(?:\s(?:whatsoever|at\sall))?{_WHERETO}|"
    rf"(?:do|does|did|has|have|had)(?:\snot|n[’']t)\s(?:even\s)?{_OFFER}\s(?:any|an?|a\ssingle)\s(?:\w+\s){{0,2}}?{_REPLY}(?:\s(?:whatsoever|at\sall))?{_WHERETO}|"
    r"(?:offer|provide|present|cite|say|ha[sd]|have|point\sto)(?:s|d|ed)?\snothing\s(?:in\s(?:response|reply|opposition|rebuttal)(?:\sto)?|to\s(?:contradict|rebut|counter|refute|dispute))\b|"
    r"ma(?:kes?|de)\sno\s(?:claim\s(?:of|that)|mention\sof(?=\s(?:this|that|these|those|the|its|his|her|their)\s(?:\w+\s){0,3}(?:arguments?|points?|cases?|holdings?|grounds?|theor|claims?|authorit)))|"
    r"(?:says?|said)\snothing\s(?:(?:at\sall|whatever|whatsoever)\s)?(?:about|of|on|regarding|in\s(?:response|answer|reply)(?:\sto)?)(?!\sanother\b)|"
    r"(?:is|are|was|were|remains?|remained|stands?|stood|falls?|fell)\s(?:(?:entirely|completely|conspicuously|notably|wholly|utterly)\s)?(?:silent|mute)(?:\s(?:on|about|as\sto|regarding|in\sthe\sface\sof)|(?=[.;,]))|"
    r"(?:leaves?|left)\s(?=(?:this|that|the|these|those|all)\s[\w\s]{2,40}\sout\b)|\bomit(?:s|ted)\s(?=(?:this|that|any|all|these)\s)|"
    r"(?:leaves?|left)\s(?:un(?:answered|rebutted|challenged|disputed|contested|addressed|explained|controverted)|(?=[^,;.]{3,80}\sun(?:answered|rebutted|challenged|disputed|contested|addressed)))|"
    rf"\b(?:ignor(?:es?|ed)|steer(?:s|ed)?\sclear\sof|skirt(?:s|ed)?|elide[sd]?|dances?\saround|brush(?:es|ed)\saside|shrug(?:s|ged)?\soff|avoids?|overlook(?:s|ed)?|side-?step(?:s|ped)?|skip(?:s|ped)?\s(?:over|past)|gloss(?:es|ed)?\sover|pass(?:es|ed)?\sover|dodg(?:es?|ed)|evad(?:es?|ed))\s(?=(?:this|that|these|those|the|both|all|our|every|[A-Z][\w’'.-]*[’']s?)\s(?:[\w’'()§.-]+\s){{0,3}}{_POINT}\b)|\b(?:ignores?|overlooks?|steers?\sclear\sof|skirts?|sidesteps?|skips?\sover|glosses\sover|dodges?|evades?)\s(?=(?:this|that|these|those|the|both|all|its|his|her|their|our|every|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){{0,2}}[’']s?)\s|(?:Section|Exhibit|Ex\.|Paragraph|Part|Article|Clause|Count|Rule|§|¶)|(?:it|them)\b)(?!the\s(?:Court|rule\sof\slaw)\b))"
)
"""Silence said outright, by its subject."""
