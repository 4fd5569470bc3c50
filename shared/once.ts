/** Makes a thing at its first use and keeps it: for what a warm function holds on to. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
