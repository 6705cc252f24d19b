"""What keeps a paper from being read, told as a sentence with the next step."""

from domain.errors import FileAccessError


class UnreadablePaperError(FileAccessError):
    """The file holds no text that this version can read."""
