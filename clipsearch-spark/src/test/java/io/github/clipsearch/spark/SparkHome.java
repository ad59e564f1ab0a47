package io.github.clipsearch.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Spark installation made of the jars that Maven has, and apart from it the jars that a user
 * would bring: the tests' processes load them as those of a real cluster do.
 */
final class SparkHome {
  private final Path target;
  private final List<Path> sparkJars = new ArrayList<>();
  private final List<Path> userJars = new ArrayList<>();

  private SparkHome(Path target) {
    this.target = target;
  }

  /** Lays it out in the module's build folder, where the variable SPARK_HOME says. */
  static SparkHome layOut() {
    Path home = Path.of(System.getenv().getOrDefault("SPARK_HOME", "target/spark-home"));
    SparkHome spark = new SparkHome(home.resolveSibling(""));
    try {
      spark.sortClassPath();
      Path jars = Files.createDirectories(home.resolve("jars"));
      Files.writeString(home.resolve("RELEASE"), "laid out for tests\n");
      for (Path jar : spark.sparkJars) {
        link(jars.resolve(jar.getFileName()), jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return spark;
  }

  /** What Spark itself needs of a Java 17: this process has it from the build. */
  static List<String> javaOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .toList();
  }

  /** The folder of Spark's own jars. */
  Path jars() {
    return target.resolve("spark-home").resolve("jars");
  }

  /** For {@code --jars}. */
  String sentJars() {
    return userJars.stream()
        .filter(jar -> !isLargeNative(jar))
        .map(Path::toString)
        .collect(Collectors.joining(","));
  }

  /** For {@code spark.executor.extraClassPath}. */
  String installedJars() {
    return userJars.stream()
        .filter(SparkHome::isLargeNative)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar of a class of the user's. */
  Path jarWith(Class<?> type) {
    String entry = type.getName().replace('.', '/') + ".class";
    return userJars.stream()
        .filter(
            jar -> {
              try (JarFile file = new JarFile(jar.toFile())) {
                return file.getEntry(entry) != null;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }

  private void sortClassPath() throws IOException {
    Set<Path> spark = new HashSet<>();
    for (String jar :
        Files.readString(target.resolve("spark-jars.txt")).strip().split(File.pathSeparator, -1)) {
      spark.add(Path.of(jar));
    }
    Path jars = Files.createDirectories(target.resolve("user-jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.isEmpty()) {
        continue;
      }
      Path path = Path.of(entry).toAbsolutePath().normalize();
      if (spark.contains(path) || isSparksToo(path)) {
        sparkJars.add(path);
      } else if (Files.isDirectory(path)) {
        userJars.add(pack(path, jars.resolve("classes-" + userJars.size() + ".jar")));
      } else if (Files.isRegularFile(path)) {
        userJars.add(path);
      }
    }
  }

  /** Jars without classes that are too large to be sent to each executor of each test. */
  private static boolean isLargeNative(Path jar) {
    String name = String.valueOf(jar.getFileName());
    return name.startsWith("pytorch-native-") || name.startsWith("humble-video-arch-");
  }

  /** What Spark needs as well, though Maven calls it this module's. */
  private static boolean isSparksToo(Path jar) {
    String name = String.valueOf(jar.getFileName());
    return name.startsWith("slf4j-api-")
        || name.startsWith("gson-")
        || name.startsWith("commons-compress-");
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static void link(Path link, Path jar) throws IOException {
    try {
      Files.createSymbolicLink(link, jar);
    } catch (FileAlreadyExistsException e) {
      // laid out by an earlier test
    }
  }
}
