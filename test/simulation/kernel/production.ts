/**
 * The product's own source, unmodified but for a mutant's one change, loaded so that every
 * container has its own copy of what a warm function keeps (handlers, wiring, the logger, token
 * keys), while everything that keeps nothing is shared by all.
 */
import { transformSync } from 'esbuild';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compileFunction } from 'node:vm';

const root = join(import.meta.dirname, '..', '..', '..');

/** One change of the source: a breakage that must be noticed, or an earlier version of the code. */
export type SourceChange = {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};

export type Exports = Record<string, unknown>;
/** What stands in for a package, made of the real one. */
export type PackageTwins = Readonly<Record<string, (real: Exports) => Exports>>;

type Module = { exports: Exports };
type Run = (exports: Exports, require: (id: string) => Exports, module: Module) => void;
type Unit = {
  readonly run: Run;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  keepsState: boolean;
};

export type Production = {
  /** Loads one file for one container; `file` is relative to the repository. */
  readonly forContainer: () => (file: string) => Exports;
};

/** Files whose top level holds something that changes while a function is warm. */
const keepsState = (file: string): boolean =>
  /^functions\/[^/]+\/handler\.ts$/.test(file) ||
  /^shared\/wiring[^/]*\.ts$/.test(file) ||
  ['shared/entry/caller.ts', 'shared/entry/logger.ts'].includes(file);

export async function loadProduction(
  changes: readonly SourceChange[],
  twins: PackageTwins,
): Promise<Production> {
  const units = new Map<string, Unit>();
  for (const file of sourceFiles()) units.set(file, unitOf(file, changes));
  for (const file of units.keys()) spreadState(units, file);
  const packages = await importPackages([...units.values()], twins);
  const shared = new Map<string, Module>();
  return {
    forContainer: () => {
      const own = new Map<string, Module>();
      const load = (file: string): Exports => {
        const unit = units.get(file);
        if (!unit) throw new Error(`The product has no file ${file}.`);
        const kept = unit.keepsState ? own : shared;
        const known = kept.get(file);
        if (known) return known.exports;
        const module: Module = { exports: {} };
        kept.set(file, module);
        const find = (id: string): Exports =>
          id.startsWith('.') ? load(join(dirname(file), id)) : packages(id);
        unit.run(module.exports, find, module);
        return module.exports;
      };
      return load;
    },
  };
}

function sourceFiles(): string[] {
  return ['shared', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
}

function unitOf(file: string, changes: readonly SourceChange[]): Unit {
  let text = readFileSync(join(root, file), 'utf8');
  for (const change of changes.filter((one) => one.file === file)) text = changed(text, change);
  const known = compiled.get(file);
  const unit = known?.text === text ? known : compile(file, text);
  compiled.set(file, known ?? unit);
  const { run, imports, packages } = unit;
  return { run, imports, packages, keepsState: keepsState(file) };
}

type Compiled = Pick<Unit, 'run' | 'imports' | 'packages'> & { readonly text: string };

/** Of each file as it was first loaded: the next version of the product differs in a file or two. */
const compiled = new Map<string, Compiled>();

function compile(file: string, text: string): Compiled {
  const { code } = transformSync(text, {
    loader: 'ts',
    format: 'cjs',
    target: 'node24',
    sourcefile: file,
    sourcemap: 'inline',
  });
  const run = compileFunction(withoutCopies(code), ['exports', 'require', 'module'], {
    filename: join(root, file),
  }) as Run;
  const ids = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, id = '']) => id);
  const isOwn = (id: string): boolean => id.startsWith('.');
  return {
    ...{ run, text },
    imports: ids.filter(isOwn).map((id) => join(dirname(file), id)),
    packages: ids.filter((id) => !isOwn(id)),
  };
}

/** esbuild copies a namespace for each file that imports it; all that is imported here is one already. */
const withoutCopies = (code: string): string =>
  code.replaceAll(/__toESM\((require\("[^"]+"\))\)/g, '$1');

export function changed(text: string, { file, find, replace }: SourceChange): string {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`A change of ${file} fits ${parts.length - 1} places: ${find}`);
  return parts.join(replace);
}

/** Whoever imports what keeps state keeps it, too. */
function spreadState(units: Map<string, Unit>, file: string, seen = new Set<string>()): boolean {
  const unit = units.get(file);
  if (!unit || seen.has(file)) return false;
  seen.add(file);
  unit.keepsState ||= unit.imports.some((inner) => spreadState(units, inner, seen));
  return unit.keepsState;
}

/** Some packages have no other form than ES modules, which cannot be had on demand. */
async function importPackages(
  units: readonly Unit[],
  twins: PackageTwins,
): Promise<(id: string) => Exports> {
  const loaded = new Map<string, Exports>();
  for (const id of new Set(units.flatMap(({ packages }) => packages))) {
    const real = { ...((await import(id)) as Exports), __esModule: true };
    loaded.set(id, twins[id]?.(real) ?? real);
  }
  return (id) => {
    const found = loaded.get(id);
    if (!found) throw new Error(`The product imports ${id} in a way that was not foreseen.`);
    return found;
  };
}
