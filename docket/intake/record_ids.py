"""What an *Id.* goes back to, over cites to the record and to the law in one order."""

import re
from dataclasses import dataclass, field, replace

from docket.intake.authorities import Legal
from docket.intake.authorities.tails import ID_PAGE, close
from docket.intake.clean import CleanText
from docket.intake.record_places import Cite, Source, opener

_LINES = re.compile(r",?\s(?:at\s)?\d{1,4}:\d{1,2}(?![\d:])")
_PARAGRAPH = re.compile(r",?\s(?:at\s)?¶")
_WEBSITE = re.compile(r"https?:|\bwww\.")


@dataclass(slots=True)
class Earlier:
    """The cites before a place, each flow of the paper (the body, a footnote) by itself."""

    paper: CleanText
    legal: Legal
    before: dict[int, Cite] = field(default_factory=dict)  # by flow: the last record cite
    lined: dict[int, Cite] = field(default_factory=dict)  # the same: the last one with lines
    numbered: dict[int, Cite] = field(default_factory=dict)  # the last one with paragraphs
    by_line: set[str] = field(default_factory=set)  # the papers that are cited by their lines

    def last(self, at: int) -> Cite | None:
        return self.before.get(self.paper.flow(at).start)

    def remember(self, cite: Cite, source: Source) -> None:
        """What an Id. behind the cite may go back to."""
        told = source.sort == "bates" and opener(self.paper.text, source.start) in (None, "", ",", "&")
        if source.sort == "cross" or told:
            return
        flow = self.paper.flow(source.start).start
        same = source.sort == "id" and not cite.pins and flow in self.before
        last = replace(cite, pins=self.before[flow].pins) if same else cite
        self.before[flow] = last
        kinds = {pin.kind for pin in last.pins}
        if "line" in kinds:
            self.lined[flow] = last
            self.by_line.add(cite.source.name)
        elif "paragraph" in kinds:
            self.numbered[flow] = last

    def meant(self, source: Source) -> Cite | None:
        """What an Id. goes back to, if that is of the record: the last cite in its flow, or in the footnote before."""
        flow = self.paper.flow(source.start)
        last = self.before.get(flow.start)
        low = last.end if last else flow.start
        if last is None and flow.note is not None and source.start - flow.start < 60:
            earlier = self.paper.flow(max(0, flow.start - 2))
            last = self.before.get(earlier.start) if earlier.note is not None else None
            low = last.end if last else low
        if last and _LINES.match(self.paper.text, source.end):
            here = last.source.name in self.by_line
            return last if here else self.lined.get(flow.start, last)  # no case, no affidavit has lines
        if last and _PARAGRAPH.match(self.paper.text, source.end) and any(pin.kind == "line" for pin in last.pins):
            last = self.numbered.get(flow.start, last)  # no transcript has paragraphs
        page = ID_PAGE.match(self.paper.text, source.end)
        if last:  # what is cited in the parenthesis behind a cite is not meant
            low = close(self.paper.text, low)
        if (
            last is None
            or self.legal.cited_between(low, source.start, page[1] if page else None)
            or _WEBSITE.search(self.paper.text, low, source.start)
        ):
            return None
        if last.source.sort == "foreign" and self.legal.covers(last.source.start):
            return None
        follows = self.paper.text[source.end : source.end + 8]
        return None if re.match(r",\s(?:DE|Dkt|Doc|ECF|D\.E)\b", follows) else last
