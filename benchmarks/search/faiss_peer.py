#!/usr/bin/env python3
"""FAISS's exact search over the same vectors, one query at a time on one thread.

faiss_peer.py FOLDER ROUNDS
"""
import sys
import time

import faiss
import numpy

DIMENSION = 512
folder, rounds = sys.argv[1], int(sys.argv[2])
faiss.omp_set_num_threads(1)
vectors = numpy.fromfile(folder + "/vectors.f32", dtype="<f4").reshape(-1, DIMENSION)
queries = numpy.fromfile(folder + "/queries.f32", dtype="<f4").reshape(-1, DIMENSION)
index = faiss.IndexFlatIP(DIMENSION)
index.add(vectors)
del vectors
best = float("inf")
for i in range(rounds):
    start = time.perf_counter()
    index.search(queries[i % len(queries)][None, :], 10)
    best = min(best, time.perf_counter() - start)
print("%-50s %8.1f ms %6.1f GB/s" % ("FAISS IndexFlatIP, threads 1", best * 1e3, index.ntotal * DIMENSION * 4 / best / 1e9))
