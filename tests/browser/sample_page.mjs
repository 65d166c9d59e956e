// sample_page.mjs -- the page of `docnorm sample` in a real Chromium: marks by key and by tap, and the file that they are saved to, read back.
// node sample_page.mjs DOCNORM INPUT [SCREENSHOT.png]; exit 77 after saying why where Chromium or playwright-core is missing.
// SPDX-License-Identifier: MIT
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {open} from './open_page.mjs';

const {docnorm, input, screenshot, folder, page, expect, finish} = await open(file => ['sample', '-n', '12', process.argv[3], '-o', file]);
const environment = {...process.env, LC_ALL: 'C.UTF-8'};

const count = await page.locator('article').count();
expect('changes of several rules', count >= 4 && await page.locator('section').count() >= 2);
expect('what was cut is struck out', await page.locator('article del').count() > 0);
expect('nothing is marked', (await page.textContent('#done')) === `0 / ${count}`);

await page.keyboard.press('j');
await page.keyboard.press('1');
await page.keyboard.press('2');
expect('keys mark and go on', (await page.textContent('#done')) === `2 / ${count}`);
expect('the first is right', await page.locator('article').nth(0).evaluate(a => a.classList.contains('right')));
expect('the second is wrong', await page.locator('article').nth(1).evaluate(a => a.classList.contains('wrong')));
await page.keyboard.press('k');
await page.keyboard.press('0');
expect('a mark is taken back', (await page.textContent('#done')) === `1 / ${count}`);

await page.setViewportSize({width: 360, height: 640});
expect('a phone shows it without scrolling sideways', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await page.locator('article').nth(2).locator('[data-mark=wrong]').click();
await page.locator('article').nth(3).locator('[data-mark=right]').click();
await page.locator('article').nth(3).locator('[data-mark=right]').click();
expect('a tap marks, a second takes it back', (await page.textContent('#done')) === `2 / ${count}`);
if (screenshot) await page.screenshot({path: screenshot});

const waiting = page.waitForEvent('download');
await page.click('#save');
const download = await waiting;
expect('the marks are a file', download.suggestedFilename() === 'marks.jsonl');
const marks = join(folder, 'marks.jsonl');
await download.saveAs(marks);
const lines = execFileSync(docnorm, ['sample', '--json', '--marks', marks], {env: environment}).toString().trim().split('\n').map(JSON.parse);
const sum = key => lines.reduce((total, line) => total + line[key], 0);
expect('docnorm reads them', sum('right') === 1 && sum('wrong') === 1);
await finish('sample page');
