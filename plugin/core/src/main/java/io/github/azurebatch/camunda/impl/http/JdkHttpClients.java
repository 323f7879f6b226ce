package io.github.azurebatch.camunda.impl.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import io.github.azurebatch.camunda.http.HttpSettings;

/** Clients of azure-core on the HTTP client of the JDK. */
public final class JdkHttpClients {

  private JdkHttpClients() {}

  /** Opens a client whose requests end at {@link CallLimits#DEFAULTS}. */
  public static HttpClient open(HttpSettings settings) {
    return open(settings, CallLimits.DEFAULTS);
  }

  public static HttpClient open(HttpSettings settings, CallLimits limits) {
    java.net.http.HttpClient.Builder client = java.net.http.HttpClient.newBuilder();
    JdkHttpClientBuilder builder =
        new JdkHttpClientBuilder(client)
            .connectionTimeout(settings.connectTimeout())
            .responseTimeout(settings.readTimeout())
            .readTimeout(settings.readTimeout())
            .writeTimeout(settings.readTimeout());
    if (settings.proxy() != null) {
      client.proxy(settings.proxy());
      // otherwise a proxy that the environment names would take its place
      builder.configuration(Configuration.NONE);
    }
    return new WholeAnswers(new QuietHttpClient(builder.build()), limits);
  }
}
