package io.github.clipsearch.video.isolated;

import io.github.clipsearch.ClipSearchException;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** This process's class path, where another JVM can use it. */
final class OwnClassPath {
  private OwnClassPath() {}

  /**
   * The class path, when this library was loaded from it, or from the files of class loaders above
   * it, as Spark's executors load what an application brings.
   *
   * @throws ClipSearchException when another kind of class loader or the module path was used
   */
  static String get() {
    ClassLoader own = OwnClassPath.class.getClassLoader();
    String classPath = System.getProperty("java.class.path", "");
    return of(
        OwnClassPath.class.getModule().isNamed() ? Optional.empty() : of(own, classPath),
        String.valueOf(own));
  }

  /**
   * The files of a class loader and its parents, and the class path.
   *
   * @return empty when one of the class loaders has other things than files on disk
   */
  static Optional<String> of(@Nullable ClassLoader loader, String classPath) {
    Set<String> files = new LinkedHashSet<>();
    for (ClassLoader each = loader;
        each != null
            && each != ClassLoader.getSystemClassLoader()
            && each != ClassLoader.getPlatformClassLoader();
        each = each.getParent()) {
      if (!(each instanceof URLClassLoader withUrls)) {
        return Optional.empty();
      }
      for (URL url : withUrls.getURLs()) {
        Optional<String> file = file(url);
        if (file.isEmpty()) {
          return Optional.empty();
        }
        files.add(file.get());
      }
    }
    if (!classPath.isBlank()) {
      files.add(classPath);
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(String.join(File.pathSeparator, files));
  }

  private static Optional<String> file(URL url) {
    try {
      return "file".equals(url.getProtocol())
          ? Optional.of(Path.of(url.toURI()).toString())
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of(new File(url.getPath()).getPath()); // written without escapes
    }
  }

  static String of(Optional<String> classPath, String loader) {
    return classPath.orElseThrow(
        () ->
            new ClipSearchException(
                "The class path for the processes of an isolated decoder is not known: this"
                    + " application was not loaded from files on java.class.path but by "
                    + loader
                    + " (an application server, a Spring Boot jar, the module path?). Give the"
                    + " builder a classPath with clipsearch-core, slf4j-api and the decoder's jars"
                    + " as files on disk; a Spring Boot jar is unpacked by java -Djarmode=tools"
                    + " -jar app.jar extract."));
  }
}
