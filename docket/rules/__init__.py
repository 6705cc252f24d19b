"""Rule packs as data beside this file, and what reads them."""
