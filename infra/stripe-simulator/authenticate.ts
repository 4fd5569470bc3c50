/**
 * The page to which a card holder is sent for authentication, standing in for the issuer's: it
 * completes the intent or lets it fail.
 */
import type { ErrorDetails } from './protocol/errors.ts';
import { invalidRequest } from './protocol/errors.ts';
import { chargeCard, failIntent } from './resources/charging.ts';
import { requireIntent } from './resources/payment-intents.ts';
import { requireMethod } from './resources/payment-methods.ts';
import { completeSetup, failSetup, requireSetupIntent } from './resources/setup-intents.ts';
import type { PaymentMethod } from './world/entities.ts';
import type { World } from './world/world.ts';

export type AuthenticationRequest = {
  intent: string;
  clientSecret: string;
  outcome: 'success' | 'fail' | undefined;
  returnUrl: string | undefined;
};

export type AuthenticationResult = { page: string } | { redirectTo: string } | { intent: object };

const failureMessage =
  'We are unable to authenticate your payment method. Please choose a different payment method ' +
  'and try again.';

function failure(code: string, method: PaymentMethod): ErrorDetails {
  return { code, message: failureMessage, payment_method: method, type: 'invalid_request_error' };
}

type Waiting = { status: string; client_secret: string | null; payment_method: string | null };

function requireWaiting(intent: Waiting, request: AuthenticationRequest): string {
  if (intent.client_secret !== request.clientSecret) {
    throw invalidRequest('The client secret is not that of this intent.', {
      param: 'client_secret',
    });
  }
  if (intent.status !== 'requires_action' || intent.payment_method === null) {
    throw invalidRequest(`This intent does not wait for authentication: it is ${intent.status}.`);
  }
  return intent.payment_method;
}

function finishPayment(world: World, request: AuthenticationRequest): object {
  const intent = requireIntent(world, request.intent);
  const method = requireMethod(world, requireWaiting(intent, request));
  if (request.outcome === 'fail') {
    return failIntent(world, intent, failure('payment_intent_authentication_failure', method))
      .intent;
  }
  const attempt = { intent, method, isOffSession: false, isAuthenticated: true };
  return chargeCard(world, attempt).intent;
}

function finishSetup(world: World, request: AuthenticationRequest): object {
  const intent = requireSetupIntent(world, request.intent);
  const method = requireMethod(world, requireWaiting(intent, request));
  if (request.outcome === 'fail') {
    return failSetup(world, intent, method, failure('setup_intent_authentication_failure', method))
      .intent;
  }
  return completeSetup(world, intent, method).intent;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function page(request: AuthenticationRequest): string {
  const query = new URLSearchParams({
    intent: request.intent,
    client_secret: request.clientSecret,
    ...(request.returnUrl === undefined ? {} : { return_url: request.returnUrl }),
  });
  const link = (outcome: string): string =>
    escaped(`/_sim/authenticate?${query.toString()}&outcome=${outcome}`);
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>3D Secure test page</title>' +
    `<h1>3D Secure test page</h1><p>Your bank wants to know that it is you who pays ` +
    `<code>${escaped(request.intent)}</code>.</p>` +
    `<p><a href="${link('success')}">Complete authentication</a></p>` +
    `<p><a href="${link('fail')}">Fail authentication</a></p></html>`
  );
}

function returnAddress(request: AuthenticationRequest, returnUrl: string): string {
  const url = new URL(returnUrl);
  const name = request.intent.startsWith('seti_') ? 'setup_intent' : 'payment_intent';
  url.searchParams.set(name, request.intent);
  url.searchParams.set(`${name}_client_secret`, request.clientSecret);
  url.searchParams.set('redirect_status', request.outcome === 'fail' ? 'failed' : 'succeeded');
  return url.toString();
}

export function authenticate(world: World, request: AuthenticationRequest): AuthenticationResult {
  if (request.outcome === undefined) return { page: page(request) };
  const isSetup = request.intent.startsWith('seti_');
  const intent = isSetup ? finishSetup(world, request) : finishPayment(world, request);
  const { returnUrl } = request;
  return returnUrl === undefined ? { intent } : { redirectTo: returnAddress(request, returnUrl) };
}
