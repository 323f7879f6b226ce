package io.github.azurebatch.camunda.impl.engine.data.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredRecordTest {

  private static final String TEXT =
      """
      {"since":"2026-01-01T00:00:00.123Z","limit":"PT1H30M","name":null}""";

  private record Example(
      @JsonProperty(value = "since", required = true) Instant begin,
      @JsonProperty("limit") @Nullable Duration timeout,
      @JsonProperty("name") @Nullable String label) {}

  private static final Example EXAMPLE =
      new Example(Instant.parse("2026-01-01T00:00:00.123Z"), Duration.ofMinutes(90), null);

  @Test
  void isWrittenWithTheNamesOfItsAnnotations() {
    assertThat(Json.write(StoredRecord.toMap(EXAMPLE))).isEqualTo(TEXT);
    assertThat(read(TEXT)).isEqualTo(EXAMPLE);
  }

  @Test
  void isReadWithFieldsOfALaterVersionAndWithoutThoseOfThisOne() {
    assertThat(read("{\"since\":\"2026-01-01T00:00:00.123Z\",\"later\":[1]}"))
        .isEqualTo(new Example(EXAMPLE.begin(), null, null));
  }

  @Test
  void isRefusedWithTheFieldThatIsMissingOrWrong() {
    assertThatThrownBy(() -> read("{}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'since'");
    assertThatThrownBy(() -> read(TEXT.replace("PT1H30M", "soon")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'limit'");
  }

  private static Example read(String text) {
    return StoredRecord.of(Example.class, Fields.of(text));
  }
}
