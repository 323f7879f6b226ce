package io.github.azurebatch.camunda.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the annotations of the resources say. */
final class JaxRsResources {

  private JaxRsResources() {}

  /** Each with its method and its path below the name of the engine. */
  static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (Method locator : RootResource.class.getDeclaredMethods()) {
      String path = path(locator).replace("{engine}", "");
      Stream.of(locator.getReturnType().getMethods())
          .filter(it -> it.isAnnotationPresent(GET.class) || it.isAnnotationPresent(POST.class))
          .forEach(it -> operations.add(verb(it) + " " + path + slash(path(it))));
    }
    return operations;
  }

  private static String verb(Method method) {
    return method.isAnnotationPresent(GET.class) ? "GET" : "POST";
  }

  private static String slash(String path) {
    return path.isEmpty() ? "" : "/" + path;
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }
}
