/* The words of the pages. */

import de from './texts-de.js';
import en from './texts-en.js';

const TEXTS = { de, en };

/** The web apps show the browser's language where their configuration lists it. */
async function language() {
  const root = document.querySelector('base').getAttribute('app-root');
  let locales = {};
  try {
    locales = (await import(`${root}/app/cockpit/scripts/config.js`)).default.locales || {};
  } catch (e) {
    console.warn('Azure Batch: the configuration of Cockpit cannot be read', e);
  }
  const available = locales.availableLocales || ['en'];
  const wanted = navigator.languages.map(it => it.split('-')[0]).find(it => available.includes(it));
  return wanted || locales.fallbackLocale || 'en';
}

/** What pages are written in: as soon as it is ready. */
export let locale = 'en';
export let texts = en;
export const ready = language().then(found => {
  locale = found;
  texts = TEXTS[found] || en;
});
