/**
 * What git remembers of paths that are not there: one walk over the commits that took something away, and for each of these one
 * look at where it went.
 */
import type { History, Past, Tree } from '@milemark/core/claims'
import { fields, git } from './git-command.ts'

/** Longer walks are given up: then nothing is called gone. */
const WALK_MS = 4_000
const HOPS = 8

/** Without git, or in a shallow clone: the past is not known. */
export const NO_HISTORY: History = { isComplete: false, past: () => new Map() }

/** @param from the commit whose past is asked */
export function historyOf(root: string, from: string, tree: Tree): History {
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository'])?.toString().trim() !== 'false'
  if (isShallow) return NO_HISTORY
  const known = new Map<string, Past>()
  const departures = new Departures(root, from)
  return {
    isComplete: true,
    past: (paths) => {
      const asked = [...new Set(paths)].filter((path) => !known.has(path))
      if (asked.length > 0) for (const [path, past] of pasts(asked, departures, tree)) known.set(path, past)
      return new Map(paths.map((path) => [path, known.get(path) ?? NEVER]))
    },
  }
}

const NEVER: Past = { existed: false, renamedTo: null, goneIn: null }

interface Departure {
  readonly path: string
  readonly commit: string
  /** Where it went in that commit. */
  readonly to: string | null
}

/** Every path that some commit took away, newest first, with where it went. */
class Departures {
  readonly #root: string
  readonly #from: string
  #byName: ReadonlyMap<string, readonly Departure[]> | null = null
  #all: readonly Departure[] = []

  constructor(root: string, from: string) {
    this.#root = root
    this.#from = from
  }

  /** All departures of files with that last name. */
  named(name: string): readonly Departure[] {
    this.#byName ??= this.#walk()
    return this.#byName.get(name) ?? []
  }

  /** All departures of files in a folder, or in one of that name further down. */
  below(folder: string): readonly Departure[] {
    this.#byName ??= this.#walk()
    return this.#all.filter(({ path }) => path.startsWith(`${folder}/`) || path.includes(`/${folder}/`))
  }

  #walk(): ReadonlyMap<string, readonly Departure[]> {
    const args = [
      'log',
      '-z',
      '--format=%x01%h',
      '--name-status',
      '--diff-filter=DR',
      '-M40%',
      '-l2000',
      '-m',
      '--first-parent',
      '--no-ext-diff',
      '--no-textconv',
    ]
    const answer = git(this.#root, [...args, this.#from, '--'], { timeoutMs: WALK_MS })
    this.#all = departures(fields(answer))
    const found = new Map<string, Departure[]>()
    for (const departure of this.#all) {
      const name = departure.path.slice(departure.path.lastIndexOf('/') + 1)
      const same = found.get(name)
      if (same) same.push(departure)
      else found.set(name, [departure])
    }
    return found
  }
}

/** `\u0001abc1234`, then `D`, path or `R90`, old, new, and so on. */
function departures(entries: readonly string[]): Departure[] {
  const found: Departure[] = []
  let commit = ''
  for (let at = 0; at < entries.length; at++) {
    const field = (entries[at] ?? '').replace(/^\n+/, '')
    if (field.startsWith('\u0001')) commit = field.slice(1).trim()
    else if (/^D$/.test(field)) found.push({ path: entries[++at] ?? '', commit, to: null })
    else if (/^R\d+$/.test(field)) {
      found.push({ path: entries[at + 1] ?? '', commit, to: entries[at + 2] ?? null })
      at += 2
    }
  }
  return found
}

function* pasts(paths: readonly string[], gone: Departures, tree: Tree): Generator<[string, Past]> {
  for (const path of paths) yield [path, pastOfFile(path, gone, tree) ?? pastOfFolder(path, gone, tree) ?? NEVER]
}

/** The path itself, else the only path that ends in it. */
function pastOfFile(path: string, gone: Departures, tree: Tree): Past | null {
  const named = gone.named(path.slice(path.lastIndexOf('/') + 1))
  const own = named.find((departure) => departure.path === path)
  const longer = own ? [] : named.filter((departure) => departure.path.endsWith(`/${path}`))
  const found = own ?? longer[0]
  if (!found) return null
  // Where several paths end so, no one can say which was meant: that they are gone is all that is known.
  const isOne = longer.every((departure) => departure.path === found.path)
  return { existed: true, renamedTo: isOne ? whereNow(found, gone, tree) : null, goneIn: found.commit }
}

/** Follows a file over its renames to where it stands today. */
function whereNow(departure: Departure, gone: Departures, tree: Tree): string | null {
  let to = departure.to
  for (let hop = 0; to !== null && hop < HOPS; hop++) {
    if (tree.kindOf(to) === 'file') return to
    const path: string = to
    to = gone.named(path.slice(path.lastIndexOf('/') + 1)).find((next) => next.path === path)?.to ?? null
  }
  return null
}

/** A folder moved when all that git saw move out of it went to one other. */
function pastOfFolder(folder: string, gone: Departures, tree: Tree): Past | null {
  const inside = gone.below(folder)
  const first = inside[0]
  if (!first) return null
  const targets = new Set(
    inside
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .flatMap((departure) => {
        const now = whereNow(departure, gone, tree)
        const rest = departure.path.slice(folder.length)
        return now?.endsWith(rest) ? [now.slice(0, -rest.length)] : []
      }),
  )
  const [to] = targets
  return { existed: true, renamedTo: targets.size === 1 && to && tree.kindOf(to) === 'directory' ? to : null, goneIn: first.commit }
}
