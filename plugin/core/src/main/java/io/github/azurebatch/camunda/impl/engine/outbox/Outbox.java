package io.github.azurebatch.camunda.impl.engine.outbox;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.variable.StoredText;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.jspecify.annotations.Nullable;

/** Sends messages: each becomes a Camunda job when the current transaction commits. */
public final class Outbox {

  /** The types of all Camunda jobs of the outbox begin with it. */
  public static final String TYPE_PREFIX = "azure-batch-";

  /** The field of a message that names the account that its call is for. */
  public static final String ACCOUNT = "account";

  /** The most characters that a message may have as JSON: what Oracle's column takes. */
  static final int MAX_LENGTH = StoredText.LONGEST;

  private Outbox() {}

  /**
   * Sends a message.
   *
   * @param type of the {@link OutboxCall} that takes it
   * @param message plain data without secrets, {@link #ACCOUNT} among it, at most {@link
   *     #MAX_LENGTH} characters as JSON
   */
  public static void send(
      CommandContext context, Origin origin, String type, Map<String, ?> message) {
    String deploymentId = OutboxDeployment.idFor(Fields.of(message).text(ACCOUNT));
    send(context, origin, type, text(type, message), deploymentId);
  }

  /** Sends the message of the job once more, of which a part is done. */
  static void sendAgain(CommandContext context, JobEntity job) {
    send(
        context,
        new Origin(job.getProcessInstanceId(), job.getTenantId()),
        job.getJobHandlerType(),
        job.getJobHandlerConfigurationRaw(),
        job.getDeploymentId());
  }

  private static void send(
      CommandContext context, Origin origin, String type, String text, String deploymentId) {
    MessageEntity job = new MessageEntity();
    job.setJobHandlerType(type);
    job.setJobHandlerConfigurationRaw(text);
    // the instance shows the job, and its history is deleted with it, but its execution is not
    job.setProcessInstanceId(origin.processInstanceId());
    job.setDeploymentId(deploymentId);
    job.setTenantId(origin.tenantId());
    // messages of one instance can be executed at the same time
    job.setExclusive(false);
    context.getJobManager().send(job);
  }

  /** Lets the engine's job executor acquire the messages for these accounts. */
  public static void register(ProcessEngineConfigurationImpl engine, Accounts accounts) {
    accounts
        .all()
        .forEach(
            account ->
                engine.getRegisteredDeployments().add(OutboxDeployment.idFor(account.name())));
  }

  /**
   * Whether the message is short enough. A caller whose message contains names of the model asks
   * before it has any effect.
   */
  public static boolean hasRoomFor(Map<String, ?> message) {
    return StoredText.fits(Json.write(message));
  }

  private static String text(String type, Map<String, ?> message) {
    if (!hasRoomFor(message)) {
      throw new IllegalArgumentException(
          "A message for '%s' has %d characters; %d of ASCII are allowed"
              .formatted(type, Json.write(message).length(), MAX_LENGTH));
    }
    return Json.write(message);
  }

  /** Whether Camunda jobs of this type are those of the outbox. */
  public static boolean isType(@Nullable String jobHandlerType) {
    return jobHandlerType != null && jobHandlerType.startsWith(TYPE_PREFIX);
  }
}
