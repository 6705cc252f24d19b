"""The screens in a browser: one process of the program for each window, behind a token, on this machine unless asked otherwise."""
