package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;
import java.util.List;

/** The answers of Blob Storage. */
final class XmlWire implements Wire {

  @Override
  public RawAnswer refusal(int status, String quoted) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>Code%d</Code><Message>Refused %s</Message></Error>"
            .formatted(status, quoted.replace("&", "&amp;"));
    return new RawAnswer(
            "HTTP/1.1 " + status + " Refused",
            List.of(
                "Content-Type: application/xml",
                "Connection: close",
                "x-ms-error-code: Code" + status),
            new byte[0])
        .text(body);
  }

  @Override
  public RawAnswer changed(NetworkFault fault, RawServer.Request request, RawAnswer answer) {
    String body = answer.text();
    if (fault == NetworkFault.EMPTY_BODY) {
      return answer.text("");
    }
    int root = body.indexOf('<', body.indexOf("?>") + 1);
    if (!body.startsWith("<?xml") || root < 0) {
      return answer;
    }
    return answer.text(changed(fault, body, body.substring(root + 1).split("[\\s/>]", 2)[0]));
  }

  private static String changed(NetworkFault fault, String body, String root) {
    return switch (fault) {
      case NO_FIELDS -> "<?xml version=\"1.0\" encoding=\"utf-8\"?><" + root + "/>";
      case MISSING_FIELDS ->
          body.replaceAll(
              "(?s)<(Blob|Container|SignedIdentifier|QueueMessage)>.*</\\1>", "<$1></$1>");
      case UNKNOWN_FIELDS ->
          body.replaceAll(
              "<(Blob|Properties|SignedIdentifier|AccessPolicy|QueueMessage|"
                  + root
                  + ")(|\\s[^>]*[^/>])>",
              "<$1$2><Unknown a=\"b\"><Value>1</Value></Unknown>");
      case ENDLESS_LISTING ->
          body.replaceAll(
              "<NextMarker\\s*/>|<NextMarker></NextMarker>", "<NextMarker>again</NextMarker>");
      default -> throw new IllegalArgumentException(fault.toString());
    };
  }
}
