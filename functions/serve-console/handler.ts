import { bundledFiles } from '../../shared/entry/bundled-files.ts';
import { environment, environmentOr } from '../../shared/env.ts';
import { now } from '../../shared/wiring.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { serveConsole } from './serve-console.ts';
import { signInEndpoints } from '../../shared/entry/sign-in-endpoints.ts';

export const handler = rawHttpEntry(serveConsole, () => ({
  file: bundledFiles(import.meta.dirname),
  endpoints: signInEndpoints(environment('OIDC_ISSUER')),
  audience: environment('OIDC_AUDIENCE'),
  clientId: environment('OIDC_CLIENT_ID'),
  stripeDashboard: environmentOr('STRIPE_DASHBOARD_URL', ''),
  now,
}));
