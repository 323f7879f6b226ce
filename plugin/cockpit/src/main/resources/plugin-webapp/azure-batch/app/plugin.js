/*
 * The pages of the plugin in Cockpit. Everything they show comes from the server. The class
 * RootResource hands out the files of this folder.
 */

import badges from './badges.js';
import { element } from './elements.js';
import { route as instance, tab } from './instance.js';
import overview from './overview.js';

const navigation = {
  id: 'azure-batch-navigation',
  pluginPoint: 'cockpit.navigation',
  priority: 5,
  properties: { pagePath: '#/azure-batch', checkActive: path => path.includes('#/azure-batch'), label: 'Azure Batch' },
  render: node => node.replaceChildren(element('a', { href: '#/azure-batch' }, 'Azure Batch')),
  unmount: () => {}
};

export default [tab, badges, overview, instance, navigation];
