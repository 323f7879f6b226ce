package io.github.azurebatch.camunda.local.event;

/** The forms in which Event Grid delivers an event. */
public enum EventForm {

  /** The Event Grid schema, as Storage queues get it. */
  EVENT_GRID(
      """
      {"topic":"%s","subject":"%s","eventType":"Microsoft.Storage.BlobCreated","id":"%s",\
      "data":{"api":"PutBlob","contentType":"application/octet-stream","blobType":"BlockBlob","url":"%s"},\
      "dataVersion":"","metadataVersion":"1","eventTime":"%s"}"""),

  /** The same in an array, as other handlers get it. */
  EVENT_GRID_ARRAY("[" + EVENT_GRID.pattern + "]"),

  /** CloudEvents 1.0. */
  CLOUD_EVENTS(
      """
      {"specversion":"1.0","source":"%s","subject":"%s","type":"Microsoft.Storage.BlobCreated","id":"%s",\
      "data":{"api":"PutBlob","contentType":"application/octet-stream","blobType":"BlockBlob","url":"%s"},\
      "time":"%s"}""");

  private final String pattern;

  EventForm(String pattern) {
    this.pattern = pattern;
  }

  String text(BlobCreated event) {
    return pattern.formatted(
        event.source(), event.subject(), event.id(), event.url(), event.time());
  }
}
