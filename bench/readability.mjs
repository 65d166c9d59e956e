// readability.mjs -- @mozilla/readability on linkedom for bench/pages: a page a line in (base64), a line of JSON out, {"seconds", "text"}.
// The time is that of this process's processor between the page's bytes and its text, its start not included.
// SPDX-License-Identifier: MIT
import { createRequire } from 'node:module';
import readline from 'node:readline';

const require = createRequire(process.argv[2] + '/'); // the folder with node_modules
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');

// As bench/pages does it for others.
function decoded(bytes) {
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'));
  const declared = label && !/^utf-?8$/i.test(label[1]) ? label[1] : 'gb18030';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // not UTF-8
  }
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes); // a charset that does not exist
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
