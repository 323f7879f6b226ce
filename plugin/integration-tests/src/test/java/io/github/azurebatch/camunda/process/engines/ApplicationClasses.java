package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.camunda.bpm.application.ProcessApplicationExecutionException;

/** Classes of an application, which the engine does not have: a class loader of their own. */
final class ApplicationClasses {

  /** The listener {@code app.Noted} keeps which files arrived, and its own text. */
  private static final String NOTED =
      """
      package app;

      import java.util.Map;
      import org.camunda.bpm.engine.delegate.DelegateExecution;
      import org.camunda.bpm.engine.delegate.ExecutionListener;

      public class Noted implements ExecutionListener {
        @Override
        public void notify(DelegateExecution execution) {
          Map<?, ?> outputs = (Map<?, ?>) execution.getVariable("outputs");
          Map<?, ?> files = (Map<?, ?>) outputs.get("files");
          execution.setVariable("noted", files.keySet() + " by %s");
        }
      }
      """;

  private ApplicationClasses() {}

  /** Compiles the listener, with this text, into the folder, which becomes the class path. */
  static URLClassLoader in(Path folder, String text) throws IOException {
    Path java = Files.writeString(folder.resolve("Noted.java"), NOTED.formatted(text));
    String classPath = System.getProperty("java.class.path");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", folder.toString(), java.toString());
    assertThat(status).isZero();
    URL[] classes = {folder.toUri().toURL()};
    return new URLClassLoader(classes, ApplicationClasses.class.getClassLoader());
  }

  /** Calls with these classes as those of the thread. */
  static <T> T call(ClassLoader classes, Call<T> callable)
      throws ProcessApplicationExecutionException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      return callable.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A {@link Callable} that fails as those of process applications do. */
  interface Call<T> {
    T call() throws ProcessApplicationExecutionException;
  }
}
