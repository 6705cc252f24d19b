"""How lawyers name the papers of a record: declarations, transcripts, pleadings, briefs, appendices, exhibits."""

import re
from collections.abc import Iterator

_WORD = (
    r"(?:(?:L\.\s?R\.|LR|Rule)\s\d{1,2}(?:\.\d{1,2})?(?:\([a-z]\)(?:\(\d\))?)?\d?|[A-Z][\w’'&-]{0,30}\.?(?:[’']s?)?|56\.1"
    r"|\d{1,2}(?:st|d|nd|rd|th))"
)
_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\s|\d{1,2}/\d{1,2}/\d{2,4}\s)?"
NAME = rf"(?P<name>{_DATE}(?:{_WORD}[ ]){{0,5}})"
_SHORT = (
    r"Tr\.\sof\s(?:Oral\sArg|Hr[’']g|Proceedings)|Decls?|Affs?|Affirm|Dep|Depo|Tr|Compl|Compl[’']t|Countercl|Opp|Opp[’']n|Mot|Br|Mem|Memo|Ans|Resp|Pet|Stip|Op|Obj|Objs"
    r"|Rpt|Rep|Ltr|Indict|Interrog|Test|Stmt|Suppl|Verif|Rev|Certif|Cert|Req|Subm"
)
_NO_WORD = "".join(f"(?<!{word})" for word in ("Test", "Rep", "Rev", "Req", "Op", "Cert"))
_INITIALS = (
    r"FAC|SAC|TAC|4AC|CAC|CCAC|RJN|MTD|MSJ|MIL|MPA|MOL|MPSJ|PSR|PSIR|SUF|SSUF|PSUF|DSUF|RSUF|SOF|PSOF|DSOF|CSOF|RSOF|SMF|PSMF|DSMF"
    r"|CSMF|RSMF|CSF|SF|SSF|DSF|PSF|R&R|F&R|AOB|ARB|RB|XAOB|PFOF|NOR|56\.1|JSR|CMC"
)
FACTS = r"(?:[A-Z]{0,2}(?:S(?:U?M|S?U|A|O)F|[AU]?MF|AUF|UF)|SSUMF)"
"""A statement of facts by its initials, with the side before them: SUF, UMF, PSAF, DSOF."""
ASKED = (
    r"(?:(?:(?:Form|Special|Spec\.)\s)?(?:Interrogator(?:y|ies)|Interrogs?\.|Rogs?|ROGs?)|RFAs?|RFPs?|RPDs?"
    r"|(?:Requests?|Reqs?\.)\sfor\s(?:Admissions?|Production|Adm\.|Prod\.))"
)
"""What one party asks of the other in discovery, answered number by number."""
_SPELLED = (
    r"Declarations?|Affidavits?|Affirmation|Deposition|Transcript|Complaint|Petition|Answers?|Counterclaims?|Opposition|Motion|Reply"
    r"|Brief|Memorandum|Response|Order|Indictment|Stipulation|Statement(?:\sof\s(?:Undisputed\s|Material\s|Uncontested\s)*Facts)?"
    r"|Report(?:\sand\sRecommendation)?|Letter|Notice(?:\sof\sRemoval)?|Compendium(?:\sof\sE(?:vidence|xhibits))?|Application|Affirmation|Certification|Certificate|Objections?"
    r"|Judgment|Minutes|Findings|Verdict|Testimony|Opinion|Submission|Appendix|Surreply|Sur-Reply|Cross-Motion|Recommendation"
    r"|Warrant|Award|Decision|Ruling|Charge|Information|Minute\sOrder|Proffer|Interrogatory|Admissions|Index|Privilege\sLog|E-?mail|Facts|Request\sfor\sJudicial\sNotice|Request|Plea\sAgreement"
)
_FOR = (
    r"(?:\s(?:Partial\s)?Summ\.\sJ\.|\sfor\s(?:the\s)?(?:Appell\w+|Petitioners?|Respondents?|Plaintiffs?|Defendants?|United\sStates)"
    r"|\s(?:to|for|of|in\sSupp\.\sof|in\sSupport\sof|in\sOpp(?:[’']n|\.|osition)\sto|ISO|IOT|re|on|of\sLaw(?:\sin\s(?:Supp(?:\.|ort)"
    r"\sof|Opp(?:[’']n|\.|osition)\sto))?|of\sP\.\s?&\s?A\.)"
    r"(?:\s(?:the\s)?(?:[A-Z][\w.’']*[’']s?\s|(?:Pl|Def)s?\.\s)?"
    r"(?:Mot\.|Motions?|Compel|Dismiss|Strike|Quash|Stay|Remand|Amend|Vacate|Intervene|Seal|Transfer|Certify|Suppress|Enforce"
    r"|Exclude|Summ\.\sJ\.|Summary\sJudgment|J\.|New\sTrial|Reconsideration|Recons\.|Default\sJudgment|Leave|Sanctions|Protective\sOrder|Extension\sof\sTime|Prelim\.\sInj\.|Preliminary\sInjunction|TRO|Class\sCert(?:\.|ification)|Facts"
    rf"|{ASKED}|{FACTS}|Sep(?:arate|\.)\s(?:Statement|Stmt\.)))?){{1,4}}"
)
_AFTER = (
    r"(?=,?\s?(?:[(\[]|at\s|¶|§|Set\s(?:One|Two|Three|No\.|\d)|Nos?\.\s\d|[Ee]xh?s?\.|[Ee]xhibit|pp?\.\s?\d|P(?:age|g)\s?ID|nn?\.\s?\d|App\.|Attach|ll?\.\s?\d"
    r"|[Vv]ol\.|T?\d|(?:ECF|D(?:kt|oc)s?\.|DE|D\.E\.|D\.I\.)\s|(?:filed|submitted|dated|executed|sworn|lodged|attached|annexed|served)\s))"
)
_NOUN = (
    rf"(?:(?:(?P<short>{_SHORT})(?:\.|(?<=[’']n)|\b{_NO_WORD}(?=[,\s]))|(?P<asked>{ASKED}\s(?:Resps?\.|Responses?|Answers?|Ans\.))|(?P<initials>{_INITIALS}|{FACTS})(?:\sStmt\.|\sStatement|\sResp\.)?(?![\w-])"
    rf"|(?P<spelled>{_SPELLED})(?![\w-]))(?:{_FOR})?"
    rf"|(?P<titled>Declaration|Affidavit|Decl\.|Aff\.|Deposition|Dep\.|Testimony|Report|(?:(?:Amicus|Opening|Answering|Reply|Supp\.)\s)?Br(?:\.|ief))\sof\s"
    rf"(?:(?!Independence)[A-Z][\w.’'-]{{1,30}}\s?){{1,5}}(?<!\s))"
    rf"(?:,?\s(?:[Vv]ol\.|Vol)\s(?:\d{{1,2}}|[IVX]{{1,4}})(?=[,\s]))?{_AFTER}"
)
_NOUNS = re.compile(rf"[A-Z45](?<!\w.)(?<=(?=(?P<whole>{_NOUN})).)")  # a noun begins with a capital, or is 56.1 or 4AC
_NAMED = re.compile(rf"\b(?=[A-Z\d]){NAME}{_NOUN}")
GENERALLY = re.compile(rf"generally,?\s(?P<paper>(?:[A-Z][\w.’'-]*\s){{0,4}}(?:{_SHORT})\.)(?=[;)\s]|$)")
"""A paper that is cited whole: See generally Roe Decl."""
_BEFORE = 230  # letters that a name may stand before its noun
_BEHIND = 400  # and what is looked at behind it


def named(text: str) -> Iterator[re.Match[str]]:
    """Every paper named with what follows a cite, its owner's name included: the nouns are found first, they are fewer."""
    at = 0
    for noun in _NOUNS.finditer(text):
        if noun.start() >= at and (
            found := _NAMED.search(text, max(at, noun.start() - _BEFORE), noun.end("whole") + _BEHIND)
        ):
            yield found
            at = found.end()


BARE_NUMBER = re.compile(
    r"(?:Tr|Arg|Dep|Depo|Br|Mem|Memo|Opp|Opp[’']n|Mot|Pet|Resp|Reply|AOB|ARB|RB|MPA|MSJ|MTD|Ans)\.?(?:,?\sVol\.?\s[\dIVX]{1,4})?(?:\s(?:to|for|in\s(?:Supp|Opp)|ISO|IOT|re)\b.*)?$|Br(?:\.|ief)\sof\s[^\d]+$"
)
"""Sources whose page may stand without "at": Tr. 34, Br. 12."""
NUMBERED = re.compile(
    rf"\b(?:{FACTS}|{ASKED}|Sep(?:arate|\.)\s(?:Statement|Stmt\.)|Statement\sof\s(?:\w+\s)*Facts)(?:\sStmt\.|\sResps?\.|\sResponses?|\sAnswers?|\sAns\.)?$"
)
"""Sources that are lists of numbered statements: SUF 14, Resp. to RFA No. 7."""

PREFIXED_EXHIBIT = re.compile(
    r"(?<![\w.])(?:(?P<side>(?:(?:Gov[’']?t|Pls?|Defs?|Pet|Resp|Trial|Joint|Hearing|Hr[’']g|State|Appellant|Plaintiff|Defendant)"
    r"s?\.?(?:[’']s?)?\s){1,2}))?(?P<word>Exh?s?\.|Exhibits?)\s?(?:Nos?\.\s)?(?=[A-Z]{1,3}X?-?\d|[A-Z]{1,3}(?![a-z])|\d)"
)
TRIAL_EXHIBIT = re.compile(
    r"(?<![\w.-])(?P<label>PX|DX|JX|GX|CX|RX|TX|PTX|DTX|JTX|PDX|DDX|GEX)[- ]?(?P<number>\d{1,5})(?![\w-])"
)

_IN_RECORD = (
    r"(?P<label>[APR]-App(?:\.|x)|[PDRAI](?:[cr]?[abm]|sa)(?=\d)|S?ER|FER|JA|J\.A\.|S\.?J\.?A\.?|Joint\sApp(?:\.|[’']x|endix)|AA|RA|SA|S\.A\.|SPA|JSPA|PA|Pet(?:r)?\.\sApp\.|Pet\.|Aplt\.\sApp\.|Aplee\.\s(?:Supp\.\s)?App\."
    r"|Supp\.\sApp(?:\.|[’']x)|App(?:\.|[’']x)|Appx|A(?:dmin)?\.\s?R(?:ec)?\.|AR|ROA|R\.O\.A\.|C\.?R\.?|R\.?T\.?|C\.?T\.?|[AS][CR]T|R\.R\.|RR|S\.?R\.|"
    r"L\.?F\.?|Add\.|ADD|Rec\.|R\.|A\.?|T\.|RE|Slip\sOp\.|(?!(?:WL|US|USC|NE|NW|SE|SW|SO|NY|NYS|CA|AD|MJ|FRD|BR|CFR|FR|RCW|ORS|NRS|UCC|IRC|LR|PX|DX|JX|GX|AM|PM|ECF|DKT|DE|DI|DN)\b)(?:[A-Z]{2,4}(?=\s|\d{2})|[A-Z](?=\s?\d))"
    r"|(?!(?:U\.\s?S|[NS]\.\s?[EW]|[LBFWVCU]\.\s?[RLFC]|A\.\s?[CDM]|P\.\s?M|N\.\s?[A-Z]|D\.\s?[CEIN]|S\.\s?[CD]|[NESWCM]\.\s?D)\.)[A-Z]\.\s?[A-Za-z]\.(?=\s))"
    r"[- .]?\s?(?:\(\d{1,2}/\d{1,2}/\d{2,4}\)\s)?(?:at\s|pp?\.\s?)?(?P<page>[A-Z]?\d{1,6}a?(?:\s?[-–]\s?[A-Z]?\d{1,6}a?)?"
    r"(?:,\s\d{1,6}a?(?:\s?[-–]\s?\d{1,6}a?)?(?![\w.]|\s[A-Z]))*)"
    r"(?=[,;:.)\]]|\s[(\[&–—]|\sn\.|\sand\s|\sat\s\d|$|\n|\s?¶|:\d(?!\d-))"
)
APPENDIX = re.compile(
    r"(?<![\w.,-])(?<!(?:No|NO)\.\s)(?:(?P<volume>V?\d{1,2}|[IVX]{1,4})[- ]?)?"
    r"(?:(?P<owner>(?!Pet(?:r)?\.\sApp\.)(?:Gov[’']?t|Pls?|Defs?|Pets?|Resp(?:[’']t)?s?|Petrs?|Movants?|Plaintiffs?|Defendants?|Appellants?|Appellees?|Joint|J)(?:\.[’']?s?|[’']s?)?[’']?)\s(?=App))?"
    + _IN_RECORD
)
IN_RECORD = re.compile(rf"[A-Z](?<=(?={_IN_RECORD}).)")
"""The first letter of such a label."""
VOLUMED = re.compile(r"(?<![\w.-])(?P<label>\d{0,2}T)(?=\d{1,4}(?::\d|-\d{1,2}(?:\s?to\s|[^\d-])))")
"""A transcript by its number, with page and line, as New Jersey's rules want it: 1T31-4 to 32-19."""
FIRM = frozenset(
    """
    ER SER FER JA J.A. SJA S.J.A. ROA R.O.A. SPA JSPA Appx AR A.R. Admin.Rec. Admin.R. Aplt.App. Aplee.App.
    Aplee.Supp.App. JointApp. JointAppendix Pet.App. LF AA ACT ART SCT SRT Pa Pb Da Db Ra Rb Aa Ab Pra Prb Dra Drb Pca
    Dca Psa Dsa Rsa A-App. R-App. P-App. A-Appx R-Appx P-Appx RT CT RR CR
    """.split()
)
CLAIM = re.compile(
    r"(?<![\w-])(?:Proofs?\sof\s)?Claims?\sNos?\.\s(?P<number>\d{1,5}(?:-\d{1,2})?)(?=[;,)\]]|\.(?:\s|$)|\s(?:at\s|¶|[Ee]x|[Aa]tt|\())"
)
"""A proof of claim by its number in the register of a bankruptcy."""
_CONTRACTS = (
    r"(?:Agreement|Contract|Lease|License|Policy|Plan|By-?[Ll]aws|Indenture|Handbook|Guarant(?:y|ee)|Deed|Mortgage|Trust|Will|Charter|Settlement|Protocol|"
    r"Manual|Permit|Warranty|Note|Addendum|Amendment|SOW|MSA|NDA|CBA|LLCA|APA|SPA|Agr\.|Agmt\.)"
    r"(?=,?\s(?:§|¶|[Aa]rt(?:\.|icle)s?\s[\dIVX]|[Ee]xh?s?\.\s[\dA-Z]|[Ss]ched\.))"
)
CONTRACT = re.compile(
    r"(?<![\w’'-])(?:(?!(?:The|This|That|Under|In|See|Both|Such|If|As|By|And|But|Of)\s)(?:[A-Z][\w’'&-]{1,20}|[A-Z][a-z]{1,4}\.)\s){0,4}"
    + _CONTRACTS
)
CONTRACT_SIGN = re.compile(_CONTRACTS)
"""A contract by its section or exhibit: License § 6(b), Plan, Ex. 4."""
VOLUME = re.compile(
    r"\b(?:(?:(?!See\s|And\s|But\s|The\s|In\s)[A-Z][\w’']{0,12}\.?\s)?(?:App(?:\.|[’']x|endix)|Rec\.|Record)|ER|SER|CT|RT|AA|JA|Tr\.)\s?,?\s?[Vv]ol\.\s?(?:\d{1,2}|[IVX]{1,4})"
    r"(?=,?\s(?:at\s\d|pp?\.\s?\d|\d))|\b(?:App(?:\.|endix)|A\.?R\.?|Admin(?:\.|istrative)\sRec(?:\.|ord))(?=,?\sTabs?\s[\dA-Z])"
)
"""One volume of an appendix: App. Vol. II at 344."""

VOLUME_SIGN = re.compile(r"[VvT](?:ol\.|abs?\s[\dA-Z])")
INITIALS_SIGN = re.compile(r"[A-Z]{2,5}(?=\s(?:¶|§|at\s\d))")
PATENT_SIGN = re.compile(r"[’']\d{3}\s[Pp]atent")
EXHIBIT_SIGN = re.compile(r"Ex(?:h?s?\.|hibits?)\s?(?:Nos?\.\s)?[A-Z\d]")
TRIAL_SIGN = re.compile(r"X[- ]?\d")
CLAIM_SIGN = re.compile(r"Claims?\sNos?\.")
INITIALS = re.compile(
    r"(?<![\w.&’'-])(?!(?:WL|USC|CFR|US|ID|NW|NE|SW|SE|AM|PM|RCW|ORS|NRS|LEXIS|COURT|JUDGE|ORDER|PAGE|ECF|DKT|DOC)\b)[A-Z]{2,5}(?=\s(?:¶{1,2}\s?\d|§\s?[IVX]+\b|at\s\d{1,4}(?!\d|:\d\d\s?[ap]\.?m)))"
)
"""A paper by initials that nothing defines, where a pin follows in the place of a cite: OB at 3, PTO ¶ 33."""
PATENT = re.compile(r"(?<![\w’'])(?:the\s)?(?P<name>[’']\d{3}\s[Pp]atent)(?=,?\s(?:at\s|cols?\.|¶|\d{1,3}:\d))")
BRACKETED = re.compile(r"\[(?<=\s\[)(?P<number>\d{1,4}(?:-\d{1,3})?)\](?=[\s.,;:)])")
BRACKETED_MANY = re.compile(
    r"\[(?<=\s\[)(?P<number>\d{1,4}(?:-\d{1,3})?)(?P<more>(?:,\s(?:and\s)?\d{1,4}(?:-\d{1,3})?){0,9})\](?![\w(])(?=(?P<pinned>,?\s(?:at\s\d|¶))?)"
)
"""The docket numbers of a paper that gives nothing else: [7] at 88, [8, 9]."""
BRACKETED_PAPER = re.compile(
    r"\b(?:motions?|response|reply|opposition|complaint|answer|order|brief|memorandum|judgment|dismiss|strike|compel|notice|stipulation"
    r"|declaration|statement|objections?|recommendation|report|minute entry|transcript|petition|indictment|application)\s$",
    re.IGNORECASE,
)
"""A docket number in brackets alone, as courts print it behind the name of a paper: the motion [61]."""

CROSS = re.compile(
    r"\b(?P<way>[Ss]upra|[Ii]nfra),?\s(?:at\s(?=\d)|(?=§|[Ss]ections?\s|[Pp]arts?\s|[Pp]oints?\s|[Pp]t\.\s|nn?\.\s?\d|[Nn]otes?\s|pp?\.\s?\d|[Pp]ages?\s\d"
    r"|Args?\.\s|Argument\s|¶|(?:[IVX]{1,5}(?:\.[A-Z\d]{1,3}){0,4})(?=[\s,.;)])))"
)
CROSS_AFTER = re.compile(
    r"(?<!\w)(?:[Ss]ee\s)?(?P<pin>(?:nn?\.\s?\d{1,3}|[Nn]ote\s\d{1,3}|§{1,2}\s?(?:[IVX]+|\d{1,2}|[A-H])(?:\.\w{1,3}){0,4}|(?:Section|Part|Point)\s[IVX\d]+(?:\.\w{1,3}){0,4})),?\s"
    r"(?P<way>supra|infra|ante|post)\b"
)
ROMAN = re.compile(
    r"(?P<section>[IVX]{1,5}(?:\.[A-Z\d]{1,3}){0,4})(?:(?:\s?[-–]\s?|,\s|\s&\s|\sand\s)(?P<more>[IVX]{1,5}(?:\.[A-Z\d]{1,3}){0,4}))?"
)
