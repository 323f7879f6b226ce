package io.github.azurebatch.camunda.cockpit;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.jspecify.annotations.Nullable;

/** Answers what an operation refuses; Cockpit answers everything else as it answers its own. */
final class Refusal {

  private static final int BAD_GATEWAY = 502;

  private Refusal() {}

  /** Something that an operation does. */
  interface Action {
    void run() throws IOException;
  }

  /** Something that an operation tells. */
  interface Question<T> {
    T ask() throws IOException;
  }

  static void answering(Action action) throws IOException {
    asking(
        () -> {
          action.run();
          return action;
        });
  }

  static <T> T asking(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (InvalidInputException e) {
      throw answer(Response.Status.BAD_REQUEST.getStatusCode(), e.getMessage());
    } catch (AzureBatchException e) {
      throw answer(BAD_GATEWAY, e.getMessage());
    } catch (NotFoundException e) {
      throw answer(Response.Status.NOT_FOUND.getStatusCode(), e.getMessage());
    } catch (OptimisticLockingException e) {
      throw answer(
          Response.Status.CONFLICT.getStatusCode(),
          "The wait was changed or has ended meanwhile; look at it again");
    }
  }

  static WebApplicationException answer(int status, @Nullable String message) {
    return new WebApplicationException(
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(Map.of("message", String.valueOf(message)))
            .build());
  }
}
