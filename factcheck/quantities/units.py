"""Units and currencies, with their dimension and how many base units they are."""

from __future__ import annotations

#: unit word -> (dimension, factor to its base unit)
UNITS: dict[str, tuple[str, float]] = {}
for _names, _dimension, _factor in (
    ("km kilometre kilometres kilometer kilometers", "length", 1000.0),
    ("metre metres meter meters", "length", 1.0),
    ("mile miles", "length", 1609.34),
    ("foot feet ft", "length", 0.3048),
    ("inch inches", "length", 0.0254),
    ("yard yards", "length", 0.9144),
    ("cm centimetre centimetres centimeter centimeters", "length", 0.01),
    ("mm millimetre millimetres", "length", 0.001),
    ("kg kilo kilos kilogram kilograms", "mass", 1.0),
    ("gram grams", "mass", 0.001),
    ("tonne tonnes", "mass", 1000.0),
    ("ton tons", "mass", 907.0),
    ("pound-weight lb lbs", "mass", 0.4536),
    ("mw megawatt megawatts", "power", 1.0),
    ("gw gigawatt gigawatts", "power", 1000.0),
    ("kw kilowatt kilowatts", "power", 0.001),
    ("hectare hectares", "area", 1.0),
    ("acre acres", "area", 0.4047),
    ("litre litres liter liters", "volume", 1.0),
    ("barrel barrels", "volume", 159.0),
    ("second seconds", "time", 1 / 3600),
    ("minute minutes", "time", 1 / 60),
    ("hour hours", "time", 1.0),
    ("day days", "days", 1.0),
    ("night nights", "nights", 1.0),
    ("week weeks", "days", 7.0),
    ("month months", "months", 1.0),
    ("year years", "months", 12.0),
    ("decade decades", "months", 120.0),
    ("kph km/h mph knots", "speed", 1.0),
    ("euro euros", "EUR", 1.0),
    ("dollar dollars", "USD", 1.0),
    ("pound pounds", "GBP", 1.0),
    ("degree degrees", "degree", 1.0),
):
    UNITS |= dict.fromkeys(_names.split(), (_dimension, _factor))
CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR"}
MONEY = frozenset(CURRENCIES.values())
