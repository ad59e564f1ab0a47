#!/bin/sh
# Runs every benchmark, one after the other, and keeps what each prints.
#
#   PYTHON=/usr/bin/python3 benchmarks/run-all.sh [FOLDER]
#
# Needs a built project (mvn -DskipTests install), the ffmpeg command, and a python3 with PyTorch and
# FAISS, named by the variable PYTHON (Debian: python3-torch, libopenblas0-pthread, python3-faiss).
# Takes about two hours on a machine that does nothing else; FOLDER then has a text for each section of
# docs/benchmarks.md. A benchmark that fails is named at the end, and the others are run.
# QUICK=1 tries everything once, in some minutes, with figures that are good for nothing.
set -u
cd "$(dirname "$0")/.." || exit 1
results=${1:-target/benchmarks}
jar=clipsearch-examples/target/clipsearch.jar
package=io.github.clipsearch.examples.benchmark
java="java -cp $jar $package"
mkdir -p "$results"
failed=
scenes=1000000
choice=100000
solr=100000
duplicates='40 200 400'
kernels=
if [ -n "${QUICK:-}" ]; then
  export ROUNDS=1
  scenes=20000
  choice=2000
  solr=2000
  duplicates=40
  kernels="-f 1 -wi 1 -i 1"
fi

run() {
  name=$1
  shift
  echo "$name"
  "$@" >"$results/$name.txt" 2>"$results/$name.log" && return
  failed="$failed $name"
  return 1
}

short=$results/drawn-30s.mp4
long=$results/drawn-10min.mp4
model=$results/vit-b-32
begun=$results/begun.mp4 # gets its name when it is whole
[ -e "$short" ] || { run make-video $java.MakeVideo "$begun" 1080 30 && mv "$begun" "$short"; }
[ -e "$long" ] || {
  run make-long-video ffmpeg -v error -y -stream_loop 19 -i "$short" -c copy "$begun" && mv "$begun" "$long"
}
[ -e "$model/model.safetensors" ] || run make-checkpoint $java.MakeCheckpoint "$model"

run indexing $java.IndexBenchmark "$short"
run indexing-threads $java.ParallelIndexingBenchmark "$model" "$short"
run memory-30s java -Xmx192m -cp $jar $package.IndexBenchmark "$short"
run memory-10min java -Xmx192m -cp $jar $package.IndexBenchmark "$long"
run isolation $java.IsolationBenchmark "$short"
run detection benchmarks/detection/run.sh "$short"
run preprocessing $java.PreprocessingBenchmark
run loading-float32 $java.LoadingBenchmark "$model" FLOAT32
run loading-int8 $java.LoadingBenchmark "$model" INT8
run loading-bfloat16 $java.LoadingBenchmark "$model" BFLOAT16
run encoder benchmarks/encoder/run.sh "$results"
# shellcheck disable=SC2086 # options
run kernels benchmarks/kernels/run.sh $kernels
run search benchmarks/search/run.sh "$results/search" "$scenes" "${ROUNDS:-9}"
# shellcheck disable=SC2086 # numbers
run duplicates benchmarks/search/duplicates.sh "$results/search" $duplicates
run approximate benchmarks/approximate/run.sh "$results/approximate" "$scenes" "$choice"
run solr benchmarks/solr/run.sh "$solr"
run spark benchmarks/spark/run.sh "$short" "$short" "$short" "$short"

# The pictures of what docs/benchmarks reports; the tables there are kept by hand.
run charts $java.BarChart docs/benchmarks

[ -z "$failed" ] || { echo "failed:$failed (see the logs in $results)" >&2; exit 1; }
