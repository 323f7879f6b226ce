package io.github.azurebatch.camunda.local.impl.http;

/** The ways in which a request can prove who sent it. */
public record Authentication(SharedKey sharedKey, JobTokens tokens) {

  void verify(StringToSign request) {
    String authorization = request.headers().get("Authorization");
    if (authorization != null && JobTokens.isToken(authorization)) {
      tokens.verify(authorization, request.rawPath());
      return;
    }
    sharedKey.verify(request);
  }
}
