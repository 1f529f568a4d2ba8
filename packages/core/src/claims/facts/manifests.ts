/**
 * The packages that manifests declare: package.json of every workspace, pyproject, requirements, go.mod, Cargo.toml, Gemfile,
 * composer.json.
 */
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { data, isTable, tableAt } from './yaml.ts'

export interface Dependency {
  readonly name: string
  /** The manifest. */
  readonly path: string
}

/** By the name folded as its registry folds it. */
export const dependencies = fact((tree): ReadonlyMap<string, Dependency> => {
  const found = new Map<string, Dependency>()
  for (const path of tree.files)
    for (const [pattern, read] of READERS)
      if (pattern.test(path)) for (const name of read(tree, path)) if (!found.has(folded(name))) found.set(folded(name), { name, path })
  return found
})

/** Python folds `_`, `.` and case; the others are written in one way. */
export const folded = (name: string): string => name.toLowerCase().replace(/[_.]+/g, '-')

const READERS: readonly (readonly [RegExp, (tree: Tree, path: string) => readonly string[]])[] = [
  [/(?:^|\/)package\.json$/, npm],
  [/(?:^|\/)pyproject\.toml$/, pyproject],
  [/(?:^|\/)requirements[\w.-]*\.txt$/, (tree, path) => named(tree, path, /^([A-Za-z][\w.-]*)/gm)],
  [/(?:^|\/)go\.mod$/, (tree, path) => named(tree, path, /^\s*(?:require\s+)?([\w.-]+\.[\w.-]+\/\S+)\s+v/gm)],
  [/(?:^|\/)Gemfile$/, (tree, path) => named(tree, path, /^\s*gem\s+['"]([^'"]+)/gm)],
  [/(?:^|\/)Cargo\.toml$/, (tree, path) => tables(data(tree, path), ['dependencies', 'dev-dependencies', 'build-dependencies'])],
  [/(?:^|\/)composer\.json$/, (tree, path) => tables(data(tree, path), ['require', 'require-dev'])],
]

function npm(tree: Tree, path: string): string[] {
  const manifest = data(tree, path)
  const own = isTable(manifest) && typeof manifest.name === 'string' ? [manifest.name] : []
  return [...own, ...tables(manifest, ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])]
}

function pyproject(tree: Tree, path: string): string[] {
  const manifest = data(tree, path)
  const listed = [
    tableAt(manifest, 'project').dependencies,
    ...Object.values(tableAt(manifest, 'project', 'optional-dependencies')),
    ...Object.values(tableAt(manifest, 'dependency-groups')),
  ]
  const names = listed
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap((entry) => /^[A-Za-z][\w.-]*/.exec(String(entry))?.[0] ?? [])
  return [...names, ...tables(tableAt(manifest, 'tool', 'poetry'), ['dependencies', 'dev-dependencies'])]
}

const tables = (value: unknown, keys: readonly string[]): string[] => keys.flatMap((key) => Object.keys(tableAt(value, key)))

const named = (tree: Tree, path: string, pattern: RegExp): string[] =>
  [...(tree.read(path) ?? '').matchAll(pattern)].flatMap(([, name]) => name ?? [])
