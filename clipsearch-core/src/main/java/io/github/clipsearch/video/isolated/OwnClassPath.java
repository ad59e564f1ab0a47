package io.github.clipsearch.video.isolated;

import io.github.clipsearch.ClipSearchException;

/** This process's class path, where another JVM can use it. */
final class OwnClassPath {
  private OwnClassPath() {}

  /**
   * The class path, when this library was loaded from it.
   *
   * @throws ClipSearchException when another class loader or the module path was used
   */
  static String get() {
    return of(
        OwnClassPath.class.getClassLoader() == ClassLoader.getSystemClassLoader()
            && !OwnClassPath.class.getModule().isNamed(),
        String.valueOf(OwnClassPath.class.getClassLoader()),
        System.getProperty("java.class.path", ""));
  }

  static String of(boolean loadedFromIt, String loader, String classPath) {
    if (!loadedFromIt || classPath.isBlank()) {
      throw new ClipSearchException(
          "The class path for the processes of an isolated decoder is not known: this application"
              + " was not loaded from java.class.path but by "
              + loader
              + " (an application server, a Spring Boot jar, the module path?). Give the builder a"
              + " classPath with clipsearch-core, slf4j-api and the decoder's jars as files on disk;"
              + " a Spring Boot jar is unpacked by java -Djarmode=tools -jar app.jar extract.");
    }
    return classPath;
  }
}
