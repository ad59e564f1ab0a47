#!/bin/sh
# Indexing by one engine, and by one and two executors of a Spark cluster on this machine:
#
#   benchmarks/spark/run.sh VIDEO...
#
# Needs a built project (mvn -DskipTests install) and Maven. See docs/benchmarks.md.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
module=$root/clipsearch-spark
list=$module/target/benchmark-class-path.txt
[ -e "$list" ] || mvn -q -f "$root/pom.xml" -pl clipsearch-spark dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$list"
SPARK_HOME=$module/target/spark-home
SPARK_SCALA_VERSION=2.13
SPARK_LOCAL_IP=127.0.0.1
export SPARK_HOME SPARK_SCALA_VERSION SPARK_LOCAL_IP
opens=
for package in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
  opens="$opens --add-opens=java.base/java.$package=ALL-UNNAMED"
done
for package in nio.ch nio.cs security.action util.calendar; do
  opens="$opens --add-opens=java.base/sun.$package=ALL-UNNAMED"
done
# shellcheck disable=SC2086
exec java $opens -cp "$module/target/classes:$module/target/test-classes:$(cat "$list")" \
  io.github.clipsearch.spark.SparkBenchmark \
  "$root/clipsearch-model-small/src/main/resources/io/github/clipsearch/model/small" "$@"
