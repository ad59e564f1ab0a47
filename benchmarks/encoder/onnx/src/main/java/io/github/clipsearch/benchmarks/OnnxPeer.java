package io.github.clipsearch.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * CLIP's image tower on ONNX Runtime, as a peer of EncoderBenchmark: answers lines {@code threads
 * batch seconds} with {@code runs processor_seconds wall_seconds first_number}, as clip_peer.py.
 */
public final class OnnxPeer {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private OnnxPeer() {}

  /**
   * Serves requests from the standard input until it ends.
   *
   * @param args the model, and the number of threads, which has to be that of all requests
   * @throws OrtException when ONNX Runtime fails
   * @throws IOException when the standard input fails
   */
  public static void main(String[] args) throws OrtException, IOException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(Integer.parseInt(args[1]));
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    try (OrtSession session = environment.createSession(args[0], options)) {
      System.out.println("ready onnxruntime " + environment.getVersion());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int size = 224;
      int last = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] request = line.split(" ");
        int batch = Integer.parseInt(request[1]);
        long budget = (long) (Double.parseDouble(request[2]) * 1e9);
        long[] shape = {batch, 3, size, size};
        try (OnnxTensor pixels =
            OnnxTensor.createTensor(environment, ramp(batch * 3 * size * size), shape)) {
          for (int i = 0; last != batch && i < 2; i++) {
            run(session, pixels);
          }
          last = batch;
          int runs = 0;
          float first;
          long processor = PROCESS.getProcessCpuTime();
          long start = System.nanoTime();
          do {
            first = run(session, pixels);
            runs++;
          } while (System.nanoTime() - start < budget);
          double wall = (System.nanoTime() - start) / 1e9;
          System.out.println(
              runs + " " + (PROCESS.getProcessCpuTime() - processor) / 1e9 + " " + wall + " " + first);
        }
      }
    }
  }

  private static float run(OrtSession session, OnnxTensor pixels) throws OrtException {
    try (OrtSession.Result result = session.run(Map.of("pixels", pixels))) {
      return ((float[][]) result.get(0).getValue())[0][0];
    }
  }

  private static FloatBuffer ramp(int count) {
    FloatBuffer numbers =
        ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    for (int i = 0; i < count; i++) {
      numbers.put(i, -1 + 2f * i / (count - 1));
    }
    return numbers;
  }
}
