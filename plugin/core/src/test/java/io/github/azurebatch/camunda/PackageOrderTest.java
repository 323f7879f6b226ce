package io.github.azurebatch.camunda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the list of packages on the architecture page against the classes. */
class PackageOrderTest {

  private static final String ROOT = "io.github.azurebatch.camunda";
  private static final Path PAGE = Path.of("../README.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z.()]+)` \\| .+ \\|$");

  private final JavaClasses classes = ProductionClasses.ALL;
  private final List<String> packages = packagesOfThePage();

  @Test
  void thePageNamesEveryPackage() {
    List<String> all =
        classes.stream()
            .map(JavaClass::getPackage)
            .map(JavaPackage::getName)
            .distinct()
            .map(PackageOrderTest::nameOnThePage)
            .toList();

    assertThat(packages).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void eachPackageKnowsOnlyThoseFurtherDown() {
    classes()
        .should(knowOnlyWhatIsFurtherDown())
        .because("a reader of the page meets nothing before it is used")
        .check(classes);
  }

  private ArchCondition<JavaClass> knowOnlyWhatIsFurtherDown() {
    return new ArchCondition<>("know only packages further down the page") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(PackageOrderTest::isOurs)
            .filter(known -> place(known.getTargetClass()) < place(type))
            .forEach(
                known -> events.add(SimpleConditionEvent.violated(type, known.getDescription())));
      }
    };
  }

  private int place(JavaClass type) {
    return packages.indexOf(nameOnThePage(type.getPackageName()));
  }

  private static boolean isOurs(Dependency known) {
    return known.getTargetClass().getPackageName().startsWith(ROOT);
  }

  private static String nameOnThePage(String packageName) {
    return packageName.equals(ROOT) ? "(root)" : packageName.substring(ROOT.length() + 1);
  }

  private static List<String> packagesOfThePage() {
    try {
      return Files.readAllLines(PAGE).stream()
          .map(ROW::matcher)
          .filter(row -> row.matches())
          .map(row -> row.group(1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("There is no page at " + PAGE.toAbsolutePath(), e);
    }
  }
}
