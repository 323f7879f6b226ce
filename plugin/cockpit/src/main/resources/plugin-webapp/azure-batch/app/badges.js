import { repeatedly } from './live.js';
import { withRunning } from './running.js';
import { Answer, waitsOf } from './server.js';
import { state, stateOf } from './waits.js';

/** The most urgent state of an activity is shown at its symbol. */
const URGENCY = ['FAILED', 'QUEUED', 'SUSPENDED', 'RUNNING', 'WAITING', 'FAULTED', 'UPLOADED', 'ENDED'];

let badgesLoading = null;
const badges = {
  id: 'azure-batch-badges',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  render: (viewer, { api, processInstanceId }) => {
    let last = null;
    badges.unmount();
    badgesLoading = repeatedly(async () => {
      try {
        const waits = withRunning(api, await waitsOf(api, processInstanceId));
        const own = waits.filter(it => it.place.processInstanceId === processInstanceId);
        const text = JSON.stringify(own.map(it => [it.place.activityId, stateOf(it)]));
        if (text !== last) {
          last = text;
          drawBadges(viewer, own);
        }
      } catch (e) {
        // the tab tells of it
        if (!(e instanceof Answer)) {
          console.warn('Azure Batch: the badges cannot be drawn', e);
        }
      }
    });
  },
  unmount: () => badgesLoading && badgesLoading.close()
};

function drawBadges(viewer, waits) {
  const overlays = viewer.get('overlays');
  overlays.remove({ type: 'azure-batch' });
  const byActivity = new Map();
  for (const wait of waits) {
    const known = byActivity.get(wait.place.activityId);
    if (!known || URGENCY.indexOf(stateOf(wait)) < URGENCY.indexOf(stateOf(known))) {
      byActivity.set(wait.place.activityId, wait);
    }
  }
  for (const [activity, wait] of byActivity) {
    if (viewer.get('elementRegistry').get(activity)) {
      const badge = state(wait);
      badge.classList.add('azure-batch-badge');
      overlays.add(activity, 'azure-batch', { position: { top: -12, left: 8 }, html: badge });
    }
  }
}

export default badges;
