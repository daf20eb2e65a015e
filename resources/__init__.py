"""Seeds, icons, translations and fonts: read-only data that ships with the program.

>>> data("seed/README.md").startswith(b"#")
True
"""

from __future__ import annotations

from importlib.resources import files


def data(name: str) -> bytes:
    """The bytes of one resource, named by its path below this folder."""
    return files(__name__).joinpath(name).read_bytes()
