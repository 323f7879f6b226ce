package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.cockpit.query.WaitQuery;
import io.github.azurebatch.camunda.cockpit.view.InstanceReader;
import io.github.azurebatch.camunda.cockpit.view.WaitReader;
import io.github.azurebatch.camunda.cockpit.view.WaitView;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/** One process instance. */
@Produces(MediaType.APPLICATION_JSON)
public final class InstanceResource extends VisibleResource {

  /** In bytes; who needs more takes it from the storage account. */
  private static final long LARGEST_FILE = 256L * 1024 * 1024;

  private final String processInstanceId;

  InstanceResource(String engine, String processInstanceId) {
    super(engine);
    this.processInstanceId = processInstanceId;
  }

  /** All waits of the instance and of those that it called, with what came of them. */
  @GET
  @Path("waits")
  public Object waits(@Context UriInfo request) {
    Parameters.of(request);
    InstanceReader reader = new InstanceReader(getQueryService(), values());
    List<String> instances = reader.withCalled(processInstanceId);
    WaitQuery query = visible(new WaitQuery().ofInstances(instances));
    List<WaitView> open = new WaitReader(getQueryService(), values()).read(query);
    List<String> readable = readable(instances);
    if (open.isEmpty() && readable.isEmpty() && !isRunning()) {
      throw new NotFoundException(
          "There is no process instance '%s' that you may see".formatted(processInstanceId));
    }
    return linked(reader.withHistory(open, readable));
  }

  /**
   * A file that a variable of the instance lists, read by the server: its address at Azure and the
   * signature for it stay there.
   */
  @GET
  @Path("file")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response file(@Context UriInfo request) {
    Parameters parameters = Parameters.of(request, "account", "container", "name");
    String account = parameters.required("account");
    String container = parameters.required("container");
    String name = parameters.required("name");
    AzureBatchOperations operations = plugin().operations();
    StreamingOutput content =
        out ->
            Refusal.answering(
                () ->
                    operations.download(
                        processInstanceId, account, container, name, LARGEST_FILE, out));
    return Response.ok(content)
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + lastPartOf(name))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** Encoded as RFC 8187 asks for. */
  private static String lastPartOf(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return URLEncoder.encode(last, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  private boolean isRunning() {
    return getProcessEngine()
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(processInstanceId)
            .count()
        > 0;
  }

  /** Those whose history the caller may read; none where the engine keeps none. */
  private List<String> readable(List<String> instances) {
    ProcessEngine engine = getProcessEngine();
    return engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processInstanceIds(Set.copyOf(instances))
        .list()
        .stream()
        .map(HistoricProcessInstance::getId)
        .toList();
  }
}
