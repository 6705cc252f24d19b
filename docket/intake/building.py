"""Clean text in the making: words with the places that they stand for, and the cuts between what does not read on."""

from array import array

from docket.intake.places import Places


class Builder:
    """Clean text in the making."""

    def __init__(self, *, cuts_at_marks: bool) -> None:
        self.cuts_at_marks = cuts_at_marks  # a footnote's mark parts the words; anchors in text files go on over it
        self.pieces: list[str] = []
        self.length = 0
        self.last = " "
        self.places = Places()
        self.cuts = array("q")
        self.soft_hyphens: set[int] = set()

    def add(self, words: str, start: int, end: int) -> None:
        if words[:1] == " " and self.last in " \n":
            words = words[1:]
            start = start + 1 if words else start
        count = len(words)
        if not count:
            return
        self.pieces.append(words)
        self.length += count
        self.last = words[-1]
        self.places.add(count, start, end)

    def cut(self) -> None:
        if self.length and (not self.cuts or self.cuts[-1] != self.length):
            self.cuts.append(self.length)

    def add_behind_mark(self, words: str, first: int, last: int) -> None:
        """Words behind a mark that is left out; the space between stays with the words before."""
        if words[:1] == " " and last - first == len(words):
            self.add(" ", first, first + 1)
            words, first = words[1:], first + 1
        self.cut()
        self.add(words, first, last)
