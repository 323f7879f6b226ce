package io.github.azurebatch.camunda.examples.persistoutputs;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;

/** Prints what is new in a process instance: activities begun and ended, and failures. */
final class Progress {

  private final ProcessEngine engine;
  private final String instanceId;
  private final PrintStream out;
  private final Heartbeat heartbeat;
  private final Set<String> printed = new HashSet<>();

  Progress(ProcessEngine engine, String instanceId, PrintStream out, Clock clock) {
    this.engine = engine;
    this.instanceId = instanceId;
    this.out = out;
    this.heartbeat = new Heartbeat(clock);
  }

  void print() {
    int before = printed.size();
    activities().forEach(this::print);
    failedJobs().forEach(this::print);
    if (printed.size() > before) {
      heartbeat.news();
    } else if (heartbeat.beats()) {
      out.printf("  ... %d s%n", heartbeat.age().toSeconds());
    }
  }

  private List<HistoricActivityInstance> activities() {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instanceId)
        .list()
        .stream()
        .filter(activity -> activity.getActivityType().equals("serviceTask"))
        .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
        .toList();
  }

  private void print(HistoricActivityInstance activity) {
    if (activity.getEndTime() != null && printed.add(activity.getId() + " ended")) {
      print(activity, "%.1f s".formatted(activity.getDurationInMillis() / 1000.0));
    } else if (activity.getEndTime() == null && printed.add(activity.getId() + " begun")) {
      print(activity, "waits for its Azure Batch task");
    }
  }

  private void print(HistoricActivityInstance activity, String what) {
    out.printf("  %-18s %s%n", activity.getActivityName(), what);
  }

  private List<Job> failedJobs() {
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(instanceId)
        .withException()
        .list();
  }

  private void print(Job job) {
    if (job.getRetries() > 0 && printed.add(job.getId() + " " + job.getRetries())) {
      out.printf(
          "  failed, is tried again at %s: %s%n", job.getDuedate(), job.getExceptionMessage());
    }
  }
}
