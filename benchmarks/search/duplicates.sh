#!/bin/sh
# Measures finding copies against searching for each scene once.
#
#   benchmarks/search/duplicates.sh FOLDER [VIDEOS...]
#
# FOLDER is one in which run.sh has made an index, of at least as many videos of 50 scenes each.
set -eu
here=$(dirname "$0")
folder=$1
shift
[ $# -gt 0 ] || set -- 40 200 400
java -Xmx6g -cp "$here/target/classes:$here/../../clipsearch-examples/target/clipsearch.jar" \
  io.github.clipsearch.benchmarks.DuplicateBenchmark "$folder" "$@"
