/* The buttons of a wait. */

import { asked } from './dialog.js';
import { element } from './elements.js';
import { look } from './look.js';
import { Answer, ask, forget } from './server.js';
import { texts } from './texts.js';
import { workText } from './waits.js';

/** What may be done with a wait in its state; the server decides who may. */
const OPERATIONS = {
  WAITING: ['look', 'poll-now', 'extend-timeout', 'resubmit', 'let-run', 'terminate'],
  QUEUED: ['look', 'poll-now', 'extend-timeout', 'resubmit', 'let-run', 'terminate'],
  SUSPENDED: ['look', 'extend-timeout', 'let-run', 'terminate'],
  FAILED: ['look', 'run-again', 'resubmit'],
  ENDED: []
};

export function actions(api, wait, tools) {
  const possible = OPERATIONS[wait.state].filter(it => it !== 'extend-timeout' || (wait.work && wait.work.deadline));
  return possible.map(name =>
    element('button', {
      type: 'button',
      class: 'btn btn-default btn-xs',
      'aria-label': texts.of(texts.operations[name], workText(wait)),
      'data-key': `${wait.id}-${name}`,
      'data-operation': name,
      onclick: () => (name === 'look' ? look(api, wait, tools) : operate(api, wait, name, tools))
    }, texts.operations[name]));
}

async function operate(api, wait, name, tools) {
  const key = `${wait.id}-${name}`;
  if (texts.confirm[name] && (await asked(key, texts.operations[name], texts.confirm[name])) === null) {
    return;
  }
  const fromNow = name === 'extend-timeout' ? await asked(key, texts.operations[name], texts.extension, 'PT1H') : undefined;
  if (fromNow === null) {
    return;
  }
  try {
    await ask(api, 'POST', `waits/${encodeURIComponent(wait.id)}/${name}`, { fromNow });
    tools.report(texts.done);
  } catch (e) {
    tools.report(e instanceof Answer ? e.message : texts.unreachable);
  }
  forget();
  tools.refresh();
}
