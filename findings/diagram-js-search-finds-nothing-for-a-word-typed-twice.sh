#!/usr/bin/env bash
# diagram-js 15.28.1, the search of the Modeler's popup menus: a query that has a word twice finds nothing.
#
# Whoever copies the name of an element template into the search field of Camunda Modeler's list expects to see that template. The search notes which words
# of the query have matched under the words themselves, so a word that was typed twice is noted once; then it compares the number of notes with the number
# of words, and finds that one is missing. "Create a job with a job manager" finds nothing, though an entry is called just that; "job job" finds nothing at
# all. Names in lists, such as those of templates, should repeat no word.
#
# Seen: 0 entries for the whole name, 0 for "job job", 1 for each of "manager job" and the whole name of an entry that repeats no word.
# Fails if that changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --silent --no-audit --no-fund --no-save --prefix . diagram-js@15.28.1 > /dev/null

cat > finding.mjs <<'JS'
import search from 'diagram-js/lib/features/search/search.js';

const entries = [
  { label: 'Create a job with a job manager' },
  { label: 'Create a container' }
];
const found = query => {
  const count = search(entries, query, { keys: [ 'label' ] }).length;
  console.log(`"${query}": ${count}`);
  return count;
};
const counts = [
  found('Create a job with a job manager'),
  found('job job'),
  found('manager job'),
  found('Create a container')
];
process.exit(String(counts) === '0,0,1,1' ? 0 : 1);
JS
node finding.mjs
