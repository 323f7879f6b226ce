package io.github.azurebatch.camunda.process.campaign;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The boundaries of one instance, counted in a run without faults.
 *
 * @param requests to both services
 * @param commits to the database
 */
record Boundaries(int requests, long commits) {

  /** A fault before and after each of them. */
  List<Fault> faults() {
    return Stream.concat(
            IntStream.rangeClosed(1, requests)
                .boxed()
                .flatMap(
                    i -> Stream.of(new Fault.AtRequest(i, false), new Fault.AtRequest(i, true))),
            LongStream.rangeClosed(1, commits)
                .boxed()
                .flatMap(i -> Stream.of(new Fault.AtCommit(i, false), new Fault.AtCommit(i, true))))
        .collect(Collectors.toList());
  }
}
