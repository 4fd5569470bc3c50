/**
 * The only place that reads the environment. A variable that the template forgot is a bug found at
 * the first call, with its name.
 */
export function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`The environment variable ${name} is missing: check the function's stack.`);
  return value;
}

/** What may be left empty at deployment. */
export const environmentOr = (name: string, otherwise: string): string =>
  process.env[name] || otherwise;

export function environmentNumber(name: string): number {
  const value = Number(environment(name));
  if (!Number.isFinite(value)) throw new Error(`The environment variable ${name} is no number.`);
  return value;
}

/** A length of time: the template says it in seconds. */
export const environmentMs = (name: `${string}_SECONDS`): number => environmentNumber(name) * 1000;
