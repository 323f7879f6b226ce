package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import io.github.azurebatch.camunda.impl.engine.data.value.WholeNumber;
import io.github.azurebatch.camunda.impl.engine.data.value.YesOrNo;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import io.github.azurebatch.camunda.impl.engine.input.RestForms;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFilesReader;
import io.github.azurebatch.camunda.impl.engine.variable.SasLifetime;
import io.github.azurebatch.camunda.impl.engine.variable.StoredText;
import io.github.azurebatch.camunda.impl.storage.ContainerName;
import io.github.azurebatch.camunda.storage.SasPermissions;

/** The forms of inputs, each with the reader that an instance uses. */
final class Forms {

  private static final String DURATION_PATTERN =
      "[Pp](?=[\\dTt])([\\d.,]+[Yy])?([\\d.,]+[Mm])?([\\d.,]+[Ww])?([\\d.,]+[Dd])?([Tt](?=\\d)([\\d.,]+[Hh])?([\\d.,]+[Mm])?([\\d.,]+[Ss])?)?";

  private static final String AN_ID = "1 to 64 letters, digits, - and _";

  static final InputForm DURATION =
      InputForm.of(Durations::parse)
          .withSyntax(DURATION_PATTERN, "An ISO 8601 duration such as PT30M, P1D or P1W");

  static final InputForm FLAG = InputForm.of(YesOrNo::parse).withWords("true", "false");

  static final InputForm NUMBER =
      InputForm.of(WholeNumber::parse).withSyntax("-?\\d{1,9}(\\.0+)?", "A whole number");

  static final InputForm COUNT =
      InputForm.of(Forms::count).withSyntax("\\d{1,9}(\\.0+)?", "A whole number, 0 or more");

  static final InputForm JOB_ID = id("job");

  /** Of a job whose outputs are read back, which may be one of a job schedule. */
  static final InputForm JOB_OF_OUTPUTS =
      InputForm.of(ContainerName::ofJob)
          .withSyntax("[A-Za-z0-9_:-]+", "Letters, digits, -, _ and :");

  static final InputForm POOL_ID = id("pool");
  static final InputForm TASK_ID = id("task");

  static final InputForm CONTAINER =
      InputForm.of(ContainerName::check)
          .withSyntax(
              "(?=.{3,63}$)[a-z0-9](-?[a-z0-9])*",
              "3 to 63 lower-case letters, digits and single hyphens");

  static final InputForm LIFETIME =
      InputForm.of(SasLifetime::parse)
          .withSyntax(
              "auto|" + DURATION_PATTERN, "An ISO 8601 duration such as PT12H or P1D, or auto");

  static final InputForm PERMISSIONS =
      InputForm.of(Forms::permissions).withSyntax(".*[racwdl].*", "Letters among racwdl");

  static final InputForm VARIABLE_NAME = InputForm.of(StoredText::checkName);
  static final InputForm OBJECT = InputForm.of(RestForms::object);
  static final InputForm NAMED_VALUES = InputForm.of(NamedValues::read);
  static final InputForm DISPLAY_NAME = InputForm.of(RestForms::displayName);
  static final InputForm PACKAGES = InputForm.of(RestForms::applicationPackages);
  static final InputForm DEPENDENCIES = InputForm.of(RestForms::dependencies);
  static final InputForm USER_IDENTITY = InputForm.of(RestForms::userIdentity);
  static final InputForm OUTPUT_FILES = InputForm.of(Forms::outputFiles);
  static final InputForm AWAIT = InputForm.choice(Choice.AWAIT);
  static final InputForm ON_SAS_EXPIRY = InputForm.choice(Choice.ON_SAS_EXPIRY);
  static final InputForm ON_TASK_FAILURE = InputForm.choice(Choice.ON_TASK_FAILURE);
  static final InputForm ON_ALL_TASKS_COMPLETE = InputForm.choice(Choice.ON_ALL_TASKS_COMPLETE);

  static final InputForm ON_CANCEL =
      InputForm.of(OnCancel::parse).withWords(OnCancel.TERMINATE.text(), OnCancel.LEAVE.text());

  private Forms() {}

  private static InputForm id(String of) {
    return InputForm.of(id -> BatchId.check(of, id)).withSyntax(BatchId.SYNTAX, AN_ID);
  }

  private static void count(String text) {
    if (WholeNumber.parse(text) < 0) {
      throw new InvalidInputException("'" + text + "' is below 0");
    }
  }

  private static void permissions(String text) {
    if (SasPermissions.among(text).isEmpty()) {
      throw new InvalidInputException("'" + text + "' has other letters than racwdl");
    }
  }

  private static void outputFiles(String text) {
    if (!OutputFilesReader.areNone(text)) {
      OutputFilesReader.read(text);
    }
  }
}
