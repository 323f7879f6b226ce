package io.github.azurebatch.camunda.local.impl.odata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.Urls;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of a list: the matches of the filter, at most {@code maxresults}, with the selected
 * properties, and a link to the rest.
 *
 * <p>The order is that of the ids, and the link names the last one, so that additions and deletions
 * between two pages do no harm. The real service's order and token are not documented.
 */
public final class ListPage<T extends Filterable> {

  private static final int MAX_RESULTS = 1000;
  private static final String SKIP = "$skiptoken";

  private final WireRequest request;
  private final Function<T, ObjectNode> view;

  public ListPage(WireRequest request, Function<T, ObjectNode> view) {
    this.request = request;
    this.view = view;
  }

  /** Renders the page of these resources, by their ids. */
  public ObjectNode page(String type, NavigableMap<String, T> things) {
    ObjectNode page = Json.object().put("odata.metadata", request.metadata(type));
    ArrayNode values = page.putArray("value");
    int limit = limit();
    Set<String> selected = selected();
    Iterator<Map.Entry<String, T>> rest = matching(rest(things)).iterator();
    String last = "";
    while (rest.hasNext() && values.size() < limit) {
      Map.Entry<String, T> entry = rest.next();
      last = entry.getKey();
      values.add(select(view.apply(entry.getValue()), selected));
    }
    if (rest.hasNext()) {
      page.put("odata.nextLink", nextLink(last));
    }
    return page;
  }

  private Stream<Map.Entry<String, T>> matching(NavigableMap<String, T> things) {
    return request
        .parameter("$filter")
        .map(expression -> filtered(expression, things))
        .orElseGet(() -> things.entrySet().stream());
  }

  /** Reads no more resources than fill the page. */
  private Stream<Map.Entry<String, T>> filtered(String expression, NavigableMap<String, T> things) {
    Filter filter = checked(expression, () -> FilterParser.parse(expression));
    return candidates(filter, things)
        .filter(entry -> checked(expression, () -> filter.matches(entry.getValue())));
  }

  private static <R> R checked(String expression, Supplier<R> action) {
    try {
      return action.get();
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalidQuery("$filter", expression, String.valueOf(e.getMessage()));
    }
  }

  private Stream<Map.Entry<String, T>> candidates(Filter filter, NavigableMap<String, T> things) {
    return filter
        .ids()
        .map(
            ids -> {
              NavigableMap<String, T> named = new TreeMap<>(things.comparator());
              ids.stream()
                  .filter(things::containsKey)
                  .forEach(id -> named.put(things.ceilingKey(id), things.get(id)));
              return named;
            })
        .orElse(things)
        .entrySet()
        .stream();
  }

  private NavigableMap<String, T> rest(NavigableMap<String, T> things) {
    return request.parameter(SKIP).map(last -> things.tailMap(last, false)).orElse(things);
  }

  private int limit() {
    String text = request.parameter("maxresults").orElse(String.valueOf(MAX_RESULTS));
    if (text.matches("\\d{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_RESULTS) {
        return limit;
      }
    }
    throw ServiceException.invalidQuery("maxresults", text, "a number from 1 to 1000 is expected");
  }

  private Set<String> selected() {
    return request.parameter("$select").map(ListPage::names).orElse(Set.of());
  }

  /** The property names in {@code $select}; all if it is empty. */
  public static Set<String> names(String select) {
    return Stream.of(select.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static ObjectNode select(ObjectNode node, Set<String> names) {
    return names.isEmpty() ? node : node.retain(names);
  }

  private String nextLink(String last) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.put(SKIP, last);
    return request.url()
        + query.entrySet().stream()
            .map(entry -> Urls.encode(entry.getKey()) + "=" + Urls.encode(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }
}
