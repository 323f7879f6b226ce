package io.github.azurebatch.camunda.impl.engine.steer;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.engine.wait.watch.Watch;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import io.github.azurebatch.camunda.operate.JobLease;
import io.github.azurebatch.camunda.operate.TaskLook;
import io.github.azurebatch.camunda.operate.WaitLook;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The operations of one engine node. */
public final class Steering implements AzureBatchOperations {

  private final CommandExecutor commands;
  private final Access access;
  private final Downloads downloads;
  private final Watch watch;
  private final Portal portal;
  private final Clock clock;

  public Steering(
      CommandExecutor commands,
      Access access,
      Downloads downloads,
      Watch watch,
      Portal portal,
      Clock clock) {
    this.commands = commands;
    this.access = access;
    this.downloads = downloads;
    this.watch = watch;
    this.portal = portal;
    this.clock = clock;
  }

  @Override
  public void pollNow(String externalTaskId) {
    steer(externalTaskId, wait -> wait.done(POLL_NOW, "poll", null, "now"));
  }

  @Override
  public void runAgain(String externalTaskId) {
    steer(
        externalTaskId,
        wait -> {
          if (!wait.isIncident()) {
            throw new InvalidInputException(
                "The wait '%s' is no incident, so that nothing of it can run again. Resubmit it, or wait until it has ended"
                    .formatted(externalTaskId));
          }
          wait.retry();
          wait.done(RUN_AGAIN, "retries", 0, 1);
        });
  }

  @Override
  public void resubmit(String externalTaskId) {
    Asked asked = ask(externalTaskId, SteeredWait::toChange);
    asked.stored().resubmitting();
    new ResubmissionCheck(access.of(asked.requester()).accounts()).require(asked.stored().target());
    steer(
        externalTaskId,
        wait -> {
          Wait stored = wait.stored();
          wait.keep(stored.resubmitting());
          wait.retry();
          wait.done(RESUBMIT, "target", null, stored.target().description());
        });
  }

  @Override
  public void terminate(String externalTaskId) {
    Asked asked = ask(externalTaskId, SteeredWait::toChange);
    requireRead(asked.stored());
    access
        .of(asked.requester())
        .requireJob(asked.stored().target().account(), asked.stored().target().jobId());
    steer(
        externalTaskId,
        wait -> {
          Wait stored = wait.stored();
          requireRead(stored);
          stored.target().terminateOpen(Terminations.current(), wait.execution());
          wait.done(TERMINATE, "target", null, stored.target().description());
        });
  }

  /** Until then, nobody knows what would be terminated. */
  private static void requireRead(Wait wait) {
    if (wait.target().isUnread()) {
      throw new InvalidInputException(
          "%s is not terminated, for the watcher has not read it from the service yet. Try again after its next round"
              .formatted(wait.target().description()));
    }
  }

  @Override
  public void letRun(String externalTaskId) {
    steer(
        externalTaskId,
        wait -> {
          Wait stored = wait.stored();
          wait.keep(stored.lettingRun());
          wait.done(LET_RUN, "onCancel", stored.target().onCancel().text(), "leave");
        });
  }

  @Override
  public void extendTimeout(String externalTaskId, Duration fromNow) {
    if (fromNow.isZero() || fromNow.isNegative() || fromNow.compareTo(LONGEST_EXTENSION) > 0) {
      throw new InvalidInputException(
          "A timeout is extended by a positive duration of at most %s, and not by %s"
              .formatted(LONGEST_EXTENSION, fromNow));
    }
    steer(externalTaskId, wait -> extend(wait, fromNow, clock.instant()));
  }

  private static void extend(SteeredWait wait, Duration fromNow, Instant now) {
    Wait stored = wait.stored();
    RerunReason reason = stored.rerunReason();
    wait.keep(
        stored.steered(
            wait.isIncident() && stored.terms().timeout() != null
                ? stored.terms().anew(now, fromNow)
                : stored.terms().lastingUntil(now.plus(fromNow))));
    if (reason != null && reason.is(FaultCode.TIMEOUT)) {
      wait.retry();
    }
    wait.done(EXTEND_TIMEOUT, "timeout", stored.terms().timeout(), now.plus(fromNow).toString());
  }

  private void steer(String externalTaskId, Consumer<SteeredWait> change) {
    commands.execute(
        context -> {
          change.accept(SteeredWait.toChange(context, externalTaskId));
          return null;
        });
  }

  /** What an operation needs to know before its transaction. */
  private record Asked(Wait stored, Requester requester, TopicPart part) {}

  private Asked ask(
      String externalTaskId, BiFunction<CommandContext, String, SteeredWait> finding) {
    return commands.execute(
        context -> {
          SteeredWait wait = finding.apply(context, externalTaskId);
          return new Asked(wait.stored(), wait.requester(), wait.part());
        });
  }

  @Override
  public WaitLook look(String externalTaskId) {
    Asked asked = ask(externalTaskId, SteeredWait::toRead);
    List<TaskLook> tasks =
        new LookAtTasks(access.of(asked.requester())).of(asked.stored().target());
    return new WaitLook(tasks, watch.nextPoll(asked.part()));
  }

  @Override
  public Optional<URI> portalUrl(String account) {
    return portal.of(account);
  }

  @Override
  public List<JobLease> leases() {
    requireRightToReadProperties();
    return watch.leases().stream().flatMap(Steering::jobLease).distinct().toList();
  }

  /** Leases are properties of the engine; whoever may not read those is refused by the engine. */
  private void requireRightToReadProperties() {
    commands.execute(
        context -> context.getProcessEngineConfiguration().getManagementService().getProperties());
  }

  private static Stream<JobLease> jobLease(Leases.Held held) {
    return TopicPart.parse(held.thing().name()).map(TopicPart::topic).stream()
        .map(topic -> new JobLease(topic.account(), topic.jobId(), held.nodeId(), held.isOwn()));
  }

  @Override
  public void download(
      String processInstanceId,
      String account,
      String container,
      String blob,
      long limit,
      OutputStream to)
      throws IOException {
    downloads.write(processInstanceId, new Downloads.File(account, container, blob), limit, to);
  }
}
