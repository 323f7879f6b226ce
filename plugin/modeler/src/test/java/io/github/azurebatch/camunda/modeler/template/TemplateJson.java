package io.github.azurebatch.camunda.modeler.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.impl.engine.check.ActivityInput;
import io.github.azurebatch.camunda.impl.engine.check.InputForm.Syntax;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A template as Camunda Modeler reads it.
 *
 * @see <a href="https://docs.camunda.io/docs/components/modeler/element-templates/c7/template-c7/">
 *     element templates for Camunda 7</a>
 */
record TemplateJson(Template template) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Without a version: a modeler refuses templates of a schema that is newer than its own. */
  private static final String SCHEMA =
      "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

  /** What stands before and after a literal's pattern: empty, or anything with an expression. */
  private static final String LITERAL = "^\\s*(%s)\\s*$|[$#]\\{";

  private static final String ICON =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18">\
      <rect x="1" y="2" width="7" height="4" rx="1" fill="#0f6cbd"/>\
      <rect x="1" y="7" width="7" height="4" rx="1" fill="#0f6cbd"/>\
      <rect x="1" y="12" width="7" height="4" rx="1" fill="#0f6cbd"/>\
      <path d="M9 4h3v10H9M12 9h4m-2-2 2 2-2 2" fill="none" stroke="#0f6cbd" stroke-width="1.5"/></svg>""";

  /** The file that is copied into a project. */
  static String file(List<Template> templates) {
    ArrayNode all = MAPPER.createArrayNode();
    templates.forEach(template -> all.add(new TemplateJson(template).node()));
    return text(all);
  }

  static String text(JsonNode node) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return MAPPER.writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode node() {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("$schema", SCHEMA)
        .put("name", template.name())
        .put("id", template.id())
        .put("version", template.version())
        .put("description", template.description());
    template.words().forEach(node.putArray("keywords")::add);
    node.put("documentationRef", template.documentation());
    node.putObject("engines").put("camunda", "^7.24");
    node.putObject("category").put("id", "azure-batch").put("name", "Azure Batch");
    node.putObject("icon")
        .put(
            "contents",
            "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(ICON.getBytes(StandardCharsets.UTF_8)));
    node.putArray("appliesTo").add("bpmn:Task").add("bpmn:ServiceTask").add("bpmn:SendTask");
    node.putObject("elementType").put("value", "bpmn:ServiceTask");
    node.put("entriesVisible", false);
    groups(node.putArray("groups"));
    properties(node.putArray("properties"));
    return node;
  }

  private void groups(ArrayNode groups) {
    template.fields().stream()
        .filter(field -> !field.isHidden())
        .map(Field::group)
        .distinct()
        .forEach(group -> groups.addObject().put("id", group.id()).put("label", group.label()));
  }

  private void properties(ArrayNode properties) {
    ObjectNode bean = properties.addObject();
    bean.put("type", "Hidden").put("value", "${%s}".formatted(template.bean().beanName()));
    bean.putObject("binding").put("type", "property").put("name", "camunda:delegateExpression");
    template.fields().forEach(field -> property(properties.addObject(), field));
  }

  private void property(ObjectNode property, Field field) {
    ActivityInput declared = template.declared(field);
    if (!field.isHidden()) {
      property.put("label", field.label());
      property.put("description", field.description());
      property.put("group", field.group().id());
    }
    property.put("type", type(field, declared));
    if (field.preset() != null) {
      property.put("value", field.preset());
    }
    if (!field.isHidden()) {
      choices(property, field, declared);
      constraints(property, field, declared);
    }
    property.putObject("binding").put("type", "camunda:inputParameter").put("name", field.input());
  }

  private static String type(Field field, ActivityInput declared) {
    if (field.isHidden()) {
      return "Hidden";
    }
    if (!declared.form().words().isEmpty()) {
      return "Dropdown";
    }
    return field.hasLines() ? "Text" : "String";
  }

  /** An input without a value is no input: the first choice is to say nothing. */
  private static void choices(ObjectNode property, Field field, ActivityInput declared) {
    List<String> words = declared.form().words();
    if (!words.isEmpty()) {
      ArrayNode choices = property.putArray("choices");
      String otherwise = declared.defaultText();
      choices
          .addObject()
          .put("name", otherwise == null ? "(default)" : "(default: %s)".formatted(otherwise))
          .put("value", "");
      words.stream()
          .filter(field::offers)
          .forEach(word -> choices.addObject().put("name", word).put("value", word));
    }
  }

  private static void constraints(ObjectNode property, Field field, ActivityInput declared) {
    boolean isNeeded = field.isNeeded() || declared.isRequired();
    Syntax syntax = declared.form().syntax();
    if (isNeeded || syntax != null) {
      ObjectNode constraints = property.putObject("constraints");
      if (isNeeded) {
        constraints.put("notEmpty", true);
      }
      if (syntax != null) {
        String literal = isNeeded ? syntax.pattern() : "|" + syntax.pattern();
        constraints
            .putObject("pattern")
            .put("value", LITERAL.formatted(literal))
            .put("message", syntax.message() + "; or an expression");
      }
    }
  }
}
