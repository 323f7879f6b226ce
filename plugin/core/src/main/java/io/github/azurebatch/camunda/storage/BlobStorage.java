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
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One storage account.
 *
 * <p>Every method throws {@link RefusedException} on a final refusal (400, 401, 403, not found),
 * {@link BusyException} while a container of that name is being deleted, {@link ThrottledException}
 * while the account is throttled, and {@link UnavailableException} on everything else, unreachable
 * service included.
 */
public interface BlobStorage {

  /** One cheap call: tells whether the account can be reached and knows who calls. */
  void check();

  /** The container's URL, unsigned. */
  URI containerUrl(String container);

  /** Creates the container; one of that name that is there already is success. */
  void createContainer(String container);

  /**
   * Signs the container's URL, in memory only. With an account key no call is made; with Entra ID a
   * user delegation key is fetched, which ends after seven days at the latest.
   */
  SignedUrl signContainer(String container, SasPermissions permissions, Duration lifetime);

  /**
   * Signs the container's URL with a stored access policy of it, which has the permissions: without
   * the policy the signature is worth nothing any more.
   *
   * @throws InvalidInputException with Entra ID: Azure has no such thing there
   */
  SignedUrl signContainer(String container, String policyId, Duration lifetime);

  /**
   * Puts a stored access policy on the container, or changes the one of that id. It may take 30
   * seconds until signatures that name it are taken.
   *
   * @param policyId at most 64 characters
   * @throws InvalidInputException if the container has five others, the most that Azure allows, or
   *     with Entra ID
   */
  void putAccessPolicy(String container, String policyId, SasPermissions permissions);

  /**
   * Removes a stored access policy, and with it what every signature that names it allows; within
   * 30 seconds. One that is gone is success.
   */
  void removeAccessPolicy(String container, String policyId);

  /**
   * The longest lifetime of a signature: seven days with Entra ID, which limits the key that signs;
   * empty with an account key.
   */
  Optional<Duration> longestSignature();

  /** Signs one blob's URL for reading, in memory only. */
  SignedUrl signBlobForReading(String container, String blob, Duration lifetime);

  /** The files whose names begin with the prefix, in the service's order; directories are none. */
  List<StoredBlob> list(String container, String prefix);

  /**
   * Shows the same files, a page of 5,000 at a time: for more of them than should be held at once.
   */
  void visit(String container, String prefix, Consumer<StoredBlob> visitor);

  /**
   * The content of a blob.
   *
   * @param maxBytes at most so many bytes are read and returned; a longer blob is cut there
   */
  byte[] read(String container, String blob, int maxBytes);

  /**
   * The end of a blob's content, read from there on.
   *
   * @param lastBytes at most so many bytes are read and returned
   */
  byte[] readTail(StoredBlob blob, int lastBytes);

  /** Deletes the blob; one that is gone, with its container or alone, is success. */
  void delete(String container, String blob);

  /** Deletes the container with all its blobs; one that is gone, or going, is success. */
  void deleteContainer(String container);

  /** The content of a blob as a stream, for the caller to close; a blob of any size. */
  InputStream open(String container, String blob);
}
