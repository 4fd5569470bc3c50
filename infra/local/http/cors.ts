/** CORS as the API itself answers it, when its template asks for that. */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

export type CorsSettings = {
  readonly AllowOrigins?: string[];
  readonly AllowMethods?: string[];
  readonly AllowHeaders?: string[];
  readonly ExposeHeaders?: string[];
  readonly MaxAge?: number;
  readonly AllowCredentials?: boolean;
};

export function corsHeaders(settings: CorsSettings, request: IncomingMessage): OutgoingHttpHeaders {
  const origin = request.headers.origin;
  const origins = settings.AllowOrigins ?? [];
  if (origin === undefined || !(origins.includes('*') || origins.includes(origin))) return {};
  const headers: OutgoingHttpHeaders = {
    'access-control-allow-origin': origins.includes('*') ? '*' : origin,
  };
  if (settings.ExposeHeaders?.length) {
    headers['access-control-expose-headers'] = settings.ExposeHeaders.join(',');
  }
  if (settings.AllowCredentials === true) headers['access-control-allow-credentials'] = 'true';
  if (request.method !== 'OPTIONS') return headers;
  headers['access-control-allow-methods'] = (settings.AllowMethods ?? []).join(',');
  headers['access-control-allow-headers'] = (settings.AllowHeaders ?? []).join(',');
  if (settings.MaxAge !== undefined) headers['access-control-max-age'] = String(settings.MaxAge);
  return headers;
}
