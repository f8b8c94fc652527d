"""What the library knows of words: countries, organisations, offices, given names and towns, as package data.

Why data and not code: an editor can read and correct a table. ``tables`` loads each one on first use.
"""
