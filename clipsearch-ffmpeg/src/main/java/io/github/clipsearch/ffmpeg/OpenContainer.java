package io.github.clipsearch.ffmpeg;

import io.github.clipsearch.video.VideoInfo;
import io.github.clipsearch.video.decoding.Orientation;
import io.humble.video.Decoder;
import io.humble.video.Demuxer;
import io.humble.video.DemuxerStream;
import java.util.List;

/**
 * An open file and its chosen video stream.
 *
 * @param natives owns all the native objects below
 * @param demuxer open
 * @param stream the chosen stream
 * @param streamIndex its index
 * @param decoder open
 * @param info what the header says
 * @param orientation how to turn pictures
 * @param pixelAspect of the stream, or unknown: then the decoder's counts
 * @param timeBases seconds per tick of each stream
 * @param clockStart seconds to subtract from all time stamps
 */
record OpenContainer(
    NativeObjects natives,
    Demuxer demuxer,
    DemuxerStream stream,
    int streamIndex,
    Decoder decoder,
    VideoInfo info,
    Orientation orientation,
    Ratio pixelAspect,
    List<Ratio> timeBases,
    double clockStart) {

  double timeBase() {
    return timeBases.get(streamIndex).value();
  }
}
