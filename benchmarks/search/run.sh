#!/bin/sh
# Measures exact search against reading the same bytes, and against FAISS, Lucene and JVector on one thread.
#
#   benchmarks/search/run.sh [FOLDER [SCENES [ROUNDS]]]
#
# Needs a built project (mvn -DskipTests install), about 6 GB on the disk for a million scenes, and a
# python3 with FAISS (Debian: python3-faiss), named by the variable PYTHON. JAVA_OPTIONS may add the
# Vector API: --add-modules jdk.incubator.vector
set -eu
here=$(dirname "$0")
folder=${1:-$here/../../target/search-benchmark}
scenes=${2:-1000000}
rounds=${3:-9}
jar="$here/../../clipsearch-examples/target/clipsearch.jar"
classes="$here/target/classes"

mkdir -p "$folder" "$classes"
javac -d "$classes" -cp "$jar" "$here"/src/main/java/io/github/clipsearch/benchmarks/*.java
# shellcheck disable=SC2086
java -Xmx6g ${JAVA_OPTIONS:-} -cp "$classes:$jar" \
  io.github.clipsearch.benchmarks.SearchBenchmark "$folder" "$scenes" "$rounds" ${HEAP:+heap}
# Lucene's and JVector's arithmetic over the same vectors
mvn -q -B -f "$here/../approximate/pom.xml" dependency:copy-dependencies
peers="$here/../approximate/target"
mkdir -p "$peers/classes"
javac -d "$peers/classes" -cp "$peers/lib/*" "$here"/../approximate/src/main/java/io/github/clipsearch/benchmarks/*.java
# shellcheck disable=SC2086
java -Xmx6g ${JAVA_OPTIONS:-} -cp "$peers/classes:$peers/lib/*" \
  io.github.clipsearch.benchmarks.ExactPeers "$folder" "$rounds"
"${PYTHON:-python3}" "$here/faiss_peer.py" "$folder" "$rounds"
