"""The words of the court: events, the Case aggregate and its values. No I/O, no clock."""
