package io.github.azurebatch.camunda.impl.engine.check;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
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

  static final InputForm DURATION = new InputForm(Durations::parse);
  static final InputForm FLAG = new InputForm(YesOrNo::parse);
  static final InputForm NUMBER = new InputForm(WholeNumber::parse);
  static final InputForm COUNT = new InputForm(Forms::count);
  static final InputForm JOB_ID = new InputForm(id -> BatchId.check("job", id));
  static final InputForm POOL_ID = new InputForm(id -> BatchId.check("pool", id));
  static final InputForm TASK_ID = new InputForm(id -> BatchId.check("task", id));
  static final InputForm CONTAINER = new InputForm(ContainerName::check);
  static final InputForm LIFETIME = new InputForm(SasLifetime::parse);
  static final InputForm PERMISSIONS = new InputForm(Forms::permissions);
  static final InputForm VARIABLE_NAME = new InputForm(StoredText::checkName);
  static final InputForm OBJECT = new InputForm(RestForms::object);
  static final InputForm NAMED_VALUES = new InputForm(NamedValues::read);
  static final InputForm DISPLAY_NAME = new InputForm(RestForms::displayName);
  static final InputForm PACKAGES = new InputForm(RestForms::applicationPackages);
  static final InputForm DEPENDENCIES = new InputForm(RestForms::dependencies);
  static final InputForm USER_IDENTITY = new InputForm(RestForms::userIdentity);
  static final InputForm OUTPUT_FILES = new InputForm(Forms::outputFiles);
  static final InputForm ON_CANCEL = new InputForm(OnCancel::parse);

  private Forms() {}

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
