package io.github.azurebatch.camunda.impl.engine.variable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredMessageTest {

  @Test
  void leavesAMessageAloneThatFits() {
    String message = "x".repeat(665) + "y";

    assertThat(StoredMessage.of(message)).isEqualTo(message);
  }

  @Test
  void cutsALongerOneAtTheEndOfAWord() {
    String message = "word ".repeat(200);

    String stored = StoredMessage.of(message);

    assertThat(stored).hasSizeBetween(650, 666).endsWith("word ...");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void cutsNoSurrogatePairWhereThereAreNoWords(int before) {
    String shorter =
        StoredMessage.aroundMiddle("x".repeat(before) + "\uD83D\uDCC8".repeat(1_000), 666);

    assertThat(shorter).hasSizeBetween(650, 666).contains("\uD83D\uDCC8 ...\uD83D\uDCC8");
  }

  @Test
  void replacesWhatADatabaseTakesInNoText() {
    assertThat(StoredMessage.of("a\0b\uD83Dc\uD83D\uDCC8d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void replacesControlCharactersButThoseOfLines() {
    assertThat(StoredMessage.of("a\u001B[2Jb\u0007c\u009Bd\r\n\te"))
        .isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFDd\r\n\te");
  }

  @Test
  void keepsTheEndOfAComplaintThatQuotesALongValue() {
    String complaint = "'" + "\uD83D\uDCC8".repeat(10_000) + "' is no duration; PT5M is one";

    String shorter = StoredMessage.aroundMiddle(complaint, 200);

    assertThat(shorter).hasSizeLessThanOrEqualTo(200).startsWith("'\uD83D\uDCC8");
    assertThat(shorter).contains(" ...").endsWith("is no duration; PT5M is one");
  }
}
