export default {
  actions: 'Actions', all: 'all', cancel: 'Cancel', activity: 'Activity', age: 'Waiting for at least', apply: 'Apply', attempt: 'attempt', code: 'Code',
  count: (from, to, total) => `${from} to ${to} of ${total}`, deadline: 'ends by timeout', definition: 'Process',
  denied: 'You may not see this.', forbidden: 'You may not do this.', details: 'Details', exitCode: 'exit code', failed: 'Failed', files: 'Files',
  gone: 'Nothing is known of this process instance any more.', instance: 'Instance', job: 'Batch job',
  loading: 'Loading …', next: 'Next', none: 'No waits for Azure Batch.', overview: 'Azure Batch', previous: 'Previous',
  refused: (status, message) => `The server answered ${status}: ${message}`, sasExpiry: 'SAS ends', since: 'Since',
  state: 'State', stderr: 'end of stderr', stdout: 'end of stdout', tab: 'Azure Batch', task: 'Batch task',
  tasks: n => `${n} tasks`, unreachable: 'The server cannot be reached. The next try follows.', upload: 'upload',
  waiting: 'Waiting', wholeJob: 'whole job',
  confirm: {
    'let-run': 'Let the task run on, also when the wait is cancelled or its timeout passes?',
    resubmit: 'Submit the task again with a fresh SAS? The one that is awaited now is terminated.',
    terminate: 'Terminate the task at Azure Batch? This cannot be undone.'
  },
  done: 'Done. The next poll shows what came of it.', extension: 'For how long from now (such as PT2H or P1D)?',
  operations: {
    'poll-now': 'Poll now', 'run-again': 'Run again', resubmit: 'Resubmit', 'extend-timeout': 'Extend timeout',
    'let-run': 'Let it run', terminate: 'Terminate'
  },
  outages: 'Out or throttled now', of: (operation, task) => `${operation}: ${task}`,
  states: { WAITING: 'waiting', QUEUED: 'queued for long', FAILED: 'failed', SUSPENDED: 'suspended', ENDED: 'ended' },
  back: 'All waits',
  ended: 'Ended',
  endedWithin: 'Ended within',
  list: 'Show',
  lists: { waits: 'what waits', ended: 'what has ended' },
  noneEnded: 'Nothing that waited for Azure Batch has ended.',
  nodes: 'Engine nodes and the Batch jobs that they look after',
  node: (id, count, own) => `${id}${own ? ' (which answers)' : ''}: ${count}`,
  ofInstance: id => `Azure Batch tasks of process instance ${id}`
};
