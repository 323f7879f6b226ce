#!/usr/bin/env bash
# com.azure:azure-storage-blob 12.37.2: the service version of a client does not count for what it signs, and the version of the signature's values
# cannot be set either.
#
# Who talks to an emulator or an older cloud builds the client with serviceVersion(...). Its requests have that version. generateSas of the same client
# makes a signature of the SDK's newest version all the same, which such a server refuses. BlobServiceSasSignatureValues has a setVersion, which does
# nothing. Only a system property or environment variable, read once for the whole JVM, changes it.
#
# Seen: client of version 2021-08-06: sv=2026-10-06; with setVersion("2021-08-06"): sv=2026-10-06.
# Fails if one of the two is signed in the version that was asked for.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.azure</groupId>
      <artifactId>azure-storage-blob</artifactId>
      <version>12.37.2</version>
      <exclusions>
        <exclusion>
          <groupId>com.azure</groupId>
          <artifactId>azure-core-http-netty</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
    <dependency>
      <groupId>com.azure</groupId>
      <artifactId>azure-core-http-jdk-httpclient</artifactId>
      <version>1.1.7</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib > /dev/null

cat > Finding.java <<'JAVA'
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.time.OffsetDateTime;

class Finding {

  private static final String ASKED_FOR = "2021-08-06";

  @SuppressWarnings("deprecation")
  public static void main(String[] args) {
    BlobContainerClient client =
        new BlobServiceClientBuilder()
            .endpoint("https://account.blob.core.windows.net")
            .credential(new StorageSharedKeyCredential("account", "a2V5"))
            .serviceVersion(BlobServiceVersion.V2021_08_06)
            .buildClient()
            .getBlobContainerClient("container");
    String ofClient = version(client.generateSas(values()));
    String ofValues = version(client.generateSas(values().setVersion(ASKED_FOR)));
    System.out.println("client of version " + client.getServiceVersion().getVersion() + ": " + ofClient);
    System.out.println("values of version " + ASKED_FOR + ": " + ofValues);
    System.exit(ofClient.equals("sv=2026-10-06") && ofValues.equals("sv=2026-10-06") ? 0 : 1);
  }

  private static BlobServiceSasSignatureValues values() {
    return new BlobServiceSasSignatureValues(
        OffsetDateTime.now().plusHours(1), new BlobContainerSasPermission().setWritePermission(true));
  }

  private static String version(String sas) {
    return sas.replaceFirst(".*(sv=[^&]*).*", "$1");
  }
}
JAVA
env -u AZURE_STORAGE_SAS_SERVICE_VERSION java -cp 'lib/*' Finding.java
