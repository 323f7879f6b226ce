package io.github.azurebatch.camunda.impl.engine.wait.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A wait in few bytes: there may be very many, and nobody looks into most of them until they end.
 */
final class PackedWait {

  /**
   * What waits have in common, the most frequent last: it takes no room in their bytes. Any text
   * would do.
   */
  private static final byte[] COMMON =
      """
      {"any":false,"allowedFailures":0,"terminateOthers":false,
      "lastFault":{"code":"AzureBatchTaskFailed","completed":"2026-
      "uploadCondition":"taskfailure","uploadCondition":"tasksuccess","timeout":"PT1H","onCancel":"leave"
      {"task":{"version":1,"account":"default","jobId":"","taskId":"submit-","submitted":"2026-\
      00:00Z","sasExpiry":null,"maxWallClockTime":null,"onCancel":"terminate","scope":"","outputFiles":[\
      {"filePattern":"../std*.txt","account":"default","container":"job-","path":"submit-\
      ","uploadCondition":"taskcompletion","required":false},{"filePattern":"**/*.json","account":"default",\
      "required":true}]},"required":[],"inline":[],"attempt":{"number":1,"firstTaskId":"submit-","after":null},\
      "resubmitOnSasExpiry":false,"uploadDetails":false,"elsewhere":[],"unread":false,"entered":"2026-\
      ","timeout":null,"terminateOnTimeout":true,"resultVariable":"outputs","lastFault":null}"""
          .getBytes(UTF_8);

  private static final int BUFFER = 1024;

  private PackedWait() {}

  static byte[] pack(Wait wait) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(COMMON);
      deflater.setInput(Json.write(wait.toMap()).getBytes(UTF_8));
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static Wait unpack(byte[] packed) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(COMMON);
      inflater.setInput(packed);
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        json.write(buffer, 0, inflater.inflate(buffer));
      }
      return Wait.from(Fields.of(Json.read(json.toString(UTF_8))));
    } catch (DataFormatException e) {
      throw new IllegalStateException("A wait was packed wrongly", e);
    } finally {
      inflater.end();
    }
  }
}
