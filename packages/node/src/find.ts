/**
 * The plan documents of a repository: found by the places where people keep them, and by their front matter.
 *
 * Only a guess from the outside; reading says what a document is. Bounded, so that it ends in any folder.
 */
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, sep } from 'node:path'
import { head } from './files.ts'
import { gitRoot } from './git.ts'

export interface FindOptions {
  /** Most folder entries to look at. */
  readonly entries?: number
  /** Most documents to open for their front matter. */
  readonly heads?: number
}

export interface FoundDocuments {
  /** Sorted; each begins with the folder that was given. */
  readonly paths: readonly string[]
  /** False when a limit ended the search. */
  readonly complete: boolean
  /** Folders that could not be listed. */
  readonly closed: readonly string[]
}

const LIMITS = { entries: 50_000, heads: 3_000 }
const DEPTH = 16

/** Folders that hold what others wrote, or what a program made. */
const SKIPPED = new Set(
  'node_modules bower_components vendor third_party dist build out target coverage venv __pycache__ site-packages Pods DerivedData tmp temp'.split(
    ' ',
  ),
)
const HIDDEN_KEPT = new Set(['.kiro'])

/** Where plans stand, relative to any folder. `openspec/changes/archive/` holds what is over, one level deeper. */
const PLACES: readonly RegExp[] = [
  /(?:^|\/)docs\/ai\/(?:planning|implementation)\/[^/]+\.md$/i,
  /(?:^|[/_.-])plan\.md$/i,
  /(?:^|\/)plans\/[^/]+\.md$/i,
  /(?:^|\/)specs\/[^/]+\/tasks\.md$/i,
  /(?:^|\/)openspec\/changes\/[^/]+\/tasks\.md$/i,
  /(?:^|\/)todo\.md$/i,
  /(?:^|\/)docs\/v\d[^/]*\/.+\.md$/i,
]
const HEAD_BYTES = 4096
const FRONT_MATTER = /^(?:\ufeff?\s*(?:#[^\n]*\n\s*)?)---[ \t]*\r?\n((?:(?!---)[^\n]*\n)*)/
const PLAN_KEYS = /^(?:phase:\s*["']?(?:planning|implementation)\b|milemark:)/m

/** Documents below a folder that look like plans. */
export async function findDocuments(folder: string, options: FindOptions = {}): Promise<FoundDocuments> {
  const { paths, complete, closed } = await markdownBelow(folder, options)
  const found: string[] = []
  let heads = options.heads ?? LIMITS.heads
  for (const path of paths) {
    if (isPlanPlace(path)) found.push(path)
    else if (heads-- > 0 && hasPlanKeys(await head(path, HEAD_BYTES))) found.push(path)
  }
  return { paths: found, complete: complete && heads >= 0, closed }
}

/** True for a path where plans usually stand. */
export const isPlanPlace = (path: string): boolean => PLACES.some((place) => place.test(path.replaceAll('\\', '/')))

/** True where front matter says that a text is a plan. */
export const hasPlanKeys = (text: string): boolean => PLAN_KEYS.test(FRONT_MATTER.exec(text)?.[1] ?? '')

/** Every Markdown document below a folder, but for folders that hold foreign or generated files. */
export async function markdownBelow(folder: string, options: FindOptions = {}): Promise<FoundDocuments> {
  const paths: string[] = []
  const closed: string[] = []
  let left = options.entries ?? LIMITS.entries
  let complete = true
  const top = gitRoot(folder) ?? folder
  const walk = async (at: string, depth: number): Promise<void> => {
    const entries = await list(at)
    if (entries === null) closed.push(at)
    left -= entries?.length ?? 0
    if (left < 0 || depth > DEPTH) complete = false
    for (const entry of complete ? (entries ?? []) : []) {
      const path = at === '.' ? entry.name : join(at, entry.name)
      if (entry.isDirectory()) {
        if (isEntered(entry.name)) await walk(path, depth + 1)
      } else if (/\.(?:md|markdown)$/i.test(entry.name) && !(entry.isSymbolicLink() && (await leadsOut(path, top)))) paths.push(path)
    }
  }
  await walk(folder, 0)
  return { paths, complete, closed }
}

/** True for a link out of the repository: what a repository holds never brings anything else before a reader, let alone an agent's edits. */
async function leadsOut(link: string, top: string): Promise<boolean> {
  try {
    const way = relative(await realpath(top), await realpath(link))
    return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  } catch {
    // A link to nothing is reported when it is read.
    return false
  }
}

/** Null for a folder that may not be listed. */
async function list(folder: string): Promise<Dirent[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return null
  }
}

/** False for folders that hold what others wrote, or what a program made. */
export const isEntered = (name: string): boolean => (name.startsWith('.') ? HIDDEN_KEPT.has(name) : !SKIPPED.has(basename(name)))

export async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
