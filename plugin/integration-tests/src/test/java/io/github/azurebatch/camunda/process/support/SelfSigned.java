package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of this machine's loopback address that only what is made here trusts. */
public record SelfSigned(Path file, String password) {

  private static final String ALIAS = "loopback";
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  public static SelfSigned in(Path directory) throws IOException, InterruptedException {
    SelfSigned certificate = new SelfSigned(directory.resolve("loopback.p12"), "changeit");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-storetype",
                "PKCS12",
                "-keystore",
                certificate.file.toString(),
                "-storepass",
                certificate.password,
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "1")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    return certificate;
  }

  /**
   * Makes something whose HTTP clients trust the certificate, and no other. Some have their trust
   * from the default context, and some from the properties.
   */
  public <T> T trustedBy(Supplier<T> maker) throws GeneralSecurityException, IOException {
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(context());
    System.setProperty(TRUST_STORE, file.toString());
    System.setProperty(TRUST_STORE_PASSWORD, password);
    try {
      return maker.get();
    } finally {
      System.clearProperty(TRUST_STORE);
      System.clearProperty(TRUST_STORE_PASSWORD);
      SSLContext.setDefault(before);
    }
  }

  /** For a server that has the certificate. */
  public SSLContext serverContext() throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keys(), password.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private KeyStore keys() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(file)) {
      keys.load(stored, password.toCharArray());
    }
    return keys;
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore keys = keys();
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
