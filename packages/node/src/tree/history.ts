/**
 * The port `History` on git: what became of paths that are not there.
 *
 * Two questions to git: where every path was taken away (`git-log.ts`), and then, for the few commits that took away what is
 * asked for, what they renamed. A new name that is gone as well is asked for in the next round.
 */
import type { History, Past } from '@milemark/core/claims'
import type { Repository } from './git-command.ts'
import { git } from './git-command.ts'
import type { Log, Renames } from './git-log.ts'
import { goneOnMainLine, logOf, renamesIn, stagedRenames } from './git-log.ts'
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
  const byTop = grouped(paths, (path) => path.split('/', 1)[0] ?? '')
  const byName = grouped(paths, nameOf)
  const inside = new Map<string, Removal[]>()
  const endings = new Map<string, Removal[]>()
  for (const [path, commit] of goneIn) {
    const slash = path.indexOf('/')
    if (slash === -1) continue
    for (const asked of byTop.get(path.slice(0, slash)) ?? []) if (path.startsWith(`${asked}/`)) push(inside, asked, { path, commit })
    for (const asked of byName.get(nameOf(path)) ?? [])
      if (path.endsWith(`/${asked}`) && !exists(path)) push(endings, asked, { path, commit })
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

function grouped(paths: readonly string[], keyOf: (path: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const path of new Set(paths)) push(groups, keyOf(path), path)
  return groups
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

/** One path on its way to where it stands today. */
interface Track {
  /** What it is called now, and is gone; null at its end. */
  now: Gone | null
  readonly seen: Set<string>
  end: string | null
}

/** Follows all of them together, one rename in each round. */
function follow(repository: Repository, log: Log, tracks: readonly Track[], exists: (path: string) => boolean): void {
  const staged = tracks.length > 0 ? stagedRenames(repository) : new Map<string, string>()
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const open = tracks.flatMap(({ now }) => now ?? [])
    const commits = new Set(open.flatMap(commitsOf))
    if (open.length === 0) return
    const renames = commits.size > 0 ? renamesIn(repository, [...commits], RENAMES_MS) : new Map<string, Renames>()
    const next = new Map<Track, string>()
    for (const track of tracks) {
      const to = track.now && renamed(track.now, renames, staged)
      track.now = null
      if (to === null || track.seen.has(to)) continue
      track.seen.add(to)
      if (exists(to)) track.end = to
      else next.set(track, to)
    }
    const gones = gonesOf(log, [...next.values()], exists)
    for (const [track, to] of next) track.now = gones.get(to) ?? null
  }
}

const commitsOf = ({ files }: Gone): string[] => [...new Set(files.flatMap(({ commit }) => commit ?? []))].slice(0, MAX_COMMITS)

/** The name behind the next rename. A folder is renamed where at least half of its files went to one other and kept their names in it. */
function renamed({ path, kind, files }: Gone, renames: ReadonlyMap<string, Renames>, staged: Renames): string | null {
  const newName = ({ path, commit }: Removal): string | null => renames.get(commit ?? '')?.get(path) ?? staged.get(path) ?? null
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
