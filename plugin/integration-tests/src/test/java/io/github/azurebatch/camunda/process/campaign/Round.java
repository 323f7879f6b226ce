package io.github.azurebatch.camunda.process.campaign;

import java.util.List;

/**
 * Instances that run at the same time, and the faults that happen meanwhile, one after another.
 *
 * @param name begins the business keys; lower case letters, digits and hyphens
 * @param nodes how many engine processes there are
 * @param instances how many, if the faults are at moments; at boundaries as many as it takes
 * @param faults of one kind, in the order in which they happen
 */
record Round(
    String name, int nodes, CampaignModel model, int instances, List<? extends Fault> faults) {}
