"""Pure formats: a view goes in, lines come out. Nothing here needs a terminal."""
