package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import java.net.URI;
import java.time.Clock;

/** A configured account that nobody answers for: what is read and signed needs no call. */
public final class OfflineAccounts {

  public static final String STORAGE = "https://mystorage.blob.core.windows.net/";

  private static final String KEY = "c2VjcmV0";

  private OfflineAccounts() {}

  public static Accounts open() {
    return new Accounts(configuration(), Clock.systemUTC());
  }

  /** Its Batch account is at this URL instead. */
  public static Accounts withBatchAt(URI url) {
    return new Accounts(configuration(url), Clock.systemUTC());
  }

  public static AzureBatchConfiguration configuration() {
    return configuration(URI.create("https://mybatch.westeurope.batch.azure.com"));
  }

  private static AzureBatchConfiguration configuration(URI batchUrl) {
    return AzureBatchConfiguration.builder()
        .account(
            "default",
            new AzureBatchAccount(
                new BatchAccount(batchUrl, "mybatch", AzureBatchAccount.credential(KEY)),
                new StorageAccount(
                    URI.create(STORAGE), "mystorage", AzureBatchAccount.credential(KEY), null)))
        .build();
  }
}
