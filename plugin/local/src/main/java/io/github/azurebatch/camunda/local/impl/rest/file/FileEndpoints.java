package io.github.azurebatch.camunda.local.impl.rest.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.odata.ListPage;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.Urls;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import io.github.azurebatch.camunda.local.impl.wire.WireTime;
import java.io.IOException;

/**
 * The operations on a task's files; the forms follow the documentation, none of them was recorded.
 */
public final class FileEndpoints {

  private final LocalAccount account;

  public FileEndpoints(LocalAccount account) {
    this.account = account;
  }

  public Answer list(WireRequest request) throws IOException {
    boolean recursive = request.parameter("recursive").filter("true"::equalsIgnoreCase).isPresent();
    ListPage<TaskFile> listing = new ListPage<>(request, file -> view(request, file));
    return Answer.ok(listing.page("files", directory(request).files(recursive)));
  }

  public Answer get(WireRequest request) throws IOException {
    TaskFile file = file(request);
    long size = file.attributes().size();
    return request
        .header("ocp-range")
        .map(range -> part(request, file, ByteRange.of(range, size)))
        .orElseGet(() -> described(200, request, file, 0, size));
  }

  public Answer properties(WireRequest request) throws IOException {
    TaskFile file = file(request);
    return described(200, request, file, 0, file.attributes().size());
  }

  public Answer delete(WireRequest request) throws IOException {
    directory(request).delete(request.id(2));
    return Answer.of(200);
  }

  /** With status 200, and not that of the HTTP standard: so recordings of the real service are. */
  private Answer part(WireRequest request, TaskFile file, ByteRange range) {
    return described(200, request, file, range.first(), range.length())
        .header("Content-Range", range.header());
  }

  private Answer described(
      int status, WireRequest request, TaskFile file, long offset, long length) {
    return Answer.of(status)
        .header("Content-Type", file.contentType())
        .revision(WireTime.eTag(file.lastModified()), file.lastModified())
        .header("ocp-creation-time", WireTime.header(file.created()))
        .header("ocp-batch-file-isdirectory", file.isDirectory() ? "True" : "False")
        .header("ocp-batch-file-url", Urls.encode(request.url()))
        .header("ocp-batch-file-mode", mode(file))
        .body(new Answer.FileBody(file::open, offset, length));
  }

  private static String mode(TaskFile file) {
    try {
      return file.mode();
    } catch (IOException e) {
      throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
    }
  }

  /** A directory has no content: documented as not found. A pipe would never end. */
  private TaskFile file(WireRequest request) throws IOException {
    TaskFile file = directory(request).file(request.id(2));
    if (!file.attributes().isRegularFile()) {
      throw new ServiceException(ErrorCode.FILE_NOT_FOUND);
    }
    return file;
  }

  private TaskDirectory directory(WireRequest request) {
    return account.monitor().locked(() -> lockedDirectory(request));
  }

  private TaskDirectory lockedDirectory(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    LocalTask task = account.task(job, request.id(1));
    return new TaskDirectory(account.files(job, task));
  }

  private static ObjectNode view(WireRequest request, TaskFile file) {
    ObjectNode view =
        Json.object()
            .put("name", file.name())
            .put("url", request.url() + "/" + Urls.encode(file.name()))
            .put("isDirectory", file.isDirectory());
    if (!file.isDirectory()) {
      view.putObject("properties")
          .put("creationTime", WireTime.json(file.created()))
          .put("lastModified", WireTime.json(file.lastModified()))
          .put("contentLength", String.valueOf(file.attributes().size()))
          .put("contentType", file.contentType())
          .put("fileMode", mode(file));
    }
    return view;
  }
}
