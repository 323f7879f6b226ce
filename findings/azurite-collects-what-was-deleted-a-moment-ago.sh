#!/usr/bin/env bash
# azurite 3.37.0, the storage emulator: what a deleted blob leaves behind is collected with the next sweep, however young it is, although ten minutes of
# grace are in its code.
#
# The sweep asks for "extents" that were modified more than DEFAULT_EXTENT_GC_PROTECT_TIME_IN_MS ago, by a field that new extents do not have: it is
# written under this name only when an extent is modified later, and under another one when it is made. To the database that Azurite uses, a field that is
# missing is less than any time. So an extent that is written, and that no blob refers to yet, is not safe from a sweep either.
#
# Here the pause between two sweeps is 2 seconds in place of ten minutes; the ten minutes of grace are as they are. Of two blobs one is deleted. Some
# seconds later the log of Azurite says, with Node.js 20:
#
#   BlobGCManager:markSweep() Deleted unreferenced 1 extents, after excluding active write extents.
#
# Fails if the extent is still there after 30 seconds.
set -euo pipefail
dir=$(mktemp -d)
trap 'kill "$azurite" 2> /dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
azurite=

npm install --silent --no-audit --no-fund --no-save --prefix . azurite@3.37.0 @azure/storage-blob@12.29.1 > /dev/null

cat > often.js <<'JS'
require('./node_modules/azurite/dist/src/blob/utils/constants').DEFAULT_GC_INTERVAL_MS = 2000;
JS
node --require ./often.js node_modules/azurite/dist/src/blob/main.js --inMemoryPersistence --silent --disableTelemetry --skipApiVersionCheck \
  --blobPort 0 --debug debug.log > out.txt 2>&1 &
azurite=$!
for _ in $(seq 60); do
  grep -q 'successfully listens' out.txt && break
  sleep 1
done
port=$(sed -n 's/.*successfully listens on .*:\([0-9]*\).*/\1/p' out.txt)

cat > blobs.js <<'JS'
const { BlobServiceClient, StorageSharedKeyCredential } = require('@azure/storage-blob');
const name = 'devstoreaccount1';
// the key that the documentation of Azurite gives for everyone
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const service = new BlobServiceClient(`http://127.0.0.1:${process.argv[2]}/${name}`, new StorageSharedKeyCredential(name, key));
(async () => {
  const container = service.getContainerClient('outputs');
  await container.create();
  await container.getBlockBlobClient('kept.txt').upload('kept', 4);
  await container.getBlockBlobClient('gone.txt').upload('gone', 4);
  await container.getBlockBlobClient('gone.txt').delete();
})();
JS
node blobs.js "$port"

for _ in $(seq 30); do
  if grep -o 'BlobGCManager:markSweep() Deleted unreferenced 1 extents.*' debug.log; then
    exit 0
  fi
  sleep 1
done
echo "not collected in 30 seconds"
exit 1
