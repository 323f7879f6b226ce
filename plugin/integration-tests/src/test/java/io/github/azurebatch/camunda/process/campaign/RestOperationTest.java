package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestOperationTest {

  @ParameterizedTest
  @CsvSource({
    "POST, /jobs?api-version=1, Add Job",
    "GET, /jobs/a, Get Job",
    "POST, /jobs/a/tasks, Add Task",
    "POST, /jobs/a/addtaskcollection, Add Task Collection",
    "POST, /jobs/a/tasks/b/reactivate, Reactivate Task",
    "GET, /jobs/a/tasks?$filter=x, List Tasks",
    "GET, /jobs/a/tasks/b/files/stdout.txt, Get Task File",
    "GET, /account?comp=list, List Containers",
    "PUT, /account/job-a?restype=container, Create Container",
    "GET, /account/job-a?restype=container&comp=list, List Blobs",
    "PUT, /account/job-a?restype=container&comp=acl, Set Container ACL",
    "PUT, /account/job-a?restype=container&comp=lease, Lease Container",
    "GET, /account/job-a/b/c.txt, Get Blob",
    "DELETE, /account/job-a/b/c.txt, Delete Blob"
  })
  void isNamedAsInItsDocumentation(String method, String path, String name) {
    assertThat(RestOperation.of(method, url(path))).isEqualTo(name);
  }

  @Test
  void isOfTheInstanceWhoseJobOrContainerItNames() {
    assertThat(RestOperation.key(url("/jobs/round-1/tasks/x"))).isEqualTo("round-1");
    assertThat(RestOperation.key(url("/account/job-round-1/blob"))).isEqualTo("round-1");
    assertThat(RestOperation.key(url("/pools/campaign"))).isEmpty();
  }

  @Test
  void isACheckWhereAnEngineProcessMakesItAtItsStart() {
    assertThat(RestOperation.isCheck("Get Job", url("/jobs/camunda-azure-batch-check"))).isTrue();
    assertThat(RestOperation.isCheck("List Containers", url("/account?comp=list"))).isTrue();
    assertThat(RestOperation.isCheck("Get Job", url("/jobs/round-1"))).isFalse();
  }

  private static URI url(String path) {
    return URI.create("http://127.0.0.1:1" + path);
  }
}
