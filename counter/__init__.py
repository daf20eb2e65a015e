"""The work of the service hall, without a window: cases, money, papers, days.

Nothing in here knows Qt. Read `text`, `errors` and `values` first, then `casetypes` (what the
hall does), `rules` (what a notice may change), `store` and `desk` (how an act is signed), and
last the journeys: `intake`, `progress`, `mailout`, `dayclose`, `queue`, `settings`.
"""

__version__ = "0.1.0"
