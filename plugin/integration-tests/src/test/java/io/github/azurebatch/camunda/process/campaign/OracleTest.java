package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobAccessPolicy;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobSignedIdentifier;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.StorageClient;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.runtime.Job;
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
  private final AddedTasks added = new AddedTasks();

  private Path log;
  private Oracle oracle;
  private BlobServiceClient storage;

  @BeforeEach
  void runAnInstance(@TempDir Path folder) {
    log = folder.resolve("log");
    storage = StorageClient.of(azure.azure().storage());
    oracle =
        new Oracle(
            azure.engine().getProcessEngineConfiguration().getDataSource(),
            storage,
            runs,
            added,
            log);
    azure.batch().pools().add(PoolSettings.linux(CampaignSite.POOL));
    azure.script(TaskScript.forTask("*").file("output.txt", "x"));
    azure.deploy(EveryStep.process(CampaignSite.POOL));
    start(key);
    azure.runToRest();
    EveryStep.commandLines(key).forEach(commandLine -> runs.put(commandLine, 1));
    added.times().putAll(runs);
  }

  @Test
  void findsNothingWhereAllIsWell() throws Exception {
    assertThat(judge(round, List.of(key), 1))
        .isEqualTo(new Verdict(1, 1, List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void findsWhatIsLost() throws Exception {
    runs.remove("scripted " + key + " 2");
    delete("submit-");

    assertThat(judge(round, List.of(key, round + "-1"), 1).lost())
        .satisfiesOnlyOnce(lost -> assertThat(lost).contains(key + " 2' ran 0 times"))
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

    assertThat(judge(round, List.of(key), 1).doubled())
        .satisfiesOnlyOnce(twice -> assertThat(twice).contains(key + " one' ran 2 times"))
        .satisfiesOnlyOnce(twice -> assertThat(twice).contains("submit-2/output.txt", "one'"))
        .satisfiesOnlyOnce(twice -> assertThat(twice).contains("again/output.txt of no task"));
  }

  @Test
  void findsTasksThatWereAddedTwiceAndRanOnce() throws Exception {
    added.times().put("scripted " + key + " 3", 2);
    added.times().remove("scripted " + key + " one");

    Verdict verdict = judge(round, List.of(key), 1);

    assertThat(verdict.doubled()).singleElement().asString().contains(key + " 3' was added 2");
    assertThat(verdict.lost()).singleElement().asString().contains(key + " one' was added 0");
  }

  @Test
  void findsABlobInThePlaceOfAnother() throws Exception {
    delete("-2/");
    upload("submitList-a-1/output.txt");

    Verdict verdict = judge(round, List.of(key), 1);

    assertThat(verdict.lost()).singleElement().asString().contains("[] of task", key + " 2'");
    assertThat(verdict.doubled()).singleElement().asString().contains(key + " 1'");
  }

  @Test
  void findsWhatIsStuck() throws Exception {
    start(round + "-1");

    assertThat(oracle.running(round)).isEqualTo(1);
    assertThat(judge(round, List.of(key), 1).stuck())
        .anySatisfy(stuck -> assertThat(stuck).contains("execution"))
        .anySatisfy(stuck -> assertThat(stuck).contains("Camunda job"));
  }

  /** Such as a call that was left to later, and is never made. */
  @Test
  void findsCamundaJobsWithoutAnInstance() throws Exception {
    Job job = addJobWithoutInstance();
    try {
      assertThat(judge(round, List.of(key), 1).stuck())
          .singleElement()
          .asString()
          .contains("Camunda job");
    } finally {
      azure.engine().getManagementService().deleteJob(job.getId());
    }
  }

  @Test
  void findsAccessPoliciesThatStay() throws Exception {
    storage
        .getBlobContainerClient("job-" + key)
        .setAccessPolicy(
            null,
            List.of(
                new BlobSignedIdentifier()
                    .setId("left")
                    .setAccessPolicy(new BlobAccessPolicy().setPermissions("w"))));

    assertThat(judge(round, List.of(key), 1).stuck())
        .singleElement()
        .asString()
        .contains("access policy");
  }

  @Test
  void findsLeasesOfDeadNodesOnceAnotherRoundHasRun() throws Exception {
    azure.engine().getManagementService().setProperty("azureBatch.lease.x", "dead azureBatch/b-0");
    try {
      assertThat(judge("b", List.of(), 1).stuck()).isEmpty();
      assertThat(judge(round, List.of(key), 1).stuck())
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
      assertThat(judge(round, List.of(key), 1).signatures())
          .satisfiesOnlyOnce(found -> assertThat(found).contains("log"))
          .satisfiesOnlyOnce(found -> assertThat(found).containsIgnoringCase("ACT_GE_PROPERTY"));
    } finally {
      azure.engine().getManagementService().deleteProperty("any");
    }
  }

  private static Job addJobWithoutInstance() {
    ProcessEngineConfigurationImpl engine =
        (ProcessEngineConfigurationImpl) azure.engine().getProcessEngineConfiguration();
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              MessageEntity job = new MessageEntity();
              job.setJobHandlerType("azure-batch-anything");
              job.setDuedate(Date.from(Instant.now().plus(Duration.ofDays(1))));
              context.getJobManager().insertJob(job);
              return job;
            });
  }

  private Verdict judge(String name, List<String> keys, int faults) throws Exception {
    return oracle.judge(name, CampaignModel.EVERY_STEP, keys, faults);
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
