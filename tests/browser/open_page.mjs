// open_page.mjs -- what the tests of pages share: the page that docnorm makes of an input, open in a real Chromium without a network.
// Ends the test with exit code 77, after saying why, where Chromium or playwright-core is missing.
// SPDX-License-Identifier: MIT
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createRequire} from 'node:module';

export async function open(argumentsFor) {
  const [docnorm, input, screenshot] = process.argv.slice(2);
  const chromiumPath = process.env.CHROMIUM || '/usr/bin/chromium';
  let chromium;
  try {
    chromium = createRequire(join(process.env.NODE_MODULES || process.cwd(), 'x.js'))('playwright-core').chromium;
    if (!existsSync(chromiumPath)) throw new Error('no ' + chromiumPath);
  } catch (error) {
    console.log('skipped: ' + error.message.split('\n')[0]);
    process.exit(77);
  }
  const folder = mkdtempSync(join(tmpdir(), 'docnorm-page-'));
  const file = join(folder, 'page.html');
  execFileSync(docnorm, argumentsFor(file), {env: {...process.env, LC_ALL: 'C.UTF-8'}});

  const browser = await chromium.launch({executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync']});
  const page = await browser.newPage({viewport: {width: 900, height: 700}});
  const problems = [];
  page.on('pageerror', error => problems.push(String(error)));
  page.on('console', message => { if (message.type() === 'error') problems.push(message.text()); });
  page.on('request', request => { if (!/^(file|data):/.test(request.url())) problems.push('asked for ' + request.url()); });
  await page.goto('file://' + file);

  let failures = 0;
  const expect = (what, good) => {
    if (good) return;
    failures++;
    console.log('FAILED: ' + what);
  };
  const finish = async name => {
    expect('no error, no request: ' + problems.join('; '), problems.length === 0);
    await browser.close();
    rmSync(folder, {recursive: true});
    console.log(failures ? failures + ' failed' : name + ': all as it should be');
    process.exit(failures ? 1 : 0);
  };
  return {docnorm, input, screenshot, folder, page, expect, finish};
}
