"""Where the record is kept: the event log and the papers beside it, in one place that several people may share."""
