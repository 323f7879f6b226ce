package io.github.azurebatch.camunda;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sizes that a reader can take in at once; what grows beyond them holds more than one thing. */
class SourceSizeTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path ENGINE = SOURCES.resolve("io/github/azurebatch/camunda/impl/engine");
  private static final int FILES_OF_A_PACKAGE = 20;
  private static final int FILES_OF_A_PACKAGE_OF_THE_ENGINE = 15;
  private static final int LINES_OF_A_FILE = 250;
  private static final int LINES_OF_A_METHOD = 30;

  @Test
  void noPackageHasMoreFilesThanFitOnOneScreen() throws IOException {
    Map<Path, Long> packages = files().stream().collect(groupingBy(Path::getParent, counting()));

    assertThat(packages)
        .allSatisfy(
            (folder, files) ->
                assertThat(files)
                    .as(folder.toString())
                    .isLessThanOrEqualTo(
                        folder.startsWith(ENGINE)
                            ? FILES_OF_A_PACKAGE_OF_THE_ENGINE
                            : FILES_OF_A_PACKAGE));
  }

  @Test
  void noFileIsTooLong() throws IOException {
    assertThat(files())
        .allSatisfy(
            file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LINES_OF_A_FILE));
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    assertThat(longMethods()).isEmpty();
  }

  private static List<String> longMethods() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files());
      var task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
      var found = new LongMethods(Trees.instance(task).getSourcePositions());
      task.parse().forEach(unit -> found.scan(unit, unit));
      return found.names;
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }

  private static final class LongMethods extends TreeScanner<Void, CompilationUnitTree> {

    private final SourcePositions positions;
    private final List<String> names = new ArrayList<>();

    LongMethods(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      if (last - first + 1 > LINES_OF_A_METHOD) {
        names.add(
            "%s.%s has %d lines"
                .formatted(unit.getSourceFile().getName(), method.getName(), last - first + 1));
      }
      return super.visitMethod(method, unit);
    }
  }
}
