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
    // Known only once somebody has asked: without missing paths git is never started.
    get isComplete() {
      return departures.isComplete
    },
    past: (paths) => {
      const asked = [...new Set(paths)].filter((path) => !known.has(path))
      if (asked.length > 0) for (const [path, past] of pasts(asked, departures, tree)) known.set(path, past)
      return new Map(paths.map((path) => [path, known.get(path) ?? NEVER]))
    },
  }
}

const NEVER: Past = { existed: false, renamedTo: null, goneIn: null }

/** A commit took a path away. */
interface Departure {
  readonly path: string
  readonly commit: string
}

interface Walked {
  /** Newest first. */
  readonly all: readonly Departure[]
  readonly byName: ReadonlyMap<string, readonly Departure[]>
}

/** Every path that some commit took away, along the first parents: what a merge brought went away with the merge. */
class Departures {
  readonly #root: string
  readonly #from: string
  readonly #renames = new Map<string, ReadonlyMap<string, string>>()
  #walked: Walked | null = null
  isComplete = true

  constructor(root: string, from: string) {
    this.#root = root
    this.#from = from
  }

  /** All departures of files with that last name. */
  named(name: string): readonly Departure[] {
    return this.#walk().byName.get(name) ?? []
  }

  /** All departures of files in a folder, or in one of that name further down. */
  below(folder: string): readonly Departure[] {
    return this.#walk().all.filter(({ path }) => path.startsWith(`${folder}/`) || path.includes(`/${folder}/`))
  }

  /** Where a file went in the commit that took it away. Needs the contents of both sides, so it is asked for single commits only. */
  target({ path, commit }: Departure): string | null {
    const known = this.#renames.get(commit) ?? this.#renamesOf(commit)
    this.#renames.set(commit, known)
    return known.get(path) ?? null
  }

  #renamesOf(commit: string): ReadonlyMap<string, string> {
    const args = ['diff-tree', '-r', '-z', '-M50%', '-l2000', '--name-status', '--diff-filter=R', ...PLAIN, `${commit}^1`, commit, '--']
    const found = fields(git(this.#root, args, { timeoutMs: WALK_MS }))
    return new Map(found.flatMap((field, at) => (/^R\d+$/.test(field) ? [[found[at + 1] ?? '', found[at + 2] ?? ''] as const] : [])))
  }

  #walk(): Walked {
    if (this.#walked) return this.#walked
    const args = ['log', '-z', '--format=%x01%h', '--name-only', '--diff-filter=D', '--no-renames', '-m', '--first-parent', ...PLAIN]
    const answer = git(this.#root, [...args, this.#from, '--'], { timeoutMs: WALK_MS })
    this.isComplete = answer !== null
    this.#walked = walked(fields(answer))
    return this.#walked
  }
}

const PLAIN = ['--no-ext-diff', '--no-textconv']

/** `\u0001abc1234`, then the paths that this commit took away, and so on. */
function walked(entries: readonly string[]): Walked {
  const all: Departure[] = []
  const byName = new Map<string, Departure[]>()
  let commit = ''
  for (const entry of entries) {
    const field = entry.replace(/^\n+/, '')
    if (field.startsWith('\u0001')) commit = field.slice(1).trim()
    else if (field !== '') {
      const departure = { path: field, commit }
      all.push(departure)
      const name = field.slice(field.lastIndexOf('/') + 1)
      const same = byName.get(name)
      if (same) same.push(departure)
      else byName.set(name, [departure])
    }
  }
  return { all, byName }
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
  let to = gone.target(departure)
  for (let hop = 0; to !== null && hop < HOPS; hop++) {
    if (tree.kindOf(to) === 'file') return to
    const path: string = to
    const next = gone.named(path.slice(path.lastIndexOf('/') + 1)).find((departure) => departure.path === path)
    to = next ? gone.target(next) : null
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
