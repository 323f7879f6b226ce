package io.github.azurebatch.camunda.impl.engine.submit.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputFileSupportTest {

  private static final OffsetDateTime SUPPORTED = OffsetDateTime.parse("2018-02-01T00:00:00Z");

  @Test
  void isThereOnAPoolOfVirtualMachines() {
    assertThat(OutputFileSupport.complaint(pool(OperatingSystem.LINUX), List.of(file("a/b.txt"))))
        .isEmpty();
  }

  @Test
  void isMissingOnAPoolWithoutVirtualMachines() {
    assertThat(
            OutputFileSupport.complaint(
                pool(OperatingSystem.WINDOWS, false, SUPPORTED), List.of(file("a"))))
        .hasValueSatisfying(said -> assertThat(said).contains("'pool'", "virtual machine"));
  }

  @Test
  void isMissingOnAPoolFromBeforeFebruary2018() {
    assertThat(
            OutputFileSupport.complaint(
                pool(OperatingSystem.LINUX, true, SUPPORTED.minusSeconds(1)), List.of(file("a"))))
        .hasValueSatisfying(said -> assertThat(said).contains("2018-01-31"));
  }

  @Test
  void takesABackslashForASeparatorOnWindowsOnly() {
    List<OutputFile> files = List.of(file("out\\a.txt"));

    assertThat(OutputFileSupport.complaint(pool(OperatingSystem.WINDOWS), files)).isEmpty();
    assertThat(OutputFileSupport.complaint(pool(OperatingSystem.LINUX), files))
        .hasValueSatisfying(said -> assertThat(said).contains("write 'out/a.txt'"));
  }

  @Test
  void needsTheIdentityOnThePoolInAnyCase() {
    assertThat(
            OutputFileSupport.complaint(
                pool(OperatingSystem.LINUX), List.of(file("a", "/IDENTITY/writer"))))
        .isEmpty();
    assertThat(
            OutputFileSupport.complaint(
                pool(OperatingSystem.LINUX), List.of(file("a", "/identity/other"))))
        .hasValueSatisfying(said -> assertThat(said).contains("/identity/other", "does not have"));
  }

  private static OutputFile file(String pattern) {
    return file(pattern, "/identity/writer");
  }

  private static OutputFile file(String pattern, String identity) {
    return new OutputFile(
        pattern,
        new OutputDestination.Identity(URI.create("https://s.test/c"), identity),
        "path",
        UploadCondition.TASK_COMPLETION,
        Map.of());
  }

  private static PoolSnapshot pool(OperatingSystem system) {
    return pool(system, true, SUPPORTED);
  }

  private static PoolSnapshot pool(
      OperatingSystem system, boolean hasVirtualMachines, OffsetDateTime created) {
    return new PoolSnapshot(
        "pool",
        created,
        system,
        hasVirtualMachines,
        "active",
        "steady",
        1,
        1,
        List.of(),
        Set.of("/identity/writer"));
  }
}
