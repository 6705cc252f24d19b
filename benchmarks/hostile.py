"""Text that was written to be slow to read: for every finder what it looks for, again and again."""

from collections.abc import Callable

Piece = str | Callable[[int], str]
"""A fragment that is repeated, or one that is made from how often it was repeated."""

_CAPTION = (
    "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA\n\nJANE ROE,\n     Plaintiff,\nv."
    "                              Case No. 3:20-cv-00001-AB\nJOHN DOE,\n     Defendant.\n\n"
)
BRIEF = f"{_CAPTION}PLAINTIFF JANE ROE’S REPLY IN SUPPORT OF MOTION TO COMPEL\n\n"
ORDER = f"{_CAPTION}ORDER GRANTING MOTION TO COMPEL\n\n"
STIPULATION = f"{_CAPTION}STIPULATION TO EXTEND TIME\n\n"
_NOTHING = ""

ROWS: dict[str, Piece] = {
    "numbered rows": "".join(f"{n} some words of a row\n" for n in range(1, 29)),
    "bare numbers": "1\n2\n3\n",
    "stars": "* ",
    "tags": "<i><b><a ",
    "entities": "&amp;&#x41;&",
    "brackets": "([{",
    "quotes": "“a ‘b ",
    "footnotes": "[^1]: x\n",
    "leaders": "A ..... 1\n",
    "stamps": "Case 1:20-cv-00001-AB Document 1 Filed 01/01/20 Page 1 of 9\n",
    "captions": "JANE ROE,   )   Case No. 1:20-cv-00001\n",
    "headings": "A. THE MOTION IS LATE\n",
    "id.": "Id. at 4; ",
    "paragraph marks": "¶ 1, 2, ",
    "docket numbers": "Dkt. 1, ",
    "exhibits": "Ex. A, ",
    "reporters": "1 U.S. 1, ",
    "versus": "v. ",
    "initials": "A B C ",
    "digits": "12 ",
    "definitions": "(“Roe Decl.”) ",
    "numerals": "I. ",
    "blank rows": "\n",
    "quotations": "“a b c.” Roe v. Doe, 1 F.3d 1 (1st Cir. 1999). ",
    "one row": "in re Acme, that plaintiff, defendant, and v. Roe; Id. at 5; ",
    "one word": "a",
    "pages": "words of a page\n1\n\f",
    "cut words": "con-\ncede ",
    "strange letters": "ﬁ\u00ad\u200bé\u0301 ",
}
"""Without a caption, as every text may be."""

BRIEFS: dict[str, Piece] = {
    "concessions": "Doe concedes that he was late. ",
    "concessions in one sentence": "Doe concedes that he was late and Roe admits that it was, ",
    "conceders": lambda n: f"Mr. Roe{n} concedes that Smith{n} was late. ",
    "pronouns": "He concedes it. She admits it. They do not dispute it. ",
    "testimony": "Doe testified that he agreed. Doe Decl. ¶ 4. ",
    "silences": "Doe does not address the point. Nor does Doe dispute it. ",
    "silences in one sentence": "Doe does not dispute that Roe fails to address ",
    "assumptions": "Even assuming that Doe was late, ",
    "two accounts": "Doe concedes that the letter was sent in time. Doe disputes that the letter was sent in time. ",
    "many accounts": lambda n: (
        f"Doe does not dispute that letter {n} was sent. Doe complains that letter {n} is unproved. "
    ),
    "stretched pages": lambda n: (
        f"Doe concedes that each of {n} is lost. Doe Decl. ¶ 4. Doe says that {n} is lost. Id. "
    ),
    "alike handles": lambda n: f"@acme{n:06d} ",
    "alike names": lambda n: "Bol" + "".join("abcdefghij"[int(d)] for d in f"{n:06d}") + " said ",
    "alike glyphs": lambda n: "Account " + "".join("lI1O0"[(n // 5**place) % 5] for place in range(8)) + "x9 ",
    "alike glyphs in handles": lambda n: "@" + "".join("lI1O0"[(n // 5**place) % 5] for place in range(8)) + "x9 ",
    "alike names in company": lambda n: "Mr. Bol" + "".join("abcdefghij"[int(d)] for d in f"{n:06d}") + " said ",
    "sources": lambda n: f"Declaration of Roe{n} (“Roe{n} Decl.”). Roe{n} Decl. ¶ {n}. Id. ",
    "pins": "Compl. ¶ 32 & Ex. 5 at 3:12-4:5; Opp. at 8 n.4; Dkt. No. 22-1, Exhibit A, ¶¶ 10-12; ",
    "cross-references": "supra Section II.A.2; infra Part III; see supra note 4; ",
    "open quotations": "“the words ",
    "closed quotations": "the words” ",
    "nested quotations": "“he said ‘she said “it was” so’ then” ",
    "credited quotations": "“the words of it” (Doe Decl. ¶ 4). “other words,” id., and ",
    "block quotations": "He said:\n\n     The words of the block are here\n     and go on here.\n\nDoe Decl. ¶ 4.\n\n",
    "outlines": "I. THE MOTION IS LATE\n\nWords stand here.\n\nA. It Is Very Late\n\nMore words stand here.\n\n",
    "numbered headings": lambda n: f"{n}. The Motion Is Late in Part {n}\n\nWords stand here.\n\n",
    "wrapped headings": "A. The Motion Is Late and\n   Goes On in a Row Below\n   And Another\n",
    "headings by custom": "ARGUMENT\n",
    "contents": lambda n: f"TABLE OF CONTENTS\n\nA. The Motion Is Late in Part {n} ........ {n}\n",
    "statutes": "42 U.S.C. § 1983; Fed. R. Civ. P. 12(b)(6); ",
    "notes": lambda n: f"words[^{n}] here\n\n[^{n}]: the note {n}\n\n",
    "cites in notes": lambda n: f"words[^{n}] here\n\n[^{n}]: See Roe Decl. ¶ {n}; Dkt. 4 at 3. “He says so.” Id.\n\n",
    "versions of one source": lambda n: (
        f"He wrote that “the{' very' * (n % 7)} last of the lots went to page {n} of the book at noon.” Roe Decl. ¶ 4. "
    ),
    "signatures": "Dated: May 3, 2023\n/s/ Jane Roe\nAttorneys for Plaintiff\n",
    "standards": "To obtain relief a party must show that it is likely to succeed. ",
    "standards in one sentence": "a party must show (1) a claim, first, and (2) a fact, second, and ",
}
"""Under the caption of a brief."""

ORDERS: dict[str, Piece] = {
    "dates": "Defendant shall file the answer by May 3, 2023. ",
    "dates in one sentence": "Defendant shall file the answer by May 3, 2023, and ",
    "periods": "Plaintiff must respond within 14 days of this Order, ",
    "duties": "shall ",
    "infinitives": "to file ",
    "due dates": "The brief is due on May 3, 2023; the reply is due May 9, 2023; ",
    "extensions": "The Court extends the deadline to amend to ",
    "recitals": "Roe argues that Doe was previously ordered to file and must, ",
    "obligors": "the parties and each of their counsel, Roe’s experts and Doe shall ",
    "schedules": "Discovery cut-off          May 3, 2023\nExpert reports             June 3, 2023\n",
    "tables": "| Discovery cut-off | May 3, 2023 |\n",
    "rulings": "The motion to compel is GRANTED. ",
    "rulings in one sentence": "The motion to compel is granted in part and denied in part and ",
    "rulings of the court": "the Court GRANTS the motion and DENIES ",
    "what is not reached": "The Court need not reach the issue. the Court does not decide whether ",
    "what is assumed": "the Court assumes that the issue of it, assuming that it were so in this case, ",
    "hearings": "The hearing is set for May 3, 2023 at 10:00 a.m. ",
    "hearings in one sentence": "the hearing set for May 3, 2023 is continued to May 9, 2023 and ",
    "hearings without a day": "appear for a hearing on ",
    "hearings vacated": "hearing is vacated and the hearing is ",
    "fragments": "Court sets: Joinder/Amendment by May 3, 2023; Reply, ",
    "days of days": "by noon that day and on or before May 3, 2023, May 9, 2023 and ",
    "orders after orders": "it is ORDERED that Roe file it and that any reply be filed; and it is further ",
    "asides": "The motion, which asks that it is so, and the motion seeking it, and ",
    "leaders": "• Discovery cutoff . . . . . . . . . 3 May 2023\n",
    "cells of periods": "| 7 days before trial | Lists | 9 days after it |\n",
    "places": "the hearing will be held in Courtroom 4 of the Roe and Doe of ",
    "entries": "03/06/2023  25  TEXT ORDER granting 24 Motion, denying 25 ",
    "days of signing": "DATED: May 3, 2023\n",
}
"""Under the caption of an order, for what is looked for only there."""


def texts(size: int) -> dict[str, str]:
    """Every text by its name; each has about ``size`` bytes."""
    kinds = [(_NOTHING, ROWS), (BRIEF, BRIEFS), (ORDER, ORDERS), (STIPULATION, {"dates agreed": ORDERS["dates"]})]
    return {name: head + _filled(piece, size) for head, pieces in kinds for name, piece in pieces.items()}


def _filled(piece: Piece, size: int) -> str:
    if isinstance(piece, str):
        return piece * (size // len(piece.encode()))
    each = len(piece(size // 40).encode())
    return "".join(piece(n) for n in range(1, size // each + 1))
