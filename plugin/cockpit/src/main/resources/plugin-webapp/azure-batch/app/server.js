/* What the pages ask the server, and where they are. */

import { texts } from './texts.js';

export const REFRESH_MILLIS = 5000;

/** The process engine that the page is of; the api of a plugin of the diagram names another thing. */
export const ENGINE = new URL(document.baseURI).pathname.split('/').filter(Boolean).pop();

/** An answer that a person is told of. */
export class Answer extends Error {}

/** What the server says at a path of the plugin, by the session and the token of the web app. */
export async function ask(api, method, path, parameters) {
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

export const get = (api, path, parameters) => ask(api, 'GET', path, parameters);

/** Where the server hands out a file. */
export const addressOf = (api, wait, { account, container, name }) =>
  `${api.cockpitApi}/plugin/azure-batch/${ENGINE}/process-instance/${encodeURIComponent(wait.place.processInstanceId)}/file?` +
  new URLSearchParams({ account, container, name });

/** The badges and the tab show the same: they share what was asked for a moment ago. */
const MOMENT_MILLIS = REFRESH_MILLIS / 2;
let asking = null;

export function waitsOf(api, processInstanceId) {
  const now = Date.now();
  if (!asking || asking.id !== processInstanceId || now - asking.begun > MOMENT_MILLIS) {
    const answer = get(api, `process-instance/${encodeURIComponent(processInstanceId)}/waits`);
    asking = { id: processInstanceId, begun: now, answer };
  }
  return asking.answer;
}

/** Something was done: what was asked for before does not count any more. */
export const forget = () => { asking = null; };

/** Where the plugin has a page of a process instance, whether it runs or has ended. */
export const INSTANCE_PATH = '/azure-batch/process-instance/';

export const pageOf = id => `#${INSTANCE_PATH}${encodeURIComponent(id)}`;
