package io.github.azurebatch.camunda.impl.log;

/**
 * The kinds of lines that operators read, each with the code by which they search and alert. A code
 * keeps its meaning, and that of a line which is no more is not given to another. The page for
 * operators says what each means and what to do.
 */
public enum LogLine {
  // the start of an engine
  MAY_FORGET_COMMITS(101, Level.WARN),
  POOL_TOO_SMALL(102, Level.WARN),
  POOL_SMALL(103, Level.INFO),
  DATABASE_IDS(104, Level.WARN),
  NOT_CHECKED(105, Level.WARN),
  UNMARKED_WAITS(106, Level.WARN),
  SHORT_SECRET(107, Level.WARN),
  LOCK_TOO_SHORT(108, Level.WARN),
  WIRE_LOG(109, Level.WARN),
  CLOCKS_APART(110, Level.WARN),

  // accounts, and what holds up all waits of an account or a Batch job
  ACCOUNT_UNUSABLE(201, Level.WARN),
  ACCOUNT_USABLE(202, Level.INFO),
  OUTAGE(203, Level.WARN),
  OUTAGE_OVER(204, Level.INFO),
  THROTTLED(205, Level.WARN),
  THROTTLED_NO_MORE(206, Level.INFO),
  ACCOUNT_UNKNOWN(207, Level.WARN),
  EVENTS_ARRIVE(208, Level.INFO),
  EVENTS_MISSING(209, Level.INFO),
  EVENT_SET_ASIDE(210, Level.WARN),
  EVENTS_NOT_READ(211, Level.WARN),
  EVENTS_READ_AGAIN(212, Level.INFO),
  UNDEPLOYED(213, Level.WARN),

  // single waits
  DATABASE_FAILED(301, Level.WARN),
  END_FAILED(302, Level.WARN),
  END_NOT_RECORDED(303, Level.WARN),
  END_HELD_UP(304, Level.WARN),
  WAIT_FAILED(305, Level.WARN),
  WAIT_UNREADABLE(306, Level.WARN),
  TASK_UNREADABLE(307, Level.WARN),
  FOREIGN_WORKER(308, Level.WARN),
  OVERDUE(309, Level.WARN),
  OVERDUE_OVER(310, Level.INFO),

  // tasks that do not start, or run again
  QUEUED_FOR_LONG(401, Level.WARN),
  QUEUED_NOT_SHOWN(402, Level.WARN),
  SAS_EXPIRES(403, Level.WARN),
  RUN_AGAIN(404, Level.INFO),
  RERUN_NOT_TERMINATED(405, Level.WARN),

  // the plugin's threads
  ROUND_FAILED(501, Level.ERROR),
  ROUND_FAILED_AGAIN(502, Level.WARN),
  ROUND_HANGS(503, Level.ERROR),
  ROUND_WORKS(504, Level.INFO),
  ROUND_OUTLIVES_ENGINE(505, Level.WARN),
  LEASES_NOT_GIVEN_BACK(506, Level.WARN),

  // cancelled and ended instances
  CANCELLED_WAIT_UNREADABLE(601, Level.WARN),
  CANCELLED_SCOPE_UNREADABLE(602, Level.WARN),
  CANCELLED_TASKS_NOT_BELIEVED(603, Level.WARN),
  CANCELLED_LIST_UNREADABLE(604, Level.WARN),
  POLICIES_UNREADABLE(605, Level.WARN),
  TASK_TERMINATED(606, Level.INFO),
  JOB_TERMINATED(607, Level.INFO),
  POLICY_REMOVED(608, Level.INFO),

  // the search for orphans
  ORPHAN(701, Level.WARN),
  ACCOUNT_NOT_SEARCHED(702, Level.WARN),
  JOB_NOT_SEARCHED(703, Level.INFO),

  // submitting
  TASK_SUBMITTED(801, Level.INFO),
  LIST_SUBMITTED(802, Level.INFO),
  LIST_GOES_ON(803, Level.INFO),
  LIST_IS_COMPLETED(804, Level.INFO),
  TASK_DOUBTFUL(805, Level.WARN);

  /** As logging frameworks call them. */
  public enum Level {
    ERROR,
    WARN,
    INFO
  }

  private final int number;
  private final Level level;

  LogLine(int number, Level level) {
    this.number = number;
    this.level = level;
  }

  /** With what the line begins. */
  public String code() {
    return "AZURE-BATCH-" + number;
  }

  public Level level() {
    return level;
  }
}
