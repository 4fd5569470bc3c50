/** Fresh keys for the signing secret: what the local cloud keeps, and `npm run signing-keys` prints. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';

export type SigningKeys = { readonly linkKeys: readonly string[]; readonly reportKey: string };

const linkKeyBytes = 32;

export function newSigningKeys(): SigningKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    linkKeys: [randomBytes(linkKeyBytes).toString('base64url')],
    reportKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
