#!/bin/sh
# Measures the loops that search spends its time in, with JMH.
#
#   benchmarks/kernels/run.sh [JMH_OPTION...]
#
# Needs a built project (mvn -DskipTests package) and Maven. For the Vector API:
#   benchmarks/kernels/run.sh -jvmArgsAppend --add-modules=jdk.incubator.vector
set -eu
here=$(dirname "$0")
jar="$here/../../clipsearch-examples/target/clipsearch.jar"
classes="$here/target/classes"

mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies
mkdir -p "$classes"
javac -d "$classes" -cp "$jar:$here/target/lib/*" "$here"/src/main/java/io/github/clipsearch/benchmarks/*.java
exec java -cp "$classes:$jar:$here/target/lib/*" org.openjdk.jmh.Main "$@"
