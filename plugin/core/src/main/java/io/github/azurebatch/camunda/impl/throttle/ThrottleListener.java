package io.github.azurebatch.camunda.impl.throttle;

import java.time.Duration;

/** Takes the events of throttling, on the thread of the call. */
public interface ThrottleListener {

  ThrottleListener NONE =
      new ThrottleListener() {
        @Override
        public void throttled() {
          // not counted
        }

        @Override
        public void waited(Duration duration) {
          // not counted
        }
      };

  /** The service has refused a request because there were too many. */
  void throttled();

  /** A call has waited until the gate was open. */
  void waited(Duration duration);
}
