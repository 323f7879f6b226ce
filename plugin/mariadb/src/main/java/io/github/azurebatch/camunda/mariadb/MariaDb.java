package io.github.azurebatch.camunda.mariadb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
    String url;
    try (Socket place = keptPlace()) {
      int port = place.getLocalPort();
      Process server = server(data, log, user, temporary, port);
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "mariadb"));
      url = "jdbc:mariadb://127.0.0.1:" + port + "/";
      awaitAnswer(server, log, url);
    }
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
    return url + DATABASE + USER;
  }

  /**
   * Takes a port and does not listen there, so that nobody is given it before the server listens,
   * which may use it all the same.
   */
  private static Socket keptPlace() throws IOException {
    Socket place = new Socket();
    place.setReuseAddress(true);
    place.bind(new InetSocketAddress("127.0.0.1", 0));
    return place;
  }

  private static Process server(Path data, Path log, String user, String temporary, int port)
      throws IOException {
    return new ProcessBuilder(
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
  }

  private static void awaitAnswer(Process server, Path log, String url) {
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast("MariaDB has ended; see " + log, () -> !server.isAlive())
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> answers(url));
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url + USER);
  }

  private static boolean answers(String url) throws SQLException {
    try (Connection connection = connect(url)) {
      return connection.isValid(1);
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
