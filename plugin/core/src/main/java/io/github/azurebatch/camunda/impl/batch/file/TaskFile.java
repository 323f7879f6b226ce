package io.github.azurebatch.camunda.impl.batch.file;

/**
 * The end of a file of a task, read from its node.
 *
 * @param text the last bytes of the file as UTF-8 text, with signatures cut
 * @param size the whole file's size in bytes
 */
public record TaskFile(String text, long size) {}
