"""Prints the literals of PillowChecksumsTest: CRC-32 of what Pillow makes of drawn pictures.

Needs Pillow only (Debian: python3-pil); the figures are from Pillow 9.4.0.
"""

import zlib

from PIL import Image

BILINEAR, BICUBIC = 2, 3

# width, height, resized width, resized height, filter
CASES = [
    (width, height, new_width, new_height, resample)
    for width, height, new_width, new_height in [
        (1920, 1080, 398, 224),
        (1080, 1920, 224, 398),
        (1279, 719, 224, 224),
        (640, 480, 298, 224),
        (333, 251, 97, 101),
        (224, 224, 224, 224),
        (31, 17, 224, 224),
        (1, 1, 7, 5),
        (2, 3, 64, 1),
        (1, 10000, 8, 224),
        (10000, 1, 224, 8),
        (3001, 7, 5, 61),
        (15, 1300, 16, 1299),
        (1300, 15, 1299, 16),
        (97, 2600, 3, 11),
    ]
    for resample in (BILINEAR, BICUBIC)
]


def draw(width, height):
    """Hard edges of full contrast (they overshoot), slopes, and noise, by whole numbers alone."""
    pixels = bytearray()
    state = 12345
    for y in range(height):
        for x in range(width):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            pixels.append(255 if (x // 5 + y // 3) % 2 else 0)
            pixels.append((x * 7 + y * 3) & 255)
            pixels.append(state >> 16 & 255)
    return Image.frombytes("RGB", (width, height), bytes(pixels))


for width, height, new_width, new_height, resample in CASES:
    resized = draw(width, height).resize((new_width, new_height), resample)
    checksum = zlib.crc32(resized.tobytes())
    name = "BILINEAR" if resample == BILINEAR else "BICUBIC"
    print(f"{width}, {height}, {new_width}, {new_height}, {name}, {checksum:08x}")
