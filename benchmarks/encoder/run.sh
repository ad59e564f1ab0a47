#!/bin/sh
# Compares the encoder with Python's PyTorch and with ONNX Runtime for Java on one thread, in turn.
#
#   benchmarks/encoder/run.sh [FOLDER_FOR_MODELS]
#
# Needs a built project (mvn -DskipTests package), Maven, and a python3 with PyTorch, named by the
# variable PYTHON. Debian's python3-torch is as slow as plain C without libopenblas0-pthread.
set -eu
here=$(dirname "$0")
models=${1:-$here/../../target/encoder-benchmark}
python=${PYTHON:-python3}
benchmark="java -cp $here/../../clipsearch-examples/target/clipsearch.jar io.github.clipsearch.examples.benchmark"

# OpenBLAS does not know recent processors and would fall back to a slow kernel.
export OPENBLAS_CORETYPE="${OPENBLAS_CORETYPE:-SkylakeX}" OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

mkdir -p "$models"
[ -e "$models/vit-b-32/model.safetensors" ] || $benchmark.MakeCheckpoint "$models/vit-b-32"
[ -e "$models/vision.onnx" ] ||
  "$python" "$here/clip_peer.py" "$models/vit-b-32" export "$models/vision.onnx"
mvn -q -B -f "$here/onnx/pom.xml" package
onnx="$here/onnx/target/classes:$here/onnx/target/lib/*"

exec $benchmark.EncoderBenchmark "$models/vit-b-32" "${ROUNDS:-5}" \
  "Python TorchScript=$python $here/clip_peer.py $models/vit-b-32 frozen" \
  "Python eager=$python $here/clip_peer.py $models/vit-b-32 eager" \
  "ONNX Runtime=java -cp $onnx io.github.clipsearch.benchmarks.OnnxPeer $models/vision.onnx 1"
