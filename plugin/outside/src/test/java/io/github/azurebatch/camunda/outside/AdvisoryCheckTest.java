package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.outside.AdvisoryCheck.Where;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryCheckTest {

  private static final String PAGE =
      """
      | library | advisories | affected from | mended in |
      |---|---|---|---|
      | `g:a` | [CVE-1](https://example.com/1), [CVE-2](https://example.com/2) | 2.0 | 2.0.10 |
      | `g:a` | [CVE-3](https://example.com/3) | 2.1.0 | 2.1.2 |
      | `g:b` | [CVE-4](https://example.com/4) | 1.0 | none |

      | library | version | where | what to do |
      |---|---|---|---|
      | `g:b`, `g:c` | 1.5 | where Spring Boot 3.5 manages it | Set a property. |
      """;

  private final AdvisoryCheck check = new AdvisoryCheck(PAGE);

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "2.0.9", "2.0.10-rc1", "2.1.1"})
  void findsAVersionWithinARange(String version) {
    assertThat(check.affected(Map.of("g:a", version), Set.of())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.9", "2.0.10", "2.0.11", "2.1.2", "3.0"})
  void letsAnyOtherPass(String version) {
    assertThat(check.affected(Map.of("g:a", version, "g:x", "1.0"), Set.of())).isEmpty();
  }

  @Test
  void saysWhatMendsIt() {
    assertThat(check.affected(Map.of("g:a", "2.0.1"), Set.of()))
        .containsExactly("g:a 2.0.1 has CVE-1, CVE-2, mended in 2.0.10");
  }

  @Test
  void acceptsAVersionWhereThePageSaysSo() {
    assertThat(check.affected(Map.of("g:b", "1.5"), Set.of(Where.MANAGED))).isEmpty();
    assertThat(check.affected(Map.of("g:b", "1.5"), Set.of(Where.STARTERS))).hasSize(1);
    assertThat(check.affected(Map.of("g:b", "1.6"), Set.of(Where.MANAGED))).hasSize(1);
  }

  @Test
  void tellsWhatWasAcceptedForNothing() {
    check.affected(Map.of("g:b", "1.5"), Set.of(Where.MANAGED));

    assertThat(check.unused()).extracting(AdvisoryCheck.Accepted::library).containsExactly("g:c");
  }
}
