"""Dockets in: what courts and CourtListener hand out, read into one neutral model. What it means is for the reader of docket text."""
