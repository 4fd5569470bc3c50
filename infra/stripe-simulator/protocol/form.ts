/**
 * Stripe's wire format for parameters: `a[b][c]=v`, `expand[]=x`, `items[0]=x`. Keys live in
 * objects without a prototype, so no name can reach one.
 */
export type FormValue = string | FormHash;
export type FormHash = { [name: string]: FormValue };

export function emptyHash(): FormHash {
  return Object.create(null) as FormHash;
}

function decoded(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function pathOf(key: string): string[] {
  const open = key.indexOf('[');
  if (open <= 0) return [key];
  const inner = key.slice(open + 1, key.endsWith(']') ? -1 : undefined);
  return [key.slice(0, open), ...inner.split('][')];
}

function insert(root: FormHash, path: readonly string[], value: string): void {
  let hash = root;
  path.forEach((part, position) => {
    const name = part === '' ? String(Object.keys(hash).length) : part;
    if (position === path.length - 1) {
      hash[name] = value;
      return;
    }
    const next = hash[name];
    const child = typeof next === 'object' ? next : emptyHash();
    hash[name] = child;
    hash = child;
  });
}

export function parseForm(text: string): FormHash {
  const root = emptyHash();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = decoded(equals === -1 ? pair : pair.slice(0, equals));
    const value = equals === -1 ? '' : decoded(pair.slice(equals + 1));
    insert(root, pathOf(key), value);
  }
  return root;
}
