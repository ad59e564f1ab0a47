package io.github.clipsearch.ffmpeg.bytedeco;

import io.github.clipsearch.ClipSearchException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecHWConfig;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Access to {@link HardwareDevice}s. */
final class Hardware {
  private Hardware() {}

  /**
   * Opens a device.
   *
   * @return a reference that the caller releases
   * @throws ClipSearchException when there is none
   */
  static AVBufferRef open(HardwareDevice device) {
    FfmpegLibrary.require();
    int type = type(device);
    if (!isBuilt(type)) {
      throw new ClipSearchException(
          "This build of FFmpeg has no hardware decoding through "
              + device
              + "; it has "
              + built()
              + ". Choose one of these, or decode without hardware.");
    }
    AVBufferRef reference = new AVBufferRef((Pointer) null);
    int result = avutil.av_hwdevice_ctx_create(reference, type, (String) null, null, 0);
    if (result < 0) {
      throw new ClipSearchException(
          "No hardware for decoding can be reached through "
              + device
              + " ["
              + FfmpegLibrary.message(result)
              + "]. Check its driver, and that this process may use it, or decode without"
              + " hardware.");
    }
    return reference;
  }

  /** Whether a codec's decoder can use a device. */
  static boolean canDecode(AVCodec codec, HardwareDevice device) {
    int type = type(device);
    @Nullable AVCodecHWConfig config;
    for (int i = 0; (config = avcodec.avcodec_get_hw_config(codec, i)) != null; i++) {
      if (config.device_type() == type
          && (config.methods() & avcodec.AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX) != 0) {
        return true;
      }
    }
    return false;
  }

  private static int type(HardwareDevice device) {
    return avutil.av_hwdevice_find_type_by_name(device.ffmpegName());
  }

  private static boolean isBuilt(int type) {
    int built = avutil.AV_HWDEVICE_TYPE_NONE;
    while ((built = avutil.av_hwdevice_iterate_types(built)) != avutil.AV_HWDEVICE_TYPE_NONE) {
      if (built == type) {
        return true;
      }
    }
    return false;
  }

  private static List<HardwareDevice> built() {
    List<HardwareDevice> devices = new ArrayList<>();
    for (HardwareDevice device : HardwareDevice.values()) {
      if (isBuilt(type(device))) {
        devices.add(device);
      }
    }
    return devices;
  }
}
