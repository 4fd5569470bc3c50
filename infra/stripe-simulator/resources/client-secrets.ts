/** With a publishable key, knowing the client secret is the only right to an intent. */
import { invalidRequest } from '../protocol/errors.ts';
import { text } from '../protocol/params.ts';
import type { Call } from '../protocol/routes.ts';

export function requireClientSecret(
  intent: { id: string; client_secret: string | null },
  call: Call,
  noun: 'PaymentIntent' | 'SetupIntent',
): void {
  const given = text(call.params, 'client_secret');
  if (given === undefined && call.access === 'publishable') {
    throw invalidRequest('Missing required param: client_secret.', {
      code: 'parameter_missing',
      param: 'client_secret',
    });
  }
  if (given === undefined || given === intent.client_secret) return;
  const code = noun === 'PaymentIntent' ? 'payment_intent_invalid_parameter' : undefined;
  throw invalidRequest(
    `The client_secret provided does not match the client_secret associated with this ${noun}.`,
    { ...(code === undefined ? {} : { code }), param: 'client_secret' },
  );
}
