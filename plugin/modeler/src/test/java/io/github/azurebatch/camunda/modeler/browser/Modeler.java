package io.github.azurebatch.camunda.modeler.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A modeler for Camunda 7 with its properties panel, operated as a person would. */
public final class Modeler implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HIGH = 3_000;
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** The canvas makes a root where it is looked at between two diagrams, and cannot save it. */
  private static final String WITHOUT_IMPLICIT_ROOTS =
      "const canvas = modeler.get('canvas'); canvas.getRootElements().filter(it => it.isImplicit).forEach(it => canvas.removeRootElement(it))";

  private static final By ID = By.name("id");
  private static final By SELECT_TEMPLATE =
      By.className("bio-properties-panel-select-template-button");
  private static final By SEARCH = By.cssSelector(".djs-popup-search input");

  private final ChromeDriver driver;
  private final WebDriverWait wait;

  Modeler(ChromeDriver driver, NpmPackages packages) {
    this.driver = driver;
    this.wait = new WebDriverWait(driver, PATIENCE, PAUSE);
    driver.get(packages.folder().resolve("modeler.html").toUri().toString());
    driver.manage().timeouts().scriptTimeout(PATIENCE);
  }

  /** Offers templates, as a file in {@code .camunda/element-templates} does. */
  public Modeler withTemplates(String json) {
    driver.executeScript(
        "modeler.get('elementTemplatesLoader').setTemplates(JSON.parse(arguments[0]))", json);
    List<?> complaints = (List<?>) driver.executeScript("return complaints");
    if (complaints != null && !complaints.isEmpty()) {
      throw new IllegalStateException("The modeler refuses templates: " + complaints);
    }
    return this;
  }

  public void open(String xml) {
    call("modeler.importXML(arguments[0])", xml);
    driver.executeScript(WITHOUT_IMPLICIT_ROOTS);
    driver.executeScript("modeler.get('canvas').zoom('fit-viewport', 'auto')");
  }

  public String xml() {
    return String.valueOf(call("modeler.saveXML({ format: true }).then(it => it.xml)"));
  }

  public String svg() {
    return String.valueOf(call("modeler.saveSVG().then(it => it.svg)"));
  }

  private @Nullable Object call(String promise, Object... arguments) {
    Object result =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + promise
                + ".then(it => done({ value: it === undefined ? null : typeof it === 'string' ? it : null }), error => done({ error: String(error.stack || error) }))",
            arguments);
    Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(result);
    if (answer.get("error") != null) {
      throw new IllegalStateException(String.valueOf(answer.get("error")));
    }
    return answer.get("value");
  }

  /** Clicks on an element, and waits until the properties panel shows it. */
  public void select(String elementId) {
    driver
        .findElement(By.cssSelector("[data-element-id=%s] .djs-hit".formatted(elementId)))
        .click();
    wait.until(ExpectedConditions.attributeToBe(ID, "value", elementId));
  }

  /** Chooses a template for the selected element from the list. */
  public void chooseTemplate(String name) {
    openTemplates();
    chooseFromOpenTemplates(name);
  }

  /** Opens the list of templates for the selected element. */
  public void openTemplates() {
    wait.until(ExpectedConditions.elementToBeClickable(SELECT_TEMPLATE)).click();
    wait.until(ExpectedConditions.elementToBeClickable(SEARCH));
  }

  /** Finds a template in the open list by its name, and takes it. */
  public void chooseFromOpenTemplates(String name) {
    wait.until(ExpectedConditions.elementToBeClickable(SEARCH)).sendKeys(name);
    wait.until(ExpectedConditions.elementToBeClickable(entry(name))).click();
    wait.until(ExpectedConditions.invisibilityOfElementLocated(By.className("djs-popup")));
  }

  private static By entry(String name) {
    return By.xpath(
        "//*[contains(@class, 'djs-popup')]//*[contains(@class, 'entry')][.//*[contains(@class, 'djs-popup-label')][normalize-space() = '%s']]"
            .formatted(name));
  }

  /** What the properties panel shows now. */
  public PropertiesPanel panel() {
    return new PropertiesPanel(driver, wait);
  }

  /** Keeps a picture of the window. */
  public void screenshot(Path file) {
    write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Keeps a picture of the whole properties panel, however long it is. */
  public void screenshotOfPanel(Path file) {
    Dimension window = driver.manage().window().getSize();
    WebElement panel = driver.findElement(By.id("panel"));
    driver.manage().window().setSize(new Dimension(window.getWidth(), HIGH));
    driver.executeScript("arguments[0].style.height = 'auto'", panel);
    write(file, panel.getScreenshotAs(OutputType.BYTES));
    driver.executeScript("arguments[0].style.height = ''", panel);
    driver.manage().window().setSize(window);
  }

  private static void write(Path file, byte[] picture) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
