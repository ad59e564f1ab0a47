#!/bin/sh
# Measures approximate search against the exact search of the same store, and Lucene against JVector.
#
#   benchmarks/approximate/run.sh [FOLDER [SCENES [CHOICE]]]
#
# Needs a built project (mvn -DskipTests install) and Maven; for a million scenes about 3 GB on the disk
# and half an hour. CHOICE vectors are given to the two libraries; 0 leaves that out.
set -eu
here=$(dirname "$0")
folder=${1:-$here/../../target/approximate-benchmark}
scenes=${2:-1000000}
choice=${3:-100000}
classes="$here/target/classes"

mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies
mkdir -p "$folder" "$classes"
javac -d "$classes" -cp "$here/target/lib/*" "$here"/src/main/java/io/github/clipsearch/benchmarks/*.java
java -Xmx4g -cp "$classes:$here/target/lib/*" \
  io.github.clipsearch.benchmarks.ApproximateBenchmark "$folder/$scenes" "$scenes"
[ "$choice" = 0 ] || java -Xmx8g -cp "$classes:$here/target/lib/*" \
  io.github.clipsearch.benchmarks.LibraryChoice "$folder/choice-$choice" "$choice" \
  lucene-float32 lucene-sq7 lucene-int8 jvector
