package io.github.azurebatch.camunda.cockpit;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/** All waits of the engine that the caller may see. */
@Produces(MediaType.APPLICATION_JSON)
public final class WaitsResource extends VisibleResource {

  private static final int MOST = 200;

  WaitsResource(String engine) {
    super(engine);
  }

  /**
   * A page of waits, the oldest first.
   *
   * @param total how many there are on all pages
   */
  record Page(long total, List<WaitView> waits) {}

  /**
   * @param state {@code waiting} or {@code failed}; both without it
   * @param age only waits that are at least as old, in ISO 8601
   */
  @GET
  public Object list(
      @QueryParam("processDefinitionKey") @Nullable String processDefinitionKey,
      @QueryParam("jobId") @Nullable String jobId,
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("age") @Nullable String age,
      @QueryParam("firstResult") @DefaultValue("0") int firstResult,
      @QueryParam("maxResults") @DefaultValue("50") int maxResults) {
    WaitQuery query =
        visible(
            new WaitQuery()
                .ofProcessDefinition(given(processDefinitionKey))
                .ofJob(given(jobId))
                .failed(failed(given(state)))
                .withCode(given(code))
                .enteredBefore(before(given(age))));
    query.setFirstResult(Math.max(0, firstResult));
    query.setMaxResults(Math.min(MOST, Math.max(1, maxResults)));
    long total = getQueryService().executeQueryRowCount("waitCount", query);
    return new Page(total, new WaitReader(getQueryService()).read(query));
  }

  /** Does something with a wait. The engine asks for the right to update its process instance. */
  @POST
  @Path("{id}/{operation}")
  public void operate(@PathParam("id") String externalTaskId, @PathParam("operation") String name)
      throws IOException {
    Refusal.answering(() -> operations().run(name, externalTaskId));
  }

  /**
   * @param fromNow the wait ends by its timeout at the earliest then, in ISO 8601
   */
  @POST
  @Path("{id}/extend-timeout")
  public void extendTimeout(
      @PathParam("id") String externalTaskId, @QueryParam("fromNow") @Nullable String fromNow)
      throws IOException {
    Refusal.answering(() -> operations().extendTimeout(externalTaskId, fromNow));
  }

  private WaitOperations operations() {
    return new WaitOperations(plugin().operations());
  }

  private static @Nullable String given(@Nullable String parameter) {
    return parameter == null || parameter.isBlank() ? null : parameter.strip();
  }

  private static @Nullable Boolean failed(@Nullable String state) {
    if (state == null) {
      return null;
    }
    return switch (state) {
      case "waiting" -> false;
      case "failed" -> true;
      default ->
          throw new BadRequestException("'state' is '" + state + "'; allowed are waiting, failed");
    };
  }

  private static @Nullable Date before(@Nullable String age) {
    try {
      return age == null
          ? null
          : Date.from(ClockUtil.getCurrentTime().toInstant().minus(Duration.parse(age)));
    } catch (DateTimeParseException e) {
      throw new BadRequestException("'age' is '" + age + "'; a duration such as PT30M is allowed");
    }
  }
}
