package io.github.azurebatch.camunda.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.storage.ContainerName;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FileConventionsPropertiesTest {

  @Property
  void everyNameIsAContainerName(@ForAll("jobIds") String jobId) {
    assertThat(FileConventions.containerName(jobId))
        .hasSizeBetween(3, 63)
        .matches("[a-z0-9](-?[a-z0-9])*");
    ContainerName.check(FileConventions.containerName(jobId));
  }

  @Property
  void anIdThatIsAContainerNameIsKept(@ForAll("containerLikeIds") String jobId) {
    assertThat(FileConventions.containerName(jobId)).isEqualTo("job-" + jobId);
  }

  @Property
  void caseMakesNoDifference(@ForAll("jobIds") String jobId) {
    assertThat(FileConventions.containerName(jobId.toUpperCase(Locale.ROOT)))
        .isEqualTo(FileConventions.containerName(jobId.toLowerCase(Locale.ROOT)));
  }

  @Provide
  Arbitrary<String> jobIds() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("-_:")
        .ofMinLength(1)
        .ofMaxLength(64);
  }

  @Provide
  Arbitrary<String> containerLikeIds() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .withChars('-')
        .ofMinLength(3)
        .ofMaxLength(59)
        .map(id -> id.replaceAll("-{2,}", "-").replaceAll("^-|-$", "x"));
  }
}
