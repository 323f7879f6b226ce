package io.github.azurebatch.camunda.mariadb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The MariaDB server of this machine, with data of its own in a temporary folder. */
public final class MariaDb {

  private static final Path SERVER = Path.of("/usr/sbin/mariadbd");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String DATABASE = "camunda";
  private static final String USER = "?user=root";

  private MariaDb() {}

  /** Whether this machine has it, as it has where Debian's package is installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(SERVER);
  }

  /**
   * Starts it; it ends with the JVM.
   *
   * @return where its database is
   */
  public static String start() throws IOException, SQLException {
    Path data = Files.createTempDirectory("mariadb");
    Path log = data.resolve("server.log");
    int port = freePort();
    String user = "--user=" + System.getProperty("user.name");
    // of two servers that share it, one removes the other's temporary tables
    String temporary = "--tmpdir=" + Files.createDirectory(data.resolve("tmp"));
    run(
        log,
        "mariadb-install-db",
        "--no-defaults",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        user,
        temporary,
        "--datadir=" + data.resolve("data"));
    Process server =
        new ProcessBuilder(
                SERVER.toString(),
                "--no-defaults",
                user,
                temporary,
                "--datadir=" + data.resolve("data"),
                "--socket=" + data.resolve("socket"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // as Camunda asks for it
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-lock-wait-timeout=5",
                // the data lasts no longer than the machine
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-flush-method=nosync",
                "--skip-innodb-doublewrite")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "mariadb"));
    String url = "jdbc:mariadb://127.0.0.1:" + port + "/";
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast("MariaDB has ended; see " + log, () -> !server.isAlive())
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> answers(url));
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
    return url + DATABASE + USER;
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url + USER);
  }

  private static boolean answers(String url) throws SQLException {
    try (Connection connection = connect(url)) {
      return connection.isValid(1);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path log, String... command) throws IOException {
    File to = log.toFile();
    try {
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(to))
              .start()
              .waitFor();
      if (status != 0) {
        throw new IOException(command[0] + " failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted while MariaDB was made", e));
    }
  }
}
