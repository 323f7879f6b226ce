package io.github.azurebatch.camunda;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The classes of this module without its tests, which are read once for all tests of a JVM. */
public final class ProductionClasses {

  public static final JavaClasses ALL =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  private ProductionClasses() {}
}
