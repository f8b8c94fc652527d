"""Words → acts: what is told to be done to what, and when ("the bridge, opened in 2012", "will sign it on Friday")."""

from __future__ import annotations

from factcheck.acts.reading import Act, acts
from factcheck.acts.things import Thing

__all__ = ["Act", "Thing", "acts"]
