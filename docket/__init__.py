"""The docket tracker: the Clerk, the store, what gets in and out, and the command line."""

__version__ = "0.1.0"
