package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The answers of Blob Storage. */
final class XmlWire implements Wire {

  /** A list may have none. */
  private static final Set<String> ITEMS =
      Set.of("Blob", "Container", "SignedIdentifier", "QueueMessage");

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

  @Override
  public Set<String> fields(RawAnswer answer) {
    Set<String> fields = new TreeSet<>();
    if (isXml(answer)) {
      within(
          "",
          read(answer.text()),
          (path, element) -> {
            if (!ITEMS.contains(element.getTagName())) {
              fields.add(path);
            }
          });
    }
    return fields;
  }

  @Override
  public RawAnswer without(String field, RawAnswer answer) {
    if (!isXml(answer)) {
      return answer;
    }
    Document body = read(answer.text());
    List<Element> without = new ArrayList<>();
    within(
        "",
        body,
        (path, element) -> {
          if (path.equals(field)) {
            without.add(element);
          }
        });
    without.forEach(element -> element.getParentNode().removeChild(element));
    return answer.text(text(body));
  }

  private static boolean isXml(RawAnswer answer) {
    return answer.text().startsWith("<?xml");
  }

  /** All elements but the root. */
  private static void within(String path, Node node, BiConsumer<String, Element> visitor) {
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element element) {
        String below = path + "/" + element.getTagName();
        if (node instanceof Element) {
          visitor.accept(below, element);
        }
        within(below, element, visitor);
      }
    }
  }

  private static Document read(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String text(Document document) {
    try {
      var text = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new AssertionError(e);
    }
  }

  private static String changed(NetworkFault fault, String body, String root) {
    return switch (fault) {
      case NO_FIELDS -> "<?xml version=\"1.0\" encoding=\"utf-8\"?><" + root + "/>";
      case MISSING_FIELDS ->
          body.replaceAll(
              "(?s)<(Blob|Container|SignedIdentifier|QueueMessage)>.*?</\\1>", "<$1></$1>");
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
