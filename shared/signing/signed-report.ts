/**
 * A settlement report that nobody can change unseen: its canonical JSON, the SHA-256 of that, and an
 * Ed25519 signature (RFC 8032) over the very same bytes, beside the public key. Whether the key is
 * ours is told by the keys that are published (RFC 8037, RFC 7638 for their names).
 */
import type { KeyObject } from 'node:crypto';
import type { SettlementReport, SignedReport } from '../domain/settlement-report.ts';
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import * as z from 'zod';

const publicKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});

/** An Ed25519 public key as a JSON Web Key. */
export type ReportPublicKey = z.infer<typeof publicKeySchema>;

export const signedReportSchema = z.strictObject({
  report: z.record(z.string(), z.unknown()),
  sha256: z.string(),
  signature: z.string(),
  keyId: z.string(),
  publicKey: publicKeySchema,
});

const sha256 = (text: string) => createHash('sha256').update(text);

export const keyIdOf = ({ crv, kty, x }: ReportPublicKey): string =>
  sha256(canonicalJson({ crv, kty, x })).digest('base64url');

/** The public half of a key, given as PEM: private or public. */
export function publicKeyOf(pem: string): ReportPublicKey {
  const { kty, crv, x } = createPublicKey(pem).export({ format: 'jwk' });
  return publicKeySchema.parse({ kty, crv, x });
}

/** `privateKey`: PKCS #8 in PEM. */
export function signReport(report: SettlementReport, privateKey: string): SignedReport {
  const canonical = canonicalJson(report);
  const publicKey = publicKeyOf(privateKey);
  return {
    report,
    sha256: sha256(canonical).digest('hex'),
    signature: sign(null, Buffer.from(canonical), createPrivateKey(privateKey)).toString(
      'base64url',
    ),
    keyId: keyIdOf(publicKey),
    publicKey,
  };
}

/** The keys that are published, as a JSON Web Key Set: the one in use first. */
export const publishedKeys = (pems: readonly string[]) => ({
  keys: pems
    .map(publicKeyOf)
    .map((key) => ({ ...key, kid: keyIdOf(key), use: 'sig', alg: 'EdDSA' })),
});

/** Why a document is not what was signed, in sentences; none when it is. */
export function faultsOfSignature(document: z.infer<typeof signedReportSchema>): string[] {
  const canonical = canonicalJson(document.report);
  const hash = sha256(canonical).digest('hex');
  return [
    ...(hash === document.sha256
      ? []
      : [`the SHA-256 of the report is ${hash}, and the document says ${document.sha256}`]),
    ...(isSigned(canonical, document)
      ? []
      : ['the signature does not belong to this report and this key']),
    ...(keyIdOf(document.publicKey) === document.keyId
      ? []
      : ['the key id is not that of the public key beside it']),
  ];
}

function isSigned(
  canonical: string,
  { publicKey, signature }: Pick<SignedReport, 'publicKey' | 'signature'>,
): boolean {
  const key: KeyObject = createPublicKey({ key: publicKey, format: 'jwk' });
  return verify(null, Buffer.from(canonical), key, Buffer.from(signature, 'base64url'));
}
