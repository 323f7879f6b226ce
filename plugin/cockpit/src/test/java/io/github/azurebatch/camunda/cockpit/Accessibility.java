package io.github.azurebatch.camunda.cockpit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * What a person without a mouse, or without eyes, would miss in the plugin's part of a page.
 *
 * @param driver which shows the page
 */
record Accessibility(ChromeDriver driver) {

  private static final String OURS = "'.azure-batch, .azure-batch-dialog, .azure-batch-badge'";

  private static final String SERIOUS =
      """
      const done = arguments[0];
      const said = it => `${it.id}: ${it.help}: ${it.nodes.map(node => node.html).join(' ')}`;
      axe.run(document.querySelectorAll(%s), { resultTypes: ['violations'] }).then(
        found => done(found.violations.filter(it => ['serious', 'critical'].includes(it.impact)).map(said)),
        failure => done([String(failure)]));
      """
          .formatted(OURS);

  private static final String REACHABLE =
      """
      const all = [...document.querySelectorAll('.azure-batch')].flatMap(it => [...it.querySelectorAll(
        'a[href], button:not([disabled]), input, select, summary, [tabindex="0"]')]);
      return all.filter(it => it.checkVisibility());
      """;

  /** What has the focus, if a line around it tells so. */
  private static final String FOCUSED =
      """
      const focused = document.activeElement;
      const style = getComputedStyle(focused);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 ? focused : null;
      """;

  /** The serious and critical findings of axe in what is shown. */
  List<?> violations() {
    driver.executeScript(axe());
    return (List<?>) Objects.requireNonNull(driver.executeAsyncScript(SERIOUS));
  }

  /** What the tabulator never comes to, or without that its focus is seen. */
  List<String> notReached() {
    List<?> all = (List<?>) Objects.requireNonNull(driver.executeScript(REACHABLE));
    if (all.isEmpty()) {
      throw new AssertionError("There is nothing to reach");
    }
    driver.executeScript("arguments[0].focus({ focusVisible: true })", all.get(0));
    Set<Object> reached = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      reached.add(driver.executeScript(FOCUSED));
      press(Keys.TAB);
    }
    return all.stream()
        .filter(it -> !reached.contains(it))
        .map(it -> String.valueOf(((WebElement) it).getDomProperty("outerHTML")))
        .toList();
  }

  void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /** Whether no element outside of the dialog has the focus. */
  boolean isInDialog() {
    return Boolean.TRUE.equals(
        driver.executeScript(
            "return document.activeElement === document.body || document.activeElement.closest('.azure-batch-dialog') !== null"));
  }

  /** The operation of the button that has the focus; empty where it is none. */
  String focusedOperation() {
    return String.valueOf(
        driver.executeScript("return document.activeElement.dataset.operation || ''"));
  }

  private static String axe() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
