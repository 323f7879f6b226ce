package io.github.azurebatch.camunda.local.impl.rest.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.pool.PoolLifecycle;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.odata.ListPage;
import io.github.azurebatch.camunda.local.impl.odata.Selection;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;

/** The operations on pools, and the counts of their nodes. */
public final class PoolEndpoints {

  private final PoolLifecycle pools;

  public PoolEndpoints(PoolLifecycle pools) {
    this.pools = pools;
  }

  public Answer add(WireRequest request) {
    Body body = new Body(request.json());
    String id = body.id();
    PoolRules.checkPool(body);
    ObjectNode spec = body.node();
    spec.remove("id");
    LocalPool pool = pools.add(id, spec);
    String url = request.baseUrl() + "/pools/" + id;
    return revised(Answer.of(201).resource(url).header("Location", url), pool);
  }

  public Answer list(WireRequest request) {
    return Answer.ok(
        new ListPage<LocalPool>(request, pool -> PoolView.of(request.baseUrl(), pool))
            .page("pools", pools.all()));
  }

  public Answer get(WireRequest request) {
    LocalPool pool = pools.get(request.id(0));
    ObjectNode view = Json.object().put("odata.metadata", request.metadata("pools/@Element"));
    view.setAll(PoolView.of(request.baseUrl(), pool));
    Selection.apply(request, view);
    return revised(Answer.ok(view), pool);
  }

  public Answer exists(WireRequest request) {
    return revised(Answer.of(200), pools.get(request.id(0)));
  }

  public Answer delete(WireRequest request) {
    pools.delete(request.id(0));
    return Answer.of(202);
  }

  public Answer nodeCounts(WireRequest request) {
    ObjectNode answer = Json.object().put("odata.metadata", request.metadata("poolnodecounts"));
    pools.all().values().forEach(pool -> answer.withArray("value").add(NodeCounts.of(pool)));
    return Answer.ok(answer);
  }

  public Answer supportedImages(WireRequest request) {
    ObjectNode answer = Json.object().put("odata.metadata", request.metadata("supportedimages"));
    ObjectNode image = answer.putArray("value").addObject();
    image.put("nodeAgentSKUId", "batch.node.local").put("osType", "linux");
    image
        .putObject("imageReference")
        .put("publisher", "local")
        .put("offer", "local")
        .put("sku", "local")
        .put("version", "latest");
    image.put("verificationType", "unverified");
    return Answer.ok(answer);
  }

  private static Answer revised(Answer answer, LocalPool pool) {
    return answer.revision(pool.revision().eTag(), pool.revision().lastModified());
  }
}
