// explain_page.mjs -- the page of `docnorm explain --html` in a real Chromium: what is shown, filters, keyboard, a phone's width, no network.
// node explain_page.mjs DOCNORM INPUT [SCREENSHOT.png]; exit 77 after saying why where Chromium or playwright-core is missing.
// SPDX-License-Identifier: MIT
import {open} from './open_page.mjs';

const {screenshot, page, expect, finish} = await open(file => ['explain', '--html', process.argv[3], '-o', file]);

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
await finish('explain page');
