package io.github.azurebatch.camunda.local.impl.rest.file;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file: {@code bytes=first-last} or {@code bytes=first-}.
 *
 * @param last included
 */
record ByteRange(long first, long last, long size) {

  private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

  static ByteRange of(String header, long size) {
    Matcher matcher = FORM.matcher(header.strip());
    if (!matcher.matches()) {
      throw new ServiceException(ErrorCode.INVALID_HEADER_VALUE);
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2) == null ? size - 1 : Long.parseLong(matcher.group(2));
    if (first >= size || last < first) {
      throw new ServiceException(ErrorCode.INVALID_RANGE);
    }
    return new ByteRange(first, Math.min(last, size - 1), size);
  }

  long length() {
    return last - first + 1;
  }

  String header() {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
