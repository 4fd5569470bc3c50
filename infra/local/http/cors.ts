/** CORS as the API itself answers it, when its template asks for that. */
import type { OutgoingHttpHeaders } from 'node:http';
import type { HttpRequest } from './payload.ts';

export type CorsSettings = {
  readonly AllowOrigins?: string[];
  readonly AllowMethods?: string[];
  readonly AllowHeaders?: string[];
  readonly ExposeHeaders?: string[];
  readonly MaxAge?: number;
  readonly AllowCredentials?: boolean;
};

export function corsHeaders(settings: CorsSettings, request: HttpRequest): OutgoingHttpHeaders {
  const origin = allowedOrigin(settings.AllowOrigins ?? [], request.headers.origin);
  if (origin === undefined) return {};
  const headers = {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': settings.ExposeHeaders?.join(','),
    'access-control-allow-credentials': settings.AllowCredentials === true ? 'true' : undefined,
    ...(request.method === 'OPTIONS' && preflightHeaders(settings)),
  };
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

function preflightHeaders({
  AllowMethods,
  AllowHeaders,
  MaxAge,
}: CorsSettings): Record<string, string | undefined> {
  return {
    'access-control-allow-methods': AllowMethods?.join(','),
    'access-control-allow-headers': AllowHeaders?.join(','),
    'access-control-max-age': MaxAge?.toString(),
  };
}

function allowedOrigin(allowed: readonly string[], origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  if (allowed.includes('*')) return '*';
  return allowed.includes(origin) ? origin : undefined;
}
