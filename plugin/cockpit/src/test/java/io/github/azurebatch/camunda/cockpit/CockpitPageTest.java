package io.github.azurebatch.camunda.cockpit;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.browser.Browser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The pages in a real browser. Skipped where there is none. */
class CockpitPageTest {

  @RegisterExtension static final CockpitServer server = new CockpitServer();

  private static final String READER = "reader";
  private static final String STRANGER = "stranger";

  /** With {@code -Dwrite} these are the pictures of the operators' page. */
  private static final Path PICTURES =
      System.getProperty("write") == null
          ? Path.of("target", "pictures")
          : Path.of("..", "pictures");

  private static @Nullable Browser browser;
  private static @Nullable CockpitPage administrator;

  @BeforeAll
  static void openBrowser() {
    Optional<Browser> found = Browser.ofThisMachine();
    Assumptions.assumeTrue(
        found.isPresent(),
        "Skipped: needs Chromium and its driver on the search path (on Debian the packages chromium and chromium-driver)");
    browser = found.orElseThrow();
  }

  @Test
  void anOperatorRepairsATaskThatFailsAtNight() {
    ProcessInstance instance =
        server.start(
            "render", "broken", forTask("broken").exitCode(3).stderr("no such scene: <b>7</b>"));
    server.awaitIncident("broken");

    CockpitPage page = administrator().openTab(instance.getId());
    assertThat(page.rowsWith("AzureBatchTaskFailed"))
        .singleElement()
        .asString()
        .contains("failed", "broken", "exit code 3");
    assertThat(page.badgesWith("failed")).containsExactly("failed");
    page.screenshot(PICTURES.resolve("failed-task.png"));

    server.azure().batch().scripts().add(forTask("broken*").file("frame.png", "pixels"));
    page.click("run-again");

    assertThat(page.report()).startsWith("Done");
    server.awaitActivity("look", "broken");
    assertThat(page.rowsWith("exit code 0"))
        .singleElement()
        .asString()
        .contains("uploaded", "Files: 1");
    assertThat(page.badgesWith("uploaded")).containsExactly("uploaded");
    assertThat(page.source()).doesNotContain("sig=");
  }

  @Test
  void anOperatorSeesWhereATaskRuns() {
    ProcessInstance instance =
        server.start("render", "placed", forTask("placed").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "placed");

    CockpitPage page = administrator().openTab(instance.getId());
    assertThat(page.badgesWith("running")).containsExactly("running");
    page.rowsWith("running");
    assertThat(page.addressOf("Account in the Azure portal"))
        .endsWith("/batchAccounts/local/overview");
    page.click("look");

    assertThat(page.told()).contains("placed", "running", "local-node", "Next poll:");
    page.click("look");
    assertThat(page.accessibility().violations()).as("a look").isEmpty();
    page.screenshot(PICTURES.resolve("look.png"));
    assertThat(page.told()).doesNotContain("undefined");
  }

  @Test
  void whatCannotBeUndoneIsAskedBefore() {
    server.start("render", "endless", forTask("endless").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "endless");

    CockpitPage page = administrator().openPage();
    page.rowsWith("endless");
    page.screenshot(PICTURES.resolve("all-waits.png"));
    page.click("terminate", "endless");

    assertThat(page.confirm()).contains("cannot be undone");
    server.awaitIncident("endless");
    assertThat(page.rowsWith("AzureBatchTaskFailed"))
        .anySatisfy(row -> assertThat(row).contains("endless"));
  }

  @Test
  void whatHasEndedIsFoundWithItsFiles() {
    ProcessInstance instance = server.startDone("finished");
    server.finish(instance);

    CockpitPage page = administrator().openPage();
    page.choose("list", "ended").rowsWith("finished");
    page.choose("endedWithin", "PT1H").rowsWith("finished");
    page.screenshot(PICTURES.resolve("ended-waits.png"));
    page.follow("finished");

    assertThat(page.headingWith(instance.getId())).startsWith("Azure Batch tasks");
    assertThat(page.rowsWith("exit code 0"))
        .singleElement()
        .asString()
        .contains("uploaded", "finished", "Files: 1");
  }

  @Test
  void whoHasNoMouseOrNoEyesUsesAllOfIt() {
    ProcessInstance instance =
        server.start("render", "worn", forTask("worn").exitCode(3).stderr("no such scene"));
    server.awaitIncident("worn");
    server.start("render", "slow", forTask("slow").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "slow");
    server.finish(server.startDone("arrived"));

    CockpitPage page = administrator().openPage();
    page.rowsWith("slow");
    page.failures(); // those of other tests
    Accessibility all = page.unfold().accessibility();
    assertThat(all.violations()).as("all waits").isEmpty();
    assertThat(all.notReached()).as("all waits").isEmpty();

    page.click("let-run");
    assertThat(all.violations()).as("a question").isEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(all.isInDialog()).isTrue();
      all.press(Keys.TAB);
    }
    all.press(Keys.ESCAPE);
    page.awaitNoDialog();
    assertThat(all.focusedOperation()).isEqualTo("let-run");

    page.choose("list", "ended").rowsWith("arrived");
    assertThat(all.violations()).as("what has ended").isEmpty();
    assertThat(all.notReached()).as("what has ended").isEmpty();
    page.follow("arrived").rowsWith("exit code 0");
    assertThat(page.unfold().accessibility().violations()).as("an ended instance").isEmpty();
    assertThat(all.notReached()).as("an ended instance").isEmpty();

    page.openTab(instance.getId()).rowsWith("exit code 3");
    assertThat(page.unfold().accessibility().violations()).as("a failed task").isEmpty();
    assertThat(all.notReached()).as("a failed task").isEmpty();
    assertThat(page.failures()).isEmpty();
  }

  @Test
  void whoSpeaksGermanReadsGerman() {
    server.start("render", "lang", forTask("lang").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "lang");

    try (CockpitPage page = new CockpitPage(browser(), server.address(), "de")) {
      page.signIn(CockpitServer.ADMIN).openPage().rowsWith("lang");

      assertThat(page.words())
          .contains("Wartend", "Fehlgeschlagen", "Anwenden", "Zustand", "Jetzt abfragen", "wartet")
          .doesNotContain("undefined", "Waiting", "Details", "Actions", "Apply");
      assertThat(page.keys("de")).isInstanceOf(List.class).isEqualTo(page.keys("en"));
    }
  }

  @Test
  void whoMayOnlyReadIsToldSo() {
    ProcessInstance instance =
        server.start("render", "watched", forTask("watched").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "watched");
    server.addUser(READER);
    server.grant(
        READER,
        Resources.PROCESS_DEFINITION,
        "render",
        Permissions.READ,
        Permissions.READ_INSTANCE);

    try (CockpitPage page = new CockpitPage(browser(), server.address())) {
      page.signIn(READER).openTab(instance.getId());
      page.rowsWith("watched");
      page.click("poll-now");

      assertThat(page.report()).isEqualTo("You may not do this.");
    }
  }

  @Test
  void whoMayReadNoInstanceSeesNone() {
    server.start("render", "hidden", forTask("hidden").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "hidden");
    server.addUser(STRANGER);

    try (CockpitPage page = new CockpitPage(browser(), server.address())) {
      page.signIn(STRANGER).openPage();

      assertThat(page.wordsWith("No waits for Azure Batch.")).doesNotContain("hidden", "Engine");
    }
  }

  @Test
  void whoHasNotSignedInIsAskedTo() {
    try (CockpitPage page = new CockpitPage(browser(), server.address())) {
      assertThat(page.withoutSigningIn("/azure-batch")).contains("login");
      assertThat(page.source()).doesNotContain("class=\"azure-batch");
    }
  }

  /** One window for all tests of the administrator: signing in takes longer than most of them. */
  private static CockpitPage administrator() {
    if (administrator == null) {
      administrator = new CockpitPage(browser(), server.address()).signIn(CockpitServer.ADMIN);
    }
    return administrator;
  }

  @AfterAll
  static void closeWindow() {
    if (administrator != null) {
      administrator.close();
    }
  }

  private static Browser browser() {
    return Objects.requireNonNull(browser);
  }
}
