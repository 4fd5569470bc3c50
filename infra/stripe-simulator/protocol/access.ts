/** Who may call: secret keys everything, publishable keys only intents whose secret they know. */
import { forbidden, unauthorized } from './errors.ts';
import type { FormHash } from './form.ts';
import type { Access, Route } from './routes.ts';

function presentedKey(authorization: string | undefined, params: FormHash): string | undefined {
  const [scheme, credentials = ''] = (authorization ?? '').split(' ');
  if (scheme === 'Bearer') return credentials;
  if (scheme === 'Basic') return Buffer.from(credentials, 'base64').toString().split(':')[0];
  return typeof params['key'] === 'string' ? params['key'] : undefined;
}

function masked(key: string): string {
  return key.length <= 12 ? key : `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
}

export function accessOf(options: {
  authorization: string | undefined;
  params: FormHash;
  secretKey: string | undefined;
}): Access {
  const key = presentedKey(options.authorization, options.params);
  if (key === undefined || key === '') {
    throw unauthorized(
      'You did not provide an API key. You need to provide your API key in the Authorization ' +
        "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (key.startsWith('pk_test_')) return 'publishable';
  const accepted =
    options.secretKey === undefined ? /^(sk|rk)_test_/.test(key) : key === options.secretKey;
  if (!accepted) throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
  return 'secret';
}

export function requireAccess(access: Access, route: Route): void {
  if (access === 'publishable' && route.publishable !== true) {
    throw forbidden(
      'This API call cannot be made with a publishable API key. Please use a secret API key. You ' +
        'can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    );
  }
}
