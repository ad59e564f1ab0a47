#!/bin/sh
# Decoding with scene detection against the ffmpeg command; then the detectors alone, and fewer frames.
#
#   benchmarks/detection/run.sh VIDEO... [-- FOLDER_WITH_MANIFEST]
#
# Needs a built project (mvn -DskipTests package) and the command ffmpeg.
set -eu
here=$(dirname "$0")
benchmark="java -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp $here/../../clipsearch-examples/target/clipsearch.jar io.github.clipsearch.examples.benchmark"

videos=
while [ $# -gt 0 ] && [ "$1" != "--" ]; do
  videos="$videos $1"
  shift
done
# names of videos must not hold blanks here
$benchmark.DetectionBenchmark "${ROUNDS:-5}" $videos
for video in $videos; do
  $benchmark.DetectorBenchmark "$video"
done
[ $# -lt 2 ] || $benchmark.FrameSelectionEvaluation "$2"
