export default {
  actions: 'Aktionen', all: 'alle', cancel: 'Abbrechen', activity: 'Aktivität', age: 'Wartet seit mindestens', apply: 'Anwenden', attempt: 'Versuch', code: 'Code',
  count: (from, to, total) => `${from} bis ${to} von ${total}`, deadline: 'endet durch Zeitgrenze', definition: 'Prozess',
  denied: 'Sie dürfen das nicht sehen.', forbidden: 'Sie dürfen das nicht tun.', details: 'Einzelheiten', exitCode: 'Exit-Code', failed: 'Fehlgeschlagen', files: 'Dateien',
  gone: 'Von dieser Prozessinstanz ist nichts mehr bekannt.', instance: 'Instanz', job: 'Batch-Job',
  loading: 'Wird geladen …', next: 'Weiter', none: 'Nichts wartet auf Azure Batch.', overview: 'Azure Batch', previous: 'Zurück',
  refused: (status, message) => `Der Server hat ${status} geantwortet: ${message}`, sasExpiry: 'SAS endet', since: 'Seit',
  state: 'Zustand', stderr: 'Ende von stderr', stdout: 'Ende von stdout', tab: 'Azure Batch', task: 'Batch-Task',
  tasks: n => `${n} Tasks`, unreachable: 'Der Server ist nicht erreichbar. Der nächste Versuch folgt.', upload: 'Upload',
  waiting: 'Wartend', wholeJob: 'ganzer Job',
  confirm: {
    'let-run': 'Den Task weiterlaufen lassen, auch wenn das Warten abgebrochen wird oder die Zeitgrenze erreicht?',
    resubmit: 'Den Task mit einem neuen SAS noch einmal übergeben? Der jetzige wird beendet.',
    terminate: 'Den Task bei Azure Batch beenden? Das lässt sich nicht zurücknehmen.'
  },
  done: 'Erledigt. Die nächste Abfrage zeigt, was daraus wurde.', extension: 'Wie lange ab jetzt (etwa PT2H oder P1D)?',
  operations: {
    'poll-now': 'Jetzt abfragen', 'run-again': 'Noch einmal', resubmit: 'Neu übergeben', 'extend-timeout': 'Zeitgrenze verlängern',
    'let-run': 'Weiterlaufen lassen', terminate: 'Beenden'
  },
  outages: 'Jetzt gestört oder gedrosselt', of: (operation, task) => `${operation}: ${task}`,
  states: { WAITING: 'wartet', QUEUED: 'lange in der Warteschlange', FAILED: 'fehlgeschlagen', SUSPENDED: 'angehalten', ENDED: 'beendet' },
  back: 'Alles, was wartet',
  ended: 'Beendet',
  endedWithin: 'Beendet innerhalb von',
  list: 'Liste',
  lists: { waits: 'was wartet', ended: 'was beendet ist' },
  noneEnded: 'Nichts, was auf Azure Batch wartete, ist beendet.',
  nodes: 'Engine-Knoten und die Batch-Jobs, um die sie sich kümmern',
  node: (id, count, own) => `${id}${own ? ' (der antwortet)' : ''}: ${count}`,
  ofInstance: id => `Azure-Batch-Tasks der Prozessinstanz ${id}`
};
