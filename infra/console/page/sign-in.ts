/**
 * Signing in: OpenID Connect, authorization code with PKCE, as a public client. Invariant: an answer
 * counts only for the sign-in that this tab began (`state`), from the issuer that was asked (`iss`),
 * for the token that was asked for (`nonce`), and only with the verifier that never left this tab.
 *
 * Tokens are kept in memory alone. What the way there and back needs is in `sessionStorage`, because
 * the page is left in between: it is of no use without the code, which comes once and is used once.
 */
import type { Schemas } from 'fanfund/client';

export type Settings = Schemas['ConsoleSettings'];
/** Everything one may, or the right to look alone. */
export type Wish = 'act' | 'look';

export type Grant = {
  readonly token: string;
  readonly name: string;
  readonly canAct: boolean;
  readonly canLook: boolean;
};

const actScope = 'fanfund/ops';
const lookScope = 'fanfund/ops:read';
const scopes: Readonly<Record<Wish, string>> = {
  act: `openid profile ${actScope} ${lookScope}`,
  look: `openid profile ${lookScope}`,
};

type Begun = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly wish: Wish;
  /** Where to go on afterwards. */
  readonly hash: string;
};

const begunAs = 'fanfund-sign-in';
const signedInAs = 'fanfund-signed-in';

const redirectUri = (): string => `${location.origin}/ops`;

/** Who was signed in in this tab and loads it again is signed in again, without a click. */
export const wishBefore = (): Wish | undefined =>
  (sessionStorage.getItem(signedInAs) as Wish | null) ?? undefined;

export const forgetSignIn = (): void => {
  sessionStorage.removeItem(signedInAs);
  sessionStorage.removeItem(begunAs);
};

export async function beginSignIn(settings: Settings, wish: Wish): Promise<void> {
  const [state, nonce, verifier] = [secret(), secret(), secret()];
  const begun: Begun = { state, nonce, verifier, wish, hash: location.hash };
  sessionStorage.setItem(begunAs, JSON.stringify(begun));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const asked = new URL(settings.authorizationEndpoint);
  const parameters = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    scope: scopes[wish],
    audience: settings.audience,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ...{ state, nonce },
  };
  for (const [name, value] of Object.entries(parameters)) asked.searchParams.set(name, value);
  location.assign(asked);
}

/** What came back with the address: the code is used once, and gone from the address at once. */
export async function finishSignIn(settings: Settings): Promise<Grant | undefined> {
  const answer = new URLSearchParams(location.search);
  const kept = sessionStorage.getItem(begunAs);
  if (!answer.has('code') && !answer.has('error')) return undefined;
  sessionStorage.removeItem(begunAs);
  const begun = kept === null ? undefined : (JSON.parse(kept) as Begun);
  history.replaceState(undefined, '', `/ops${begun?.hash ?? ''}`);
  const code = codeIn(answer, begun, settings);
  if (begun === undefined) throw new SignInError('This sign-in was not begun in this tab.');
  const grant = await redeem(settings, begun, code);
  sessionStorage.setItem(signedInAs, begun.wish);
  return grant;
}

export class SignInError extends Error {}

function codeIn(answer: URLSearchParams, begun: Begun | undefined, settings: Settings): string {
  if (begun === undefined || answer.get('state') !== begun.state)
    throw new SignInError('This sign-in was not begun in this tab.');
  const issuer = answer.get('iss');
  if (issuer !== null && issuer !== settings.issuer)
    throw new SignInError('Another issuer answered than the one that was asked.');
  const error = answer.get('error');
  if (error !== null) throw new SignInError(answer.get('error_description') ?? error);
  return answer.get('code') ?? '';
}

type Tokens = { readonly access_token: string; readonly id_token?: string };

async function redeem(settings: Settings, begun: Begun, code: string): Promise<Grant> {
  const answer = await fetch(settings.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      ...{ code, code_verifier: begun.verifier },
      ...{ client_id: settings.clientId, redirect_uri: redirectUri() },
    }),
  }).catch(() => undefined);
  if (!answer?.ok) throw new SignInError('The issuer gave no token for this sign-in.');
  const tokens = (await answer.json()) as Tokens;
  const who = checkedIdentity(tokens.id_token, settings, begun.nonce);
  const granted = scopesIn(claimsOf(tokens.access_token));
  return {
    token: tokens.access_token,
    name: String(who['name'] ?? who['email'] ?? who['sub']),
    canAct: granted.includes(actScope),
    canLook: granted.includes(actScope) || granted.includes(lookScope),
  };
}

/** The API decides; this only says what is worth a try. */
const scopesIn = ({ scope }: Claims): string[] =>
  typeof scope === 'string' ? scope.split(' ') : [];

type Claims = Readonly<Record<string, unknown>>;

/** It came from the token endpoint itself, so its signature says nothing more (OpenID Connect Core, 3.1.3.7). */
function checkedIdentity(idToken: string | undefined, settings: Settings, nonce: string): Claims {
  const claims = claimsOf(idToken ?? '');
  const isOurs =
    claims['iss'] === settings.issuer &&
    [claims['aud']].flat().includes(settings.clientId) &&
    claims['nonce'] === nonce &&
    Number(claims['exp']) * 1000 > Date.now();
  if (!isOurs) throw new SignInError('The issuer’s answer does not belong to this sign-in.');
  return claims;
}

function claimsOf(token: string): Claims {
  try {
    const [, payload = ''] = token.split('.');
    const bytes = Uint8Array.from(
      atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
      (letter) => letter.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
  } catch {
    return {};
  }
}

const secret = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
