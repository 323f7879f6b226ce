/* The buttons of a wait. */

import { element } from './elements.js';
import { Answer, ask, forget } from './server.js';
import { texts } from './texts.js';
import { workText } from './waits.js';

/** What may be done with a wait in its state; the server decides who may. */
const OPERATIONS = {
  WAITING: ['poll-now', 'extend-timeout', 'resubmit', 'let-run', 'terminate'],
  QUEUED: ['poll-now', 'extend-timeout', 'resubmit', 'let-run', 'terminate'],
  SUSPENDED: ['extend-timeout', 'let-run', 'terminate'],
  FAILED: ['run-again', 'resubmit'],
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
      onclick: () => operate(api, wait, name, tools)
    }, texts.operations[name]));
}

/**
 * Asks in a dialog of the page. Cockpit's pages are sandboxed, and a browser ignores confirm() and
 * prompt() there.
 *
 * @param key of the button that has the focus again afterwards
 * @returns {Promise<?string>} what was put in, or an empty text; null if it was cancelled
 */
function asked(key, operation, question, value) {
  return new Promise(resolve => {
    const input = value === undefined ? null : element('input', { class: 'form-control', 'aria-label': question, value });
    const dialog = element('dialog', { class: 'azure-batch-dialog', 'aria-label': operation },
      element('p', {}, question),
      input,
      element('button', { type: 'button', class: 'btn btn-default', onclick: () => dialog.close() }, texts.cancel), ' ',
      element('button', { type: 'button', class: 'btn btn-primary', 'data-answer': 'yes', onclick: () => dialog.close('yes') }, operation));
    dialog.addEventListener('close', () => {
      dialog.remove();
      focusOn(key);
      resolve(dialog.returnValue === 'yes' ? (input ? input.value : '') : null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The page may have been drawn anew meanwhile, and then the browser cannot go back to the button. */
function focusOn(key) {
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (button) {
    button.focus();
  }
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
