/* What a page says of a wait. */

import { element, size, time, unfolding } from './elements.js';
import { addressOf } from './server.js';
import { texts } from './texts.js';

/** How far a wait has come, in a word: of one that stands whether a task runs, of one that has ended how. */
export function stateOf(wait) {
  const result = wait.result;
  if (wait.running) {
    return 'RUNNING';
  }
  if (wait.state !== 'ENDED' || !result) {
    return wait.state;
  }
  if (result.error) {
    return 'FAULTED';
  }
  // of a list or a job, only the number of files says that any were uploaded
  return (result.upload ? result.upload === 'uploaded' : result.count > 0) ? 'UPLOADED' : 'ENDED';
}

export function state(wait) {
  const of = stateOf(wait);
  return element('span', { class: `azure-batch-state azure-batch-state-${of}` }, texts.states[of]);
}

export function workText(wait) {
  const it = wait.work;
  if (!it) {
    return '';
  }
  const name = { TASK: it.taskId, LIST: `${it.taskId}-…`, JOB: texts.wholeJob }[it.target];
  const notes = [it.target === 'LIST' && texts.tasks(it.tasks), it.attempt > 1 && `${texts.attempt} ${it.attempt}`].filter(Boolean);
  return notes.length ? `${name} (${notes.join(', ')})` : name;
}

/** What is known of a wait, the most urgent first. */
export function details(api, wait) {
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
  if (result.nodeId) facts.push(`${texts.computeNode} ${result.poolId}/${result.nodeId}`);
  if (result.upload) facts.push(`${texts.upload}: ${result.upload}`);
  if (wait.work && wait.work.deadline && wait.state !== 'ENDED') facts.push(`${texts.deadline} ${time(wait.work.deadline)}`);
  if (wait.work && wait.work.sasExpiry && wait.state !== 'ENDED') facts.push(`${texts.sasExpiry} ${time(wait.work.sasExpiry)}`);
  if (facts.length) {
    parts.push(element('div', {}, facts.join(', ')));
  }
  if (wait.portal) {
    parts.push(element('div', {}, element('a', { href: wait.portal, target: '_blank', rel: 'noopener noreferrer', 'data-key': `${wait.id || wait.place.activityInstanceId}-portal` }, texts.portal)));
  }
  const key = wait.id || wait.place.activityInstanceId;
  for (const log of ['stdout', 'stderr']) {
    if (result[log]) {
      parts.push(unfolding(`${key}-${log}`, texts[log], element('pre', { tabindex: 0 }, result[log])));
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
