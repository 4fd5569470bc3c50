/**
 * A real browser for tests of pages: Debian's Chromium, driven by playwright-core. Where there is
 * none, those tests say so and are left out.
 */
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Where to keep what was seen, for people to look at. */
const picturesIn = process.env['FANFUND_PICTURES'];

export function describeInBrowser(name: string, body: () => void): void {
  if (existsSync(executablePath)) return describe(name, body);
  process.stderr.write(
    `There is no browser at ${executablePath} (apt-get install chromium): not tested: ${name}\n`,
  );
  describe.skip(name, body);
}

/** Pages of one browser; each has a profile of its own. */
export function useBrowser(): {
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
} {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());
  return {
    open: async (options) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(60_000);
      return context.newPage();
    },
  };
}

/** Nothing that axe finds fault with, and nothing wider than the window. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  expect(found).toEqual([]);
  await expectNoOverhang(page);
}

/** Nothing wider than the window. */
export async function expectNoOverhang(page: Page): Promise<void> {
  const overhang = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overhang)).toBe(0);
}

export async function takePicture(page: Page, name: string): Promise<void> {
  if (picturesIn === undefined) return;
  mkdirSync(picturesIn, { recursive: true });
  await page.screenshot({ path: join(picturesIn, `${name}.png`), fullPage: true });
}

const tabsMax = 60;

/** Presses Tab until what has the focus is called so, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const called = `(() => {
    const at = document.activeElement;
    return at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
  })()`;
  for (let pressed = 0; pressed < tabsMax; pressed += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await page.evaluate<string>(called))) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}
