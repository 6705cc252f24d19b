"""What keeps a docket from being taken in, told as a sentence with the next step."""

from domain.errors import FileAccessError, NotPossibleError


class NotADocketError(FileAccessError):
    """The file is no docket that this version can read."""


class DoubtfulDocketError(NotPossibleError):
    """The file can be read in part, or contradicts what was said of it; a person may insist."""
