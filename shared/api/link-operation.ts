/** What the operations behind the links of mails have in common: `linkPage` answers them. */
import type { Operation } from '../entry/operation.ts';
import * as z from 'zod';

export const linkOperation = {
  caller: 'anyone',
  raw: true,
  path: z.object({ token: z.string() }),
  pages: [404, 410, 503],
  problems: ['link_expired', 'link_invalid'],
} satisfies Partial<Operation>;
