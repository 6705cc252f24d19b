"""Dockets in: what courts and CourtListener hand out, read into one neutral model; what it means is read elsewhere."""
