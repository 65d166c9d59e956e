// readability.mjs -- @mozilla/readability on linkedom for bench/pages: a page a line in (base64), a line of JSON out, {"seconds", "text"}.
// The time is that of this process's processor between the page's bytes and its text, its start not included.
// SPDX-License-Identifier: MIT
import { createRequire } from 'node:module';
import readline from 'node:readline';

const require = createRequire(process.argv[2] + '/'); // the folder with node_modules
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');

function decoded(bytes) {
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'));
  try {
    return new TextDecoder(label ? label[1] : 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // a charset that does not exist
  }
}

function extracted(bytes) {
  try {
    const article = new Readability(parseHTML(decoded(bytes)).document).parse();
    return article ? article.textContent : '';
  } catch {
    return '';
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const bytes = Buffer.from(line, 'base64');
  const start = process.cpuUsage();
  const text = extracted(bytes);
  const used = process.cpuUsage(start);
  console.log(JSON.stringify({ seconds: (used.user + used.system) / 1e6, text }));
}
