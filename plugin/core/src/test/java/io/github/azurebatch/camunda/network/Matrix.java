package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets each fault happen to each operation that the scenarios call: once, where it makes a
 * difference that it passes, and always. The operations are those that a run without a fault calls.
 */
final class Matrix<S> {

  private static final int THREADS = 16;
  private static final int ALWAYS = 1_000_000;
  private static final CallLimits LONG = new CallLimits(Duration.ofSeconds(20), 1_000_000);
  private static final CallLimits SHORT = new CallLimits(Duration.ofMillis(200), 1_000_000);
  private static final Duration SLACK = Duration.ofSeconds(5);

  /** What no operator can read. */
  private static final Pattern UNCLEAR =
      Pattern.compile(
          "NullPointer|ClassCast|Cannot invoke|NoSuchElement|IllegalState|rx\\.|java\\.");

  private final URI upstream;
  private final Wire wire;
  private final Function<RawServer.Request, String> operations;
  private final Opening<S> opening;
  private final Consumer<S> closing;
  private final Set<String> telling;
  private final CallListener clean;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * @param telling fields that an answer may lack, and then says something by that
   * @param clean is told of the calls without a fault: each fault happens to each of these
   */
  Matrix(
      URI upstream,
      Wire wire,
      Function<RawServer.Request, String> operations,
      Opening<S> opening,
      Consumer<S> closing,
      Set<String> telling,
      CallListener clean) {
    this.upstream = upstream;
    this.wire = wire;
    this.operations = operations;
    this.opening = opening;
    this.closing = closing;
    this.telling = telling;
    this.clean = clean;
  }

  /** Runs everything; returns what went otherwise than it may. */
  List<String> run(List<Scenario<S>> scenarios) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<@Nullable String>> cells = new ArrayList<>();
      for (Scenario<S> scenario : scenarios) {
        Run clean = new Run(scenario, null, null, "", 0);
        String problem = clean.call();
        if (problem != null) {
          return List.of(problem);
        }
        if (clean.called.isEmpty()) {
          return List.of(clean.told("made no call"));
        }
        for (String operation : clean.called) {
          cells.addAll(cells(scenario, operation, clean.result));
          for (String field : clean.fields.apply(operation)) {
            cells.add(
                cell(scenario, NetworkFault.MISSING_FIELD, field, operation, ALWAYS, clean.result));
          }
        }
      }
      List<String> problems = new ArrayList<>();
      for (Future<@Nullable String> cell : threads.invokeAll(cells)) {
        String problem = cell.get();
        if (problem != null) {
          problems.add(problem);
        }
      }
      return problems;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Callable<@Nullable String>> cells(
      Scenario<S> scenario, String operation, @Nullable Object result) {
    List<Callable<@Nullable String>> cells = new ArrayList<>();
    for (NetworkFault fault : EnumSet.complementOf(EnumSet.of(NetworkFault.MISSING_FIELD))) {
      if (fault.passes()) {
        cells.add(cell(scenario, fault, null, operation, 1, result));
      }
      if (fault.stays()) {
        cells.add(cell(scenario, fault, null, operation, ALWAYS, result));
      }
    }
    return cells;
  }

  private Callable<@Nullable String> cell(
      Scenario<S> scenario,
      NetworkFault fault,
      @Nullable String field,
      String operation,
      int times,
      @Nullable Object result) {
    return () -> {
      Run run = new Run(scenario, fault, field, operation, times);
      run.expected = result;
      return run.call();
    };
  }

  /** Opens the adapter on a service. */
  interface Opening<S> {
    S open(URI url, CallLimits limits, CallListener calls);
  }

  private final class Run implements Callable<@Nullable String> {

    private final Scenario<S> scenario;
    private final @Nullable NetworkFault fault;
    private final @Nullable String field;
    private final String operation;
    private final int times;
    private final String id = "run-" + runs.incrementAndGet();
    private @Nullable Object expected;
    private @Nullable Object result;
    private Set<String> called = Set.of();
    private Function<String, Set<String>> fields = operation -> Set.of();

    Run(
        Scenario<S> scenario,
        @Nullable NetworkFault fault,
        @Nullable String field,
        String operation,
        int times) {
      this.scenario = scenario;
      this.fault = fault;
      this.field = field;
      this.operation = operation;
      this.times = times;
    }

    @Override
    public @Nullable String call() {
      scenario.prepare().accept(id);
      CallLimits limits = fault != null && fault.takesTheTimeOfTheCall() ? SHORT : LONG;
      try (var proxy = new FaultyProxy(upstream, wire, operations)) {
        URI url = fault == NetworkFault.REFUSED ? proxy.refusingUrl() : proxy.url();
        S service = opening.open(url, limits, fault == null ? clean : CallListener.NONE);
        if (fault != null) {
          proxy.plan(fault, field, operation, times);
        }
        long begin = System.nanoTime();
        AzureBatchException failure = called(service);
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        closing.accept(service);
        called = proxy.operations();
        fields = proxy::fields;
        String problem = problem(failure, proxy);
        return time.compareTo(limits.time().plus(SLACK)) > 0 ? told("took " + time) : problem;
      } catch (RuntimeException | AssertionError e) {
        return told("threw " + e);
      }
    }

    private @Nullable AzureBatchException called(S service) {
      try {
        result = scenario.call().apply(service, id);
        return null;
      } catch (AzureBatchException e) {
        return e;
      }
    }

    private @Nullable String problem(@Nullable AzureBatchException failure, FaultyProxy proxy) {
      int effects = scenario.effects().applyAsInt(id, proxy);
      boolean passes = times == 1;
      if (proxy.requestsElsewhere() > 0) {
        return told("followed a redirect to another host");
      }
      if (failure == null) {
        if (fault != null && !fault.maySucceed(passes)) {
          return told("succeeded with " + result);
        }
        if (expected != null && !expected.equals(result) && !isLess()) {
          return told("returned " + result + " for " + expected);
        }
        return effects == 1 ? null : told("succeeded with " + effects + " effects");
      }
      if (fault == null
          || fault.mustSucceed(passes, scenario.repeatable())
          || !fault.mayFailWith(failure)) {
        return told("failed with " + failure);
      }
      return effects <= 1 ? problem(failure) : told(effects + " effects and " + failure);
    }

    /** Where an answer lacks something, the result may lack it too, and be nothing else. */
    private boolean isLess() {
      return fault != null
          && fault.leavesOut()
          && (Less.isLess(result, expected) || (field != null && telling.contains(field)));
    }

    private @Nullable String problem(AzureBatchException failure) {
      String message = String.valueOf(failure.getMessage());
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      if (trace.toString().contains(FaultyProxy.SIGNATURE)) {
        return told("tells the signature: " + trace);
      }
      boolean unclear = UNCLEAR.matcher(message).find() || !message.contains("account '");
      return unclear ? told("says: " + message) : null;
    }

    private String told(String what) {
      return "%s, %s%s of %s %s: %s"
          .formatted(
              scenario.method(),
              fault,
              field == null ? "" : " " + field,
              operation,
              times == 1 ? "once" : "always",
              what);
    }
  }
}
