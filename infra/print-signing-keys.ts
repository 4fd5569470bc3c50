/**
 * `npm run signing-keys` prints a fresh value for the secret that SigningSecretArn names. To replace
 * a link key, put the new one in front of the old one, and take the old one out a window later.
 */
import { newSigningKeys } from './signing-keys.ts';

console.log(JSON.stringify(newSigningKeys()));
