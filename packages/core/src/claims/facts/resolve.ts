/**
 * What an import means: a file of the tree, through relative paths, `paths` of tsconfig.json and the names of workspace packages;
 * or a package from elsewhere.
 */

import { folderOf, joined } from '../places.ts'
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { jsonc, property } from './jsonc.ts'

export interface Target {
  /** A file of the tree; null for a package from elsewhere, or a file that is not there. */
  readonly path: string | null
  /** The name of the package; null for a path. */
  readonly package: string | null
}

/** Packages of the repository: name → folder. */
export const workspaces: (tree: Tree) => ReadonlyMap<string, string> = fact((tree) => {
  const manifests = tree.files.filter((path) => /(?:^|\/)package\.json$/.test(path) && !path.includes('node_modules/')).slice(0, 300)
  return new Map(
    manifests.flatMap((path): [string, string][] => {
      const name = property(jsonc(tree.read(path) ?? ''), 'name')
      return typeof name === 'string' && name !== '' ? [[name, folderOf(path)]] : []
    }),
  )
})

/** A rule of `paths`: what stands before and behind the star, and where it leads. */
interface Alias {
  /** The folder whose files know it. */
  readonly scope: string
  readonly before: string
  readonly behind: string
  readonly to: readonly string[]
}

const aliases: (tree: Tree) => readonly Alias[] = fact((tree) =>
  tree.files
    .filter((path) => /(?:^|\/)(?:tsconfig|jsconfig)(?:\.\w+)?\.json$/.test(path) && !path.includes('node_modules/'))
    .slice(0, 100)
    .flatMap((path) => aliasesOf(path, tree.read(path) ?? ''))
    // The nearest configuration knows best.
    .sort((a, b) => b.scope.length - a.scope.length || b.before.length - a.before.length),
)

function aliasesOf(path: string, text: string): Alias[] {
  const options = property(jsonc(text), 'compilerOptions')
  const scope = folderOf(path)
  const base = property(options, 'baseUrl')
  const root = joined(scope, typeof base === 'string' ? base : '.')
  const paths = property(options, 'paths')
  if (root === null || typeof paths !== 'object' || paths === null) return []
  return Object.entries(paths).flatMap(([pattern, to]: [string, unknown]) => {
    const [before = '', behind] = pattern.split('*')
    const places = Array.isArray(to) ? to.flatMap((place: unknown) => (typeof place === 'string' ? (joined(root, place) ?? []) : [])) : []
    return before === '' || places.length === 0 ? [] : [{ scope, before, behind: behind ?? '\0', to: places }]
  })
}

/** Where an import of a TypeScript or JavaScript file leads. */
export function resolve(tree: Tree, from: string, specifier: string): Target {
  const name = specifier.replace(/[?#].*$/, '')
  if (name === '' || name.length > 300) return { path: null, package: null }
  if (name.startsWith('.')) {
    const path = joined(folderOf(from), name)
    return { path: path === null ? null : fileAt(tree, path), package: null }
  }
  const alias = aliased(tree, from, name)
  if (alias !== null) return { path: alias, package: null }
  const called = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name
  const folder = workspaces(tree).get(called)
  if (folder !== undefined) return { path: inPackage(tree, folder, name.slice(called.length + 1)), package: called }
  // `@/` and `~/` mean the source folder in most repositories that set it elsewhere.
  const short = /^[@~]\/(.+)$/.exec(name)?.[1]
  if (short !== undefined) return { path: fileAt(tree, `src/${short}`) ?? fileAt(tree, short), package: null }
  return { path: null, package: called }
}

function aliased(tree: Tree, from: string, name: string): string | null {
  for (const { scope, before, behind, to } of aliases(tree)) {
    if (scope !== '' && !from.startsWith(`${scope}/`)) continue
    const isExact = behind === '\0'
    if (isExact ? name !== before : !(name.startsWith(before) && name.endsWith(behind) && name.length >= before.length + behind.length))
      continue
    const star = isExact ? '' : name.slice(before.length, name.length - behind.length)
    for (const place of to) {
      const found = fileAt(
        tree,
        place.replace('*', () => star),
      )
      if (found !== null) return found
    }
  }
  return null
}

/** What a package gives out under a name: without reading its exports, the source of that name, else its folder. */
function inPackage(tree: Tree, folder: string, name: string): string | null {
  const within = (path: string): string => (folder === '' ? path : `${folder}/${path}`)
  const places = name === '' ? ['src/index', 'index', 'src/main', 'lib/index'] : [`src/${name}`, name, `lib/${name}`]
  for (const place of places) {
    const found = fileAt(tree, within(place))
    if (found !== null) return found
  }
  return tree.kindOf(within('package.json')) ? within('package.json') : null
}

const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.d.ts', '.vue', '.svelte', '.json']
const INDEXES = ['/index.ts', '/index.tsx', '/index.js', '/index.jsx', '/index.mjs']

/** The file that a path without ending, or with that of the compiled file, means. */
export function fileAt(tree: Tree, path: string): string | null {
  const stem = path.replace(/\.([cm]?)jsx?$/, '')
  const candidates = [
    ...ENDINGS.map((ending) => path + ending),
    ...ENDINGS.slice(1).map((ending) => stem + ending),
    ...INDEXES.map((index) => path + index),
  ]
  return candidates.find((candidate) => tree.kindOf(candidate) === 'file') ?? null
}
