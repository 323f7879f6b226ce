package io.github.azurebatch.camunda.local;

import java.util.Map;

/**
 * Why a task failed, as the REST API says it ({@code TaskFailureInformation}).
 *
 * @param category {@code UserError} or {@code ServerError}
 * @param code such as {@code FailureExitCode}
 * @param details name and value, in order
 */
public record FailureInfo(
    String category, String code, String message, Map<String, String> details) {}
