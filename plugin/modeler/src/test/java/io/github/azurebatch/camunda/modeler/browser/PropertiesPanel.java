package io.github.azurebatch.camunda.modeler.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The properties of the selected element. */
public final class PropertiesPanel {

  private static final By LABEL = By.className("bio-properties-panel-label");
  private static final By MESSAGE = By.className("bio-properties-panel-error");
  private static final By CLOSED = By.cssSelector(".bio-properties-panel-group-header:not(.open)");
  private static final By CONTROL = By.cssSelector("input, textarea, select");

  private final ChromeDriver driver;
  private final WebDriverWait wait;

  PropertiesPanel(ChromeDriver driver, WebDriverWait wait) {
    this.driver = driver;
    this.wait = wait;
  }

  /** Opens all groups. */
  public PropertiesPanel unfold() {
    for (WebElement header : driver.findElements(CLOSED)) {
      header.click();
    }
    return this;
  }

  /** Opens one group, unless it is open. */
  public PropertiesPanel unfold(String title) {
    driver.findElements(CLOSED).stream()
        .filter(header -> header.getText().startsWith(title))
        .findFirst()
        .ifPresent(WebElement::click);
    return this;
  }

  /** Labels of all fields, in their order. */
  public List<String> labels() {
    return driver.findElements(LABEL).stream().map(WebElement::getText).toList();
  }

  /** Puts in a text, or chooses a word, in place of what is there. */
  public void fill(String label, String text) {
    WebElement control = entry(label).findElement(CONTROL);
    if (control.getTagName().equals("select")) {
      new Select(control).selectByVisibleText(text);
    } else {
      control.sendKeys(Keys.chord(Keys.CONTROL, "a"));
      // as if it were pasted: the panel draws itself again for each key
      driver.executeCdpCommand("Input.insertText", Map.of("text", text));
      control.sendKeys(Keys.TAB);
    }
  }

  /** What a field says is wrong, as soon as it says so. */
  public String complaint(String label) {
    return wait.until(page -> entry(label).findElement(MESSAGE)).getText();
  }

  /** All that is said to be wrong now. */
  public List<String> complaints() {
    return driver.findElements(MESSAGE).stream().map(WebElement::getText).toList();
  }

  private WebElement entry(String label) {
    return wait.until(ExpectedConditions.presenceOfElementLocated(entryWith(label)));
  }

  private static By entryWith(String label) {
    return By.xpath(
        "//*[contains(@class, 'bio-properties-panel-entry')][.//label[normalize-space() = '%s']]"
            .formatted(label));
  }
}
