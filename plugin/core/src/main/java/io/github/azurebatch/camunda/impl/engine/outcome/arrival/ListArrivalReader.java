package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.output.OutputFileTemplate;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lists what the tasks of a list left, by the prefixes that the names of their blobs share. */
public record ListArrivalReader(Accounts accounts) {

  public void read(List<OutputFileTemplate> templates, Visitor visitor) {
    Map<Place, List<OutputFileTemplate>> byPlace =
        templates.stream()
            .collect(
                groupingBy(
                    template -> new Place(template.file().account(), template.file().container())));
    byPlace.forEach((place, ofPlace) -> read(place, ofPlace, visitor));
  }

  private void read(Place place, List<OutputFileTemplate> templates, Visitor visitor) {
    ContainerBlobs blobs = place.blobs(accounts);
    TreeSet<String> prefixes = new TreeSet<>();
    templates.forEach(template -> prefixes.add(template.prefix()));
    for (String prefix : Prefixes.withoutCovered(prefixes)) {
      blobs.visit(prefix, blob -> visitor.note(place.account(), blob, templates));
    }
  }

  /** Takes each blob, with the output files that go to its container. */
  @FunctionalInterface
  public interface Visitor {

    void note(String account, StoredBlob blob, List<OutputFileTemplate> templates);
  }
}
