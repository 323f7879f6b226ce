package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.fault.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Tells one entry of an activity from the next.
 *
 * <p>The Camunda job that runs the activity stays while the engine retries it, whereas the activity
 * instance changes with each rollback. Ids of Camunda jobs repeat on every new database, so the id
 * of the installation is part of the key.
 */
public final class ActivityEntry {

  private static final int KEY_LENGTH = 40;

  private ActivityEntry() {}

  /**
   * The owner of the Azure Batch task of this entry.
   *
   * @throws RefusedException if the activity is not executed by a Camunda job of its own
   */
  public static TaskOwner of(DelegateExecution execution) {
    JobEntity job = ownJob(execution);
    String installation = installationId();
    return of(
        execution, hash(installation + "/" + job.getId() + "/" + execution.getCurrentActivityId()));
  }

  /** The owner of an entry that several Camunda jobs work for, so that its key is stored. */
  public static TaskOwner of(DelegateExecution execution, String key) {
    return new TaskOwner(
        key, installationId(), execution.getCurrentActivityId(), execution.getProcessInstanceId());
  }

  /** The id of the process engine's installation. */
  public static String installationId() {
    return Context.getProcessEngineConfiguration().getInstallationId();
  }

  private static JobEntity ownJob(DelegateExecution execution) {
    @Nullable JobEntity job = Context.getCommandContext().getCurrentJob();
    if (job == null || !execution.getCurrentActivityId().equals(job.getActivityId())) {
      throw new RefusedException(
          "NotInOwnJob",
          "Activity '%s' (process instance '%s') was not entered through a Camunda job of its own, so that a retry could submit its Azure Batch task twice. Nothing was sent; deploy the process again with the plugin installed."
              .formatted(execution.getCurrentActivityId(), execution.getProcessInstanceId()),
          null);
    }
    return job;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
