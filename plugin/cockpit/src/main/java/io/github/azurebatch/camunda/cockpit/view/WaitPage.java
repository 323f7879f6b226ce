package io.github.azurebatch.camunda.cockpit.view;

import java.util.List;

/**
 * A page of waits.
 *
 * @param total how many there are on all pages
 */
public record WaitPage(long total, List<WaitView> waits) {}
