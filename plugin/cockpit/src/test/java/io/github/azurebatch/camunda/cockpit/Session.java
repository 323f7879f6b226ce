package io.github.azurebatch.camunda.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What one user of the web apps sends, with the session and the token of the web app. */
final class Session {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  private Session(String address) {
    this.address = address;
  }

  /** Nobody has signed in. */
  static Session anonymous(String address) {
    Session session = new Session(address);
    session.send(session.request("/app/cockpit/default/").GET());
    return session;
  }

  static Session of(String user, String address) {
    Session session = anonymous(address);
    HttpResponse<String> answer =
        session.send(
            session
                .request("/api/admin/auth/user/default/login/cockpit")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=%s&password=%s".formatted(user, CockpitServer.PASSWORD))));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(user + " cannot sign in: " + answer);
    }
    // who has signed in has another token, which comes with the next page
    session.send(session.request("/app/cockpit/default/").GET());
    return session;
  }

  /** What the plugin answers at a path below its own. */
  HttpResponse<String> get(String path) {
    return send(
        request("/api/cockpit/plugin/azure-batch/default/" + path)
            .header("Accept", "application/json, application/octet-stream")
            .GET());
  }

  /** What the plugin answers to an operation, at a path below its own. */
  HttpResponse<String> post(String path) {
    return send(
        request("/api/cockpit/plugin/azure-batch/default/" + path).POST(BodyPublishers.noBody()));
  }

  JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    try {
      return MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.header("X-XSRF-TOKEN", token));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
