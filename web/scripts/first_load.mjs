// How much script the first page takes, gzipped. Fails above the limit.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 400 * 1024;
const OUT = new URL("../../src/qianglian/api/static/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", OUT)));

/** A chunk and everything that it imports at once. */
function taken(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const next of manifest[name].imports ?? []) taken(next, found);
  return found;
}

// A signed-in user's first page is the frame with the home page; both are fetched before anything is seen.
const first = ["index.html", "src/pages/home/Home.tsx"];
const names = first.reduce((found, name) => taken(name, found), new Set());
let total = 0;
for (const name of names) total += gzipSync(readFileSync(new URL(manifest[name].file, OUT)), { level: 9 }).length;

console.log(`first load: ${Math.round(total / 1024)} KB of script, gzipped, in ${names.size} files (limit ${LIMIT / 1024} KB)`);
if (total > LIMIT) {
  console.error("first load: too much; import what a page needs in that page");
  process.exit(1);
}
