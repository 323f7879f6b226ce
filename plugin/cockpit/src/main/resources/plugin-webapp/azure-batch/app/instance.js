/* The waits of one process instance: in the tab of a running one, and on a page of any. */

import { element } from './elements.js';
import { live } from './live.js';
import { withRunning } from './running.js';
import { INSTANCE_PATH, waitsOf } from './server.js';
import { columns, table } from './table.js';
import { ready, texts } from './texts.js';

const waitsOn = (node, api, id) =>
  live(node, async () => withRunning(api, await waitsOf(api, id)), (waits, tools) => {
    const { activity, job, task, state, since, details, actions } = columns(api, tools);
    return waits.length
      ? table(texts.tab, [state, activity, job, task, since, details, actions], waits)
      : element('p', {}, texts.none);
  });

const tabs = new Map();
export const tab = {
  id: 'azure-batch-tab',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 9,
  properties: { label: 'Azure Batch' },
  render: (node, { api, processInstanceId }) => {
    tabs.set(node, waitsOn(node, api, processInstanceId));
  },
  unmount: () => {
    tabs.forEach(it => it.close());
    tabs.clear();
  }
};

let page = null;
/** Cockpit of the community edition has no page of an instance that has ended. */
export const route = {
  id: 'azure-batch-instance',
  pluginPoint: 'cockpit.route',
  properties: { path: `${INSTANCE_PATH}:id`, label: INSTANCE_PATH },
  render: async (node, { api }) => {
    await ready;
    const id = decodeURIComponent(location.hash.split(INSTANCE_PATH)[1].split('?')[0]);
    const content = element('div', {});
    node.replaceChildren(
      element('main', { class: 'azure-batch container-fluid' },
        element('p', {}, element('a', { href: '#/azure-batch' }, texts.back)),
        element('h1', {}, texts.ofInstance(id)),
        content));
    page = waitsOn(content, api, id);
  },
  unmount: () => page && page.close()
};
