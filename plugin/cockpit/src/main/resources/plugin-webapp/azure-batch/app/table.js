/* Waits as rows of a table. */

import { element, time } from './elements.js';
import { actions } from './operations.js';
import { pageOf } from './server.js';
import { texts } from './texts.js';
import { details, state, workText } from './waits.js';

export function table(caption, columns, waits) {
  return element('table', { class: 'cam-table' },
    element('caption', { class: 'sr-only' }, caption),
    element('thead', {}, element('tr', {}, columns.map(it => element('th', { scope: 'col' }, it.name)))),
    element('tbody', {}, waits.map(wait =>
      element('tr', {}, columns.map(it => element('td', {}, ...[it.of(wait)].flat()))))));
}

const linkTo = (wait, href) =>
  element('a', { href, 'data-key': `instance-${wait.place.activityInstanceId}` }, wait.place.businessKey || wait.place.processInstanceId);

export const columns = (api, tools) => ({
  actions: { name: texts.actions, of: wait => actions(api, wait, tools) },
  activity: { name: texts.activity, of: wait => wait.place.activityId || '' },
  definition: { name: texts.definition, of: wait => wait.place.processDefinitionName || wait.place.processDefinitionKey || '' },
  details: { name: texts.details, of: wait => details(api, wait) },
  ended: { name: texts.ended, of: wait => time(wait.ended) },
  endedInstance: { name: texts.instance, of: wait => linkTo(wait, pageOf(wait.place.processInstanceId)) },
  instance: {
    name: texts.instance,
    of: wait => linkTo(wait, `#/process-instance/${wait.place.processInstanceId}/runtime?detailsTab=azure-batch-tab`)
  },
  job: { name: texts.job, of: wait => (wait.work ? wait.work.jobId : '') },
  since: { name: texts.since, of: wait => (wait.work ? time(wait.work.since) : '') },
  state: { name: texts.state, of: state },
  task: { name: texts.task, of: workText }
});
