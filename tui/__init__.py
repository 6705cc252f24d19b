"""The terminal screens: drawn from projections, acted on through the Clerk they are given; no store and no files."""
