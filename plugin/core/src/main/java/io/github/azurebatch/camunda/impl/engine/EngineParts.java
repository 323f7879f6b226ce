package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.AccessRules;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.activity.ActivityBeans;
import io.github.azurebatch.camunda.impl.engine.background.EngineClock;
import io.github.azurebatch.camunda.impl.engine.cancel.TerminateJob;
import io.github.azurebatch.camunda.impl.engine.cancel.TerminateTasks;
import io.github.azurebatch.camunda.impl.engine.cancel.TerminationsFactory;
import io.github.azurebatch.camunda.impl.engine.check.CheckedParse;
import io.github.azurebatch.camunda.impl.engine.check.ConfiguredNames;
import io.github.azurebatch.camunda.impl.engine.cleanup.DeleteBlobs;
import io.github.azurebatch.camunda.impl.engine.cleanup.DeleteSucceededTasks;
import io.github.azurebatch.camunda.impl.engine.cleanup.DeleteTasks;
import io.github.azurebatch.camunda.impl.engine.container.policy.RevokeAccessPolicy;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxJobHandler;
import io.github.azurebatch.camunda.impl.engine.parse.AzureBatchParseListener;
import io.github.azurebatch.camunda.impl.engine.read.StoredOutputs;
import io.github.azurebatch.camunda.impl.engine.retry.FaultAwareFailedJobCommandFactory;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.job.JobReader;
import io.github.azurebatch.camunda.impl.engine.submit.list.Continuation;
import io.github.azurebatch.camunda.impl.engine.submit.list.SubmitTasksBehavior;
import io.github.azurebatch.camunda.impl.engine.submit.pool.KnownPools;
import io.github.azurebatch.camunda.impl.engine.wait.enter.AwaitBehavior;
import io.github.azurebatch.camunda.impl.engine.wait.note.NoteChanges;
import io.github.azurebatch.camunda.impl.engine.wait.note.Notes;
import io.github.azurebatch.camunda.impl.engine.wait.watch.Watch;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.impl.secret.KnownSecrets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.jspecify.annotations.Nullable;

/** The parts that the plugin puts into a process engine, built from a configuration. */
public final class EngineParts implements AutoCloseable {

  private static final Log LOG = Log.of(EngineParts.class);

  private final AzureBatchConfiguration configuration;
  private final Steps steps;
  private final KnownSecrets secrets;
  private final Accounts accounts;
  private final Access access;
  private final Authenticity authenticity;
  private final Clock clock = new EngineClock();
  private final TaskSubmissionReader submissions;
  private final SubmitTasksBehavior submitTasks;
  private final Notes notes;
  private final Map<String, Object> beans;

  public EngineParts(AzureBatchConfiguration configuration) {
    this.configuration = configuration;
    this.steps = new Steps(configuration.observationRegistry());
    this.secrets = ConfiguredSecrets.cut(configuration);
    this.accounts = new Accounts(configuration, clock);
    this.access = new Access(accounts, new AccessRules(configuration.access().values()));
    this.submissions = new TaskSubmissionReader(configuration, new KnownPools(clock));
    this.submitTasks = new SubmitTasksBehavior(steps, access, submissions, clock);
    this.authenticity =
        new Authenticity(new BelievedValues(access, configuration.trustUnmarkedValues()));
    this.notes = new Notes(Watch.longestPause(configuration.pollInterval()), System::nanoTime);
    this.beans =
        ActivityBeans.of(
            steps,
            access,
            submissions,
            new JobReader(submissions, new Secrets(configuration.secrets())),
            new StoredOutputs(configuration.inlineLimit()));
  }

  /** The delegates that models name, by the names of their beans. */
  public Map<String, Object> beans() {
    return beans;
  }

  public Accounts accounts() {
    return accounts;
  }

  /** The accounts as each process may use them. */
  public Access access() {
    return access;
  }

  /** Tells values that the plugin has handed out from others. */
  public Authenticity authenticity() {
    return authenticity;
  }

  /** Adds the parse listener before those of the application. */
  public void addParseListener(ProcessEngineConfigurationImpl engine) {
    List<BpmnParseListener> listeners = copy(engine.getCustomPreBPMNParseListeners());
    listeners.add(
        0,
        new AzureBatchParseListener(
            new AwaitBehavior(steps, access, submissions, clock),
            submitTasks,
            configuration.retryCycle()));
    engine.setCustomPreBPMNParseListeners(listeners);
    checkModels(engine);
  }

  /** An application's own way to parse models is left as it is. */
  private void checkModels(ProcessEngineConfigurationImpl engine) {
    if (engine.getBpmnParseFactory() == null) {
      ConfiguredNames names = ConfiguredNames.of(configuration);
      engine.setBpmnParseFactory(
          parser -> new CheckedParse(parser, configuration.deploymentChecks(), names));
    } else {
      LOG.write(
          LogLine.NOT_CHECKED,
          "Process engine '{}' has a BpmnParseFactory of its own: models are not checked for mistakes when they are deployed",
          engine.getProcessEngineName());
    }
  }

  /**
   * Lets a transaction leave calls to Azure to a Camunda job that runs after it has committed, and
   * lets an activity go on in another transaction.
   */
  public void addJobHandlers(ProcessEngineConfigurationImpl engine) {
    @SuppressWarnings("rawtypes") // as the engine has them
    List<JobHandler> handlers = copy(engine.getCustomJobHandlers());
    handlers.add(new OutboxJobHandler(new TerminateTasks(accounts)));
    handlers.add(new OutboxJobHandler(new TerminateJob(accounts)));
    handlers.add(new OutboxJobHandler(new DeleteTasks(accounts)));
    handlers.add(new OutboxJobHandler(new DeleteSucceededTasks(accounts)));
    handlers.add(new OutboxJobHandler(new DeleteBlobs(accounts)));
    handlers.add(new OutboxJobHandler(new RevokeAccessPolicy(accounts)));
    handlers.add(new Continuation(submitTasks));
    engine.setCustomJobHandlers(handlers);
    List<SessionFactory> sessions = copy(engine.getCustomSessionFactories());
    sessions.add(new TerminationsFactory());
    sessions.add(authenticity.sessions());
    sessions.add(Accounts.timeOfTransactions());
    engine.setCustomSessionFactories(sessions);
  }

  /** Lets the watcher hear of each transaction that changes waits. */
  public void addNotes(ProcessEngineConfigurationImpl engine) {
    NoteChanges.of(engine, notes);
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? new ArrayList<>() : new ArrayList<>(list);
  }

  /** Whether the engine has no Spin plugin, which JSON variables need. */
  public boolean needsSpin(ProcessEngineConfigurationImpl engine) {
    return !SpinPlugins.areAmong(engine.getProcessEnginePlugins());
  }

  /** Makes beans known to expressions; with Spring the application context has them. */
  public static void addBeans(Map<String, Object> beans, ProcessEngineConfigurationImpl engine) {
    if (!SpringEngine.is(engine)) {
      engine.setBeans(new LayeredBeans(beans, engine.getBeans()));
    }
  }

  /** Lets job executors that are deployment-aware make the calls to these accounts. */
  public void registerOutbox(ProcessEngineConfigurationImpl engine) {
    Outbox.register(engine, accounts);
  }

  /** Decides by the type of a failure what the engine does with a failed Camunda job. */
  public void addRetries(ProcessEngineConfigurationImpl engine) {
    engine.setFailedJobCommandFactory(
        new FaultAwareFailedJobCommandFactory(
            engine.getFailedJobCommandFactory(), configuration.longRetryCycle()));
  }

  /** Warns of what can lose work, double it or hold it up, and of a log with secrets in it. */
  public void checkSurroundings(ProcessEngineConfigurationImpl engine) {
    new Surroundings(configuration, accounts).check(engine);
  }

  /** Begins to poll for the waits of the engine, and to search for orphans. */
  public Background background(ProcessEngine engine) {
    ProcessEngineConfigurationImpl configured =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    JsonFormat.require(configured);
    Installation.keep(configured);
    openMarks(engine);
    Background background =
        new Background(engine, configuration, access, authenticity, notes, clock);
    background.start();
    return background;
  }

  private void openMarks(ProcessEngine engine) {
    boolean isNew =
        authenticity.open((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    if (isNew && !configuration.trustUnmarkedValues() && EarlierWaits.exist(engine)) {
      LOG.write(
          LogLine.UNMARKED_WAITS,
          "Process engine '{}' has waits that an earlier version of camunda-azure-batch stored without a mark; they become incidents, and what else it stored is refused. Set the property 'trust-unmarked-values' until these process instances have ended, and retry the incidents",
          engine.getName());
    }
  }

  @Override
  public void close() {
    accounts.close();
    secrets.close();
  }
}
