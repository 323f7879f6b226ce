package io.github.azurebatch.camunda.local.impl.account.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.odata.Filterable;
import io.github.azurebatch.camunda.local.impl.wire.WireDuration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job and its tasks; guarded by the account's monitor. */
public final class LocalJob implements Filterable {

  private final String id;
  private final Instant creationTime;
  private final StateHistory<JobState> states;
  private final Dependencies dependencies = new Dependencies(this);
  private ObjectNode spec;
  private Revision revision;
  private @Nullable Instant endTime;
  private @Nullable String terminateReason;
  private @Nullable String autoPoolId;

  private final JobTasks tasks = new JobTasks();

  public LocalJob(String id, ObjectNode spec, Instant now) {
    this.id = id;
    this.spec = spec;
    this.creationTime = now;
    this.revision = new Revision(now);
    this.states = new StateHistory<>(JobState.ACTIVE, now);
  }

  public void change(ObjectNode to, Instant now) {
    spec = to;
    revision = revision.next(now);
  }

  public void terminating(String reason) {
    terminateReason = reason;
  }

  public void completed(Instant now) {
    endTime = now;
    states.moveTo(JobState.COMPLETED, now);
  }

  public void interruptAll() {
    tasks.byId().values().forEach(task -> task.interrupt(Interrupt.TERMINATE));
  }

  public void requeueThoseOn(Collection<LocalNode> nodes) {
    tasks.byId().values().stream()
        .filter(task -> task.node().filter(nodes::contains).isPresent())
        .forEach(task -> task.interrupt(Interrupt.REQUEUE));
  }

  /** When its time limit passes, if it has one; documented: measured from its creation. */
  public Optional<Instant> deadline() {
    String limit = spec.path("constraints").path("maxWallClockTime").asText(WireDuration.UNLIMITED);
    return limit.equals(WireDuration.UNLIMITED)
        ? Optional.empty()
        : Optional.of(creationTime.plus(WireDuration.parse(limit)));
  }

  public boolean is(JobState state) {
    return states.is(state);
  }

  public boolean mayStartAnother() {
    int limit = spec.path("maxParallelTasks").asInt(-1);
    return is(JobState.ACTIVE) && (limit < 0 || tasks.running() < limit);
  }

  public int priority() {
    return spec.path("priority").asInt(0);
  }

  public Dependencies dependencies() {
    return dependencies;
  }

  public String id() {
    return id;
  }

  /** The job has a pool of its own. */
  public void has(String itsPoolId) {
    autoPoolId = itsPoolId;
  }

  /** The pool that is deleted with it, if there is one. */
  public Optional<String> passingPoolId() {
    boolean stays =
        spec.path("poolInfo").path("autoPoolSpecification").path("keepAlive").asBoolean();
    return stays ? Optional.empty() : Optional.ofNullable(autoPoolId);
  }

  /** The pool that it runs on: a named pool, or its own. */
  public String poolId() {
    if (autoPoolId != null) {
      return autoPoolId;
    }
    return spec.path("poolInfo").path("poolId").asText("");
  }

  public Instant creationTime() {
    return creationTime;
  }

  /** The job as it was added, with defaults filled in. */
  public ObjectNode spec() {
    return spec;
  }

  public Revision revision() {
    return revision;
  }

  public StateHistory<JobState> states() {
    return states;
  }

  public @Nullable Instant endTime() {
    return endTime;
  }

  /** Why it ended; there once it is completed, as recorded. */
  public @Nullable String terminateReason() {
    return terminateReason;
  }

  public JobTasks tasks() {
    return tasks;
  }

  @Override
  public Optional<Object> property(String name) {
    return switch (name) {
      case "id" -> Optional.of(id);
      case "state" -> Optional.of(states.current().toString());
      case "stateTransitionTime" -> Optional.of(states.since());
      case "creationTime" -> Optional.of(creationTime);
      case "lastModified" -> Optional.of(revision.lastModified());
      case "displayName" -> Optional.ofNullable(spec.path("displayName").asText(null));
      case "priority" -> Optional.of((long) priority());
      case "executionInfo/poolId" -> Optional.of(poolId());
      default -> throw new IllegalArgumentException("jobs can't be filtered by '" + name + "'");
    };
  }
}
