package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobItem;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.StorageClient;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The oracle sees each kind of damage. */
class OracleTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  /** Jobs and blobs of other tests stay. */
  private final String round = "r" + UUID.randomUUID().toString().substring(0, 8);

  private final String key = round + "-0";
  private final Map<String, Integer> runs = new HashMap<>();

  private Path log;
  private Oracle oracle;
  private BlobServiceClient storage;

  @BeforeEach
  void runAnInstance(@TempDir Path folder) {
    log = folder.resolve("log");
    storage = StorageClient.of(azure.azure().storage());
    oracle =
        new Oracle(
            azure.engine().getProcessEngineConfiguration().getDataSource(), storage, runs, log);
    azure.batch().pools().add(PoolSettings.linux(CampaignSite.POOL));
    azure.script(TaskScript.forTask("*").file("output.txt", "x"));
    azure.deploy(EveryStep.process(CampaignSite.POOL));
    start(key);
    azure.runToRest();
    EveryStep.commandLines(key).forEach(commandLine -> runs.put(commandLine, 1));
  }

  @Test
  void findsNothingWhereAllIsWell() throws Exception {
    assertThat(oracle.judge(round, List.of(key), 1))
        .isEqualTo(new Verdict(1, 1, List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void findsWhatIsLost() throws Exception {
    runs.remove("scripted " + key + " 2");
    delete("submit-");

    assertThat(oracle.judge(round, List.of(key, round + "-1"), 1).lost())
        .satisfiesOnlyOnce(lost -> assertThat(lost).contains(key + " 2' did not run"))
        .satisfiesOnlyOnce(
            lost -> assertThat(lost).contains("container job-" + key + " holds [] of", "one'"))
        .satisfiesOnlyOnce(
            lost -> assertThat(lost).contains("instance " + round + "-1 did not end"));
  }

  @Test
  void findsWhatIsDoubled() throws Exception {
    runs.put("scripted " + key + " one", 2);
    upload("submit-2/output.txt");
    upload("again/output.txt");

    assertThat(oracle.judge(round, List.of(key), 1).doubled())
        .satisfiesOnlyOnce(twice -> assertThat(twice).contains(key + " one' ran 2 times"))
        .satisfiesOnlyOnce(twice -> assertThat(twice).contains("submit-2/output.txt", "one'"))
        .satisfiesOnlyOnce(twice -> assertThat(twice).contains("again/output.txt of no task"));
  }

  @Test
  void findsABlobInThePlaceOfAnother() throws Exception {
    delete("-2/");
    upload("submitList-a-1/output.txt");

    Verdict verdict = oracle.judge(round, List.of(key), 1);

    assertThat(verdict.lost()).singleElement().asString().contains("[] of task", key + " 2'");
    assertThat(verdict.doubled()).singleElement().asString().contains(key + " 1'");
  }

  @Test
  void findsWhatIsStuck() throws Exception {
    start(round + "-1");

    assertThat(oracle.running(round)).isEqualTo(1);
    assertThat(oracle.judge(round, List.of(key), 1).stuck())
        .anySatisfy(stuck -> assertThat(stuck).contains("execution"))
        .anySatisfy(stuck -> assertThat(stuck).contains("Camunda job"));
  }

  @Test
  void findsLeasesOfDeadNodesOnceAnotherRoundHasRun() throws Exception {
    azure.engine().getManagementService().setProperty("azureBatch.lease.x", "dead azureBatch/b-0");
    try {
      assertThat(oracle.judge("b", List.of(), 1).stuck()).isEmpty();
      assertThat(oracle.judge(round, List.of(key), 1).stuck())
          .singleElement()
          .asString()
          .contains("lease of a node that is dead");
    } finally {
      azure.engine().getManagementService().deleteProperty("azureBatch.lease.x");
    }
  }

  @Test
  void findsSignatures() throws Exception {
    Files.writeString(log, "GET https://a.test/?sig=...");
    azure.engine().getManagementService().setProperty("any", "sig=");
    try {
      assertThat(oracle.judge(round, List.of(key), 1).signatures())
          .satisfiesOnlyOnce(found -> assertThat(found).contains("log"))
          .satisfiesOnlyOnce(found -> assertThat(found).containsIgnoringCase("ACT_GE_PROPERTY"));
    } finally {
      azure.engine().getManagementService().deleteProperty("any");
    }
  }

  private void upload(String blob) {
    storage
        .getBlobContainerClient("job-" + key)
        .getBlobClient(blob)
        .upload(BinaryData.fromString("x"));
  }

  /** The only blob with that in its name. */
  private void delete(String part) {
    var container = storage.getBlobContainerClient("job-" + key);
    List<String> names =
        container.listBlobs().stream()
            .map(BlobItem::getName)
            .filter(name -> name.contains(part))
            .toList();
    assertThat(names).hasSize(1);
    container.getBlobClient(names.get(0)).delete();
  }

  private static void start(String key) {
    azure
        .engine()
        .getRuntimeService()
        .startProcessInstanceByKey(Models.KEY, key, Map.of("key", key));
  }
}
