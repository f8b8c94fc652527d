"""What the library knows of words: countries, organisations, offices and given names, as package data.

Why data and not code: an editor can read and correct a table. ``tables`` loads each one on first use.
"""
