package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A storage account in which every operation on a container asks first whether the requester may
 * use that container.
 */
final class GuardedStorage implements BlobStorage {

  private final BlobStorage all;
  private final String account;
  private final Guard guard;

  GuardedStorage(BlobStorage all, String account, Guard guard) {
    this.all = all;
    this.account = account;
    this.guard = guard;
  }

  @Override
  public void check() {
    all.check();
  }

  @Override
  public URI containerUrl(String container) {
    return all.containerUrl(container);
  }

  @Override
  public void createContainer(String container, Map<String, String> metadata) {
    guard.rights().require(Resource.CONTAINER, container);
    Map<String, String> marked = new LinkedHashMap<>(metadata);
    marked.putAll(guard.rights().requester().mark());
    all.createContainer(container, marked);
    guard.created(Resource.CONTAINER, account, container);
  }

  @Override
  public Optional<Map<String, String>> containerMetadata(String container) {
    return all.containerMetadata(allowed(container));
  }

  @Override
  public SignedUrl signContainer(String container, SasPermissions permissions, Duration lifetime) {
    return all.signContainer(allowed(container), permissions, lifetime);
  }

  @Override
  public SignedUrl signContainer(String container, String policyId, Duration lifetime) {
    return all.signContainer(allowed(container), policyId, lifetime);
  }

  @Override
  public void putAccessPolicy(String container, String policyId, SasPermissions permissions) {
    all.putAccessPolicy(allowed(container), policyId, permissions);
  }

  @Override
  public void removeAccessPolicy(String container, String policyId) {
    all.removeAccessPolicy(allowed(container), policyId);
  }

  @Override
  public Optional<Duration> longestSignature() {
    return all.longestSignature();
  }

  @Override
  public SignedUrl signBlobForReading(String container, String blob, Duration lifetime) {
    return all.signBlobForReading(allowed(container), blob, lifetime);
  }

  @Override
  public List<StoredBlob> list(String container, String prefix) {
    return all.list(allowed(container), prefix);
  }

  @Override
  public void visitWhile(String container, String prefix, Predicate<StoredBlob> visitor) {
    all.visitWhile(allowed(container), prefix, visitor);
  }

  @Override
  public byte[] read(String container, String blob, int maxBytes) {
    return all.read(allowed(container), blob, maxBytes);
  }

  @Override
  public byte[] readTail(StoredBlob blob, int lastBytes) {
    return all.readTail(allowed(blob), lastBytes);
  }

  @Override
  public void delete(String container, String blob) {
    all.delete(allowed(container), blob);
  }

  @Override
  public void deleteContainer(String container) {
    all.deleteContainer(allowed(container));
  }

  @Override
  public InputStream open(String container, String blob) {
    return all.open(allowed(container), blob);
  }

  private String allowed(String container) {
    return guard.container(account, container);
  }

  private StoredBlob allowed(StoredBlob blob) {
    allowed(blob.container());
    return blob;
  }
}
