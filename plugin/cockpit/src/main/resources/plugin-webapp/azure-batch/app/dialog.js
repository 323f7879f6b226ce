/* Dialogs of a page. Cockpit's pages are sandboxed, and a browser ignores confirm() and prompt() there. */

import { element } from './elements.js';
import { texts } from './texts.js';

/**
 * Shows a dialog until it is closed.
 *
 * @param key of the button that has the focus again afterwards
 * @param content of the dialog, made by a function that gets it
 * @returns {Promise<string>} what it was closed with; empty if it was cancelled
 */
export function dialog(key, label, content) {
  return new Promise(resolve => {
    const made = element('dialog', { class: 'azure-batch azure-batch-dialog', 'aria-label': label });
    made.append(...content(made));
    made.addEventListener('close', () => {
      made.remove();
      focusOn(key);
      resolve(made.returnValue);
    });
    document.body.append(made);
    made.showModal();
  });
}

/**
 * Asks whether to do something and, where there is a value to begin with, with which one.
 *
 * @returns {Promise<?string>} what was put in, or an empty text; null if it was cancelled
 */
export async function asked(key, operation, question, value) {
  const input = value === undefined ? null : element('input', { class: 'form-control', 'aria-label': question, value });
  const answer = await dialog(key, operation, made =>
    [
      element('p', {}, question),
      input,
      button(texts.cancel, 'btn-default', null, () => made.close()), ' ',
      button(operation, 'btn-primary', 'yes', () => made.close('yes'))
    ].filter(Boolean));
  return answer === 'yes' ? (input ? input.value : '') : null;
}

export const button = (text, kind, answer, onclick) =>
  element('button', { type: 'button', class: `btn ${kind}`, 'data-answer': answer, onclick }, text);

/** The page may have been drawn anew meanwhile, and then the browser cannot go back to the button. */
function focusOn(key) {
  const focused = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (focused) {
    focused.focus();
  }
}
