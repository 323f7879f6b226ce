package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import io.github.azurebatch.camunda.local.impl.os.PidNamespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that a task left in the background end with the task, however it ends. */
@EnabledOnOs(OS.LINUX)
class BackgroundProcessesTest {

  /**
   * Each starts a process that would run for long and has MARK among its arguments, and writes a
   * file.
   */
  static final List<String> WAYS =
      List.of(
          "sleep MARK & echo > FILE",
          "nohup sleep MARK > /dev/null 2>&1 & echo > FILE",
          "setsid sleep MARK & echo > FILE",
          "(sleep MARK & echo > FILE)",
          "env -i sleep MARK & echo > FILE",
          "env -i setsid sleep MARK > /dev/null 2>&1 < /dev/null & echo > FILE",
          "(cd /; env -i setsid sleep MARK & echo > FILE)",
          "(AZ_BATCH_TASK_DIR=/ setsid sleep MARK & echo > FILE)",
          "(bash -c \"while :; do sleep 0.01; done\" MARK & echo > FILE)",
          // nothing is left in these by which the process could be known
          "(cd /; env -i setsid sleep MARK > /dev/null 2>&1 < /dev/null &); echo > FILE",
          "(cd /; env -i bash -c \"exec 0<&- 1>&- 2>&-; (setsid sleep MARK &)\"); echo > FILE",
          "(cd /; env -i setsid unshare --fork sleep MARK > /dev/null 2>&1 < /dev/null &);"
              + " echo > FILE");

  static Stream<Arguments> ways() {
    return WAYS.stream().flatMap(way -> Stream.of(arguments(false, way), arguments(true, way)));
  }

  static Stream<Arguments> ends() {
    return Arrays.stream(End.values())
        .flatMap(end -> Stream.of(arguments(false, end), arguments(true, end)));
  }

  private enum End {
    TASK_TERMINATED {
      @Override
      void apply(Site site) throws Exception {
        site.client.taskOperations().terminateTask("job", "task");
      }
    },
    TASK_DELETED {
      @Override
      void apply(Site site) throws Exception {
        site.client.taskOperations().deleteTask("job", "task");
      }
    },
    JOB_TERMINATED {
      @Override
      void apply(Site site) throws Exception {
        site.client.jobOperations().terminateJob("job", "enough");
      }
    },
    JOB_DELETED {
      @Override
      void apply(Site site) throws Exception {
        site.client.jobOperations().deleteJob("job");
      }
    },
    TIME_LIMIT {
      @Override
      void apply(Site site) {
        site.service.clock().advance(Duration.ofMinutes(6));
      }
    },
    POOL_DELETED {
      @Override
      void apply(Site site) throws Exception {
        site.client.poolOperations().deletePool("local");
      }
    },
    ALL_TERMINATED {
      @Override
      void apply(Site site) {
        site.service.terminateAllTasks();
      }
    },
    SERVICE_CLOSED {
      @Override
      void apply(Site site) {
        site.service.close();
      }
    };

    abstract void apply(Site site) throws Exception;
  }

  private record Site(LocalBatchService service, BatchClient client) implements AutoCloseable {

    static Site start(boolean namespaces) throws Exception {
      assumeTrue(
          !namespaces || PidNamespaces.ofThisMachine().isPresent(),
          "this machine allows no PID namespaces");
      LocalBatchService service = LocalBatchService.builder().processNamespaces(namespaces).start();
      BatchClient client = SdkClient.open(service);
      client.jobOperations().createJob(ServiceTest.job("job"));
      return new Site(service, client);
    }

    void add(TaskAddParameter task) throws Exception {
      client.taskOperations().createTask("job", task);
    }

    @Override
    public void close() {
      client.protocolLayer().restClient().close();
      service.close();
    }
  }

  private final String mark = "600." + ThreadLocalRandom.current().nextLong(1L << 40);
  private final Path files;

  BackgroundProcessesTest(@TempDir Path files) {
    this.files = files;
  }

  @AfterEach
  void stop() {
    running().forEach(ProcessHandle::destroyForcibly);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void endWhenTheCommandLineEnds(boolean namespaces, String way) throws Exception {
    try (Site site = Site.start(namespaces)) {
      site.add(task(script(way, 0)));

      assertThat(site.service.awaitIdle(Duration.ofSeconds(20))).isTrue();

      assertThat(files).isDirectoryContaining("glob:**/0");
      await().until(() -> running().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("ends")
  void endWhenTheTaskIsEnded(boolean namespaces, End end) throws Exception {
    String all =
        IntStream.range(0, WAYS.size())
            .mapToObj(i -> script(WAYS.get(i), i))
            .collect(Collectors.joining("; "));
    try (Site site = Site.start(namespaces)) {
      site.add(
          task(all + "; sleep 600")
              .withConstraints(new TaskConstraints().withMaxWallClockTime(Period.minutes(5))));
      await().until(() -> marks() == WAYS.size());

      end.apply(site);

      await().until(() -> running().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofAnotherTaskGoOn(boolean namespaces) throws Exception {
    try (Site site = Site.start(namespaces)) {
      site.add(
          ServiceTest.task(
              "other",
              "bash -c 'cd ../..; mkdir -p task/wd; cd task/wd; sleep %s0 & wait'"
                  .formatted(mark)));
      await().until(() -> marks() == 1);

      site.add(task(script(WAYS.get(0), 1)));
      assertThat(
              site.service.awaitTaskState(
                  "job", "task", TaskState.COMPLETED, Duration.ofSeconds(20)))
          .isTrue();

      assertThat(marks()).isEqualTo(1);
    }
  }

  private String script(String way, int number) {
    return way.replace("MARK", mark + number)
        .replace("FILE", files.resolve("" + number).toString());
  }

  private static TaskAddParameter task(String script) {
    return ServiceTest.task("task", "bash -c '" + script + "'");
  }

  /** How many of the marks are those of processes; some are seen twice, while they start. */
  private long marks() {
    return running().stream().flatMap(this::marks).distinct().count();
  }

  private List<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(process -> marks(process).findAny().isPresent())
        .toList();
  }

  /** What is an argument of its own: the shell of the task has them all in its script. */
  private Stream<String> marks(ProcessHandle process) {
    try {
      String arguments = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      return Arrays.stream(arguments.split("\0")).filter(argument -> argument.startsWith(mark));
    } catch (IOException e) {
      // it has ended
      return Stream.empty();
    }
  }
}
