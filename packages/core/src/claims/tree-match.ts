/**
 * A drawn tree against the real one: where its root is, what of it is there, and what of a level that is listed whole is not
 * drawn.
 */
import type { DrawnTree, Entry } from './drawn-tree.ts'
import { isAside } from './facts/script.ts'
import { folderOf, folders, joined, nameOf } from './places.ts'
import type { Ground, Tree } from './tree.ts'
import { fact } from './tree.ts'

export interface TreeMatch {
  /** The real folder that the drawing begins in; null where too little of it is anywhere. */
  readonly root: string | null
  /** How many of the entries that should be there are, at the best root. */
  readonly present: number
  readonly asked: number
}

/** More missing entries than these are told in one sentence. */
export const MOST_MISSING = 3

/** Worked out once for a drawing and a tree. */
export function treeMatch(drawn: DrawnTree, { tree, document }: Pick<Ground, 'tree' | 'document'>): TreeMatch {
  const known = matches(tree)
  const found = known.get(drawn) ?? match(drawn, tree, document)
  known.set(drawn, found)
  return found
}

const matches = fact((_tree: Tree) => new WeakMap<DrawnTree, TreeMatch>())

/** Below this share the drawing shows another tree. */
const LEAST_SHARE = 0.3
/** Of a root that nothing names, and that was only picked for what it holds. */
const LEAST_SHARE_PICKED = 0.6
/** Folders of one name that are tried as the root. */
const MOST_ROOTS = 40

function match(drawn: DrawnTree, tree: Tree, document: string): TreeMatch {
  const asked = drawn.entries.filter(isAsked)
  let best: TreeMatch = { root: null, present: 0, asked: asked.length }
  for (const { folder, least } of roots(drawn, tree, document)) {
    const present = asked.filter((entry) => find(entry, folder, tree) !== null).length
    if (present > best.present && present >= asked.length * least) best = { root: folder, present, asked: asked.length }
    else if (best.root === null && present > best.present) best = { ...best, present }
  }
  return best
}

/** Entries that ought to be there: no placeholders, nothing planned or gone, nothing that a build makes. */
export const isAsked = ({ path, isWild, tense }: Entry): boolean => path !== '' && !isWild && tense === null

interface Candidate {
  readonly folder: string
  /** The share of the entries that must be there. */
  readonly least: number
}

/** Candidates for the root, the likeliest first. */
function roots(drawn: DrawnTree, tree: Tree, document: string): Candidate[] {
  const beside = folderOf(document)
  const name = drawn.root?.replace(/^\.?\/+|\/+$/g, '') ?? ''
  const called = [...(name === '' ? [] : [name]), ...drawn.hints].flatMap((top) => [top, joined(beside, top) ?? '', ...endingIn(top, tree)])
  const first = drawn.entries.find((entry) => entry.path !== '' && !entry.path.includes('/') && entry.isFolder && !entry.isWild)?.path
  const holders = first === undefined ? [] : endingIn(first, tree).map(folderOf)
  const named = new Set([...called.slice(0, MOST_ROOTS), '', beside])
  return [
    ...[...named].map((folder) => ({ folder, least: LEAST_SHARE })),
    ...holders.filter((folder) => !named.has(folder)).map((folder) => ({ folder, least: LEAST_SHARE_PICKED })),
  ].filter(({ folder }) => folder === '' || tree.kindOf(folder) === 'directory')
}

const endingIn = (name: string, tree: Tree): string[] =>
  folders(tree)
    .filter((folder) => folder.endsWith(`/${name}`))
    .slice(0, MOST_ROOTS)

/** The real path of an entry below a root; null where nothing is there. */
export function find(entry: Entry, root: string, tree: Tree): string | null {
  const path = joined(root, entry.path)
  if (path === null || entry.path.includes('..')) return null
  if (tree.kindOf(path)) return path
  if (tree.kindOf(folderOf(path)) !== 'directory') return null
  // `Button` for `Button.tsx`; `[feature]` for any.
  const siblings = tree.list(folderOf(path))
  const stem = nameOf(path)
  const longer = stem.includes('.') ? undefined : siblings.find((name) => name.startsWith(`${stem}.`))
  if (longer !== undefined) return `${folderOf(path)}/${longer}`.replace(/^\//, '')
  const any = /^\[[\w-]+\]/.test(stem) && siblings.some((name) => name.endsWith('/') === entry.isFolder)
  return any ? folderOf(path) : null
}

/** A level that is drawn whole, and what is not in it. */
export interface Unlisted {
  /** The real folder. */
  readonly folder: string
  /** The entries of the level, as drawn. */
  readonly listed: readonly Entry[]
  /** Names that are missing in the drawing, with `/` behind folders. */
  readonly names: readonly string[]
}

const FEWEST_LISTED = 3
const MOST_UNLISTED = 5
/** A level of which more is left out was drawn in part. */
const LEAST_LISTED_PER_UNLISTED = 3

/**
 * Siblings that are not drawn, only where everything else of their level is.
 *
 * @param without entries that will be taken out
 */
export function unlisted(drawn: DrawnTree, root: string, tree: Tree, without: readonly Entry[] = []): Unlisted[] {
  const levels = new Map<string, Entry[]>()
  for (const entry of drawn.entries) {
    if (entry.path === '' || without.includes(entry)) continue
    const level = entry.parent?.path ?? ''
    levels.set(level, [...(levels.get(level) ?? []), entry])
  }
  return [...levels].flatMap(([level, listed]) => {
    if (drawn.open.has(level) || listed.length < FEWEST_LISTED || !listed.every((entry) => isAsked(entry) && isOneName(entry))) return []
    const folder = joined(root, level) ?? ''
    if (listed.some((entry) => find(entry, root, tree) === null)) return []
    const names = missingIn(folder, listed, tree)
    return names.length > 0 && names.length <= Math.min(MOST_UNLISTED, listed.length / LEAST_LISTED_PER_UNLISTED)
      ? [{ folder, listed, names }]
      : []
  })
}

const isOneName = ({ name }: Entry): boolean => !name.replace(/^\.\//, '').replace(/\/$/, '').includes('/')

function missingIn(folder: string, listed: readonly Entry[], tree: Tree): string[] {
  const drawn = new Set(listed.map(({ path }) => nameOf(path)))
  const stems = new Set(listed.map(({ path }) => nameOf(path).replace(/\..*$/, '')))
  const endings = new Set(listed.filter(({ isFolder }) => !isFolder).map(({ path }) => ending(nameOf(path))))
  const hasFolders = listed.some(({ isFolder }) => isFolder)
  return tree.list(folder).filter((name) => {
    const bare = name.replace(/\/$/, '')
    if (drawn.has(bare) || stems.has(bare) || QUIET.test(bare) || isAside(folder === '' ? name : `${folder}/${name}`)) return false
    return name.endsWith('/') ? hasFolders : endings.has(ending(name)) && !stems.has(bare.replace(/\..*$/, ''))
  })
}

const ending = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** What nobody draws. */
const QUIET =
  /^\.|^(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|go\.sum|composer\.lock|Gemfile\.lock|LICENSE.*|README.*|CHANGELOG.*|__init__\.py|index\.\w+|node_modules|tests?|specs?|e2e|__pycache__|.*\.config\.\w+|tsconfig.*)$/i
