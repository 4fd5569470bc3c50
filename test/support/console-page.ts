/** The console of operations as its tests use it: pages signed in, and what stands on them. */
import { afterEach } from '@jest/globals';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { useBrowser } from './browser.ts';
import type { Storefront } from './storefront.ts';

export type ConsolePages = {
  /** Nobody is signed in. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  readonly signIn: (page: Page, how?: 'Sign in' | 'Sign in to look only') => Promise<void>;
  readonly signedIn: (options?: BrowserContextOptions) => Promise<Page>;
  readonly go: (page: Page, hash: string) => Promise<unknown>;
};

/** Pages are closed after each test: while somebody looks, the console asks, and time stands still. */
export function useConsole(cloud: Storefront): ConsolePages {
  const browser = useBrowser();
  const opened: Page[] = [];
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
  });
  const open: ConsolePages['open'] = async (options) => {
    const page = await browser.open(options);
    opened.push(page);
    return page;
  };
  const signIn: ConsolePages['signIn'] = async (page, how = 'Sign in') => {
    await page.goto(`${cloud.addresses.api}/ops`);
    await page.getByRole('button', { name: how, exact: true }).click();
    await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  };
  return {
    open,
    signIn,
    signedIn: async (options) => {
      const page = await open(options);
      await signIn(page);
      return page;
    },
    go: (page, hash) => page.goto(`${cloud.addresses.api}/ops#${hash}`),
  };
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name });

export const inDialog = (page: Page): Locator => page.locator('dialog[open]');

/** What the browser complains of from here on; goes on growing. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  return complaints;
}
