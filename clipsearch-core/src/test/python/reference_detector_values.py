"""Writes ../resources/io/github/clipsearch/scene/reference-values.json: what PySceneDetect 0.7.1 on
OpenCV 4.6 makes of pictures that TestPictures.java draws in the same way.

    python3 reference_detector_values.py > ../resources/io/github/clipsearch/scene/reference-values.json

Needs PySceneDetect 0.7.1 (on PYTHONPATH), python3-opencv and python3-numpy.
"""

import json

import cv2
import numpy as np
from scenedetect.detectors import ContentDetector, HashDetector, HistogramDetector


def picture(width, height, seed):
    """An RGB picture of a ramp, a disc, a box and noise, in integers only."""
    state = seed
    rgb = np.zeros((height, width, 3), np.uint8)
    for y in range(height):
        for x in range(width):
            state = (state * 1103515245 + 12345) % 2**31
            value = 30 + 90 * x // width + (state >> 16) % 12
            if (x - width // 2) ** 2 + (y - height // 2) ** 2 < (height // 4 + seed % 7) ** 2:
                value += 110
            if x < width // 4 and height // 4 < y < height // 2 + seed % 5:
                value = 220 - value
            rgb[y, x] = (value, value * 2 // 3 + y % 64, 255 - value)
    return rgb


def bits(image):
    return ["".join("1" if v else "0" for v in row) for row in image]


def values(width, height):
    pictures = [np.ascontiguousarray(picture(width, height, seed)[..., ::-1]) for seed in (1, 2)]
    first, second = pictures
    planes = [cv2.split(cv2.cvtColor(p, cv2.COLOR_BGR2HSV)) for p in pictures]
    content = ContentDetector()
    median = np.median(planes[0][2])
    canny = cv2.Canny(planes[0][2], int(2 / 3 * median), int(4 / 3 * median))
    edges = [content._detect_edges(p[2]) for p in planes]
    grey = cv2.cvtColor(first, cv2.COLOR_BGR2GRAY)
    hists = lambda bins: [HistogramDetector.calculate_histogram(p, bins) for p in pictures]
    return {
        "width": width,
        "height": height,
        "median": float(median),
        "canny": bits(canny),
        "edges": bits(edges[0]),
        "delta_edges": float(np.mean(cv2.absdiff(*edges))),
        "delta_hue": float(np.mean(cv2.absdiff(planes[0][0], planes[1][0]))),
        "delta_sat": float(np.mean(cv2.absdiff(planes[0][1], planes[1][1]))),
        "delta_lum": float(np.mean(cv2.absdiff(planes[0][2], planes[1][2]))),
        "area_16": cv2.resize(grey, (16, 16), interpolation=cv2.INTER_AREA).flatten().tolist(),
        "hash_16_2": bits(HashDetector.hash_frame(first, 16, 2)),
        "hash_8_2": bits(HashDetector.hash_frame(first, 8, 2)),
        "correlation_256": float(cv2.compareHist(*hists(256), cv2.HISTCMP_CORREL)),
        "correlation_100": float(cv2.compareHist(*hists(100), cv2.HISTCMP_CORREL)),
    }


print(json.dumps([values(64, 48), values(96, 64), values(75, 47), values(33, 20), values(12, 40)], indent=1))
