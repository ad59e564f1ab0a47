#!/bin/sh
# Measures what a store on SolrCloud finds of what an exact search finds, and how long both take.
#
#   benchmarks/solr/run.sh [SCENES]
#
# Needs a built project (mvn -DskipTests install) and Maven. Two nodes run in the same process.
set -eu
here=$(dirname "$0")
module=$here/../../clipsearch-store-solr
scenes=${1:-100000}

mvn -q -B -f "$module/pom.xml" dependency:build-classpath -Dmdep.outputFile=target/class-path
cd "$module"
exec java -Xmx6g -cp "target/classes:target/test-classes:$(cat target/class-path)" \
  io.github.clipsearch.store.solr.SolrBenchmark "$scenes"
