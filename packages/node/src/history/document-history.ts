/**
 * The past of one document: its commits, each distinct text read once and kept, and what follows from them.
 */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { Plan, PlanAt, Settings } from '@milemark/core'
import { isoMinute, readPlan, scheduleView } from '@milemark/core'
import type { History, Kept, PastForecast, PastRevision } from '@milemark/core/history'
import { historyOf, mainLine, mondayOf, readingOf, textFault, usable, withMemory } from '@milemark/core/history'
import { decoded, readDocument } from '../files.ts'
import { holidaysOf } from '../holidays.ts'
import { folderSettings } from '../settings.ts'
import type { Blobs } from '../tree/blobs.ts'
import { blobsOf } from '../tree/blobs.ts'
import { printable } from '../tree/git-command.ts'
import type { Forecasted, HistoryCache } from './cache.ts'
import { digest, historyCache } from './cache.ts'
import type { GitDocument, LineCommit } from './document-line.ts'
import { documentLine, gitDocument, realDocument } from './document-line.ts'

export interface DocumentHistoryOptions {
  /** ISO day. */
  readonly asOf: string
  /** What is expected of a plan on a day, for the forecast over time; without it there is none. */
  readonly forecast?: (plan: PlanAt, asOf: string) => Forecasted
  /** Names the way in which `forecast` computes: what another one found is not used. */
  readonly forecastFormat?: string
}

export interface DocumentHistory {
  readonly history: History
  /** The document as it stands; null where it cannot be read. */
  readonly plan: Plan | null
  /** Texts that were read from git this time. */
  readonly read: number
}

/** Finishes are computed for the last revision of a week, and for no more than these. */
const MOST_SCHEDULED = 40
const MOST_FORECAST = 30
const AT_ONCE = 100

export async function documentHistory(path: string, options: DocumentHistoryOptions): Promise<DocumentHistory> {
  const { settings } = await folderSettings(path)
  const document = gitDocument(path)
  const line = document === null ? null : documentLine(document)
  const missing = whatIsMissing(path, document, line)
  const reader = new Reader(path, document, settings)
  const commits = line?.ok ? [...line.commits].reverse() : []
  const past = reader.past(commits)
  const present = await presentRevision(path, commits.at(-1), options, settings)
  if (present.revision) past.push({ ...present.revision, parents: commits.length > 0 ? [commits.length - 1] : [] })
  const firstCommit = commits[0]?.at.slice(0, 10) ?? null
  const computed = await reader.computed(past, { ...options, present: present.plan, firstCommit })
  reader.cache.write()
  const lines = new Map((present.plan?.tasks ?? []).map(({ key, line: at }) => [key, at]))
  const history = historyOf({ path, asOf: options.asOf, past, lines, missing, ...computed })
  return { history, plan: present.plan, read: reader.read }
}

function whatIsMissing(path: string, document: GitDocument | null, line: ReturnType<typeof documentLine> | null): string[] {
  if (document === null || line === null)
    return [`${printable(path)} lies in no git repository: only the document as it stands is known, not what it was.`]
  if (!line.ok) return [`git could not say what the document was: ${line.message}`]
  const { commits, isShallow, isComplete } = line
  return [
    ...(commits.length === 0
      ? [`${printable(document.name)} was never committed on this branch: only the document as it stands is known.`]
      : []),
    ...(isShallow ? ['This clone is shallow: what was before its oldest commit is not known here. Fetch it: git fetch --unshallow'] : []),
    ...(isComplete ? [] : ['git took too long: the oldest commits of the document are missing.']),
  ]
}

interface ComputedOptions extends DocumentHistoryOptions {
  readonly present: Plan | null
  readonly firstCommit: string | null
}

interface SampleOptions extends ComputedOptions {
  /** The plans of all samples, read when one of them is needed. */
  readonly plans: () => ReadonlyMap<string, Plan>
}

/** Reads the texts of revisions, each once, and knows what was read before. */
class Reader {
  readonly cache: HistoryCache
  read = 0
  private readonly blobs: Blobs | null
  private readonly settings: Settings
  private readonly oids: string[] = []
  private readonly blobOf = new Map<string, string>()

  constructor(path: string, document: GitDocument | null, settings: Settings) {
    this.cache = historyCache(realDocument(path) ?? path, settings)
    this.settings = settings
    // The list is filled before the first size is asked for.
    this.blobs = document && blobsOf(document.repository, this.oids)
  }

  past(commits: readonly LineCommit[]): PastRevision[] {
    const indices = new Map(commits.map(({ commit }, index) => [commit, index]))
    const wanted = new Map<string, LineCommit>()
    for (const commit of commits)
      if (commit.blob !== null && this.cache.reading(nameOf(commit)) === undefined) wanted.set(nameOf(commit), commit)
    this.oids.push(...new Set(commits.flatMap(({ blob }) => blob ?? [])))
    for (const { commit, blob } of commits) if (blob !== null) this.blobOf.set(commit, blob)
    const gone = withMemory(() => this.readAll([...wanted.values()]))
    return commits.map(({ blob, parents, ...commit }) => ({
      revision: { commit: commit.commit, at: commit.at, author: commit.author, subject: commit.subject, path: commit.path },
      parents: parents.flatMap((parent) => indices.get(parent) ?? []),
      kept: this.kept({ ...commit, blob, parents }, gone),
    }))
  }

  private kept(commit: LineCommit, gone: ReadonlySet<string>): Kept {
    if (commit.blob === null) return { fault: 'it took the document away' }
    const known = this.cache.reading(nameOf(commit))
    return known !== undefined && !gone.has(commit.blob) ? known : { fault: 'its text is not in this clone, or too large to be read' }
  }

  /** Those that are not there. They are not kept: they may be fetched later. */
  private readAll(wanted: readonly LineCommit[]): Set<string> {
    const gone = new Set<string>()
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const some = wanted.slice(at, at + AT_ONCE)
      const texts = this.blobs?.read([...new Set(some.map(({ blob }) => blob as string))])
      for (const commit of some) {
        const bytes = texts?.get(commit.blob as string)
        if (bytes === undefined) gone.add(commit.blob as string)
        else {
          this.read++
          this.cache.keepReading(nameOf(commit), keptOf(bytes, commit.path, commit.at.slice(0, 10), this.settings))
        }
      }
    }
    return gone
  }

  /** Finishes as scheduled and as forecast, at some of the revisions. */
  async computed(past: readonly PastRevision[], options: ComputedOptions) {
    const { used } = usable(past)
    const line = mainLine(used).map((index) => used[index]?.index as number)
    const samples = thinned(lastOfWeeks(past, line), MOST_SCHEDULED)
    const forecastAt = new Set(options.forecast ? thinned(samples, MOST_FORECAST) : [])
    let plans: ReadonlyMap<string, Plan> | null = null
    const sampled = samples.map((index) => (past[index] as PastRevision).revision)
    const read = (): ReadonlyMap<string, Plan> => {
      plans ??= this.plansOf(sampled)
      return plans
    }
    const scheduled = new Map<number, string | null>()
    const forecasts: PastForecast[] = []
    for (const index of samples) {
      const { revision } = past[index] as PastRevision
      const sample = this.sample(revision, { ...options, plans: read })
      const finish = await sample('finish', finishOf)
      scheduled.set(index, typeof finish === 'string' ? finish : null)
      const { forecast, forecastFormat = '' } = options
      if (!forecast || !forecastAt.has(index)) continue
      const found = (await sample(`forecast ${forecastFormat}`, forecast)) as Forecasted | null
      if (found) forecasts.push({ commit: revision.commit, at: revision.at, finish: found.finish, milestones: found.milestones })
    }
    return { scheduled, forecasts }
  }

  /** What follows from one revision, kept for those that are committed. The plan is read when it is needed first. */
  private sample({ commit, at, path }: PastRevision['revision'], { asOf, present, firstCommit, plans }: SampleOptions) {
    const day = commit === null ? asOf : at.slice(0, 10)
    const planAt = async (): Promise<PlanAt | null> => {
      const plan = commit === null ? present : (plans().get(commit) ?? null)
      if (plan === null) return null
      const region = plan.frontMatter.settings.holidays
      const { holidays } = region === undefined ? { holidays: [] } : await holidaysOf(region, day)
      return { plan, path, holidays, firstCommit }
    }
    return async (what: string, compute: (plan: PlanAt, day: string) => unknown): Promise<unknown> => {
      const name = commit === null ? null : digest([what, commit, path, firstCommit])
      const known = name === null ? undefined : this.cache.computed(name)
      if (known !== undefined) return known
      const plan = await planAt()
      const value = plan === null ? null : compute(plan, day)
      if (name !== null && plan !== null) this.cache.keepComputed(name, value)
      return value
    }
  }

  /** All of these at once: one start of git, and what their texts have in common is looked at once. */
  private plansOf(revisions: readonly PastRevision['revision'][]): ReadonlyMap<string, Plan> {
    const oids = revisions.flatMap(({ commit }) => this.blobOf.get(commit ?? '') ?? [])
    const texts = this.blobs?.read([...new Set(oids)])
    return withMemory(
      () =>
        new Map(
          revisions.flatMap(({ commit, path, at }): [string, Plan][] => {
            const bytes = texts?.get(this.blobOf.get(commit ?? '') ?? '')
            const text = bytes && decoded(path, bytes)
            if (commit === null || !text?.ok) return []
            return [[commit, readPlan(text.text, { asOf: at.slice(0, 10), path, settings: this.settings })]]
          }),
        ),
    )
  }
}

const nameOf = ({ blob, path }: Pick<LineCommit, 'blob' | 'path'>): string => `${blob} ${path}`

function keptOf(bytes: Uint8Array, path: string, asOf: string, settings: Settings): Kept {
  const text = decoded(path, bytes)
  if (!text.ok) return { fault: text.code === 'MM-BINARY' ? 'it is not a text file' : 'it is not valid UTF-8' }
  const fault = textFault(text.text)
  return fault === null ? { reading: readingOf(readPlan(text.text, { asOf, path, settings })) } : { fault }
}

interface Present {
  readonly plan: Plan | null
  /** Null where it is what was committed last. */
  readonly revision: Omit<PastRevision, 'parents'> | null
}

/** The file as it stands. */
async function presentRevision(
  path: string,
  last: LineCommit | undefined,
  { asOf }: DocumentHistoryOptions,
  settings: Settings,
): Promise<Present> {
  const file = await readDocument(path)
  if (!file.ok) return { plan: null, revision: null }
  const plan = readPlan(file.text, { asOf, path, settings })
  if (last?.blob && isBlob(file.bytes, last.blob)) return { plan, revision: null }
  const fault = textFault(file.text)
  const kept: Kept = fault === null ? { reading: readingOf(plan) } : { fault }
  return {
    plan,
    revision: { revision: { commit: null, at: changedAt(path), author: '', subject: 'not committed', path: last?.path ?? path }, kept },
  }
}

/** Whether git would give bytes this name; line ends may be those of the system where git keeps its own. */
export function isBlob(bytes: Uint8Array, oid: string): boolean {
  const algorithm = oid.length === 64 ? 'sha256' : 'sha1'
  const name = (content: Uint8Array): string => createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex')
  return name(bytes) === oid || name(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')) === oid
}

/** When the file was written, with the zone of this machine, as git writes it. */
function changedAt(path: string): string {
  const time = statSync(path).mtime
  const offset = -time.getTimezoneOffset()
  const local = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`
}

function finishOf(plan: PlanAt, day: string): string | null {
  const { finish, tasks } = scheduleView([plan], { asOf: day, passes: 1 })
  const isOpen = tasks.some(({ state, finish: end }) => state !== 'done' && state !== 'cancelled' && end !== null)
  return finish === null || !isOpen ? null : isoMinute(finish)
}

/** Of some revisions, oldest first, the last of each week. */
function lastOfWeeks(past: readonly PastRevision[], indices: readonly number[]): number[] {
  const monday = (index: number | undefined): string | null => mondayOf(past[index ?? -1]?.revision.at ?? '')
  return indices.filter((index, at) => at === indices.length - 1 || monday(index) !== monday(indices[at + 1]))
}

/** At most so many, evenly chosen, the first and the last among them. */
function thinned(indices: readonly number[], most: number): number[] {
  if (indices.length <= most) return [...indices]
  return Array.from({ length: most }, (_, at) => indices[Math.round((at * (indices.length - 1)) / (most - 1))] as number)
}
