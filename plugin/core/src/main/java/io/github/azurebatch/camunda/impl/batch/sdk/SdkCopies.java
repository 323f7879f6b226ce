package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ContainerRegistry;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.file.UrlSigner;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkDefinitions;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkMarks;
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.secret.Signatures;
import java.net.URI;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Makes the copy of a task that exists: with a new id and freshly signed URLs. */
final class SdkCopies {

  /** The parameter of a signature that names a stored access policy. */
  private static final String ACCESS_POLICY = "si";

  /** The parameter of a signature that has its permissions. */
  private static final String PERMISSIONS = "sp";

  private final UrlSigner signer;
  private final TaskReference original;
  private final TaskCopy copy;

  SdkCopies(UrlSigner signer, TaskReference original, TaskCopy copy) {
    this.signer = signer;
    this.original = original;
    this.copy = copy;
  }

  /** The copy has the original's mark, except for the key. */
  TaskAddParameter of(CloudTask task) {
    refuseUnknownPassword(task);
    TaskMark mark = mark(task, copy.key());
    return new TaskAddParameter()
        .withId(copy.taskId())
        .withDisplayName(task.displayName())
        .withCommandLine(task.commandLine())
        .withContainerSettings(task.containerSettings())
        .withExitConditions(task.exitConditions())
        .withResourceFiles(
            SdkDefinitions.stream(task.resourceFiles()).map(this::resourceFile).toList())
        .withOutputFiles(SdkDefinitions.stream(task.outputFiles()).map(this::outputFile).toList())
        .withEnvironmentSettings(
            Stream.concat(
                    SdkMarks.without(task.environmentSettings()).stream(),
                    SdkMarks.of(mark).stream())
                .toList())
        .withAffinityInfo(task.affinityInfo())
        .withConstraints(task.constraints())
        .withRequiredSlots(task.requiredSlots())
        .withUserIdentity(task.userIdentity())
        .withMultiInstanceSettings(task.multiInstanceSettings())
        .withDependsOn(task.dependsOn())
        .withApplicationPackageReferences(task.applicationPackageReferences())
        .withAuthenticationTokenSettings(task.authenticationTokenSettings());
  }

  private static TaskMark mark(CloudTask task, String key) {
    return SdkMarks.find(task.environmentSettings())
        .map(
            old -> new TaskMark(key, old.installationId(), old.processInstanceId(), old.onCancel()))
        .orElseGet(() -> TaskMark.of(key));
  }

  private void refuseUnknownPassword(CloudTask task) {
    ContainerRegistry registry =
        task.containerSettings() == null ? null : task.containerSettings().registry();
    if (registry != null && registry.userName() != null && registry.password() == null) {
      throw new RefusedException(
          "RegistryPasswordUnknown",
          "%s was not added again as '%s': its container registry has a password, which the service does not tell. Submit it anew, or let the registry be reached by an identity"
              .formatted(SdkTasks.named(original), copy.taskId()),
          null);
    }
  }

  private ResourceFile resourceFile(ResourceFile file) {
    if (isSigned(file.httpUrl())) {
      file.withHttpUrl(sign(file.httpUrl(), UrlSigner.Purpose.READ_BLOB));
    }
    if (isSigned(file.storageContainerUrl())) {
      file.withStorageContainerUrl(
          sign(file.storageContainerUrl(), UrlSigner.Purpose.READ_CONTAINER));
    }
    return file;
  }

  private OutputFile outputFile(OutputFile file) {
    OutputFileBlobContainerDestination container = file.destination().container();
    if (container != null) {
      if (isSigned(container.containerUrl())) {
        container.withContainerUrl(
            sign(container.containerUrl(), UrlSigner.Purpose.WRITE_CONTAINER));
      }
      container.withPath(moved(container.path()));
    }
    return file;
  }

  private String sign(String url, UrlSigner.Purpose purpose) {
    URI unsigned = URI.create(SdkDefinitions.unsigned(url));
    return signer.sign(unsigned, purpose, grant(url)).value().toString();
  }

  private static UrlSigner.Grant grant(String url) {
    HttpUrl parsed = HttpUrl.parse(url);
    return parsed == null
        ? new UrlSigner.Grant(null, null)
        : new UrlSigner.Grant(
            parsed.queryParameter(PERMISSIONS), parsed.queryParameter(ACCESS_POLICY));
  }

  private static boolean isSigned(@Nullable String url) {
    return url != null && Signatures.occurIn(url);
  }

  private @Nullable String moved(@Nullable String path) {
    String old = original.taskId();
    return copy.movesOutputs() && path != null && (path.equals(old) || path.startsWith(old + "/"))
        ? copy.taskId() + path.substring(old.length())
        : path;
  }
}
