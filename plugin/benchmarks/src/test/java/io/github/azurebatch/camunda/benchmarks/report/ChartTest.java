package io.github.azurebatch.camunda.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

  @Test
  void drawsABarForEachValueAndALineForEachLimit() throws Exception {
    Element svg = parsed(new Chart(GivenResults.ALL).svg());

    // the first one is the background
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1 + 5 + 1);
    assertThat(svg.getElementsByTagName("line").getLength()).isEqualTo(4);
  }

  @Test
  void namesWhatItDraws() throws Exception {
    Element svg = parsed(new Chart(GivenResults.ALL).svg());

    assertThat(texts(svg))
        .contains("calls per task, calls", "1.02", "blocking delegate", "12", "a & b < c, ms");
  }

  @Test
  void paintsRedWhatDoesNotKeepToItsBar() throws Exception {
    Element svg = parsed(new Chart(GivenResults.ALL).svg());

    assertThat(elements(svg, "rect").filter(bar -> bar.getAttribute("fill").equals("#c23a3a")))
        .hasSize(2);
  }

  private static Stream<String> texts(Element svg) {
    return elements(svg, "text").map(Element::getTextContent);
  }

  private static Stream<Element> elements(Element svg, String name) {
    NodeList found = svg.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }
}
