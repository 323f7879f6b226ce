package io.github.azurebatch.camunda.impl.engine.data.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.BitSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BitsTest {

  @Property
  void areReadAsTheyWereWritten(@ForAll Set<@IntRange(max = 20_000) Integer> numbers) {
    BitSet bits = new BitSet();
    numbers.forEach(bits::set);

    assertThat(Bits.parse(Bits.text(bits))).isEqualTo(bits);
  }

  @Test
  void areNoOtherText() {
    assertThatThrownBy(() -> Bits.parse("not bits!")).isInstanceOf(InvalidInputException.class);
  }
}
