/* Elements of a page. What a task or a model wrote becomes text, never HTML. */

import { locale } from './texts.js';

/** An element; attributes that are null are left out, and strings become text. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) {
      made.addEventListener(key.substring(2), value);
    } else if (value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter(it => it !== null && it !== undefined));
  return made;
}

export const time = text => new Date(text).toLocaleString(locale);
export const size = bytes => new Intl.NumberFormat(locale, { style: 'unit', unit: 'byte', unitDisplay: 'narrow', notation: 'compact' }).format(bytes);

export const unfolding = (key, summary, content) =>
  element('details', { 'data-key': key }, element('summary', {}, summary), content);

export const option = (value, text) => element('option', { value }, text);

export function field(label, control) {
  control.id = `azure-batch-${control.name}`;
  return element('div', {}, element('label', { for: control.id }, label), control);
}
