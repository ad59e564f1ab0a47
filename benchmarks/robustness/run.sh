#!/bin/sh
# Damages small videos of all common formats in thousands of ways and hands them to every decoder.
#
#   benchmarks/robustness/run.sh [FILES [DECODER...]]
#
# Needs a built project (mvn -DskipTests package) and the commands ffmpeg and ffprobe.
set -eu
here=$(dirname "$0")
sources=$here/../../target/mutation-sources
files=${1:-6000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- humble bytedeco isolated-humble isolated-bytedeco

make() {
  [ -e "$sources/$1" ] && return
  output=$1
  shift
  ffmpeg -v error -y -f lavfi -i "testsrc2=size=96x64:rate=10:duration=1.6" "$@" \
    -map_metadata -1 -fflags +bitexact -flags +bitexact "$sources/$output"
}

mkdir -p "$sources"
make h264.mp4 -c:v libx264 -g 6 -bf 2
make h264-fragmented.mp4 -c:v libx264 -g 6 -movflags frag_keyframe+empty_moov
make h264-10bit.mkv -c:v libx264 -g 6 -pix_fmt yuv420p10le
make h264-interlaced.mov -c:v libx264 -g 6 -flags +ildct+ilme
make h264.ts -c:v libx264 -g 6
make h264.flv -c:v libx264 -g 6
make hevc.mp4 -c:v libx265 -g 6 -x265-params log-level=none
make vp8.webm -c:v libvpx -g 6 -deadline realtime
make vp9.webm -c:v libvpx-vp9 -g 6 -deadline realtime
make av1.mp4 -c:v libaom-av1 -g 6 -usage realtime -cpu-used 8
make mpeg4.avi -c:v mpeg4 -g 6 -bf 2
make mpeg4.3gp -c:v mpeg4 -g 6
make msmpeg4.avi -c:v msmpeg4 -g 6
make mpeg2.ts -c:v mpeg2video -g 6 -bf 2 -r 25
make mpeg2.mxf -c:v mpeg2video -g 6 -r 25
make mpeg1.mpg -c:v mpeg1video -g 6 -r 25
make mjpeg.avi -c:v mjpeg
make prores.mov -c:v prores_ks
make theora.ogv -c:v libtheora -g 6
make wmv2.wmv -c:v wmv2 -g 6
make flv1.flv -c:v flv -g 6
make gif.gif
make ffv1.mkv -c:v ffv1 -g 6
make huffyuv.avi -c:v huffyuv

exec nice java -cp "$here/../../clipsearch-examples/target/clipsearch.jar" \
  io.github.clipsearch.examples.robustness.MutationRun "$sources" "${SEED:-1}" "$files" "$@"
