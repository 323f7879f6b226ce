/* Which waits have a task that runs. Azure Batch knows, and the engine's database does not. */

import { get } from './server.js';

/** What a page costs at Azure Batch: that many requests in that time, and none while nobody looks at it. */
const MOST = 10;
const AGAIN_MILLIS = 60000;

const OPEN = ['WAITING', 'QUEUED'];
const looks = new Map();

/** The waits, with `running` where the last look found a task that runs. What is not known yet, a later call has. */
export function withRunning(api, waits) {
  const open = waits.filter(it => OPEN.includes(it.state));
  waits.filter(it => !open.includes(it)).forEach(it => looks.delete(it.id));
  open.slice(0, MOST).forEach(it => lookAgain(api, it.id));
  return waits.map(it => (open.includes(it) && looks.get(it.id)?.running ? { ...it, running: true } : it));
}

async function lookAgain(api, id) {
  const last = looks.get(id);
  if (last && Date.now() - last.begun < AGAIN_MILLIS) {
    return;
  }
  const look = { begun: Date.now(), running: last?.running };
  looks.set(id, look);
  try {
    const { tasks } = await get(api, `waits/${encodeURIComponent(id)}/look`);
    look.running = tasks.some(it => it.state === 'running');
  } catch (e) {
    look.running = false; // who asks by the button is told why
  }
}
