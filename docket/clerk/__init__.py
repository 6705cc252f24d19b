"""The Clerk: accepts, numbers and enters papers, and serves the views. One method a use case, for CLI and UI alike."""

from docket.clerk.importing import Importing


class Clerk(Importing):
    """The application service over one store, for one actor."""


__all__ = ["Clerk"]
