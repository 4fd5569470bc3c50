/**
 * The one error a person starting the local cloud is meant to read: a single sentence that says
 * what is wrong and what to do. Everything else that is thrown here is a defect.
 */
export class LocalCloudError extends Error {
  override readonly name = 'LocalCloudError';
}
