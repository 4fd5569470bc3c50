/** The part of JSONPath that EventBridge takes for InputPath and message groups: $.a.b[0]. */
import { LocalCloudError } from '../local-cloud-error.ts';

export function jsonPath(value: unknown, path: string): unknown {
  if (!/^\$(\.[\w-]+|\[\d+\])*$/.test(path)) {
    throw new LocalCloudError(`The local cloud does not know the JSON path ${path}.`);
  }
  const steps = path.match(/[\w-]+/g) ?? [];
  return steps.reduce<unknown>(
    (current, step) =>
      typeof current === 'object' && current !== null
        ? (current as Record<string, unknown>)[step]
        : undefined,
    value,
  );
}
