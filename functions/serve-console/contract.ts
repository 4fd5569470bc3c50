/** The console of operations: a page, and where it signs in. */
import type { Operation } from '../../shared/entry/operation.ts';
import { once } from '../../shared/once.ts';
import * as z from 'zod';

const common = {
  folder: 'serve-console',
  group: 'Operations',
  caller: 'anyone',
  raw: true,
} as const;

export const consoleSettingsAnswer = once(() =>
  z
    .strictObject({
      issuer: z.string(),
      clientId: z.string(),
      audience: z.string(),
      authorizationEndpoint: z.url(),
      tokenEndpoint: z.url(),
      now: z.iso.datetime().meta({ description: 'By which pages tell how long ago something was' }),
      stripeDashboard: z.string().meta({
        description: 'Where objects of Stripe can be looked at; empty: nowhere',
      }),
    })
    .meta({ id: 'ConsoleSettings' }),
);

export const showConsole = {
  ...common,
  id: 'showConsole',
  route: 'GET /ops',
  summary: 'The console as a page',
  cached: true,
  answers: { 200: { description: 'A page for people', media: ['text/html'] } },
} satisfies Operation;

export const readConsoleFile = {
  ...common,
  id: 'readConsoleFile',
  route: 'GET /ops/{file}',
  summary: 'What the console is made of',
  cached: true,
  path: z.object({ file: z.enum(['main.js', 'style.css']) }),
  answers: { 200: { description: 'A file', media: ['text/javascript', 'text/css'] } },
  problems: ['not_found'],
} satisfies Operation;

export const readConsoleSettings = {
  ...common,
  id: 'readConsoleSettings',
  route: 'GET /ops/settings.json',
  summary: 'Where the console signs in',
  description: 'OpenID Connect, authorization code with PKCE (S256), as a public client.',
  answers: { 200: { description: 'The settings', schema: consoleSettingsAnswer } },
} satisfies Operation;
