package io.github.azurebatch.camunda.cockpit.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.azurebatch.camunda.cockpit.query.EndedRow;
import io.github.azurebatch.camunda.cockpit.query.ValueRow;
import io.github.azurebatch.camunda.cockpit.query.WaitRow;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import io.github.azurebatch.camunda.variable.BatchWait;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A wait as the pages show it. Times are of ISO 8601; what is not known is absent.
 *
 * @param id of the external task, by which it is steered; absent where it has ended
 * @param work what it waits for; absent where its variable cannot be read
 * @param result what came of it, so far as the page asks for it
 * @param ended when it did, in a list of what has ended
 * @param portal the page of the account in the Azure portal; absent where it is not configured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WaitView(
    @Nullable String id,
    State state,
    Place place,
    @Nullable Work work,
    @Nullable Queued queued,
    @Nullable Failure failure,
    @Nullable ResultView result,
    @Nullable String ended,
    @Nullable String portal) {

  /** How far a wait has come. */
  enum State {
    WAITING,
    /** Its tasks have been queued for long. */
    QUEUED,
    FAILED,
    SUSPENDED,
    ENDED
  }

  /** Where in which process it is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(
      String processInstanceId,
      @Nullable String businessKey,
      @Nullable String processDefinitionKey,
      @Nullable String processDefinitionName,
      @Nullable String activityId,
      @Nullable String activityInstanceId) {}

  /**
   * What is awaited.
   *
   * @param taskId of a list, what the ids of its tasks begin with; absent for a job
   * @param tasks how many; absent for a job
   * @param deadline when the wait ends with a timeout
   * @param sasExpiry when the first signature for its output files ends
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Work(
      BatchWait.Target target,
      String account,
      String jobId,
      @Nullable String taskId,
      @Nullable Integer tasks,
      @Nullable Integer attempt,
      String since,
      @Nullable String deadline,
      @Nullable String sasExpiry) {

    static Work of(BatchWait wait) {
      return new Work(
          wait.target(),
          wait.account(),
          wait.jobId(),
          wait.taskId().orElse(null),
          integer(wait.tasks()),
          integer(wait.attempt()),
          wait.entered().toString(),
          text(wait.deadline()),
          text(wait.sasExpiry()));
    }
  }

  /**
   * Why tasks have not begun.
   *
   * @param tasks how many
   */
  record Queued(String reason, String details, int tasks, String since) {}

  static WaitView of(
      WaitRow row,
      State state,
      @Nullable BatchWait wait,
      @Nullable Queued queued,
      @Nullable Failure failure) {
    return new WaitView(
        row.id(),
        state,
        place(row),
        wait == null ? null : Work.of(wait),
        queued,
        failure,
        null,
        null,
        null);
  }

  private static Place place(WaitRow row) {
    return new Place(
        row.processInstanceId(),
        row.businessKey(),
        row.processDefinitionKey(),
        row.processDefinitionName(),
        row.activityId(),
        row.activityInstanceId());
  }

  /** One that has ended; the history tells of it. */
  static WaitView ended(ValueRow row, BatchWait wait) {
    Place place =
        new Place(
            row.processInstanceId(), null, null, null, row.activityId(), row.activityInstanceId());
    return new WaitView(null, State.ENDED, place, Work.of(wait), null, null, null, null, null);
  }

  /**
   * @param wait null where its variable cannot be read
   */
  static WaitView ended(EndedRow row, @Nullable BatchWait wait) {
    Place place =
        new Place(
            row.processInstanceId(),
            row.businessKey(),
            row.processDefinitionKey(),
            row.processDefinitionName(),
            row.activityId(),
            row.activityInstanceId());
    Work work = wait == null ? null : Work.of(wait);
    String ended = row.ended().toInstant().toString();
    return new WaitView(null, State.ENDED, place, work, null, null, null, ended, null);
  }

  WaitView with(@Nullable ResultView known) {
    return new WaitView(id, state, place, work, queued, failure, known, ended, portal);
  }

  public WaitView linked(AzureBatchOperations operations) {
    return work == null
        ? this
        : operations
            .portalUrl(work.account())
            .map(
                url ->
                    new WaitView(
                        id, state, place, work, queued, failure, result, ended, url.toString()))
            .orElse(this);
  }

  static @Nullable Integer integer(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
