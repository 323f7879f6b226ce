package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Opened;
import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.local.TaskAssignment.NodeTraits;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.local.TaskScripts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that this machine cannot run, and scripts that stand for them. */
class UnsupportedWorkTest {

  private final TaskScripts scripts = Opened.newScripts();
  private final TaskRunner runner =
      new ScriptedTaskRunner(
          new NodeTaskRunner(new MovableClock(Clock.systemUTC())), Opened.scripts(scripts));
  private final Path nodeRoot;

  UnsupportedWorkTest(@TempDir Path nodeRoot) {
    this.nodeRoot = nodeRoot;
  }

  @Test
  void failsWithoutContainersAsTheRealServiceDoes() throws Exception {
    assertFails("ContainerPoolNotSupported", NodeTraits.LINUX, UnsupportedWorkTest::container);
  }

  @Test
  void failsInTheContainersThatItDoesNotHave() throws Exception {
    assertFails(
        "ContainerMiscError",
        new NodeTraits(true, false, true, Set.of()),
        UnsupportedWorkTest::container);
  }

  @Test
  void failsWithoutApplicationPackages() throws Exception {
    assertFails(
        "ApplicationPackageError",
        NodeTraits.LINUX,
        task ->
            task.withArray("applicationPackageReferences").addObject().put("applicationId", "a"));
  }

  @Test
  void failsOnWindows() throws Exception {
    assertFails("CommandLaunchFailed", new NodeTraits(true, true, false, Set.of()), task -> {});
  }

  @Test
  void isDoneByAScript() throws Exception {
    scripts.add(TaskScript.forTask("*").exitCode(5));

    TaskOutcome outcome =
        run(new NodeTraits(true, true, false, Set.of()), UnsupportedWorkTest::container);

    assertThat(outcome.exitCode()).isEqualTo(5);
  }

  private void assertFails(String code, NodeTraits node, Consumer<ObjectNode> options)
      throws InterruptedException {
    TaskOutcome outcome = run(node, options);

    assertThat(outcome.exitCode()).isNull();
    assertThat(Objects.requireNonNull(outcome.failureInfo()).code()).isEqualTo(code);
    assertThat(nodeRoot.resolve("workitems/job-a/job-1/task-1/wd/ran")).doesNotExist();
  }

  private TaskOutcome run(NodeTraits node, Consumer<ObjectNode> options)
      throws InterruptedException {
    TaskAssignment assignment = new GivenTask(nodeRoot).runs("touch ran").on(node).assigned();
    options.accept(assignment.task());
    return runner.run(assignment, new RecordedProgress());
  }

  private static void container(ObjectNode task) {
    task.withObject("/containerSettings").put("imageName", "ubuntu");
  }
}
