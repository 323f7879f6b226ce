/* The form above the lists: which of them, and what of it. */

import { element, field, option } from './elements.js';
import { texts } from './texts.js';

const AGES = ['PT10M', 'PT1H', 'PT6H', 'P1D', 'P7D'];

const readable = duration => duration.replace(/[PT]/g, '').toLowerCase();

const select = (name, ...options) => element('select', { name, class: 'form-control' }, ...options);

/**
 * @param {Function} show is called with the list and its parameters when a person asks for it
 * @returns the form, and a function that offers error codes in it, once they are known
 */
export function filters(show) {
  const codes = select('code', option('', texts.all));
  const ages = AGES.map(it => option(it, readable(it)));
  const fields = {
    waits: [
      field(texts.state, select('state', option('', texts.all), option('waiting', texts.waiting), option('failed', texts.failed))),
      field(texts.age, select('age', option('', '–'), ages))
    ],
    ended: [field(texts.endedWithin, select('endedWithin', option('', '–'), ages.map(it => it.cloneNode(true))))]
  };
  const choose = list => Object.entries(fields).forEach(([of, all]) => all.forEach(it => { it.hidden = of !== list; }));
  const form = element('form', {
    'aria-label': texts.overview,
    onchange: () => choose(form.elements.list.value),
    onsubmit: event => {
      event.preventDefault();
      const { list, ...all } = Object.fromEntries(new FormData(form));
      const meant = Object.entries(all).filter(([name]) => !form.elements[name].parentElement.hidden);
      show(list, Object.fromEntries(meant));
    }
  },
    field(texts.list, select('list', option('waits', texts.lists.waits), option('ended', texts.lists.ended))),
    field(texts.definition, element('input', { name: 'processDefinitionKey', class: 'form-control' })),
    field(texts.job, element('input', { name: 'jobId', class: 'form-control' })),
    field(texts.code, codes),
    fields.waits, fields.ended,
    element('button', { type: 'submit', class: 'btn btn-primary' }, texts.apply));
  choose('waits');
  const offer = all => {
    if (codes.options.length === 1) {
      codes.append(...all.map(it => option(it, it)));
    }
  };
  return { form, offer };
}
