package io.github.azurebatch.camunda.impl.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.azurebatch.camunda.ProductionClasses;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * No class of the plugin that shows itself shows a key, a token or a signature, however deep in it
 * that is. The classes are found, not listed: a new one that holds a secret is tried as well, and
 * one that cannot be made fails the test.
 */
class ShownTypesTest {

  @Test
  void showNoSecretThatIsAnywhereInThem() {
    Map<Class<?>, List<String>> shown = new HashMap<>();
    for (Class<?> type : showingThemselves()) {
      PlantedSecrets secrets = new PlantedSecrets();
      List<Object> instances = secrets.instances(type);
      if (secrets.haveBeenPlanted()) {
        shown.put(type, instances.stream().map(Object::toString).toList());
      }
    }

    assertThat(shown)
        .containsKeys(
            AzureBatchConfiguration.class,
            Credential.EntraId.class,
            JobSpecification.class,
            TaskSpecification.class)
        .allSatisfy(
            (type, texts) ->
                assertThat(texts)
                    .as("%s", type)
                    .isNotEmpty()
                    .noneMatch(text -> text.contains(PlantedSecrets.SECRET)));
  }

  private static List<Class<?>> showingThemselves() {
    List<Class<?>> types = new ArrayList<>();
    for (JavaClass found : ProductionClasses.ALL) {
      if (!found.isAnonymousClass() && !found.getSimpleName().equals("package-info")) {
        Class<?> type = found.reflect();
        if (isMade(type) && PlantedSecrets.showsItself(type)) {
          types.add(type);
        }
      }
    }
    return types;
  }

  /** Exceptions cut what they quote, which ShownValuesTest tries. */
  private static boolean isMade(Class<?> type) {
    return !type.isInterface()
        && !type.isEnum()
        && !Modifier.isAbstract(type.getModifiers())
        && !Throwable.class.isAssignableFrom(type);
  }
}
