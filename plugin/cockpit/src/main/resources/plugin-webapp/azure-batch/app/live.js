/* Parts of a page that are drawn anew whenever the server's answer changes. */

import { element } from './elements.js';
import { Answer, REFRESH_MILLIS } from './server.js';
import { ready, texts } from './texts.js';

/**
 * Does something now, and again and again while the page is looked at, until it is closed.
 *
 * @param action also takes care of its failures
 */
export function repeatedly(action) {
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
export function live(node, load, draw) {
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
