#!/usr/bin/env bash
# bpmnlint 11.15.0: the rule "global" reports an error as unused that the diagram's external task throws.
#
# In Camunda 7 an external task throws a BPMN error by an error event definition in its extension elements, which refers to a bpmn:Error; the Modeler's
# element templates write it so. The rule of bpmnlint:recommended that finds unused errors looks at bpmn:errorEventDefinition only, with or without the
# camunda-platform rules, which bring the meta model along. Whoever follows the advice and deletes the error gets a model that does not deploy.
#
# Seen: "Element is unused" for the bpmn:Error to which the camunda:errorEventDefinition refers; nothing once a boundary event refers to it as well.
# Fails if the first is not reported, or the second is.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --silent --no-audit --no-fund --no-save --prefix . \
  bpmnlint@11.15.0 bpmnlint-plugin-camunda-compat@2.61.0 camunda-bpmn-moddle@7.0.1 > /dev/null

cat > .bpmnlintrc <<'RC'
{ "extends": [ "plugin:camunda-compat/camunda-platform-7-24" ], "rules": { "global": "error" } }
RC

model() {
  cat <<XML
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="finding">
  <error id="failed" name="failed" errorCode="failed" />
  <process id="p" isExecutable="true" camunda:historyTimeToLive="30">
    <serviceTask id="work" name="Work" camunda:type="external" camunda:topic="t">
      <extensionElements>
        <camunda:errorEventDefinition id="thrown" errorRef="failed" expression="\${true}" />
      </extensionElements>
    </serviceTask>
    $1
  </process>
</definitions>
XML
}
model "" > thrown.bpmn
model '<boundaryEvent id="caught" name="Failed" attachedToRef="work"><errorEventDefinition id="e" errorRef="failed" /></boundaryEvent>' > caught.bpmn

lint() { node node_modules/bpmnlint/bin/bpmnlint.js "$1" 2>&1 || true; }
thrown=$(lint thrown.bpmn)
caught=$(lint caught.bpmn)
echo "thrown by the external task: $(grep -o 'failed .*' <<< "$thrown" || echo nothing)"
echo "and caught:                  $(grep -o 'failed .*' <<< "$caught" || echo nothing)"
grep -q 'failed .*unused' <<< "$thrown" && ! grep -q 'unused' <<< "$caught"
