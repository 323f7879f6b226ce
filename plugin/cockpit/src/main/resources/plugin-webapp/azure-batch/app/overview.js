/* The page of all waits, and of those that have ended. */

import { element, unfolding } from './elements.js';
import { filters } from './filters.js';
import { live } from './live.js';
import { get } from './server.js';
import { columns, table } from './table.js';
import { ready, texts } from './texts.js';

const PAGE = 50;

const COLUMNS = {
  waits: ({ state, definition, instance, activity, job, task, since, details, actions }) =>
    [state, definition, instance, activity, job, task, since, details, actions],
  ended: ({ definition, endedInstance, activity, job, task, since, ended, details }) =>
    [definition, endedInstance, activity, job, task, since, ended, details]
};

let page = null;
const route = {
  id: 'azure-batch-page',
  pluginPoint: 'cockpit.route',
  properties: { path: '/azure-batch', label: '/azure-batch' },
  render: async (node, { api }) => {
    await ready;
    let asked = { list: 'waits', filter: {}, first: 0 };
    const { form, offer } = filters((list, filter) => {
      asked = { list, filter, first: 0 };
      page.refresh();
    });
    const results = element('div', {});
    node.replaceChildren(element('main', { class: 'azure-batch container-fluid' }, element('h1', {}, texts.overview), form, results));

    const load = async () => {
      const { list, filter, first } = asked;
      const [figures, found] = await Promise.all([
        get(api, 'overview'),
        get(api, list, { ...filter, firstResult: first, maxResults: PAGE })
      ]);
      offer(Object.keys(figures.codes));
      return { figures, found, list, first };
    };
    const turn = by => {
      asked.first = Math.max(0, asked.first + by);
      page.refresh();
    };
    page = live(results, load, ({ figures, found, list, first }, tools) =>
      [
        figuresOf(figures),
        outagesOf(figures.outages),
        pageOf(found, list, first, turn, COLUMNS[list](columns(api, tools))),
        nodesOf(figures.nodes)
      ].flat());
  },
  unmount: () => page && page.close()
};

function figuresOf(figures) {
  const all = [[texts.waiting, figures.waiting], [texts.failed, figures.failed],
    ...Object.entries(figures.codes).filter(([, count]) => count)];
  return element('ul', { class: 'figures' },
    all.map(([name, count]) => element('li', {}, element('strong', {}, String(count)), name)));
}

function outagesOf(outages) {
  return outages.length
    ? [element('h2', {}, texts.outages),
      element('ul', {}, outages.map(it => element('li', {}, element('strong', {}, it.subject), ' ', it.message)))]
    : [];
}

/** Which engine node looks after what; the server tells administrators only. */
function nodesOf(nodes) {
  const jobs = it => [...it.batchJobs, ...(it.count > it.batchJobs.length ? ['…'] : [])].join(', ');
  return nodes.length
    ? [element('h2', {}, texts.nodes),
      element('ul', {}, nodes.map(it =>
        element('li', {}, unfolding(`node-${it.node}`, texts.node(it.node, it.count, it.thisNode), jobs(it)))))]
    : [];
}

function pageOf(found, list, first, turn, columns) {
  if (!found.waits.length) {
    return element('p', {}, list === 'waits' ? texts.none : texts.noneEnded);
  }
  const last = first + found.waits.length;
  const button = (key, text, by, enabled) =>
    element('button', { type: 'button', class: 'btn btn-default', 'data-key': key, disabled: enabled ? null : '', onclick: () => turn(by) }, text);
  return [
    table(texts.lists[list], columns, found.waits),
    element('p', {},
      button('previous', texts.previous, -PAGE, first > 0), ' ',
      texts.count(first + 1, last, found.total), ' ',
      button('next', texts.next, PAGE, last < found.total))
  ];
}

export default route;
