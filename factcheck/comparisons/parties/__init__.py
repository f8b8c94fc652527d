"""Who has which part in a deal, a deed or a payment: one exact comparison a file."""

from __future__ import annotations

from factcheck.comparisons.parties import attributes, deals, deeds, outsiders, payments, takeovers

COMPARISONS = (attributes.compare, deeds.compare, payments.compare, deals.compare, outsiders.compare, takeovers.compare)
