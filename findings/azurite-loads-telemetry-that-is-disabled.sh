#!/usr/bin/env bash
# azurite 3.37.0, the storage emulator, with --disableTelemetry: three quarters of the modules that its start loads belong to the telemetry
# that it was told to leave out.
#
# One would expect the option to spare the cost, since nothing is sent. But "applicationinsights", which brings OpenTelemetry, is required at the top
# of a module that every service loads; the option is asked only later. The blob service alone, when it says "successfully listens", on Node.js 20:
#
#   as installed:                          3534 modules
#   with an empty package in its place:     828 modules, and it listens as well
#
# On one machine its start took 1.0 s in place of 2.5 s. Who starts an Azurite for each test process pays that each time.
# Fails if telemetry makes fewer than two thirds of the modules, or if the service does not listen without it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --silent --no-audit --no-fund --no-save --prefix . azurite@3.37.0 > /dev/null

cat > count.js <<'JS'
const write = process.stdout.write;
process.stdout.write = function (text) {
  if (String(text).includes('successfully listens')) {
    console.error(`modules: ${Object.keys(require.cache).length}`);
    process.exit(0);
  }
  return write.apply(process.stdout, arguments);
};
JS

modules() {
  timeout 60 node --require ./count.js node_modules/azurite/dist/src/blob/main.js \
    --inMemoryPersistence --silent --disableTelemetry --blobPort 0 2>&1 > /dev/null | sed -n 's/^modules: //p'
}

installed=$(modules)
echo "as installed: $installed modules"

rm -r node_modules/applicationinsights
mkdir node_modules/applicationinsights
touch node_modules/applicationinsights/index.js
without=$(modules)
echo "with an empty package in its place: $without modules"

[ "$without" -gt 0 ] && [ $((without * 3)) -lt "$installed" ]
