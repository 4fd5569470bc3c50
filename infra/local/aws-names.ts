/**
 * Account, Region and names as they are on this machine. Names that CloudFormation would invent at
 * deployment are derived from stack and logical id, so that they are the same after every restart.
 */
export const accountId = '000000000000';
export const region = 'us-east-1';
export const partition = 'aws';

export function arn(service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

export function nameFromArn(value: string): string {
  return value.split(/[:/]/).at(-1) ?? value;
}

/** Logical ids end in a hash, so the end is what has to be kept. */
export function physicalName(stack: string, logicalId: string, lengthMax: number): string {
  const hash = logicalId.slice(-8);
  const full = `${stack}-${logicalId}`;
  return full.length <= lengthMax ? full : `${full.slice(0, lengthMax - 9)}-${hash}`;
}
