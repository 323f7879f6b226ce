package io.github.azurebatch.camunda.cockpit;

import java.util.List;

/**
 * A page of waits.
 *
 * @param total how many there are on all pages
 */
record WaitPage(long total, List<WaitView> waits) {}
