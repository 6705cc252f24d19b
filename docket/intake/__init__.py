"""Reading filings: decode, clean with an offset map, find; pure stages, spans into the file."""
