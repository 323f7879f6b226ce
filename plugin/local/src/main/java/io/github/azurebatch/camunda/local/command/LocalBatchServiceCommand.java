package io.github.azurebatch.camunda.local.command;

import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.LocalBatchServiceBuilder;
import io.github.azurebatch.camunda.local.impl.os.PidNamespaces;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the local Azure Batch service alone, until it is stopped. */
@Command(
    name = "camunda-azure-batch-local",
    showDefaultValues = true,
    description = {
      "Serves a local Azure Batch account with one pool named 'local'.",
      "It runs the command lines of tasks on this machine as the user who started it."
    })
final class LocalBatchServiceCommand implements Callable<Integer> {

  /** Logback's own property; the standalone jar logs with it. */
  private static final String LOGGING = "logback.configurationFile";

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this and end")
  private boolean help;

  @Option(names = "--host", description = "the address to listen on", defaultValue = "127.0.0.1")
  private String host = "";

  @Option(
      names = "--host-name",
      paramLabel = "<name>",
      description = "another name under which clients reach the service; may be repeated")
  private List<String> hostNames = List.of();

  @Option(names = "--port", description = "the port, or 0 for any", defaultValue = "8377")
  private int port;

  @Option(
      names = "--account",
      description = "the account's name",
      defaultValue = LocalBatchServiceBuilder.DEFAULT_ACCOUNT_NAME)
  private String account = "";

  @Option(
      names = "--key-file",
      description = {
        "holds the account's key in Base64, and only you may read it;",
        "made, with a new key, if there is none"
      },
      defaultValue = "${sys:user.home}/.config/camunda-azure-batch/local-batch-key")
  private Path keyFile = Path.of("");

  @Option(names = "--data", description = "where tasks have their directories (default: temporary)")
  private @Nullable Path data;

  @Option(names = "--slots", description = "how many tasks run at once", defaultValue = "4")
  private int slots;

  @Option(
      names = "--no-namespaces",
      description = {
        "run tasks without PID namespaces of their own, also where this machine allows them;",
        "tasks then see the other processes, and programs such as sudo work for all users"
      })
  private boolean withoutNamespaces;

  public static void main(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "local-batch-service-logback.xml");
    }
    System.exit(new CommandLine(new LocalBatchServiceCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (LocalBatchService service = start()) {
      // a signal ends the Java machine: the hook ends the service, and with it all processes
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
      print(service);
      stopped.await();
    }
    return CommandLine.ExitCode.OK;
  }

  private LocalBatchService start() {
    LocalBatchServiceBuilder builder =
        LocalBatchService.builder()
            .host(host)
            .hostNames(hostNames.toArray(String[]::new))
            .port(port)
            .accountName(account)
            .slotsPerNode(slots)
            .processNamespaces(!withoutNamespaces);
    if (data != null) {
      builder.dataDirectory(data);
    }
    try {
      return builder.accountKeyFile(keyFile).start();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private String whatTasksSee() {
    return !withoutNamespaces && PidNamespaces.ofThisMachine().isPresent()
        ? "in PID namespaces; they see no processes but their own"
        : "in no PID namespaces; they can read the environment of this and your other processes";
  }

  /** Lets {@link #call()} return. */
  void stop() {
    stopped.countDown();
  }

  /** Not the key itself: what is printed may be kept in a log. */
  private void print(LocalBatchService service) {
    PrintWriter out = commandLine().getOut();
    String tasks = whatTasksSee();
    out.println("The local Azure Batch service is running. Connect with:");
    out.println("  URL:     " + service.url());
    out.println("  Account: " + service.accountName());
    out.println("  Key:     in the file " + keyFile.toAbsolutePath());
    out.println("  Pool:    " + LocalBatchService.POOL_ID);
    out.println("  Tasks:   " + tasks);
    out.println("Press Ctrl+C to stop it.");
    out.flush();
  }
}
