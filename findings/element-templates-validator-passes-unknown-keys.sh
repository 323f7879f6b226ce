#!/usr/bin/env bash
# @bpmn-io/element-templates-validator 2.26.0, for templates of the Camunda 7 Modeler: what it does not know is valid.
#
# A template is JSON with a published schema, so one expects a validator to name a misspelt key. This one passes a property whose "group" no group
# declares, a "condition" (which the Camunda 7 Modeler ignores: the field is always shown and always written), and keys of pure invention, at every
# level. It does refuse a wrong type for a binding, so it is at work. A check of one's own is needed for all of these.
#
# Seen: valid: true for the template with an undeclared group, a condition and two invented keys; valid: false where the binding's type is wrong.
# Fails if one of the four is refused, or the wrong type is not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --silent --no-audit --no-fund --no-save --prefix . @bpmn-io/element-templates-validator@2.26.0 > /dev/null

cat > finding.mjs <<'JS'
import { createRequire } from 'module';
const { validate } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator');

const property = {
  label: 'Job', type: 'String',
  binding: { type: 'camunda:inputParameter', name: 'jobId' }
};
const template = (extra, ofProperty) => ({
  $schema: 'https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json',
  name: 'Finding', id: 'finding', appliesTo: [ 'bpmn:ServiceTask' ],
  groups: [ { id: 'declared', label: 'Declared' } ],
  properties: [ { ...property, ...ofProperty } ],
  ...extra
});
const cases = {
  'a group that is not declared': template({}, { group: 'nowhere' }),
  'a condition': template({}, { condition: { property: 'other', equals: 'x' } }),
  'an invented key of the template': template({ colour: 'green' }, {}),
  'an invented key of a property': template({}, { mandatory: 'yes' }),
  'a wrong type for the binding': template({}, { type: 'Boolean' })
};
const valid = Object.entries(cases).map(([ name, candidate ]) => {
  const result = validate(candidate);
  console.log(`${name}: valid: ${result.valid}`);
  return result.valid;
});
process.exit(String(valid) === 'true,true,true,true,false' ? 0 : 1);
JS
node finding.mjs
