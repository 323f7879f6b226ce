package io.github.azurebatch.camunda.impl.throttle;

import java.time.Duration;

/** Is told of throttling, on the thread of the call. */
public interface ThrottleListener {

  ThrottleListener NONE =
      new ThrottleListener() {
        @Override
        public void throttled() {
          // nobody counts
        }

        @Override
        public void waited(Duration duration) {
          // nobody counts
        }
      };

  /** The service has refused a request because there are too many. */
  void throttled();

  /** A call has waited until it was allowed to be made. */
  void waited(Duration duration);
}
