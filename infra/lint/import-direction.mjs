/**
 * The arrows between folders, as a lint rule: an area may import only what its line below names.
 * Whatever no line covers is reported, so that a new folder has to be thought about once.
 */
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const files = ['clock', 'env', 'errors', 'once', 'random', 'sleep'].map(
  (name) => `shared/${name}.ts`,
);

/** What the edge speaks of: items and events for their types, refusals to translate. */
const outside = [
  ...['shared/events', 'shared/store/table.ts', 'shared/store/failure-store.ts', 'shared/domain'],
];

/**
 * First match counts; below each line stand only those that it may import, so there is no circle.
 * `packages: false` means: nothing from npm or Node either.
 */
const areas = [
  { area: 'test', may: ['test', 'functions', 'shared', 'infra', 'eslint.config.mjs'] },
  {
    area: 'infra',
    may: [
      ...['infra', 'shared/events', 'shared/signing', 'shared/domain'],
      ...[
        'shared/entry/operation.ts',
        'shared/entry/problem.ts',
        /^functions\/[^/]+\/contract\.ts$/,
      ],
    ],
  },
  { area: 'functions', may: ['functions', 'shared'], siblings: false },
  { area: 'shared/client', may: ['shared/client'] },
  { area: 'shared/wiring.ts', may: ['shared'] },
  { area: 'shared/wiring-payments.ts', may: ['shared'] },
  { area: 'shared/wiring-signing.ts', may: ['shared'] },
  { area: 'shared/wiring-stripe-events.ts', may: ['shared'] },
  { area: 'shared/wiring-mail.ts', may: ['shared'] },
  { area: 'shared/wiring-fraud.ts', may: ['shared'] },
  { area: 'shared/wiring-partners.ts', may: ['shared'] },
  { area: 'shared/wiring-promises.ts', may: ['shared'] },
  { area: 'shared/wiring-fulfilment.ts', may: ['shared'] },
  { area: 'shared/wiring-queues.ts', may: ['shared'] },
  {
    area: 'shared/api',
    may: [
      ...['shared/api', 'shared/entry', 'shared/store', 'shared/queues', 'shared/domain'],
      ...['shared/signing/backer-link.ts', 'shared/clock.ts', 'shared/once.ts'],
      ...['shared/notices', 'shared/errors.ts'],
    ],
  },
  {
    area: 'shared/entry',
    may: ['shared/entry', ...outside, ...files],
  },
  {
    area: 'shared/partners',
    may: [
      ...['shared/partners', 'shared/entry', 'shared/store', 'shared/events', 'shared/queues'],
      ...['shared/domain', 'shared/api/order-body.ts', ...files],
    ],
  },
  {
    area: 'shared/fulfilment',
    may: [
      ...['shared/fulfilment', 'shared/entry', 'shared/store', 'shared/domain', ...files],
      ...['shared/signing', 'shared/notices'],
    ],
  },
  {
    area: 'shared/feed',
    may: ['shared/feed', 'shared/entry', 'shared/store', 'shared/domain', ...files],
  },
  { area: 'shared/payments', may: ['shared/payments', 'shared/queues', 'shared/domain', ...files] },
  { area: 'shared/queues', may: ['shared/queues', 'shared/store', 'shared/domain', ...files] },
  { area: 'shared/signing', may: ['shared/signing', 'shared/domain', ...files] },
  { area: 'shared/notices', may: ['shared/notices', 'shared/domain', ...files] },
  { area: 'shared/mail', may: ['shared/mail', ...files] },
  { area: 'shared/schedules', may: ['shared/schedules', 'shared/domain', ...files] },
  { area: 'shared/store', may: ['shared/store', 'shared/events', 'shared/domain', ...files] },
  { area: 'shared/events', may: ['shared/events', 'shared/domain', ...files] },
  { area: 'shared/domain', may: ['shared/domain'], packages: false },
  ...files.map((area) => ({ area, may: files })),
];

function isIn(path, area) {
  if (area instanceof RegExp) return area.test(path);
  return path === area || path.startsWith(`${area}/`);
}

function isOtherSibling(from, to) {
  const sibling = (path) => path.split('/').slice(0, 2).join('/');
  return sibling(from) !== sibling(to);
}

function problem(from, specifier) {
  const area = areas.find((candidate) => isIn(from, candidate.area));
  if (!area) return `${from} lies in no area that the import rule knows`;
  if (!specifier.startsWith('.')) {
    return area.packages === false ? `${area.area} imports no package, not even Node's` : undefined;
  }
  const to = join(dirname(from), specifier).split(sep).join('/');
  if (!area.may.some((allowed) => isIn(to, allowed))) return `${area.area} may not import ${to}`;
  if (area.siblings === false && isIn(to, area.area) && isOtherSibling(from, to)) {
    return `a function's folder may not import another function (${to})`;
  }
  return undefined;
}

export const importDirection = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{problem}}.' } },
  create(context) {
    const from = relative(root, context.filename).split(sep).join('/');
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const found = problem(from, node.source.value);
      if (found) context.report({ node, messageId: 'wrong', data: { problem: found } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
