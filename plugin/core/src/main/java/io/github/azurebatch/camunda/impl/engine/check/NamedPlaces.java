package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.impl.engine.access.Resource;
import io.github.azurebatch.camunda.impl.engine.check.model.CheckedActivity;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.storage.FileConventions;
import java.util.Optional;
import java.util.stream.Stream;

/** The accounts, jobs and containers that every instance of an activity asks for by its texts. */
record NamedPlaces(CheckedActivity activity) {

  private static final String WHOLE_JOB = "job";
  private static final String NO_FILES = "none";
  private static final String OWN_CONTAINER = "containerUrl";

  /**
   * A name that an input has, or leads to.
   *
   * @param resource what it names
   */
  record Named(String input, Resource resource, String name) {}

  Stream<Named> all() {
    return Stream.of(account(), job(), container()).flatMap(Optional::stream);
  }

  /** A wait for an earlier task takes the account of that task. */
  private Optional<Named> account() {
    return switch (activity.bean()) {
      case AWAIT_OUTPUTS ->
          namesItsTarget() ? literal(AzureBatchInputs.ACCOUNT, Resource.ACCOUNT) : Optional.empty();
      case CREATE_JOB,
          CREATE_CONTAINER,
          ISSUE_SAS,
          SUBMIT_TASK,
          SUBMIT_TASKS,
          RUN_TASK,
          CLEAN_UP,
          READ_OUTPUTS ->
          literal(AzureBatchInputs.ACCOUNT, Resource.ACCOUNT);
    };
  }

  private Optional<Named> job() {
    return switch (activity.bean()) {
      case CREATE_JOB, SUBMIT_TASK, SUBMIT_TASKS, RUN_TASK ->
          literal(AzureBatchInputs.JOB_ID, Resource.JOB);
      case AWAIT_OUTPUTS ->
          namesItsTarget() ? literal(AzureBatchInputs.JOB_ID, Resource.JOB) : Optional.empty();
      case CLEAN_UP ->
          hasNoTask() ? literal(AzureBatchInputs.JOB_ID, Resource.JOB) : Optional.empty();
      case CREATE_CONTAINER, ISSUE_SAS, READ_OUTPUTS -> Optional.empty();
    };
  }

  private Optional<Named> container() {
    return switch (activity.bean()) {
      case CREATE_CONTAINER, RUN_TASK -> containerOrThatOfTheJob();
      case ISSUE_SAS -> literal(AzureBatchInputs.CONTAINER, Resource.CONTAINER);
      case READ_OUTPUTS -> hasNoTask() ? containerOrThatOfTheJob() : Optional.empty();
      case SUBMIT_TASK, SUBMIT_TASKS ->
          uploadsIntoTheContainer()
              ? literal(AzureBatchInputs.CONTAINER, Resource.CONTAINER)
              : Optional.empty();
      case CLEAN_UP -> literal(AzureBatchInputs.DELETE_CONTAINER, Resource.CONTAINER);
      case CREATE_JOB, AWAIT_OUTPUTS -> Optional.empty();
    };
  }

  private boolean namesItsTarget() {
    return activity.isGiven(AzureBatchInputs.TASK_ID)
        || activity.literal(AzureBatchInputs.AWAIT).filter(WHOLE_JOB::equals).isPresent();
  }

  private boolean hasNoTask() {
    return activity.isAbsent(AzureBatchInputs.TASK);
  }

  /** Whether some of the output files name no container by themselves. */
  private boolean uploadsIntoTheContainer() {
    return activity
        .literal(AzureBatchInputs.OUTPUT_FILES)
        .filter(files -> !files.strip().equals(NO_FILES) && !files.contains(OWN_CONTAINER))
        .isPresent();
  }

  private Optional<Named> containerOrThatOfTheJob() {
    return activity.isAbsent(AzureBatchInputs.CONTAINER)
        ? activity.literal(AzureBatchInputs.JOB_ID).flatMap(NamedPlaces::ofJob)
        : literal(AzureBatchInputs.CONTAINER, Resource.CONTAINER);
  }

  private static Optional<Named> ofJob(String jobId) {
    try {
      return Optional.of(
          new Named(
              AzureBatchInputs.JOB_ID, Resource.CONTAINER, FileConventions.containerName(jobId)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // what is wrong with the id is said elsewhere
    }
  }

  private Optional<Named> literal(String input, Resource resource) {
    return activity.literal(input).map(name -> new Named(input, resource, name.strip()));
  }
}
