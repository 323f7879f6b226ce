package io.github.azurebatch.camunda.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results as an SVG: for each a bar with its value, those of other ways below it, and a line
 * where its limit is. Each result has a scale of its own.
 */
public record Chart(List<Result> results) {

  private static final int WIDTH = 1060;
  private static final int LEFT = 640;
  private static final int SPAN = 300;
  private static final int ROW = 18;
  private static final int GAP = 10;
  private static final int TOP = 40;

  /** The whole document. */
  public String svg() {
    List<String> parts = new ArrayList<>();
    int y = TOP;
    for (Result result : results) {
      y = draw(result, y, parts) + GAP;
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        <text x="10" y="20" fill="#555555">blue: the plugin, red: beyond its bar, grey: beside it, black line: the bar. Each has a scale of its own.</text>
        %3$s</svg>
        """
        .formatted(WIDTH, y, String.join("", parts));
  }

  private static int draw(Result result, int top, List<String> parts) {
    double scale = SPAN / largest(result);
    parts.add(label(result.name() + ", " + result.unit(), top, "#000000"));
    parts.add(bar(result.value(), scale, top, result.isMet() ? "#3a78c2" : "#c23a3a"));
    int y = top + ROW;
    for (Map.Entry<String, Double> baseline : result.baselines().entrySet()) {
      parts.add(label(baseline.getKey(), y, "#777777"));
      parts.add(bar(baseline.getValue(), scale, y, "#b8b8b8"));
      y += ROW;
    }
    if (result.bar().isLimit()) {
      parts.add(limit(LEFT + result.bar().limit() * scale, top, y));
    }
    return y;
  }

  private static double largest(Result result) {
    double largest = Math.max(result.value(), result.bar().limit());
    for (double baseline : result.baselines().values()) {
      largest = Math.max(largest, baseline);
    }
    return largest > 0 ? largest : 1;
  }

  private static String label(String text, int y, String colour) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>\n"
        .formatted(LEFT - 8, y + 11, colour, escaped(text));
  }

  private static String bar(double value, double scale, int y, String colour) {
    double length = value * scale;
    return String.format(
        Locale.ROOT,
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>"
            + "<text x=\"%.1f\" y=\"%d\" fill=\"#333333\">%s</text>\n",
        LEFT,
        y,
        length,
        colour,
        LEFT + length + 5,
        y + 11,
        Numbers.text(value));
  }

  private static String limit(double x, int top, int bottom) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#000000\" stroke-width=\"1.5\"/>\n",
        x,
        top - 2,
        x,
        bottom - 2);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
