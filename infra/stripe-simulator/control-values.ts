/** What a control's JSON body holds, read with care and refused with Stripe's own errors. */
import { invalidRequest } from './protocol/errors.ts';

export function hash(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

export function number(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw invalidRequest(`${name} must be a number`, { param: name });
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** `true` stands for all. */
export function share(value: unknown): number {
  if (typeof value === 'number') return value;
  return value === true ? 1 : 0;
}

export function parsedBody(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest('the body must be JSON');
  }
}
