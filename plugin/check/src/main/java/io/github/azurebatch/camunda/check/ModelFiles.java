package io.github.azurebatch.camunda.check;

import io.github.azurebatch.camunda.AzureBatchModelCheck;
import io.github.azurebatch.camunda.check.report.CheckedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The models that are given by files and directories, each once. */
final class ModelFiles {

  private static final String SUFFIX = ".bpmn";

  private final Map<Path, Path> files = new LinkedHashMap<>();
  private final List<CheckedFile> unreadable = new ArrayList<>();

  private ModelFiles() {}

  static ModelFiles of(List<Path> given) {
    ModelFiles files = new ModelFiles();
    given.forEach(files::add);
    return files;
  }

  private void add(Path path) {
    if (!Files.isDirectory(path)) {
      files.putIfAbsent(path.toAbsolutePath().normalize(), path);
      return;
    }
    try (Stream<Path> below = Files.walk(path)) {
      List<Path> models =
          below
              .filter(file -> file.toString().endsWith(SUFFIX))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      models.forEach(this::add);
      if (models.isEmpty()) {
        unreadable.add(CheckedFile.unreadable(path, "there is no .bpmn file below this directory"));
      }
    } catch (IOException e) {
      unreadable.add(CheckedFile.unreadable(path, reason(e)));
    } catch (UncheckedIOException e) {
      unreadable.add(CheckedFile.unreadable(path, String.valueOf(e.getMessage())));
    }
  }

  List<CheckedFile> checkedBy(AzureBatchModelCheck check) {
    return Stream.concat(
            unreadable.stream(), files.values().stream().map(file -> check(check, file)))
        .toList();
  }

  private static CheckedFile check(AzureBatchModelCheck check, Path file) {
    byte[] model;
    try {
      model = Files.readAllBytes(file);
    } catch (IOException e) {
      return CheckedFile.unreadable(file, reason(e));
    }
    return new CheckedFile(file, check.check(file.getFileName().toString(), model));
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return failure instanceof AccessDeniedException
        ? "this user may not read it"
        : "it cannot be read: " + failure.getMessage();
  }
}
