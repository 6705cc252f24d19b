"""Pure folds: events to state, state to views, and the difference between two moments. No I/O, no clock."""
