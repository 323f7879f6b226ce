package io.github.azurebatch.camunda.impl.engine.submit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {

  @ParameterizedTest
  @CsvSource({"3, 3", "0, 0", "3.0, 3", "1e3, 1000", "'[\"a\",\"b\"]', 2", "'[]', 0"})
  void areTheNumbersUpToOneOrTheElementsOfAList(String text, int count) {
    assertThat(items(text).count()).isEqualTo(count);
  }

  @Test
  void mayBeANumberThatAScriptMadeADecimal() {
    assertThat(items(3.0).count()).isEqualTo(3);
    assertThat(items(new BigDecimal("3.00")).count()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 samples",
        "[1]\n[2]",
        "a,b",
        "{\"a\":1}",
        "1.5",
        "-1",
        "1000001",
        "1e999999999"
      })
  void areNothingElse(String text) {
    assertThatThrownBy(() -> items(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'items'");
  }

  @Test
  void areNotTheNumberThatATextBeginsWith() {
    assertThatThrownBy(() -> items("3 samples"))
        .hasMessageContaining("a list, a JSON array or a whole number is expected")
        .hasMessageContaining("'3 samples'");
  }

  @Test
  void fillPlaceholdersWithAllDigitsOfANumber() {
    Map<String, Object> value =
        Map.of("price", new BigDecimal("1.50"), "large", 5.0e9, "list", List.of(1, "x"));
    Item item = new Item(1, value, "job", "task", "instance");

    assertThat(item.fill("{item.price} {item.large} {item.list}", text -> text))
        .isEqualTo("1.50 5000000000 [1,\"x\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{item.f}", "{item.f} | required", "[\"{item.f}\"]"})
  void fillALineThatBeginsWithAPlaceholder(String outputFiles) {
    TaskPattern pattern =
        new TaskPattern(GivenInputs.of(Map.of("commandLine", "run", "outputFiles", outputFiles)));
    Item item = new Item(1, Map.of("f", "a|b.txt"), "job", "task", "instance");

    assertThat(pattern.of(item).value("outputFiles"))
        .asString()
        .contains("a|b.txt")
        .doesNotContain("{item");
    assertThat(pattern.anyOf(item).value("outputFiles")).isEqualTo(outputFiles);
  }

  @Property
  void areTakenOrRefused(
      @ForAll @From("values") Object value, @ForAll @From("values") Object other) {
    try {
      Items items = items(value);
      for (int index = 0; index < Math.min(3, items.count()); index++) {
        Item item = new Item(index + 1, items.at().apply(index), "job", "task", "instance");
        pattern(other).of(item);
        pattern(other).anyOf(item);
      }
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("input '");
    }
  }

  private static TaskPattern pattern(Object value) {
    return new TaskPattern(
        GivenInputs.of(
            Map.of(
                "commandLine", value,
                "environment", value,
                "outputFiles", value,
                "resourceFiles", value)));
  }

  private static Items items(Object value) {
    Inputs inputs = GivenInputs.of(Map.of("items", value));
    return Items.read(inputs);
  }

  @Provide
  Arbitrary<Object> values() {
    return GivenInputs.values();
  }
}
