"""How a report looks: ``text`` for a terminal, ``wire`` for programs (JSON), ``page`` for a browser."""
