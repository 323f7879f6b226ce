package io.github.azurebatch.camunda.impl.engine.submit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobCollisionsTest {

  @ParameterizedTest
  @CsvSource({
    "a.txt, '{taskId}/a.txt'",
    "a.txt, '{index}.txt'",
    "a.txt, '{item}.txt'",
    "'{item}.txt', '{item}/'",
  })
  void areNoneWhereThePathsDiffer(String pattern, String path) {
    BlobCollisions collisions = collisions(pattern, path);

    assertThat(collisions.add(item(1, "ann"))).isNotNull();
    assertThat(collisions.add(item(2, "bob"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"a.txt, same.txt", "*.txt, all", "a.txt, '{item}.txt'"})
  void areFoundWhereTwoItemsHaveTheSamePath(String pattern, String path) {
    BlobCollisions collisions = collisions(pattern, path);
    collisions.add(item(1, "ann"));

    assertThatThrownBy(() -> collisions.add(item(2, "ann")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("item 1 ('ann') and item 2 ('ann') would both write");
  }

  private static BlobCollisions collisions(String pattern, String path) {
    return new BlobCollisions(
        List.of(
            new DeclaredOutputFile(
                new FilePattern(pattern),
                "default",
                "outputs",
                path,
                UploadCondition.TASK_COMPLETION,
                false)));
  }

  private static Item item(int index, String value) {
    return new Item(index, value, "job", "part-" + index, "instance");
  }
}
