package io.github.azurebatch.camunda.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The Chromium of this machine, with its driver.
 *
 * @param binary the browser
 * @param driver the program that Selenium speaks with
 */
public record Browser(Path binary, Path driver) {

  private static final Dimension WINDOW = new Dimension(1_280, 900);

  /** What a browser without a person, a graphics card and a network needs. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--allow-file-access-from-files",
          "--force-device-scale-factor=1",
          "--hide-scrollbars");

  /** Empty if it is not installed: Debian's packages are chromium and chromium-driver. */
  public static Optional<Browser> ofThisMachine() {
    return onThePath("chromium", "chromium-browser", "google-chrome")
        .flatMap(binary -> onThePath("chromedriver").map(driver -> new Browser(binary, driver)));
  }

  private static Optional<Path> onThePath(String... programs) {
    return Stream.of(programs)
        .flatMap(
            program ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a window, of an English person. The caller quits it. */
  public ChromeDriver open() {
    return open("en");
  }

  /** Opens a window of a person who speaks that language. The caller quits it. */
  public ChromeDriver open(String language) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(binary.toString());
    options.addArguments(ARGUMENTS);
    options.addArguments("--accept-lang=" + language);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    ChromeDriver opened = new ChromeDriver(service, options);
    opened.manage().window().setSize(WINDOW);
    return opened;
  }
}
