package io.github.azurebatch.camunda.modeler.template;

import static io.github.azurebatch.camunda.modeler.template.FieldList.join;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;

/** Templates of containers, and of what allows uploads. */
final class StorageTemplates {

  private StorageTemplates() {}

  static List<Template> all() {
    return List.of(
        new Template(
            Common.PREFIX + "createContainer",
            1,
            "Azure Batch: create a container",
            ActivityBean.CREATE_CONTAINER,
            "Creates a blob container, or finds it. Sets outputContainer.",
            List.of("storage", "blob"),
            Common.LEARN + "azure/storage/blobs/storage-blobs-introduction",
            join(
                FieldList.of(
                    Words.of(AzureBatchInputs.CONTAINER)
                        .needed()
                        .described(
                            "3 to 63 lower-case letters, digits and single hyphens. Example: reports")),
                Common.EVERYWHERE)),
        new Template(
            Common.PREFIX + "createContainerOfJob",
            1,
            "Azure Batch: create the container of a job",
            ActivityBean.CREATE_CONTAINER,
            "Creates the blob container that the Batch File Conventions name for a job, or finds it. Sets outputContainer.",
            List.of("storage", "blob", "file conventions"),
            Common.CONVENTIONS,
            join(
                FieldList.of(
                    Words.of(AzureBatchInputs.JOB_ID)
                        .preset(Common.JOB_OF_THE_STEP_BEFORE)
                        .needed()),
                Common.EVERYWHERE)),
        new Template(
            Common.PREFIX + "issueSas",
            1,
            "Azure Batch: allow uploads (SAS)",
            ActivityBean.ISSUE_SAS,
            "Allows tasks to upload into a container; they are signed when they are submitted. Sets containerSas.",
            List.of("storage", "signature", "shared access"),
            Common.LEARN + "azure/storage/common/storage-sas-overview",
            join(
                FieldList.of(
                    AzureBatchInputs.CONTAINER,
                    AzureBatchInputs.PERMISSIONS,
                    AzureBatchInputs.LIFETIME,
                    AzureBatchInputs.ACCESS_POLICY),
                Common.EVERYWHERE)));
  }
}
