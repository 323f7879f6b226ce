package io.github.azurebatch.camunda.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.RefusingPort;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands between an adapter and a service, and lets a fault happen to one of the operations. */
final class FaultyProxy implements AutoCloseable {

  /** What must be in no message: it is in every answer that a fault makes. */
  static final String SIGNATURE = "s3cr3tS1gnatur3";

  private static final String PAGE = "<html>https://proxy.test/?sv=1&sig=" + SIGNATURE + "</html>";

  private final URI upstream;
  private final Function<RawServer.Request, String> operations;
  private final Wire wire;
  private final Set<String> seen = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();
  private final RawServer server;
  private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();
  private final RawServer elsewhere = new RawServer();
  private final RefusingPort refusing = new RefusingPort();
  private volatile @Nullable Planned planned;
  private volatile byte @Nullable [] firstPage;

  /**
   * @param operations names the operation of a request
   */
  FaultyProxy(URI upstream, Wire wire, Function<RawServer.Request, String> operations) {
    this.upstream = upstream;
    this.wire = wire;
    this.operations = operations;
    this.server = new RawServer(upstream.getScheme(), this::serve);
  }

  URI url() {
    return server.url();
  }

  /** Where connections are refused. */
  URI refusingUrl() {
    return refusing.url(upstream.getScheme());
  }

  /** Lets the fault happen to the next requests of the operation. */
  void plan(NetworkFault fault, String operation, int requests) {
    plan(fault, null, operation, requests);
  }

  /**
   * @param field that is left out where the fault is of one field
   */
  void plan(NetworkFault fault, @Nullable String field, String operation, int requests) {
    planned = new Planned(fault, field, operation, new AtomicInteger(requests));
  }

  /** What the answers of the operation had: the fields of bodies, and headers as "Name:". */
  Set<String> fields(String operation) {
    return Set.copyOf(fields.getOrDefault(operation, Set.of()));
  }

  /** How often the client went where a redirect pointed: to another host. */
  int requestsElsewhere() {
    return elsewhere.requestCount();
  }

  /** The operations that were called. */
  Set<String> operations() {
    return Set.copyOf(seen);
  }

  /** How often the service did what the operation asks for. */
  int effects(String operation) {
    return effects.getOrDefault(operation, new AtomicInteger()).get();
  }

  private void serve(RawServer.Request request, Socket client)
      throws IOException, InterruptedException {
    String operation = operations.apply(request);
    seen.add(operation);
    Planned plan = planned;
    if (plan != null && plan.takes(operation)) {
      fault(plan, request, operation, client);
    } else {
      client.getOutputStream().write(forward(request, operation).bytes());
    }
  }

  private void fault(Planned plan, RawServer.Request request, String operation, Socket client)
      throws IOException, InterruptedException {
    NetworkFault fault = plan.fault();
    if (fault.status() > 0) {
      client.getOutputStream().write(refusal(fault).bytes());
      return;
    }
    switch (fault) {
      case RESET_BEFORE_EFFECT -> reset(client);
      case RESET_AFTER_EFFECT -> {
        forward(request, operation);
        reset(client);
      }
      case PAGE_OF_A_PROXY -> RawServer.send(page(), client);
      case HEADERS_TRICKLE -> {
        forward(request, operation);
        RawServer.trickle("HTTP/1.1 200 OK\r\nX-Padding: ", client);
      }
      case BODY_TRICKLES -> {
        RawAnswer answer = forward(request, operation).header("Content-Length", "1000000");
        RawServer.trickle(new String(answer.bytes(), ISO_8859_1), client);
      }
      case BODY_CUT -> client.getOutputStream().write(forward(request, operation).cut());
      case REFUSED -> throw new AssertionError("Connections are refused at another port");
      case MISSING_FIELD ->
          client
              .getOutputStream()
              .write(
                  without(Objects.requireNonNull(plan.field()), forward(request, operation))
                      .bytes());
      case ENDLESS_LISTING -> client.getOutputStream().write(sameAgain(request, operation));
      default ->
          client
              .getOutputStream()
              .write(wire.changed(fault, request, forward(request, operation)).bytes());
    }
  }

  private RawAnswer without(String field, RawAnswer answer) {
    return field.endsWith(":")
        ? answer.withoutHeader(field.substring(0, field.length() - 1))
        : wire.without(field, answer);
  }

  private RawAnswer refusal(NetworkFault fault) {
    RawAnswer answer =
        wire.refusal(fault.status(), "https://a.test/c?sv=1&sig=" + SIGNATURE)
            .header("Location", elsewhere() + "/elsewhere?sig=" + SIGNATURE);
    return fault.hasRetryAfter() ? answer.header("Retry-After", "1") : answer;
  }

  /** The same machine by another name, which is another host to clients. */
  private String elsewhere() {
    return elsewhere.url().toString().replace("127.0.0.1", "localhost");
  }

  private static String page() {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(PAGE.length(), PAGE);
  }

  private byte[] sameAgain(RawServer.Request request, String operation) throws IOException {
    byte[] page = firstPage;
    if (page == null) {
      RawAnswer answer = forward(request, operation);
      page = wire.changed(NetworkFault.ENDLESS_LISTING, request, answer).bytes();
      firstPage = page;
    }
    return page;
  }

  private RawAnswer forward(RawServer.Request request, String operation) throws IOException {
    RawAnswer answer = RawAnswer.of(request, upstream);
    if (answer.isSuccess()) {
      effects.computeIfAbsent(operation, any -> new AtomicInteger()).incrementAndGet();
    }
    Set<String> told = fields.computeIfAbsent(operation, any -> ConcurrentHashMap.newKeySet());
    told.addAll(wire.fields(answer));
    told.addAll(answer.headerNames().map(name -> name + ":").toList());
    return answer;
  }

  private static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  @Override
  public void close() {
    server.close();
    elsewhere.close();
    refusing.close();
  }

  private record Planned(
      NetworkFault fault, @Nullable String field, String operation, AtomicInteger left) {

    boolean takes(String called) {
      return called.equals(operation) && left.getAndDecrement() > 0;
    }
  }
}
