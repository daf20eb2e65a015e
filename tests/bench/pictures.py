"""How long a picture from outside takes, and how much memory it asks for.

python -m tests.bench.pictures
"""

from __future__ import annotations

import io
import resource
import time

import qrcode
from PIL import Image

from counter.pictures import clean, codes_in, pages


def made(kind: str, width: int, height: int) -> bytes:
    """A picture with noise in it, as a photo has."""
    file = io.BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(file, kind)
    return file.getvalue()


def main() -> None:
    """Print each kind with its time; at the end the most memory that was held."""
    photo = Image.new("RGB", (3000, 4000), "white")
    photo.paste(qrcode.make("81" + "1234567890" * 100).resize((1800, 1800)), (500, 900))
    code = io.BytesIO()
    photo.save(code, "JPEG")
    cases = {
        "WeChat 1080 × 1440 JPEG": made("JPEG", 1080, 1440),
        "phone 12 MP JPEG": made("JPEG", 4032, 3024),
        "phone 50 MP JPEG": made("JPEG", 8160, 6120),
        "screenshot 1080 × 2400 PNG": made("PNG", 1080, 2400),
        "scan A4 300 dpi TIFF": made("TIFF", 2480, 3508),
        "scan A4 PDF": made("PDF", 2480, 3508),
    }
    for name, data in cases.items():
        begun = time.perf_counter()
        kept = clean(data)
        taken = time.perf_counter() - begun
        print(
            f"{name:30} {len(data) / 1e6:6.1f} MB -> {len(kept.body) / 1e6:4.1f} MB {taken:5.2f} s"
        )
    [kept] = pages(code.getvalue())
    begun = time.perf_counter()
    found = codes_in(kept)
    print(f"a form's code found: {bool(found)}, {time.perf_counter() - begun:.2f} s")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory held: {held:.0f} MB, this file's own pictures among it")


if __name__ == "__main__":
    main()
