package io.github.azurebatch.camunda.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of the Azure Batch File Conventions standard: which container belongs to a job, and
 * under which blob names its outputs lie. Azure's portal and Batch Explorer find them by these
 * names.
 *
 * @see <a
 *     href="https://github.com/Azure/azure-sdk-for-net/tree/main/sdk/batch/Microsoft.Azure.Batch.Conventions.Files">the
 *     standard</a>
 */
public final class FileConventions {

  private static final String PREFIX = "job-";
  private static final int MAX_PLAIN_LENGTH = 63 - PREFIX.length();
  private static final int MAX_STEM_LENGTH = 15;
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
  private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9_:-]+");
  private static final Pattern SEPARATORS = Pattern.compile("[:_-]+");
  private static final Pattern OUTER_DASHES = Pattern.compile("^-|-$");
  private static final Pattern LEADING_PARENTS = Pattern.compile("^(\\.\\./)+");

  private FileConventions() {}

  /**
   * The container of the job's outputs: {@code job-} and the id in lower case, or a shortened id
   * and its SHA-1 where that would be no container name.
   *
   * @throws IllegalArgumentException if the id is empty or has characters that no job id has
   */
  public static String containerName(String jobId) {
    requireText("jobId", jobId);
    if (!JOB_ID.matcher(jobId).matches()) {
      throw new IllegalArgumentException(
          "jobId '" + jobId + "' is no job id: only letters, digits, '-', '_' and ':' are allowed");
    }
    String id = jobId.toLowerCase(Locale.ROOT);
    if (id.length() <= MAX_PLAIN_LENGTH && PLAIN.matcher(id).matches()) {
      return PREFIX + id;
    }
    return PREFIX + stem(id) + "-" + sha1(id);
  }

  /**
   * The blob name of a task's output, such as {@code 001/$TaskLog/stdout.txt}. Nothing is escaped.
   *
   * @param kind such as {@code TaskOutput}, {@code TaskPreview}, {@code TaskLog} or {@code
   *     TaskIntermediate}
   * @param path taken as it is; see {@link #destination(String)}
   * @throws IllegalArgumentException if an argument is empty
   */
  public static String taskOutputPath(String taskId, String kind, String path) {
    return taskOutputPath(taskId, kind) + "/" + requireText("path", path);
  }

  /** The virtual directory of a task's outputs of that kind, such as {@code 001/$TaskLog}. */
  public static String taskOutputPath(String taskId, String kind) {
    return requireText("taskId", taskId) + "/" + jobOutputPath(kind);
  }

  /**
   * The blob name of a job's output, such as {@code $JobOutput/summary.json}. Nothing is escaped.
   *
   * @param kind such as {@code JobOutput} or {@code JobPreview}
   * @param path taken as it is; see {@link #destination(String)}
   * @throws IllegalArgumentException if an argument is empty
   */
  public static String jobOutputPath(String kind, String path) {
    return jobOutputPath(kind) + "/" + requireText("path", path);
  }

  /** The virtual directory of a job's outputs of that kind, such as {@code $JobOutput}. */
  public static String jobOutputPath(String kind) {
    return "$" + requireText("kind", kind);
  }

  /**
   * The path under which a file of the working directory is stored: with {@code /} for {@code \},
   * and without the leading {@code ../} of files that lie beside the working directory.
   *
   * @throws IllegalArgumentException if the path is empty
   */
  public static String destination(String relativePath) {
    String slashed = requireText("relativePath", relativePath).replace('\\', '/');
    return LEADING_PARENTS.matcher(slashed).replaceFirst("");
  }

  private static String stem(String id) {
    String dashed = trimmed(SEPARATORS.matcher(id).replaceAll("-"));
    if (dashed.isEmpty()) {
      return "job";
    }
    return trimmed(dashed.substring(0, Math.min(MAX_STEM_LENGTH, dashed.length())));
  }

  private static String trimmed(String dashed) {
    return OUTER_DASHES.matcher(dashed).replaceAll("");
  }

  private static String sha1(String id) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(id.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  private static String requireText(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }
}
