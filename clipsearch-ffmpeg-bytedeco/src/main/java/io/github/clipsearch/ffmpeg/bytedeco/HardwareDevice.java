package io.github.clipsearch.ffmpeg.bytedeco;

import java.util.Locale;

/** Hardware that decodes video, by the interface it is reached through. */
public enum HardwareDevice {
  /** NVIDIA cards, on Linux and Windows. */
  CUDA,
  /** Intel and AMD cards, on Linux. */
  VAAPI,
  /** Macs. */
  VIDEOTOOLBOX,
  /** Most cards, on Windows. */
  D3D11VA,
  /** Intel Quick Sync, on Linux and Windows. */
  QSV,
  /** Cards whose driver has the Vulkan Video extensions. */
  VULKAN;

  /** What FFmpeg calls it. */
  String ffmpegName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
