package io.github.azurebatch.camunda.impl.engine.secret;

import io.github.azurebatch.camunda.impl.engine.bpmn.InputElements;
import io.github.azurebatch.camunda.impl.engine.bpmn.TextParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the model's own text of one input names.
 *
 * @param names the secrets in {@code {{secrets.name}}}
 * @param passwords the secrets in fields {@code passwordSecret}, which hold nothing but the name
 */
record InputText(SecretNames names, Set<String> passwords) {

  static final InputText NONE = new InputText(SecretNames.of(List.of()), Set.of());

  private static final Pattern PASSWORD_IN_JSON =
      Pattern.compile("\"%s\"\\s*+:\\s*+\"([^\"\\\\]*+)\"".formatted(SecretPlaces.PASSWORD_SECRET));

  boolean namesSecret(String secret) {
    return names.names().contains(secret) || passwords.contains(secret);
  }

  /** The text of an input parameter, with the lists and maps in it but without scripts. */
  static InputText of(Element parameter) {
    Collected collected = new Collected();
    InputElements.texts(parameter).forEach(collected::add);
    return collected.text();
  }

  static InputText ofGiven(Object value) {
    Collected collected = new Collected();
    collected.addData(null, value);
    return collected.text();
  }

  private static final class Collected {

    private final List<String> names = new ArrayList<>();
    private final Set<String> passwords = new HashSet<>();

    InputText text() {
      return new InputText(SecretNames.of(names), Set.copyOf(passwords));
    }

    void add(Element element) {
      String text = element.getText().trim();
      List<String> literals = TextParts.literals(text);
      literals.forEach(this::addLiteral);
      if (isPassword(element.attribute("key")) && literals.size() == 1) {
        addPassword(text, literals.get(0));
      }
    }

    private static boolean isPassword(@Nullable Object field) {
      return SecretPlaces.PASSWORD_SECRET.equals(field);
    }

    /** A text with an expression in it is longer than its literal part. */
    private void addPassword(String text, String literal) {
      if (text.equals(literal)) {
        passwords.add(literal);
      }
    }

    private void addLiteral(String literal) {
      names.addAll(SecretNames.in(literal).names());
      PASSWORD_IN_JSON.matcher(literal).results().forEach(match -> passwords.add(match.group(1)));
    }

    void addData(@Nullable Object field, @Nullable Object value) {
      if (value instanceof String text) {
        addLiteral(text);
        if (isPassword(field)) {
          passwords.add(text);
        }
      } else if (value instanceof List<?> list) {
        list.forEach(element -> addData(null, element));
      } else if (value instanceof Map<?, ?> map) {
        map.forEach(this::addData);
      }
    }
  }
}
