package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * The properties below a prefix by the names that the core gives them, in every form that Spring
 * Boot takes: {@code poll-interval}, {@code pollInterval}, or an environment variable. Texts stay
 * texts: the core reads and checks them, with those of {@code camunda.cfg.xml}, and knows which
 * must not be shown.
 */
final class FlatProperties {

  private static final String ENABLED = "enabled";
  private static final String ACCOUNTS = "accounts";
  private static final String SECRETS = "secrets";
  private static final String ACCESS = "access";

  /** How Spring Boot writes the elements of a list. */
  private static final Pattern INDEX = Pattern.compile("(\\[\\d+]|\\.\\d+)$");

  private static final Bindable<Map<String, String>> TEXTS =
      Bindable.mapOf(String.class, String.class);
  private static final Bindable<Map<String, Map<String, String>>> TEXTS_BY_NAME =
      Bindable.of(
          ResolvableType.forClassWithGenerics(
              Map.class, ResolvableType.forClass(String.class), TEXTS.getType()));

  private static final Map<String, String> SETTINGS =
      byUniformName(AzureBatchConfiguration.propertyNames());
  private static final Map<String, String> OF_AN_ACCOUNT =
      byUniformName(AzureBatchConfiguration.accountPropertyNames());

  private static final Map<String, String> OF_A_RULE =
      byUniformName(AzureBatchConfiguration.accessPropertyNames());

  private final String prefix;
  private final ConfigurationPropertyName root;
  private final Environment environment;
  private final Binder binder;
  private final Map<String, String> flat = new HashMap<>();

  FlatProperties(String prefix, Environment environment) {
    this.prefix = prefix;
    this.root = ConfigurationPropertyName.of(prefix);
    this.environment = environment;
    this.binder = Binder.get(environment);
  }

  /** What is written, and the names of properties that are unknown, without their values. */
  Map<String, String> read() {
    SETTINGS.values().forEach(this::readSetting);
    byName(ACCOUNTS).forEach((name, texts) -> put(ACCOUNTS, name, texts, OF_AN_ACCOUNT));
    byName(ACCESS).forEach((name, texts) -> put(ACCESS, name, texts, OF_A_RULE));
    binder
        .bind(prefix + "." + SECRETS, TEXTS)
        .orElse(Map.of())
        .forEach((name, secret) -> flat.put(SECRETS + "." + name, secret));
    unknown().forEach(name -> flat.put(name, ""));
    return flat;
  }

  private void readSetting(String name) {
    binder.bind(prefix + "." + name, String.class).ifBound(text -> flat.put(name, text));
  }

  private Map<String, Map<String, String>> byName(String group) {
    return binder.bind(prefix + "." + group, TEXTS_BY_NAME).orElse(Map.of());
  }

  /** The elements of a list, as YAML has them, are one text with commas between them. */
  private void put(
      String group, String owner, Map<String, String> properties, Map<String, String> known) {
    properties.forEach(
        (written, text) -> {
          String name = known.get(uniform(written));
          if (name != null) {
            flat.merge(
                "%s.%s.%s".formatted(group, owner, name),
                text,
                (one, other) -> INDEX.matcher(written).find() ? one + "," + other : other);
          }
        });
  }

  /** As Spring Boot does it, environment variables are not asked: others set them as well. */
  private List<String> unknown() {
    UnboundElementsSourceFilter filter = new UnboundElementsSourceFilter();
    return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
        .filter(filter::apply)
        .filter(IterableConfigurationPropertySource.class::isInstance)
        .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
        .filter(root::isAncestorOf)
        .map(name -> name.subName(root.getNumberOfElements()))
        .filter(name -> !isKnown(name))
        .map(ConfigurationPropertyName::toString)
        .toList();
  }

  private static boolean isKnown(ConfigurationPropertyName name) {
    String first = name.getElement(0, ConfigurationPropertyName.Form.UNIFORM);
    return switch (first) {
      case SECRETS, ENABLED -> true;
      case ACCOUNTS -> isKnown(name, OF_AN_ACCOUNT);
      case ACCESS -> isKnown(name, OF_A_RULE);
      default -> SETTINGS.containsKey(uniform(name.toString()));
    };
  }

  private static boolean isKnown(ConfigurationPropertyName name, Map<String, String> known) {
    return name.getNumberOfElements() > 2 && known.containsKey(uniform(name.subName(2).toString()));
  }

  private static Map<String, String> byUniformName(List<String> names) {
    return names.stream().collect(Collectors.toMap(FlatProperties::uniform, name -> name));
  }

  /** The letters and digits of a name, which all its forms share. */
  private static String uniform(String name) {
    return INDEX
        .matcher(name)
        .replaceFirst("")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }
}
