/**
 * What all worlds of a run are built after: the synthesised template, and keys that are the same in
 * each, so that a seed has the same story on every machine. None of these keys is used elsewhere.
 */
import { createPrivateKey } from 'node:crypto';
import type { Stack } from '../../infra/local/template/assembly.ts';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import { localParameters } from '../../infra/local/template/parameters.ts';
import type { StageSettings } from '../support/assembly.ts';

/** As in production, but for what only several machines need. */
export const simulatedStage: StageSettings = {
  deadlineGraceSeconds: 45,
  unknownOutcomeSeconds: 600,
  sweepMinutes: 5,
  stripeRequestsPerSecond: 100,
  paymentWorkersMax: 5,
  fraudLimits: {
    pledgesPerBackerPerHour: 20,
    pledgesPerAddressPerHour: 500,
    failuresPerBackerPerDay: 10,
    failuresPerCardPerDay: 10,
    backersPerCardPerDay: 3,
  },
};

export const issuerUrl = 'https://issuer.simulated/oidc';
export const apiUrl = 'https://api.simulated';
export const stripeLimits = { perSecond: 100, perEndpointPerSecond: 25 };

export type Keys = {
  readonly stripeSecretKey: string;
  readonly webhookSecret: string;
  readonly linkKey: string;
  /** What the signing secrets of partners are made of. */
  readonly partnerRoot: string;
  /** Ed25519, PKCS #8 in PEM. */
  readonly reportKey: string;
};

export type Blueprint = {
  readonly stacks: Stack[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly keys: Keys;
};

/** An Ed25519 key from its 32 bytes: RFC 8410, section 7. */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

function fixedKeys(): Keys {
  const der = Buffer.concat([ed25519Prefix, Buffer.alloc(32, 7)]);
  const reportKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    stripeSecretKey: 'sk_test_simulation',
    webhookSecret: `whsec_${'simulated'.repeat(4)}`,
    linkKey: Buffer.alloc(32, 9).toString('base64url'),
    partnerRoot: Buffer.alloc(32, 11).toString('base64url'),
    reportKey: reportKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export function readBlueprint(assemblyFolder: string): Blueprint {
  const stacks = readAssembly(assemblyFolder);
  const parameters = localParameters({
    stacks,
    issuer: issuerUrl,
    stripe: { kind: 'simulator', port: 0, limits: stripeLimits },
  });
  return { stacks, parameters, keys: fixedKeys() };
}
