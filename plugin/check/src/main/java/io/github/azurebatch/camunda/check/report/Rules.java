package io.github.azurebatch.camunda.check.report;

import io.github.azurebatch.camunda.model.ModelFinding.Rule;

/** What the rules are called in reports. Their ids stay: tools remember results by them. */
final class Rules {

  private Rules() {}

  static String id(Rule rule) {
    return switch (rule) {
      case XML -> "xml";
      case BPMN -> "bpmn";
      case AZURE_BATCH -> "azure-batch";
    };
  }

  static String name(Rule rule) {
    return switch (rule) {
      case XML -> "ReadableXml";
      case BPMN -> "AcceptedByTheEngine";
      case AZURE_BATCH -> "AcceptedByThePlugin";
    };
  }

  static String title(Rule rule) {
    return switch (rule) {
      case XML -> "The file can be read as XML";
      case BPMN -> "The process engine accepts the model";
      case AZURE_BATCH -> "The Azure Batch activities are right";
    };
  }

  static String description(Rule rule) {
    return switch (rule) {
      case XML -> "The file exists and is well-formed XML.";
      case BPMN ->
          "The process engine finds no mistake when the model is deployed: the elements are those of BPMN, expressions can be read, and what is needed is there.";
      case AZURE_BATCH ->
          "Activities of camunda-azure-batch have the inputs that they need and no unknown ones, and each can be read.";
    };
  }
}
