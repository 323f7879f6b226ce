package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Processes that a task left in the background end with the task, however it ends. */
@EnabledOnOs(OS.LINUX)
class BackgroundProcessesTest {

  /** Each starts a process that would run for long, and writes its id into a file. */
  static final List<String> WAYS =
      List.of(
          "sleep 600 & echo $! > PID",
          "nohup sleep 600 > /dev/null 2>&1 & echo $! > PID",
          "setsid sleep 600 & echo $! > PID",
          "(sleep 600 & echo $! > PID)",
          "env -i sleep 600 & echo $! > PID",
          "env -i setsid sleep 600 > /dev/null 2>&1 < /dev/null & echo $! > PID",
          "(cd /; env -i setsid sleep 600 & echo $! > PID)",
          "(AZ_BATCH_TASK_DIR=/ setsid sleep 600 & echo $! > PID)",
          "(bash -c \"while :; do sleep 0.01; done\" & echo $! > PID)");

  private enum End {
    TASK_TERMINATED {
      @Override
      void apply(BackgroundProcessesTest test) throws Exception {
        test.client.taskOperations().terminateTask("job", "task");
      }
    },
    TASK_DELETED {
      @Override
      void apply(BackgroundProcessesTest test) throws Exception {
        test.client.taskOperations().deleteTask("job", "task");
      }
    },
    JOB_TERMINATED {
      @Override
      void apply(BackgroundProcessesTest test) throws Exception {
        test.client.jobOperations().terminateJob("job", "enough");
      }
    },
    JOB_DELETED {
      @Override
      void apply(BackgroundProcessesTest test) throws Exception {
        test.client.jobOperations().deleteJob("job");
      }
    },
    TIME_LIMIT {
      @Override
      void apply(BackgroundProcessesTest test) {
        test.service.clock().advance(Duration.ofMinutes(6));
      }
    },
    POOL_DELETED {
      @Override
      void apply(BackgroundProcessesTest test) throws Exception {
        test.client.poolOperations().deletePool("local");
      }
    },
    ALL_TERMINATED {
      @Override
      void apply(BackgroundProcessesTest test) {
        test.service.terminateAllTasks();
      }
    },
    SERVICE_CLOSED {
      @Override
      void apply(BackgroundProcessesTest test) {
        test.service.close();
      }
    };

    abstract void apply(BackgroundProcessesTest test) throws Exception;
  }

  private final Path pids;
  private LocalBatchService service;
  private BatchClient client;

  BackgroundProcessesTest(@TempDir Path pids) {
    this.pids = pids;
  }

  @BeforeEach
  void start() throws Exception {
    service = LocalBatchService.builder().start();
    client = SdkClient.open(service);
    client.jobOperations().createJob(ServiceTest.job("job"));
  }

  @AfterEach
  void stop() throws IOException {
    client.protocolLayer().restClient().close();
    service.close();
    left().forEach(ProcessHandle::destroyForcibly);
  }

  @ParameterizedTest
  @FieldSource("WAYS")
  void endWhenTheCommandLineEnds(String way) throws Exception {
    client.taskOperations().createTask("job", task(script(way, 0)));

    assertThat(service.awaitIdle(Duration.ofSeconds(20))).isTrue();

    assertThat(count()).isEqualTo(1);
    await().until(() -> left().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void endWhenTheTaskIsEnded(End end) throws Exception {
    String all =
        String.join(
            "; ", Stream.iterate(0, i -> i + 1).limit(WAYS.size()).map(this::numbered).toList());
    client
        .taskOperations()
        .createTask(
            "job",
            task(all + "; sleep 600")
                .withConstraints(new TaskConstraints().withMaxWallClockTime(Period.minutes(5))));
    await().until(() -> count() == WAYS.size());

    end.apply(this);

    await().until(() -> left().isEmpty());
  }

  @Test
  void ofAnotherTaskGoOn() throws Exception {
    client
        .taskOperations()
        .createTask(
            "job",
            ServiceTest.task(
                "other",
                "bash -c 'cd ../..; mkdir -p task/wd; cd task/wd; sleep 600 & echo $! > %s/other;"
                        .formatted(pids)
                    + " wait'"));
    await().until(() -> count() == 1);

    client.taskOperations().createTask("job", task(script(WAYS.get(0), 1)));
    assertThat(service.awaitTaskState("job", "task", TaskState.COMPLETED, Duration.ofSeconds(20)))
        .isTrue();

    assertThat(left()).hasSize(1);
  }

  private String numbered(int way) {
    return script(WAYS.get(way), way);
  }

  private String script(String way, int number) {
    return way.replace("PID", pids.resolve("pid-" + number).toString());
  }

  private static TaskAddParameter task(String script) {
    return ServiceTest.task("task", "bash -c '" + script + "'");
  }

  private long count() throws IOException {
    return ids().size();
  }

  private List<ProcessHandle> left() throws IOException {
    return ids().stream()
        .flatMap(id -> ProcessHandle.of(id).stream())
        .filter(BackgroundProcessesTest::runs)
        .toList();
  }

  /** A zombie waits for a parent that may never look, and runs no more. */
  private static boolean runs(ProcessHandle process) {
    try {
      String state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return !state.substring(state.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return false;
    }
  }

  private List<Long> ids() throws IOException {
    try (Stream<Path> files = Files.list(pids)) {
      return files
          .map(BackgroundProcessesTest::content)
          .filter(text -> text.endsWith("\n"))
          .map(text -> Long.parseLong(text.strip()))
          .toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
