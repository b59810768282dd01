"""Units of measurement and money as news writes them."""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = """
    day 0.0000115740741 second seconds|day 0.000694444444 minute minutes|day 0.0416666667 hour hours hr hrs|
    day 1 day days|day 7 week weeks|day 30.4 month months|day 365 year years|
    metre 0.001 millimetre millimetres millimeter millimeters mm|
    metre 0.01 centimetre centimetres centimeter centimeters cm|metre 1 metre metres meter meters m|
    metre 1000 kilometre kilometres kilometer kilometers km kms|metre 0.0254 inch inches|metre 0.3048 foot feet ft|
    metre 0.9144 yard yards|metre 1609.34 mile miles|
    kilogram 0.001 gram grams|kilogram 1 kilo kilos kilogram kilograms kg|kilogram 0.4536 pound pounds lb lbs|
    kilogram 0.02835 ounce ounces|kilogram 1000 tonne tonnes ton tons|
    hectare 1 hectare hectares|hectare 0.4047 acre acres|
    litre 1 litre litres liter liters|litre 3.785 gallon gallons|litre 159 barrel barrels|
    km/h 1 kph kmh|km/h 1.609 mph|km/h 1.852 knot knots|
    degree 1 degree degrees|
    watt 1 watt watts|watt 1e3 kilowatt kilowatts|watt 1e6 megawatt megawatts|watt 1e9 gigawatt gigawatts|
    dollar 1 dollar dollars|cent 1 cent cents|euro 1 euro euros|rupee 1 rupee rupees|yen 1 yen|rouble 1 rouble roubles|
    yuan 1 yuan|franc 1 franc francs|peso 1 peso pesos
"""

UNITS: Mapping[str, tuple[str, float]] = {
    form: (base, float(factor))
    for base, factor, *forms in (entry.split() for entry in _TABLE.split("|"))
    for form in forms
}
"""Word → base unit and how many of it make one."""

CURRENCIES: Mapping[str, str] = {
    "$": "$",
    "US$": "$",
    "dollar": "$",
    "dollars": "$",
    "€": "€",
    "euro": "€",
    "euros": "€",
    "£": "£",
    "¥": "¥",
    "yen": "¥",
    "₹": "₹",
    "rupee": "₹",
    "rupees": "₹",
}
"""Sign or word → the sign that stands for the money."""

PERCENT = frozenset({"percent", "pct", "percentage"})

TIGHT_SCALES: Mapping[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
}
"""Short scales written after digits ("1.2bn")."""
