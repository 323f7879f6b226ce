package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;

/** Writes an answer with the headers that all have, in the case that is recorded. */
final class AnswerWriter {

  private static final String JSON_TYPE = "application/json;odata=minimalmetadata";
  private static final int BUFFER = 64 * 1024;

  private final Request request;
  private final Response response;
  private final String requestId;
  private final Instant now;

  AnswerWriter(Request request, Response response, String requestId, Instant now) {
    this.request = request;
    this.response = response;
    this.requestId = requestId;
    this.now = now;
  }

  void write(Answer answer) throws IOException {
    response.setStatus(answer.status());
    commonHeaders();
    answer.headers().forEach(response.getHeaders()::put);
    body(answer.body());
    if (!response.isCommitted()) {
      // nothing but the headers; they are on their way before anything else of the request is read
      Content.Sink.write(response, true, BufferUtil.EMPTY_BUFFER);
    }
  }

  private void body(Answer.Body body) throws IOException {
    if (body instanceof Answer.JsonBody json) {
      bytes(JSON_TYPE, Json.write(json.json()));
    } else if (body instanceof Answer.TextBody text) {
      bytes(text.contentType(), text.text().getBytes(StandardCharsets.UTF_8));
    } else if (body instanceof Answer.FileBody file) {
      file(file);
    } else {
      length(0);
    }
  }

  private void commonHeaders() {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Server", "Microsoft-HTTPAPI/2.0");
    headers.put("Date", WireTime.header(now));
    headers.put("DataServiceVersion", "3.0");
    headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("request-id", requestId);
    String clientId = request.getHeaders().get("client-request-id");
    boolean wanted = "true".equalsIgnoreCase(request.getHeaders().get("return-client-request-id"));
    if (wanted && clientId != null) {
      headers.put("client-request-id", clientId);
    }
  }

  private void length(long length) {
    int status = response.getStatus();
    if (status != HttpStatus.NO_CONTENT_204 && status != HttpStatus.NOT_MODIFIED_304) {
      response.getHeaders().put("Content-Length", String.valueOf(length));
    }
  }

  private void bytes(String contentType, byte[] bytes) throws IOException {
    if (isHead()) {
      return;
    }
    response.getHeaders().put("Content-Type", contentType);
    length(bytes.length);
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      out.write(bytes);
    }
  }

  private void file(Answer.FileBody body) throws IOException {
    length(body.length());
    if (isHead()) {
      return;
    }
    try (InputStream in = body.content().open();
        OutputStream out = Content.Sink.asOutputStream(response)) {
      in.skipNBytes(body.offset());
      copy(in, out, body.length());
    }
  }

  /** Copies as much as was announced: a file of a running task may have grown since. */
  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new IOException("The file became shorter while it was sent");
      }
      out.write(buffer, 0, count);
      left -= count;
    }
  }

  private boolean isHead() {
    return request.getMethod().equals("HEAD");
  }
}
