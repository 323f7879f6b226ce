/*
 * The pages of the plugin in Cockpit. Everything they show comes from the server, and is put into
 * the page as text: nothing that a task or a model wrote becomes HTML.
 */

const REFRESH_MILLIS = 5000;
const PAGE = 50;

const TEXTS = {
  en: {
    actions: 'Actions', all: 'all', cancel: 'Cancel', activity: 'Activity', age: 'Waiting for at least', apply: 'Show', attempt: 'attempt', code: 'Code',
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
    states: { WAITING: 'waiting', QUEUED: 'queued for long', FAILED: 'failed', SUSPENDED: 'suspended', ENDED: 'ended' }
  },
  de: {
    actions: 'Aktionen', all: 'alle', cancel: 'Abbrechen', activity: 'Aktivität', age: 'Wartet seit mindestens', apply: 'Anzeigen', attempt: 'Versuch', code: 'Code',
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
    states: { WAITING: 'wartet', QUEUED: 'lange in der Warteschlange', FAILED: 'fehlgeschlagen', SUSPENDED: 'angehalten', ENDED: 'beendet' }
  }
};

/** The web apps show the browser's language where their configuration lists it. */
async function language() {
  const root = document.querySelector('base').getAttribute('app-root');
  let locales = {};
  try {
    locales = (await import(`${root}/app/cockpit/scripts/config.js`)).default.locales || {};
  } catch (e) {
    console.warn('Azure Batch: the configuration of Cockpit cannot be read', e);
  }
  const available = locales.availableLocales || ['en'];
  const wanted = navigator.languages.map(it => it.split('-')[0]).find(it => available.includes(it));
  return wanted || locales.fallbackLocale || 'en';
}

let locale = 'en';
let texts = TEXTS.en;
const ready = language().then(found => {
  locale = found;
  texts = TEXTS[found] || TEXTS.en;
});

/** An element; attributes that are null are left out, and strings become text. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) {
      made.addEventListener(key.substring(2), value);
    } else if (value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter(it => it !== null && it !== undefined));
  return made;
}

const time = text => new Date(text).toLocaleString(locale);
const size = bytes => new Intl.NumberFormat(locale, { style: 'unit', unit: 'byte', unitDisplay: 'narrow', notation: 'compact' }).format(bytes);

/** The process engine that the page is of; the api of a plugin of the diagram names another thing. */
const ENGINE = new URL(document.baseURI).pathname.split('/').filter(Boolean).pop();

class Answer extends Error {}

/** What the server says at a path of the plugin, by the session and the token of the web app. */
async function ask(api, method, path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters || {}).filter(([, value]) => value));
  const response = await fetch(`${api.cockpitApi}/plugin/azure-batch/${ENGINE}/${path}?${query}`, {
    method,
    headers: { Accept: 'application/json', 'X-XSRF-TOKEN': api.CSRFToken }
  });
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  if (response.status === 401 || response.status === 403) {
    throw new Answer(method === 'GET' ? texts.denied : texts.forbidden);
  }
  const message = await response.json().then(it => it.message, () => null);
  if (response.status === 404 && !message) {
    throw new Answer(texts.gone);
  }
  throw new Answer(texts.refused(response.status, message || response.statusText));
}

const get = (api, path, parameters) => ask(api, 'GET', path, parameters);

/**
 * Does something now, and again and again while the page is looked at, until it is closed.
 *
 * @param action also takes care of its failures
 */
function repeatedly(action) {
  let timer = null;
  let closed = false;
  async function again() {
    clearTimeout(timer);
    if (!closed && !document.hidden) {
      await action();
    }
    if (!closed) {
      timer = setTimeout(again, REFRESH_MILLIS);
    }
  }
  ready.then(again);
  return { again, isClosed: () => closed, close: () => { closed = true; clearTimeout(timer); } };
}

/** Loads repeatedly, and draws what has changed. What was unfolded and what has the focus stays so. */
function live(node, load, draw) {
  const status = element('p', { role: 'status', 'aria-live': 'polite' }, texts.loading);
  const content = element('div', {});
  const report = element('p', { role: 'alert' });
  let last = null;
  node.replaceChildren(element('div', { class: 'azure-batch' }, status, report, content));
  const loading = repeatedly(async () => {
    try {
      const data = await load();
      const text = JSON.stringify(data);
      if (!loading.isClosed() && text !== last) {
        last = text;
        keepingPlace(content, () => content.replaceChildren(...[draw(data, tools)].flat()));
      }
      status.textContent = '';
    } catch (e) {
      status.textContent = e instanceof Answer ? e.message : texts.unreachable;
      if (e instanceof Answer) {
        last = null;
        content.replaceChildren();
      }
    }
  });
  const tools = { refresh: loading.again, report: text => { report.textContent = text; } };
  return { refresh: loading.again, close: loading.close };
}

function keepingPlace(content, change) {
  const open = new Set([...content.querySelectorAll('details[open]')].map(it => it.dataset.key));
  const focused = content.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  change();
  for (const kept of content.querySelectorAll('[data-key]')) {
    if (open.has(kept.dataset.key) && kept.tagName === 'DETAILS') {
      kept.open = true;
    }
    if (focused && kept.dataset.key === focused) {
      kept.focus();
    }
  }
}

const state = wait =>
  element('span', { class: `azure-batch-state azure-batch-state-${wait.state}` }, texts.states[wait.state]);

function work(wait) {
  const it = wait.work;
  if (!it) {
    return '';
  }
  const name = { TASK: it.taskId, LIST: `${it.taskId}-…`, JOB: texts.wholeJob }[it.target];
  const notes = [it.target === 'LIST' && texts.tasks(it.tasks), it.attempt > 1 && `${texts.attempt} ${it.attempt}`].filter(Boolean);
  return [name, notes.length ? ` (${notes.join(', ')})` : ''];
}

/** What is known of a wait, the most urgent first. */
function details(api, wait) {
  const parts = [];
  if (wait.failure) {
    parts.push(element('div', {}, element('strong', {}, wait.failure.code || ''), ' ', wait.failure.message));
  }
  if (wait.queued) {
    parts.push(element('div', {}, element('strong', {}, wait.queued.reason), ' ', wait.queued.details));
  }
  const facts = [];
  const result = wait.result || {};
  if (result.error && !wait.failure) {
    parts.push(element('div', {}, element('strong', {}, result.error), ' ', result.message));
  }
  if (result.exitCode !== undefined) facts.push(`${texts.exitCode} ${result.exitCode}`);
  if (result.upload) facts.push(`${texts.upload}: ${result.upload}`);
  if (wait.work && wait.work.deadline && wait.state !== 'ENDED') facts.push(`${texts.deadline} ${time(wait.work.deadline)}`);
  if (wait.work && wait.work.sasExpiry && wait.state !== 'ENDED') facts.push(`${texts.sasExpiry} ${time(wait.work.sasExpiry)}`);
  if (facts.length) {
    parts.push(element('div', {}, facts.join(', ')));
  }
  const key = wait.id || wait.place.activityInstanceId;
  for (const log of ['stdout', 'stderr']) {
    if (result[log]) {
      parts.push(unfolding(`${key}-${log}`, texts[log], element('pre', {}, result[log])));
    }
  }
  if (result.files && result.files.length) {
    const list = result.files.map(file =>
      element('li', {},
        element('a', { href: addressOf(api, wait, file), download: '', 'data-key': `${key}-${file.name}` }, file.path),
        ` (${size(file.size)}, ${time(file.lastModified)})`));
    parts.push(unfolding(`${key}-files`, `${texts.files}: ${result.count}`, element('ul', {}, list)));
  }
  return parts;
}

const addressOf = (api, wait, { account, container, name }) =>
  `${api.cockpitApi}/plugin/azure-batch/${ENGINE}/process-instance/${encodeURIComponent(wait.place.processInstanceId)}/file?` +
  new URLSearchParams({ account, container, name });

const unfolding = (key, summary, content) =>
  element('details', { 'data-key': key }, element('summary', {}, summary), content);

function table(caption, columns, waits) {
  return element('table', { class: 'cam-table' },
    element('caption', { class: 'sr-only' }, caption),
    element('thead', {}, element('tr', {}, columns.map(it => element('th', { scope: 'col' }, it.name)))),
    element('tbody', {}, waits.map(wait =>
      element('tr', {}, columns.map(it => element('td', {}, ...[it.of(wait)].flat()))))));
}

/** What may be done with a wait in its state; the server decides who may. */
const OPERATIONS = {
  WAITING: ['poll-now', 'extend-timeout', 'resubmit', 'let-run', 'terminate'],
  QUEUED: ['poll-now', 'extend-timeout', 'resubmit', 'let-run', 'terminate'],
  SUSPENDED: ['extend-timeout', 'let-run', 'terminate'],
  FAILED: ['run-again', 'resubmit'],
  ENDED: []
};

function actions(api, wait, tools) {
  const possible = OPERATIONS[wait.state].filter(it => it !== 'extend-timeout' || (wait.work && wait.work.deadline));
  return possible.map(name =>
    element('button', {
      type: 'button',
      class: 'btn btn-default btn-xs',
      'aria-label': texts.of(texts.operations[name], [work(wait)].flat().join('')),
      'data-key': `${wait.id}-${name}`,
      'data-operation': name,
      onclick: () => operate(api, wait, name, tools)
    }, texts.operations[name]));
}

/**
 * Asks in a dialog of the page. Cockpit's pages are sandboxed, and a browser ignores confirm() and
 * prompt() there.
 *
 * @returns {Promise<?string>} what was put in, or an empty text; null if it was cancelled
 */
function asked(operation, question, value) {
  return new Promise(resolve => {
    const input = value === undefined ? null : element('input', { class: 'form-control', 'aria-label': question, value });
    const dialog = element('dialog', { class: 'azure-batch-dialog', 'aria-label': operation },
      element('p', {}, question),
      input,
      element('button', { type: 'button', class: 'btn btn-default', onclick: () => dialog.close() }, texts.cancel), ' ',
      element('button', { type: 'button', class: 'btn btn-primary', 'data-answer': 'yes', onclick: () => dialog.close('yes') }, operation));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes' ? (input ? input.value : '') : null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

async function operate(api, wait, name, tools) {
  if (texts.confirm[name] && (await asked(texts.operations[name], texts.confirm[name])) === null) {
    return;
  }
  const fromNow = name === 'extend-timeout' ? await asked(texts.operations[name], texts.extension, 'PT1H') : undefined;
  if (fromNow === null) {
    return;
  }
  try {
    await ask(api, 'POST', `waits/${encodeURIComponent(wait.id)}/${name}`, { fromNow });
    tools.report(texts.done);
  } catch (e) {
    tools.report(e instanceof Answer ? e.message : texts.unreachable);
  }
  asking = null;
  tools.refresh();
}

const columns = (api, tools) => ({
  actions: { name: texts.actions, of: wait => actions(api, wait, tools) },
  activity: { name: texts.activity, of: wait => wait.place.activityId || '' },
  definition: { name: texts.definition, of: wait => wait.place.processDefinitionName || wait.place.processDefinitionKey || '' },
  details: { name: texts.details, of: wait => details(api, wait) },
  instance: {
    name: texts.instance,
    of: wait => element('a', {
      href: `#/process-instance/${wait.place.processInstanceId}/runtime?detailsTab=azure-batch-tab`,
      'data-key': `instance-${wait.id}`
    }, wait.place.businessKey || wait.place.processInstanceId)
  },
  job: { name: texts.job, of: wait => (wait.work ? wait.work.jobId : '') },
  since: { name: texts.since, of: wait => (wait.work ? time(wait.work.since) : '') },
  state: { name: texts.state, of: state },
  task: { name: texts.task, of: work }
});

/** The badges and the tab show the same: they share what was asked for a moment ago. */
const MOMENT_MILLIS = REFRESH_MILLIS / 2;
let asking = null;

function waitsOf(api, processInstanceId) {
  const now = Date.now();
  if (!asking || asking.id !== processInstanceId || now - asking.begun > MOMENT_MILLIS) {
    const answer = get(api, `process-instance/${encodeURIComponent(processInstanceId)}/waits`);
    asking = { id: processInstanceId, begun: now, answer };
  }
  return asking.answer;
}

/** The tab of a running process instance. */
const tabs = new Map();
const tab = {
  id: 'azure-batch-tab',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 9,
  properties: { label: 'Azure Batch' },
  render: (node, { api, processInstanceId }) => {
    tabs.set(node, live(node, () => waitsOf(api, processInstanceId), (waits, tools) => {
      const { activity, job, task, state, since, details, actions } = columns(api, tools);
      return waits.length
        ? table(texts.tab, [state, activity, job, task, since, details, actions], waits)
        : element('p', {}, texts.none);
    }));
  },
  unmount: () => {
    tabs.forEach(it => it.close());
    tabs.clear();
  }
};

/** The most urgent state of an activity is shown at its symbol. */
const URGENCY = ['FAILED', 'QUEUED', 'SUSPENDED', 'WAITING', 'ENDED'];

let badgesLoading = null;
const badges = {
  id: 'azure-batch-badges',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  render: (viewer, { api, processInstanceId }) => {
    let last = null;
    badges.unmount();
    badgesLoading = repeatedly(async () => {
      try {
        const waits = await waitsOf(api, processInstanceId);
        const own = waits.filter(it => it.place.processInstanceId === processInstanceId);
        const text = JSON.stringify(own.map(it => [it.place.activityId, it.state]));
        if (text !== last) {
          last = text;
          drawBadges(viewer, own);
        }
      } catch (e) {
        // the tab tells of it
        if (!(e instanceof Answer)) {
          console.warn('Azure Batch: the badges cannot be drawn', e);
        }
      }
    });
  },
  unmount: () => badgesLoading && badgesLoading.close()
};

function drawBadges(viewer, waits) {
  const overlays = viewer.get('overlays');
  overlays.remove({ type: 'azure-batch' });
  const byActivity = new Map();
  for (const wait of waits) {
    const known = byActivity.get(wait.place.activityId);
    if (!known || URGENCY.indexOf(wait.state) < URGENCY.indexOf(known.state)) {
      byActivity.set(wait.place.activityId, wait);
    }
  }
  for (const [activity, wait] of byActivity) {
    if (viewer.get('elementRegistry').get(activity)) {
      const badge = state(wait);
      badge.classList.add('azure-batch-badge');
      overlays.add(activity, 'azure-batch', { position: { top: -12, left: 8 }, html: badge });
    }
  }
}

const CODES = ['AzureBatchTaskFailed', 'AzureBatchUploadFailed', 'AzureBatchOutputMissing', 'AzureBatchOutputTooLarge',
  'AzureBatchOutputInvalid', 'AzureBatchTimeout', 'AzureBatchTaskLost'];
const AGES = ['PT10M', 'PT1H', 'PT6H', 'P1D', 'P7D'];

const option = (value, text) => element('option', { value }, text);

function field(label, control) {
  control.id = `azure-batch-${control.name}`;
  return element('div', {}, element('label', { for: control.id }, label), control);
}

let page = null;
const route = {
  id: 'azure-batch-page',
  pluginPoint: 'cockpit.route',
  properties: { path: '/azure-batch', label: '/azure-batch' },
  render: async (node, { api }) => {
    await ready;
    const filter = {};
    let first = 0;
    const form = element('form', {
      'aria-label': texts.overview,
      onsubmit: event => {
        event.preventDefault();
        Object.assign(filter, Object.fromEntries(new FormData(form)));
        first = 0;
        page.refresh();
      }
    },
      field(texts.definition, element('input', { name: 'processDefinitionKey', class: 'form-control' })),
      field(texts.job, element('input', { name: 'jobId', class: 'form-control' })),
      field(texts.state, element('select', { name: 'state', class: 'form-control' },
        option('', texts.all), option('waiting', texts.waiting), option('failed', texts.failed))),
      field(texts.code, element('select', { name: 'code', class: 'form-control' },
        option('', texts.all), CODES.map(it => option(it, it)))),
      field(texts.age, element('select', { name: 'age', class: 'form-control' },
        option('', '–'), AGES.map(it => option(it, it.replace(/[PT]/g, '').toLowerCase())))),
      element('button', { type: 'submit', class: 'btn btn-primary' }, texts.apply));
    const results = element('div', {});
    node.replaceChildren(element('main', { class: 'azure-batch container-fluid' }, element('h1', {}, texts.overview), form, results));

    const load = async () => {
      const [figures, found] = await Promise.all([
        get(api, 'overview'),
        get(api, 'waits', { ...filter, firstResult: first, maxResults: PAGE })
      ]);
      return { figures, found, first };
    };
    const turn = by => { first = Math.max(0, first + by); page.refresh(); };
    page = live(results, load, ({ figures, found }, tools) =>
      [figuresOf(figures), outagesOf(figures.outages), pageOf(found, first, turn, columns(api, tools))].flat());
  },
  unmount: () => page && page.close()
};

function figuresOf(figures) {
  const all = [[texts.waiting, figures.waiting], [texts.failed, figures.failed], ...Object.entries(figures.codes)];
  return element('ul', { class: 'figures' },
    all.map(([name, count]) => element('li', {}, element('strong', {}, String(count)), name)));
}

function outagesOf(outages) {
  return outages.length
    ? [element('h2', {}, texts.outages),
      element('ul', {}, outages.map(it => element('li', {}, element('strong', {}, it.subject), ' ', it.message)))]
    : [];
}

function pageOf(found, first, turn, { state, definition, instance, activity, job, task, since, details, actions }) {
  if (!found.waits.length) {
    return element('p', {}, texts.none);
  }
  const last = first + found.waits.length;
  const button = (key, text, by, enabled) =>
    element('button', { type: 'button', class: 'btn btn-default', 'data-key': key, disabled: enabled ? null : '', onclick: () => turn(by) }, text);
  return [
    table(texts.overview, [state, definition, instance, activity, job, task, since, details, actions], found.waits),
    element('p', {},
      button('previous', texts.previous, -PAGE, first > 0), ' ',
      texts.count(first + 1, last, found.total), ' ',
      button('next', texts.next, PAGE, last < found.total))
  ];
}

const navigation = {
  id: 'azure-batch-navigation',
  pluginPoint: 'cockpit.navigation',
  priority: 5,
  properties: { pagePath: '#/azure-batch', checkActive: path => path.includes('#/azure-batch'), label: 'Azure Batch' },
  render: node => node.replaceChildren(element('a', { href: '#/azure-batch' }, 'Azure Batch')),
  unmount: () => {}
};

export default [tab, badges, route, navigation];
