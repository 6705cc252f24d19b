"""The screens: the list of cases, one case, and the pages and boxes that open over it."""
