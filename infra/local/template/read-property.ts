/** Typed reads of resolved properties: a value of the wrong kind is one clear sentence. */
import { LocalCloudError } from '../local-cloud-error.ts';
import type { Properties } from './assembly.ts';
import type { Resource } from './resolved-template.ts';

export function textOf(resource: Resource, name: string): string {
  const value = resource.properties[name];
  if (typeof value !== 'string') throw wrong(resource, name, 'a text');
  return value;
}

export function optionalText(resource: Resource, name: string): string | undefined {
  return resource.properties[name] === undefined ? undefined : textOf(resource, name);
}

/** CloudFormation takes numbers written as text, too. */
export function numberOf(resource: Resource, name: string, otherwise: number): number {
  const value = resource.properties[name];
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isFinite(number)) throw wrong(resource, name, 'a number');
  return number;
}

export function optionalNumber(resource: Resource, name: string): number | undefined {
  return resource.properties[name] === undefined ? undefined : numberOf(resource, name, 0);
}

export function objectOf(resource: Resource, name: string): Properties {
  const value = resource.properties[name] ?? {};
  if (typeof value !== 'object' || value === null) throw wrong(resource, name, 'an object');
  return value as Properties;
}

export function listOf<T>(resource: Resource, name: string): T[] {
  const value = resource.properties[name] ?? [];
  if (!Array.isArray(value)) throw wrong(resource, name, 'a list');
  return value as T[];
}

/** A property of which the local cloud speaks only some values. */
export function oneOf(resource: Resource, name: string, known: readonly unknown[]): void {
  const value = resource.properties[name];
  if (!known.includes(value)) {
    throw new LocalCloudError(
      `${resource.path} (${resource.type}) sets ${name} to ${JSON.stringify(value)}; the local cloud knows ${known.filter((v) => v !== undefined).join(', ')}.`,
    );
  }
}

function wrong(resource: Resource, name: string, kind: string): LocalCloudError {
  return new LocalCloudError(`${resource.path} (${resource.type}) needs ${kind} as ${name}.`);
}
