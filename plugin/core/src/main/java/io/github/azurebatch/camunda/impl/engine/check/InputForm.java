package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an input may be.
 *
 * @param check of a text that the model has there; throws {@link InvalidInputException} only where
 *     an instance would
 * @param words those that there are, if they are few; else empty
 * @param syntax what a text looks like that passes the check; null if no pattern can say
 */
public record InputForm(Consumer<String> check, List<String> words, @Nullable Syntax syntax) {

  /** Text of any kind, or data whose parts only an instance can judge. */
  static final InputForm ANY = of(text -> {});

  /**
   * A pattern for tools that know no more than patterns.
   *
   * @param pattern a regular expression of Java and of JavaScript, for the whole text
   * @param message what is allowed, for people
   */
  public record Syntax(String pattern, String message) {}

  static InputForm of(Consumer<String> check) {
    return new InputForm(check, List.of(), null);
  }

  static InputForm choice(Choice choice) {
    return new InputForm(choice::parse, choice.words(), null);
  }

  /** In a list, a text that begins with a placeholder is no JSON, though it begins with a brace. */
  InputForm orPlaceholderFirst() {
    return new InputForm(
        text -> {
          if (!Placeholders.PATTERN.matcher(text).lookingAt()) {
            check.accept(text);
          }
        },
        words,
        syntax);
  }

  InputForm withWords(String... few) {
    return new InputForm(check, List.of(few), syntax);
  }

  InputForm withSyntax(String pattern, String message) {
    return new InputForm(check, words, new Syntax(pattern, message));
  }
}
