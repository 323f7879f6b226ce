package io.github.azurebatch.camunda.impl.engine.variable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.Test;

class StoredTextTest {

  @Test
  void isATextWhileOraclesColumnHasRoomForIt() {
    assertThat(StoredText.variable("x".repeat(2_000)).getType()).isEqualTo(ValueType.STRING);
    assertThat(StoredText.variable("x".repeat(2_001)).getType()).isEqualTo(ValueType.OBJECT);
  }

  @Test
  void isNoTextWhereADatabaseThatCountsBytesHasNoRoomForIt() {
    assertThat(StoredText.variable("ä".repeat(1_000)).getType()).isEqualTo(ValueType.STRING);
    assertThat(StoredText.variable("ä".repeat(1_001)).getType()).isEqualTo(ValueType.OBJECT);
  }

  @Test
  void isNoTextWhereADatabaseDoesNotTakeACharacter() {
    assertThat(StoredText.variable("a\0b").getType()).isEqualTo(ValueType.OBJECT);
    assertThat(StoredText.variable("\uD83D\uDCC8").getType()).isEqualTo(ValueType.OBJECT);
  }

  @Test
  void readsBackAsTheSameText() {
    String text = "a \"quoted\"\nline\0 \uD83D\uDCC8 ".repeat(500);

    TypedValue stored = StoredText.variable(text);

    assertThat(Json.read(((SerializableValue) stored).getValueSerialized())).isEqualTo(text);
  }
}
