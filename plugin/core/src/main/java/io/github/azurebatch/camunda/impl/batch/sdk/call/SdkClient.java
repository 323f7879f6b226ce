package io.github.azurebatch.camunda.impl.batch.sdk.call;

import com.microsoft.azure.AzureResponseBuilder;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchCredentials;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.serializer.AzureJacksonAdapter;
import com.microsoft.rest.RestClient;
import com.microsoft.rest.RestException;
import com.microsoft.rest.protocol.ResponseBuilder;
import com.microsoft.rest.protocol.SerializerAdapter;
import com.microsoft.rest.retry.RetryStrategy;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import io.github.azurebatch.camunda.impl.throttle.Tries;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import retrofit2.Retrofit;

/**
 * Opens the SDK's protocol layer. The layer above it fails since JDK 17, because it validates
 * options that have a UUID, by reflection into the JDK.
 */
public final class SdkClient {

  private static final String USER_AGENT = "camunda-azure-batch";

  private SdkClient() {}

  public static BatchServiceClient open(
      BatchAccount account,
      Gate gate,
      HttpSettings settings,
      CallLimits limits,
      Clock clock,
      Pause pause) {
    OkHttpClient.Builder http =
        http(settings, limits, clock, new Tries(gate, limits, settings.firstPause(), clock, pause));
    RestClient rest =
        new RestClient.Builder(http, new Retrofit.Builder())
            .withBaseUrl(account.url().toString())
            .withCredentials(credentials(account))
            .withSerializerAdapter(new AzureJacksonAdapter())
            .withResponseBuilderFactory(new ThrowingOnNotFound())
            .withConnectionTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .withReadTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .withRetryStrategy(new OneTry())
            .withNetworkInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("User-Agent", USER_AGENT).build()))
            .build();
    return BatchClient.open(rest, account.url().toString()).protocolLayer();
  }

  /**
   * Without OkHttp's own retries, which would multiply those of {@link BatchTries}, and without
   * redirects, which Azure Batch does not give: one would turn a POST into a GET.
   */
  private static OkHttpClient.Builder http(
      HttpSettings settings, CallLimits limits, Clock clock, Tries tries) {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    if (settings.proxy() != null) {
      client.proxySelector(settings.proxy());
    }
    return client
        .callTimeout(limits.time())
        .dns(new TimelyDns(Dns.SYSTEM, settings.connectTimeout()))
        .writeTimeout(settings.readTimeout())
        .connectionPool(new ConnectionPool(5, 1, TimeUnit.MINUTES))
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .addInterceptor(new BodyLimit())
        .addInterceptor(new ReadableErrors())
        .addInterceptor(new PartialContent())
        .addInterceptor(new BatchTries(tries))
        .addInterceptor(new WholeBodies(limits))
        .addInterceptor(new RequestDate(clock));
  }

  private static BatchCredentials credentials(BatchAccount account) {
    String url = account.url().toString();
    if (account.credential() instanceof Credential.AccountKey shared) {
      if (!shared.isWellFormed()) {
        throw new InvalidInputException(
            "The key of Batch account '"
                + account.name()
                + "' is no base64 text: copy it from the portal");
      }
      return new BatchSharedKeyCredentials(url, account.name(), shared.key().reveal());
    }
    var entraId = (Credential.EntraId) account.credential();
    return new EntraIdCredentials(url, new BearerTokens(entraId.token()));
  }

  /** Microsoft Entra ID without ADAL, which the SDK's own class needs. */
  private record EntraIdCredentials(String baseUrl, BearerTokens tokens)
      implements BatchCredentials {

    @Override
    public void applyCredentialsFilter(OkHttpClient.Builder builder) {
      builder.addInterceptor(tokens);
    }
  }

  /** Turns off the SDK's own retries, which have no pause. */
  private static final class OneTry extends RetryStrategy {

    OneTry() {
      super("one try", false);
    }

    @Override
    public boolean shouldRetry(int retryCount, Response response) {
      return false;
    }
  }

  /** Makes the SDK throw where a job or task is not found; by itself it returns null. */
  private static final class ThrowingOnNotFound implements ResponseBuilder.Factory {

    private final AzureResponseBuilder.Factory factory = new AzureResponseBuilder.Factory();

    @Override
    public <T, E extends RestException> ResponseBuilder<T, E> newInstance(
        SerializerAdapter<?> serializer) {
      return factory.<T, E>newInstance(serializer).withThrowOnGet404(true);
    }
  }
}
