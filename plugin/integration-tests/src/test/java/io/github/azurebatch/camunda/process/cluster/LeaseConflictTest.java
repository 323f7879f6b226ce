package io.github.azurebatch.camunda.process.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.lease.Demand;
import io.github.azurebatch.camunda.impl.engine.lease.Leasable;
import io.github.azurebatch.camunda.impl.engine.lease.LeaseMeters;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class LeaseConflictTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Set<String> GROUP = Set.of("conflicts");
  private static final List<Leasable> WANTED =
      IntStream.range(0, 4).mapToObj(i -> new Leasable("conflicts", "thing-" + i)).toList();

  private static final Demand ALL =
      new Demand(Set.of(), Set.of(), Set::of, names -> new Demand.Wanted(WANTED, GROUP));

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private Leases first;
  private Leases second;

  @BeforeEach
  void createBoth() {
    CommandExecutor commands =
        ((ProcessEngineConfigurationImpl) azure.engine().getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
    second = leases("second", commands);
    // its second command takes, after the first has joined
    first = leases("first", new Interrupted(commands, 2, () -> second.share(ALL)));
  }

  private Leases leases(String nodeId, CommandExecutor executor) {
    LeaseMeters counters =
        new LeaseMeters(
            meters.counter("acquisitions", "node", nodeId),
            meters.counter("conflicts", "node", nodeId));
    return new Leases(
        executor, new Node(nodeId, Duration.ofSeconds(30), true), Clock.systemUTC(), counters);
  }

  @AfterEach
  void leave() {
    first.leave(Set.of());
    second.leave(Set.of());
  }

  @Test
  void aNodeThatLosesWhatItWantedTakesWhatIsLeft() {
    first.share(ALL);

    assertThat(heldBy(first)).hasSize(2);
    assertThat(heldBy(second)).hasSize(2).doesNotContainAnyElementsOf(heldBy(first));
    assertThat(count("conflicts", "first")).isEqualTo(2);
    assertThat(count("acquisitions", "first")).isEqualTo(6);
    assertThat(count("conflicts", "second")).isZero();
  }

  private static List<String> heldBy(Leases leases) {
    return WANTED.stream().map(Leasable::name).filter(leases::holds).toList();
  }

  private double count(String counter, String nodeId) {
    return meters.counter(counter, "node", nodeId).count();
  }

  /** Lets something happen after a command has read, and before it writes. */
  private static final class Interrupted implements CommandExecutor {

    private final CommandExecutor commands;
    private final Runnable inBetween;
    private int left;

    /**
     * @param number of the command that it happens in, from 1 on
     */
    Interrupted(CommandExecutor commands, int number, Runnable inBetween) {
      this.commands = commands;
      this.left = number;
      this.inBetween = inBetween;
    }

    @Override
    public <T> T execute(Command<T> command) {
      return commands.execute(
          context -> {
            T result = command.execute(context);
            left--;
            if (left == 0) {
              // the engine has one transaction a thread
              CompletableFuture.runAsync(inBetween).join();
            }
            return result;
          });
    }
  }
}
