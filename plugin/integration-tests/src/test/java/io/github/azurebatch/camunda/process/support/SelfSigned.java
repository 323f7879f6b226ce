package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of this machine's loopback address that only what is made here trusts. */
public record SelfSigned(Path file, String password) {

  private static final String ALIAS = "loopback";

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

  /** Makes something whose HTTP clients trust the certificate, and no other. */
  public <T> T trustedBy(Supplier<T> maker) throws GeneralSecurityException, IOException {
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(context());
    try {
      return maker.get();
    } finally {
      SSLContext.setDefault(before);
    }
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(file)) {
      keys.load(stored, password.toCharArray());
    }
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
