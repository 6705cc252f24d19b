"""The reader of docket text: what the words of a docket entry say, by tables of patterns; nothing here reads a file or a store."""
