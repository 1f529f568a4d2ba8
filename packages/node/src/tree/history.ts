/**
 * The port `History` on git: what became of paths that are not there.
 *
 * Two questions to git: where every path was taken away (`git-log.ts`), and then, for the few commits that took away what is
 * asked for, what they renamed. A new name that is gone as well is asked for in the next round.
 */
import type { History, Past } from '@milemark/core/claims'
import type { Repository } from './git-command.ts'
import { git } from './git-command.ts'
import type { Likeness, Log, Renames } from './git-log.ts'
import { goneOnMainLine, logOf, renamesIn, stagedRenames } from './git-log.ts'
import { movedFiles } from './moved.ts'
import { repositoryAt } from './repository.ts'

export interface HistoryOptions {
  /** For the pass over the whole history; what was not reached is unknown then. */
  readonly timeoutMs?: number
}

const LOG_MS = 5_000
const RENAMES_MS = 3_000
/** Renames that are followed one behind the other. */
const MAX_HOPS = 8
/** Commits that are looked at for one folder that went away piece by piece. */
const MAX_COMMITS = 20
const MAX_MAIN_LINE = 50

const UNKNOWN: Past = { existed: false, renamedTo: null, goneIn: null }

/** @param exists whether something stands at a path today */
export function historyOf(root: string, exists: (path: string) => boolean, { timeoutMs = LOG_MS }: HistoryOptions = {}): History {
  const repository = repositoryAt(root)
  if (!repository) return { isComplete: false, past: (paths) => new Map(paths.map((path) => [path, UNKNOWN])) }
  let log: Log | null = null
  let isShallow: boolean | null = null
  return {
    // Only when it was asked is it known whether git got to the end.
    get isComplete() {
      isShallow ??= shallow(repository)
      return !isShallow && (log?.isComplete ?? true)
    },
    past: (paths) => {
      log ??= logOf(repository, timeoutMs)
      return pasts(repository, log, paths, exists)
    },
  }
}

function shallow(repository: Repository): boolean {
  const result = git(repository, ['rev-parse', '--is-shallow-repository'])
  return !result.ok || result.stdout.toString('latin1').trim() !== 'false'
}

/** What once stood at a path that is asked for. */
interface Gone {
  /** The whole path, where a part of it was asked for. */
  readonly path: string
  readonly kind: 'file' | 'folder'
  /** Files of it with the commits that took them away, newest first. */
  readonly files: readonly Removal[]
}

interface Removal {
  readonly path: string
  readonly commit: string | null
}

function pasts(repository: Repository, log: Log, paths: readonly string[], exists: (path: string) => boolean): ReadonlyMap<string, Past> {
  const found = withMerges(repository, gonesOf(log, paths, exists))
  const tracks = new Map([...found].map(([asked, gone]): [string, Track] => [asked, { now: gone, seen: new Set([gone.path]), end: null }]))
  follow(repository, log, [...tracks.values()], exists)
  return new Map(
    paths.map((path) => {
      const gone = found.get(path)
      if (!gone) return [path, UNKNOWN]
      const commit = gone.files.find(({ commit }) => commit !== null)?.commit ?? null
      return [path, { existed: true, renamedTo: tracks.get(path)?.end ?? null, goneIn: commit?.slice(0, 8) ?? null }]
    }),
  )
}

/**
 * What once stood at paths: the file, else the folder, else the one file that ends so. One pass over all paths of the history, which
 * are many, for all that are asked for, which are few.
 */
function gonesOf({ goneIn }: Log, paths: readonly string[], exists: (path: string) => boolean): Map<string, Gone> {
  const asked = new Set(paths.filter((path) => !goneIn.has(path)))
  const tops = new Set([...asked].map((path) => path.split('/', 1)[0] ?? ''))
  const names = new Set([...asked].map(nameOf))
  const inside = new Map<string, Removal[]>()
  const endings = new Map<string, Removal[]>()
  for (const [path, commit] of asked.size > 0 ? goneIn : []) {
    const slash = path.indexOf('/')
    if (slash === -1) continue
    // Most paths share neither the first folder nor the name with any that is asked for.
    if (tops.has(path.slice(0, slash))) for (const folder of heads(path)) if (asked.has(folder)) push(inside, folder, { path, commit })
    if (names.has(nameOf(path)))
      for (const ending of tails(path)) if (asked.has(ending) && !exists(path)) push(endings, ending, { path, commit })
  }
  return new Map(
    paths.flatMap((path): [string, Gone][] => {
      const commit = goneIn.get(path)
      if (commit !== undefined) return [[path, { path, kind: 'file', files: [{ path, commit }] }]]
      const files = inside.get(path)
      if (files) return [[path, { path, kind: 'folder', files }]]
      const [only, ...others] = endings.get(path) ?? []
      return only && others.length === 0 ? [[path, { path: only.path, kind: 'file', files: [only] }]] : []
    }),
  )
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** `a`, `a/b` of `a/b/c`. */
function heads(path: string): string[] {
  const found: string[] = []
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at))
  return found
}

/** `b/c`, `c` of `a/b/c`. */
function tails(path: string): string[] {
  const found: string[] = []
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) found.push(path.slice(at + 1))
  return found
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}

/** Files that no ordinary commit took away: a merge did, which is looked for only now, because there are few. */
function withMerges(repository: Repository, gones: Map<string, Gone>): Map<string, Gone> {
  const open = [...gones.values()].flatMap(({ files }) => (files.every(({ commit }) => commit === null) ? (files[0]?.path ?? []) : []))
  if (open.length === 0) return gones
  const commits = goneOnMainLine(repository, [...new Set(open)].slice(0, MAX_MAIN_LINE), RENAMES_MS)
  const completed = ({ path, commit }: Removal): Removal => ({ path, commit: commit ?? commits.get(path) ?? null })
  return new Map([...gones].map(([asked, gone]) => [asked, { ...gone, files: gone.files.map(completed) }]))
}

const NO_RENAMES: Renames = new Map()

/** One path on its way to where it stands today. */
interface Track {
  /** What it is called now, and is gone; null at its end. */
  now: Gone | null
  readonly seen: Set<string>
  end: string | null
}

/**
 * Follows all of them together, one rename in each round. Files that moved unchanged come first: to find those that changed as
 * well, git reads their contents, and only for the commits that still matter.
 */
function follow(repository: Repository, log: Log, tracks: readonly Track[], exists: (path: string) => boolean): void {
  if (tracks.length === 0) return
  let pending: Renames | null = null
  const isUncommitted = ({ now }: Track): boolean => now?.files.some(({ commit }) => commit === null) ?? false
  const until = performance.now() + RENAMES_MS
  for (let hop = 0; hop < MAX_HOPS && tracks.some(({ now }) => now !== null); hop++) {
    const next = new Map<Track, string>()
    if (tracks.some(isUncommitted)) pending ??= new Map([...movedFiles(repository), ...stagedRenames(repository)])
    for (const likeness of ['unchanged', 'similar'] as const) {
      const open = tracks.filter((track) => track.now !== null && !next.has(track))
      const renames = renamesOf(repository, open, likeness, until - performance.now())
      for (const track of open) {
        const to = track.now && renamed(track.now, renames, pending ?? NO_RENAMES)
        if (to !== null) next.set(track, to)
      }
    }
    step(log, tracks, next, exists)
  }
}

function renamesOf(repository: Repository, tracks: readonly Track[], likeness: Likeness, timeoutMs: number): ReadonlyMap<string, Renames> {
  const commits = new Set(tracks.flatMap(({ now }) => (now ? commitsOf(now) : [])))
  return commits.size > 0 && timeoutMs > 1 ? renamesIn(repository, [...commits], likeness, Math.floor(timeoutMs)) : new Map()
}

/** Takes the next names: an end where something stands, else what is to be asked for in the next round. */
function step(log: Log, tracks: readonly Track[], next: ReadonlyMap<Track, string>, exists: (path: string) => boolean): void {
  const gones = gonesOf(log, [...next.values()], exists)
  for (const track of tracks) {
    const to = next.get(track)
    track.now = null
    if (to === undefined || track.seen.has(to)) continue
    track.seen.add(to)
    if (exists(to)) track.end = to
    else track.now = gones.get(to) ?? null
  }
}

const commitsOf = ({ files }: Gone): string[] => [...new Set(files.flatMap(({ commit }) => commit ?? []))].slice(0, MAX_COMMITS)

/** The name behind the next rename. A folder is renamed where at least half of its files went to one other and kept their names in it. */
function renamed({ path, kind, files }: Gone, renames: ReadonlyMap<string, Renames>, pending: Renames): string | null {
  const newName = ({ path, commit }: Removal): string | null =>
    renames.get(commit ?? '')?.get(path) ?? (commit === null ? pending.get(path) : null) ?? null
  if (kind === 'file') return files[0] ? newName(files[0]) : null
  const votes = new Map<string, number>()
  const names = files.map((file) => ({ to: newName(file), tail: file.path.slice(path.length) }))
  for (const { to, tail } of names) {
    const folder = to?.endsWith(tail) ? to.slice(0, -tail.length) : ''
    if (folder !== '') votes.set(folder, (votes.get(folder) ?? 0) + 1)
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best && best[1] * 2 >= lastFiles(files).length ? best[0] : null
}

/** The files that a folder lost in the end; what it lost long before says nothing of where it went. */
function lastFiles(files: readonly Removal[]): readonly Removal[] {
  const last = new Set(files.slice(0, 1).map(({ commit }) => commit))
  return files.filter(({ commit }) => last.has(commit))
}
