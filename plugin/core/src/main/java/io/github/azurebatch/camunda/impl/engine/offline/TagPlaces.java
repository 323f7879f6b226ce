package io.github.azurebatch.camunda.impl.engine.offline;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tags begin. The parser tells where a tag ends, lines below where an editor should jump if
 * the tag has a line for each attribute.
 */
record TagPlaces(String[] lines) {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern ENCODING =
      Pattern.compile("\\A[^<]{0,3}<\\?xml[^>]*?encoding=[\"']([\\w.:-]+)[\"']");
  private static final int LONGEST_DECLARATION = 200;

  /** Both count from 1, and are 0 where there is no place. */
  record Place(int line, int column) {}

  static TagPlaces of(byte[] model) {
    return new TagPlaces(LINE_END.split(new String(model, charset(model))));
  }

  private static Charset charset(byte[] model) {
    int length = Math.min(model.length, LONGEST_DECLARATION);
    Matcher declared = ENCODING.matcher(new String(model, 0, length, StandardCharsets.ISO_8859_1));
    try {
      return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /**
   * @param column behind the tag, as parsers count it
   * @return the given place where no tag ends there
   */
  Place startOfTag(int line, int column) {
    if (line < 1 || line > lines.length || !endsTag(lines[line - 1], column)) {
      return new Place(Math.max(0, line), Math.max(0, column));
    }
    int from = column - 2;
    for (int at = line; at >= 1; at--) {
      String text = lines[at - 1];
      int start = text.lastIndexOf('<', at == line ? from : text.length());
      if (start >= 0) {
        return new Place(at, start + 1);
      }
    }
    return new Place(line, column);
  }

  private static boolean endsTag(String text, int column) {
    return column >= 2 && column - 2 < text.length() && text.charAt(column - 2) == '>';
  }
}
