package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;

/** Downloads from URLs, which need not belong to Azure Storage. */
final class UrlDownload {

  private final HttpClient http;
  private final Duration timeout;

  UrlDownload(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  void download(ResourceFile.AtUrl file, ResourceTarget target)
      throws IOException, InterruptedException, TransferException {
    target.prepare();
    StorageFailure failure = get(file.url(), target.path());
    if (failure.status() != 200) {
      throw DownloadFailure.ofBlob(failure).about(file.toString(), file.filePath());
    }
  }

  private StorageFailure get(URI url, Path target) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(timeout).build();
    try {
      HttpResponse<Path> answer =
          http.send(request, HttpResponse.BodyHandlers.ofFile(target, CREATE_NEW, WRITE));
      return new StorageFailure(answer.statusCode(), "HTTP " + answer.statusCode(), false);
    } catch (HttpTimeoutException e) {
      return new StorageFailure(0, e.toString(), true);
    } catch (IOException e) {
      return new StorageFailure(0, e.toString(), false);
    }
  }
}
