package io.github.azurebatch.camunda.storage;

import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The port to one storage account. Each method makes calls to Blob Storage, unless it says
 * otherwise.
 *
 * <p>Every method throws {@link RefusedException} when the service refuses the call for good
 * (statuses 400, 401, 403 and 404), {@link BusyException} while the service deletes a container of
 * that name, {@link ThrottledException} while it throttles the account, and {@link
 * UnavailableException} on every other failure, such as a service that cannot be reached.
 *
 * <p>Each REST call is tried at most three times and ends after 60 s in all, with the last byte of
 * its answer, which has at most 64 MiB. A listing takes one call for each 5,000 blobs; it ends
 * after 10,000 pages, 4 GiB or four minutes.
 */
public interface BlobStorage {

  /** Makes one cheap call, which fails if the account cannot be reached or refuses the caller. */
  void check();

  /** The container's URL without a signature; no call is made. */
  URI containerUrl(String container);

  /** Creates the container, unless it exists. */
  default void createContainer(String container) {
    createContainer(container, Map.of());
  }

  /**
   * Creates the container as {@link #createContainer(String)} does.
   *
   * @param metadata of a container that does not exist yet, by names that are identifiers, in
   *     ASCII; an existing one keeps its own
   */
  void createContainer(String container, Map<String, String> metadata);

  /** The metadata of a container; empty if the container does not exist. */
  Optional<Map<String, String>> containerMetadata(String container);

  /**
   * Signs the container's URL. With an account key no call is made; with Microsoft Entra ID the
   * signature needs a user delegation key, which a call fetches and which is valid for seven days
   * at most.
   */
  SignedUrl signContainer(String container, SasPermissions permissions, Duration lifetime);

  /**
   * Signs the container's URL with one of its stored access policies, which has the permissions.
   * The signature is valid while the policy exists; no call is made.
   *
   * @throws InvalidInputException with Microsoft Entra ID, where Azure has no stored access
   *     policies
   */
  SignedUrl signContainer(String container, String policyId, Duration lifetime);

  /**
   * Adds a stored access policy to the container, or changes the policy of that id. Azure may need
   * 30 seconds until it accepts signatures that name the policy.
   *
   * @param policyId at most 64 characters
   * @throws InvalidInputException if the container has five other policies, the most that Azure
   *     allows, or with Microsoft Entra ID
   */
  void putAccessPolicy(String container, String policyId, SasPermissions permissions);

  /**
   * Removes a stored access policy, if it exists. Within 30 seconds every signature that names it
   * is invalid.
   */
  void removeAccessPolicy(String container, String policyId);

  /**
   * The longest lifetime of a signature that Azure allows: seven days with Microsoft Entra ID,
   * which limits the key that signs, and empty with an account key. The property {@code
   * max-signature-lifetime} may allow less. No call is made.
   */
  Optional<Duration> longestSignature();

  /** Signs the URL of one blob for reading; calls are made as for a container. */
  SignedUrl signBlobForReading(String container, String blob, Duration lifetime);

  /**
   * The blobs whose names begin with the prefix, without directories, in the service's order.
   *
   * @throws RefusedException also if there are more than 1,000,000; {@link #visit} shows them
   */
  List<StoredBlob> list(String container, String prefix);

  /**
   * Shows the blobs that {@link #list} returns, a page of 5,000 at a time, where memory may not
   * hold all of them.
   */
  default void visit(String container, String prefix, Consumer<StoredBlob> visitor) {
    visitWhile(
        container,
        prefix,
        blob -> {
          visitor.accept(blob);
          return true;
        });
  }

  /**
   * Shows the blobs as {@link #visit} does.
   *
   * @param visitor whether to go on after the blob; no further page is fetched otherwise
   */
  void visitWhile(String container, String prefix, Predicate<StoredBlob> visitor);

  /**
   * The content of a blob.
   *
   * @param maxBytes the most bytes that are read and returned; a longer blob is cut
   */
  byte[] read(String container, String blob, int maxBytes);

  /**
   * The end of a blob's content; no more than that is read.
   *
   * @param lastBytes the most bytes that are read and returned
   */
  byte[] readTail(StoredBlob blob, int lastBytes);

  /** Deletes the blob, if it and its container exist. */
  void delete(String container, String blob);

  /** Deletes the container with all its blobs, if it exists. */
  void deleteContainer(String container);

  /**
   * The content of a blob as a stream, for the caller to close; a blob of any size. Each 4 MiB of
   * it are a call, so that a read takes as long as a call at most, and then throws an {@link
   * java.io.IOException}. A blob that is overwritten meanwhile ends it in the same way.
   */
  InputStream open(String container, String blob);
}
