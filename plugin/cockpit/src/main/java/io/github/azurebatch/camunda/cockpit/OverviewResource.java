package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.cockpit.query.WaitQuery;
import io.github.azurebatch.camunda.cockpit.view.NodeView;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** The figures of all waits that the caller may see. */
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewResource extends VisibleResource {

  OverviewResource(String engine) {
    super(engine);
  }

  /**
   * How many waits there are.
   *
   * @param waiting those that are no incidents
   * @param failed incidents
   * @param codes how many of these have which code: all codes that there are
   * @param outages what keeps waits from going on, on this engine node; none for who is no
   *     administrator
   * @param nodes who looks after what; none for who is no administrator
   */
  record Figures(
      long waiting,
      long failed,
      Map<String, Long> codes,
      List<OutageView> outages,
      List<NodeView> nodes) {}

  /** Something that is out or throttled. */
  record OutageView(String subject, String message) {}

  @GET
  public Object figures(@Context UriInfo request) {
    Parameters.of(request);
    Map<String, Object> row =
        getQueryService()
            .<Map<String, Object>>executeQuery("figures", visible(new WaitQuery()))
            .get(0);
    List<String> all = AzureBatchErrors.all();
    Map<String, Long> codes = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      codes.put(all.get(i), count(row, "CODE_" + i + "_"));
    }
    long failed = count(row, "FAILED_");
    long waiting = count(row, "WAITS_") - failed;
    return isAdministrator()
        ? new Figures(
            waiting, failed, codes, outages(), NodeView.of(plugin().operations().leases()))
        : new Figures(waiting, failed, codes, List.of(), List.of());
  }

  /** Others do not see what names Batch jobs of all processes and tenants. */
  private boolean isAdministrator() {
    Authentication user = getCurrentAuthentication();
    return user != null && isCamundaAdmin(user);
  }

  private List<OutageView> outages() {
    return plugin().outages().stream()
        .map(outage -> new OutageView(outage.subject(), outage.message()))
        .toList();
  }

  /** Databases return names of columns in their own case; the sum of no rows is null. */
  private static long count(Map<String, Object> row, String column) {
    return row.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(column))
        .filter(entry -> entry.getValue() instanceof Number)
        .mapToLong(entry -> ((Number) entry.getValue()).longValue())
        .findFirst()
        .orElse(0);
  }
}
