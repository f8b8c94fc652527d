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
    ("gwh gigawatt-hour gigawatt-hours", "energy", 1.0),
    ("twh terawatt-hour terawatt-hours", "energy", 1000.0),
    ("mwh megawatt-hour megawatt-hours", "energy", 0.001),
    ("kph km/h", "speed", 1.0),
    ("mph", "speed", 1.60934),
    ("knot knots", "speed", 1.852),
    ("degree degrees °c c °f f", "degree", 1.0),
    ("calorie calories kcal", "calorie", 1.0),
    ("euro euros", "EUR", 1.0),
    ("dollar dollars", "USD", 1.0),
    ("pound pounds", "GBP", 1.0),
    ("yen", "JPY", 1.0),
    ("yuan renminbi", "CNY", 1.0),
    ("won", "KRW", 1.0),
    ("rupee rupees", "rupee", 1.0),
    ("rupiah rupiahs", "IDR", 1.0),
    ("peso pesos", "peso", 1.0),
    ("krone krona kroner kronor", "krone", 1.0),
    ("franc francs", "franc", 1.0),
    ("rand", "ZAR", 1.0),
    ("naira", "NGN", 1.0),
    ("pula", "BWP", 1.0),
    ("cedi cedis", "GHS", 1.0),
    ("shilling shillings", "shilling", 1.0),
    ("dirham dirhams", "dirham", 1.0),
    ("dinar dinars", "dinar", 1.0),
    ("riyal riyals rial rials", "riyal", 1.0),
    ("lira liras", "lira", 1.0),
    ("shekel shekels", "ILS", 1.0),
    ("rouble roubles ruble rubles", "RUB", 1.0),
    ("zloty zlotys", "PLN", 1.0),
    ("forint forints", "HUF", 1.0),
    ("baht", "THB", 1.0),
    ("ringgit", "MYR", 1.0),
    ("taka", "BDT", 1.0),
    ("real reais", "BRL", 1.0),
    ("sol soles", "PEN", 1.0),
    ("birr", "ETB", 1.0),
    ("kwacha", "kwacha", 1.0),
):
    UNITS |= dict.fromkeys(_names.split(), (_dimension, _factor))
CURRENCIES = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "rupee"}
#: what stands before a sign of money: "C$", "HK$"
DOLLARS = {
    "": "", "US": "", "C": "canadian ", "CA": "canadian ", "CAN": "canadian ", "A": "australian ", "AU": "australian ",
    "NZ": "new zealand ", "HK": "hong kong ", "S": "singapore ", "R": "brazilian ", "NT": "taiwan ",
}  # fmt: skip
_FIRST = list(UNITS).index("euro")
#: the units that are money
MONEY = frozenset({*CURRENCIES.values(), *(UNITS[name][0] for name in list(UNITS)[_FIRST:])})
#: words before a unit that make it another one: "square metres", "Canadian dollars"
KINDS = frozenset("square sq cubic nautical us canadian australian singapore".split())
