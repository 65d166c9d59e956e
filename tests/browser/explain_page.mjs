// explain_page.mjs -- the page of `docnorm explain --html` in a real Chromium: what is shown, filters, keyboard, a phone's width, no network.
// node explain_page.mjs DOCNORM INPUT [SCREENSHOT.png]; exit 77 after saying why where Chromium or playwright-core is missing.
// SPDX-License-Identifier: MIT
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createRequire} from 'node:module';

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

let failures = 0;
function expect(what, good) {
  if (good) return;
  failures++;
  console.log('FAILED: ' + what);
}

const folder = mkdtempSync(join(tmpdir(), 'docnorm-page-'));
const file = join(folder, 'page.html');
execFileSync(docnorm, ['explain', '--html', input, '-o', file], {env: {...process.env, LC_ALL: 'C.UTF-8'}});

const browser = await chromium.launch({executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync']});
const page = await browser.newPage({viewport: {width: 900, height: 700}});
const problems = [];
page.on('pageerror', error => problems.push(String(error)));
page.on('console', message => { if (message.type() === 'error') problems.push(message.text()); });
page.on('request', request => { if (!request.url().startsWith('file:')) problems.push('asked for ' + request.url()); });
await page.goto('file://' + file);

const rules = await page.locator('input[data-rule]').count();
expect('a row for each rule', rules >= 2);
expect('removals are struck out', await page.locator('main del').count() > 0);
expect('repairs are marked', await page.locator('main ins').count() > 0);
expect('whole paragraphs that went are folded', await page.locator('details.gone:not([open])').count() > 0);
expect('no details before a change is chosen', await page.isHidden('#note'));

await page.keyboard.press('n');
expect('n shows the first change', await page.isVisible('#note'));
const first = await page.locator('.here').getAttribute('data-e');
await page.keyboard.press('n');
expect('n goes on', await page.locator('.here').getAttribute('data-e') !== first);
await page.keyboard.press('p');
expect('p goes back', await page.locator('.here').getAttribute('data-e') === first);
expect('the rule is named', (await page.textContent('#rule')).includes('/'));
expect('and explained', (await page.textContent('#why')).length > 10);
if (screenshot) {
  await page.locator('main ins').first().click();
  await page.screenshot({path: screenshot});
}
await page.keyboard.press('Escape');
expect('Escape closes', await page.isHidden('#note'));

await page.click('#none');
expect('no rule: nothing is marked', await page.locator('main [data-e]:not(.muted)').count() === 0);
await page.locator('input[data-rule]').first().check();
expect('one rule: its changes are marked', await page.locator('main [data-e]:not(.muted)').count() > 0);
await page.click('#all');
await page.locator('#lowest').evaluate(e => { e.value = 1000; e.dispatchEvent(new Event('input')); });
expect('by confidence: what is less sure is muted', await page.locator('main [data-e].muted').count() > 0);

await page.setViewportSize({width: 360, height: 640});
expect('a phone shows it without scrolling sideways', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await page.click('#all');
await page.locator('#lowest').evaluate(e => { e.value = 0; e.dispatchEvent(new Event('input')); });
await page.locator('main ins').first().click();
await page.click('#next');
expect('buttons lead on', await page.isVisible('#note'));
expect('no error, no request: ' + problems.join('; '), problems.length === 0);

await browser.close();
rmSync(folder, {recursive: true});
console.log(failures ? failures + ' failed' : 'explain page: all as it should be');
process.exit(failures ? 1 : 0);
