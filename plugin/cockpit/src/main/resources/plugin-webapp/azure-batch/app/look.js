/* What Azure Batch says of the tasks of a wait now, which the engine's database has not. */

import { button, dialog } from './dialog.js';
import { element, time } from './elements.js';
import { Answer, get } from './server.js';
import { texts } from './texts.js';
import { workText } from './waits.js';

export async function look(api, wait, tools) {
  try {
    const found = await get(api, `waits/${encodeURIComponent(wait.id)}/look`);
    tools.report('');
    await dialog(`${wait.id}-look`, texts.of(texts.operations.look, workText(wait)), made =>
      [
        tasksOf(found.tasks),
        element('p', {}, found.nextPoll ? `${texts.nextPoll} ${time(found.nextPoll)}` : texts.polledElsewhere),
        button(texts.close, 'btn-default', 'close', () => made.close())
      ]);
  } catch (e) {
    tools.report(e instanceof Answer ? e.message : texts.unreachable);
  }
}

const COLUMNS = [
  [() => texts.task, it => it.taskId],
  [() => texts.state, it => `${texts.taskStates[it.state]}${it.exitCode === undefined ? '' : `, ${texts.exitCode} ${it.exitCode}`}`],
  [() => texts.since, it => time(it.since)],
  [() => texts.computeNode, it => (it.nodeId ? `${it.poolId}/${it.nodeId}` : '')],
  [() => texts.started, it => (it.startTime ? time(it.startTime) : '')]
];

function tasksOf(tasks) {
  return tasks.length
    ? element('table', { class: 'cam-table' },
      element('caption', { class: 'sr-only' }, texts.operations.look),
      element('thead', {}, element('tr', {}, COLUMNS.map(([name]) => element('th', { scope: 'col' }, name())))),
      element('tbody', {}, tasks.map(it => element('tr', {}, COLUMNS.map(([, of]) => element('td', {}, of(it)))))))
    : element('p', {}, texts.noTasks);
}
