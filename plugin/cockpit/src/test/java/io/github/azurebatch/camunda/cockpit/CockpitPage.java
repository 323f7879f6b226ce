package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Cockpit in a real browser, operated as a person would. */
final class CockpitPage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final By ROWS = By.cssSelector(".azure-batch tbody tr");

  private final ChromeDriver driver;
  private final WebDriverWait wait;
  private final String address;

  CockpitPage(Browser browser, String address) {
    this(browser, address, "en");
  }

  /**
   * @param language of the person
   */
  CockpitPage(Browser browser, String address, String language) {
    this.driver = browser.open(language);
    this.wait = new WebDriverWait(driver, PATIENCE);
    this.address = address + "/app/cockpit/default/#";
  }

  CockpitPage signIn(String user) {
    driver.get(address + "/login");
    find(By.cssSelector("input[type=text]")).sendKeys(user);
    find(By.cssSelector("input[type=password]")).sendKeys(CockpitServer.PASSWORD);
    find(By.cssSelector("button[type=submit]")).click();
    until(page -> !String.valueOf(page.getCurrentUrl()).contains("login"));
    return this;
  }

  /**
   * Opens a page for somebody whom Cockpit does not know.
   *
   * @return where that leads
   */
  String withoutSigningIn(String path) {
    driver.get(address + path);
    find(By.cssSelector("input[type=password]"));
    return String.valueOf(driver.getCurrentUrl());
  }

  /** Opens the tab of an instance. */
  CockpitPage openTab(String processInstanceId) {
    driver.get(address + "/process-instance/" + processInstanceId + "/runtime");
    find(By.linkText("Azure Batch"));
    find(By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space() = 'Azure Batch']"))
        .click();
    return this;
  }

  /** Opens the page of all waits by its link in the menu. */
  CockpitPage openPage() {
    driver.get(address + "/dashboard");
    find(By.cssSelector("a[href='#/azure-batch']")).click();
    return this;
  }

  /** Opens the plugin's own page of an instance, by its address. */
  CockpitPage openPageOf(String processInstanceId) {
    driver.get(address + "/azure-batch/process-instance/" + processInstanceId);
    return this;
  }

  /** The rows of the table, as soon as one has that text. */
  List<String> rowsWith(String text) {
    until(page -> rows().stream().anyMatch(row -> row.contains(text)));
    return rows();
  }

  private List<String> rows() {
    return driver.findElements(ROWS).stream().map(WebElement::getText).toList();
  }

  /** Chooses in the form of the page of all waits, and asks for the list. */
  CockpitPage choose(String field, String value) {
    new Select(find(By.name(field))).selectByValue(value);
    find(By.cssSelector(".azure-batch form [type=submit]")).click();
    return this;
  }

  /** Follows the link to the instance in the row that has that text. */
  CockpitPage follow(String text) {
    find(By.xpath("//tr[contains(., '%s')]//a".formatted(text))).click();
    return this;
  }

  /** The heading of the page, as soon as it has that text. */
  String headingWith(String text) {
    return find(By.xpath("//h1[contains(., '%s')]".formatted(text))).getText();
  }

  void click(String operation) {
    find(By.cssSelector("[data-operation=%s]".formatted(operation))).click();
  }

  /** Clicks a button in the row that has that text. */
  void click(String operation, String row) {
    find(By.xpath("//tr[contains(., '%s')]//*[@data-operation='%s']".formatted(row, operation)))
        .click();
  }

  /** Answers the question of the page with its yes. */
  String confirm() {
    String question = find(By.cssSelector(".azure-batch-dialog p")).getText();
    find(By.cssSelector(".azure-batch-dialog [data-answer=yes]")).click();
    return question;
  }

  /** What a dialog without a question says; closes it. */
  String told() {
    String text = find(By.cssSelector(".azure-batch-dialog")).getText();
    find(By.cssSelector(".azure-batch-dialog [data-answer=close]")).click();
    awaitNoDialog();
    return text;
  }

  /** Where the link with that text leads. */
  String addressOf(String link) {
    return String.valueOf(find(By.linkText(link)).getDomProperty("href"));
  }

  /** What the page says of the last operation, as soon as it says anything. */
  String report() {
    return find(By.cssSelector(".azure-batch [role=alert]:not(:empty)")).getText();
  }

  /** The badges on the diagram, as soon as there is one of that text. */
  List<String> badgesWith(String text) {
    until(page -> badges().contains(text));
    return badges();
  }

  private List<String> badges() {
    return driver.findElements(By.className("azure-batch-badge")).stream()
        .map(WebElement::getText)
        .toList();
  }

  String source() {
    return String.valueOf(driver.getPageSource());
  }

  Accessibility accessibility() {
    return new Accessibility(driver);
  }

  /** Opens all parts that are folded. */
  CockpitPage unfold() {
    driver.executeScript(
        "document.querySelectorAll('.azure-batch details').forEach(it => { it.open = true; })");
    return this;
  }

  /** The same, as soon as that is among them. */
  String wordsWith(String text) {
    until(page -> words().contains(text));
    return words();
  }

  /** The words of the form, the table and the buttons. */
  String words() {
    return find(By.cssSelector(".azure-batch")).getText();
  }

  /** The names of the words in the file of a language, those of groups too. */
  Object keys(String language) {
    return Objects.requireNonNull(
        driver.executeAsyncScript(
            """
        const [file, done] = arguments;
        const keys = (texts, before) => Object.entries(texts).flatMap(([key, value]) =>
          value && typeof value === 'object' ? keys(value, `${before}${key}.`) : [`${before}${key}: ${typeof value}`]);
        import(file).then(it => done(keys(it.default, '').sort()), failure => done(String(failure)));
        """,
            asset("texts-%s.js".formatted(language))));
  }

  private String asset(String file) {
    String camunda = address.substring(0, address.indexOf("/app/cockpit/"));
    return camunda + "/api/cockpit/plugin/azure-batch/static/app/" + file;
  }

  void awaitNoDialog() {
    until(page -> page.findElements(By.className("azure-batch-dialog")).isEmpty());
  }

  /** What the browser says of scripts that failed. */
  List<String> failures() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(it -> it.contains("plugin/azure-batch") || it.contains("Error"))
        .toList();
  }

  void screenshot(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WebElement find(By element) {
    return wait.until(ExpectedConditions.visibilityOfElementLocated(element));
  }

  private void until(ExpectedCondition<Boolean> condition) {
    wait.ignoring(StaleElementReferenceException.class).until(condition);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
