/**
 * From references to the items they mean.
 */

import { fold } from '../notation/fold.ts'
import type { IdPattern, Reference } from '../notation/reference.ts'
import { references } from '../notation/reference.ts'
import type { End, Key, Milestone, Phase, Task } from './plan.ts'
import { numbersOf, TaskIndex } from './task-index.ts'

export interface Items {
  readonly tasks: readonly Task[]
  readonly phases: readonly Phase[]
  readonly milestones: readonly Milestone[]
}

export interface Resolved {
  readonly ends: readonly End[]
  /** Ids that no item has. */
  readonly unknown: readonly string[]
  /** Ids that several items have. */
  readonly ambiguous: readonly { readonly id: string; readonly keys: readonly string[] }[]
}

/** Nobody chooses among more. */
const MOST_CANDIDATES = 20

const NOTHING: Resolved = { ends: [], unknown: [], ambiguous: [] }

/** Looks references up in the items of one document. Guards the indexes that make it linear. */
export class Resolver {
  readonly items: Items
  readonly tasks: TaskIndex
  private readonly phasesById = new Map<string, Phase>()
  private readonly milestonesById = new Map<string, Milestone>()
  private readonly names: ReadonlyMap<string, Phase>
  private readonly stories: ReadonlyMap<string, Phase>
  readonly integerTasks: boolean

  constructor(items: Items) {
    this.items = items
    this.tasks = new TaskIndex(items.tasks)
    for (const phase of items.phases)
      if (phase.id !== null && !this.phasesById.has(phase.id.toLowerCase())) this.phasesById.set(phase.id.toLowerCase(), phase)
    for (const milestone of items.milestones) if (milestone.id !== null) this.milestonesById.set(milestoneId(milestone.id), milestone)
    this.names = phaseNames(items.phases)
    this.stories = storyPhases(items.phases)
    this.integerTasks = this.tasks.hasIntegers
  }

  /** What a reference means; `self` is the item that the statement belongs to, for "all previous". */
  resolve(reference: Reference, self: End | null): Resolved {
    if (reference.kind === 'all') return { ...NOTHING, ends: this.all(reference, self) }
    return join(reference.ids.map((id) => this.pattern(id, reference.kind, reference.worded)))
  }

  /** A bare integer means a phase or a task, whichever the other side of the statement is. */
  plain(ids: readonly IdPattern[], like: 'task' | 'phase'): Resolved {
    return join(ids.map((id) => this.pattern(id, like, true)))
  }

  /** The phase whose title these words name: the whole of it, or words that no other title has. */
  phaseNamed(words: string): End | null {
    const folded = fold(words)
    const whole = this.names.get(folded)
    if (whole) return phaseEnd(whole)
    const hits = folded.split(' ').map((word) => this.names.get(word))
    const [first] = hits
    return first && hits.every((hit) => hit === first) ? phaseEnd(first) : null
  }

  taskById(id: string): Task | null {
    return this.tasks.withId(id)[0] ?? null
  }

  /** Every top-level task that stands before an item. */
  before(self: End): End[] {
    const line = this.tasks.lineOf(self.key) ?? this.items.phases.find((phase) => phase.key === self.key)?.line ?? 0
    return this.items.tasks.filter((task) => isTop(task) && task.line < line).map(taskEnd)
  }

  /** Every other phase, or task where the subject is one: what `blocks all` means. */
  others(subject: readonly End[]): End[] {
    const own = new Set(subject.map((end) => end.key))
    if (subject.some((end) => end.kind === 'phase')) return this.items.phases.filter((phase) => !own.has(phase.key)).map(phaseEnd)
    return this.items.tasks.filter((task) => isTop(task) && !own.has(task.key)).map(taskEnd)
  }

  private pattern(pattern: IdPattern, kind: 'task' | 'phase' | 'milestone' | 'story', worded: boolean): Resolved {
    if (kind === 'story') return this.story(pattern)
    if (kind === 'phase') return this.phase(pattern)
    if (kind === 'milestone') return this.milestone(pattern)
    if (pattern.type === 'wildcard') return this.wildcard(pattern.pattern)
    if (pattern.type === 'range') return this.range(pattern.first, pattern.last)
    return this.task(pattern.id, worded)
  }

  private task(id: string, worded: boolean): Resolved {
    const found = this.tasks.withId(id)
    const first = found[0]
    if (first)
      return {
        ends: [taskEnd(first)],
        unknown: [],
        ambiguous: found.length > 1 ? [{ id, keys: found.slice(0, MOST_CANDIDATES).map((task) => task.key) }] : [],
      }
    const phase = this.phasesById.get(id.toLowerCase())
    if (phase && !worded) return { ...NOTHING, ends: [phaseEnd(phase)] }
    return { ...NOTHING, unknown: [id] }
  }

  private phase(pattern: IdPattern): Resolved {
    const ids =
      pattern.type === 'range'
        ? integers(pattern.first, pattern.last)
        : [pattern.type === 'id' ? pattern.id : pattern.pattern.replace(/\.[xX*].*$/, '')]
    const found = ids.flatMap((id) => this.phasesById.get(id.toLowerCase()) ?? [])
    if (found.length > 0) return { ...NOTHING, ends: found.map(phaseEnd) }
    // "Phases 1.2, 1.3" are tasks where no phase has such a number.
    const tasks = ids.flatMap((id) => (id.includes('.') ? (this.taskById(id) ?? []) : []))
    if (tasks.length > 0) return { ...NOTHING, ends: tasks.map(taskEnd) }
    return { ...NOTHING, unknown: this.items.phases.length > 0 ? ids.map((id) => `phase ${id}`) : [] }
  }

  private milestone(pattern: IdPattern): Resolved {
    const ids =
      pattern.type === 'range'
        ? integers(milestoneId(pattern.first), milestoneId(pattern.last))
        : pattern.type === 'id'
          ? [milestoneId(pattern.id)]
          : []
    return { ...NOTHING, ends: ids.flatMap((id) => this.milestonesById.get(id) ?? []).map(milestoneEnd) }
  }

  private story(pattern: IdPattern): Resolved {
    const ids = pattern.type === 'range' ? integers(pattern.first, pattern.last) : pattern.type === 'id' ? [pattern.id] : []
    return { ...NOTHING, ends: ids.flatMap((id) => this.stories.get(id) ?? []).map(phaseEnd) }
  }

  /** `3.x` is phase 3 when that phase holds nothing else; else every id with the prefix. */
  private wildcard(pattern: string): Resolved {
    const parts = /^(?:[A-Z]{1,3}-?)?(.*?)\.[xX*](?:\.[xX*])*([A-Z]?)$/.exec(pattern)
    const prefix = parts?.[1] ?? pattern
    const suffix = (parts?.[2] ?? '').toLowerCase()
    const found = this.tasks.withPrefix(prefix).filter((task) => (task.id ?? '').toLowerCase().endsWith(suffix))
    const phase = this.phasesById.get(prefix.toLowerCase())
    const inPhase = phase ? this.tasks.inPhase(phase.key) : []
    if (phase && suffix === '' && found.length > 0 && inPhase.length === found.length) return { ...NOTHING, ends: [phaseEnd(phase)] }
    if (found.length > 0) return { ...NOTHING, ends: outermost(found).map(taskEnd) }
    if (phase) return { ...NOTHING, ends: [phaseEnd(phase)] }
    return { ...NOTHING, unknown: [pattern] }
  }

  /** Both ends, and what stands between them in the order of their numbers. */
  private range(first: string, last: string): Resolved {
    const short = completed(first, last)
    const letters = /^[A-Za-z]+/.exec(first)?.[0].toLowerCase()
    const isOther = (id: string | null) => letters !== undefined && letters !== 't' && !(id ?? '').toLowerCase().startsWith(letters)
    const found = this.tasks.between(first, short).filter((task) => !isOther(task.id))
    const unknown = [first, short].filter((id) => this.tasks.withId(id).length === 0)
    if (found.length > 0) return { ...NOTHING, ends: found.map(taskEnd), unknown: unknown.length === 2 ? unknown : [] }
    const phases = integers(first, last).flatMap((id) => this.phasesById.get(id) ?? [])
    return phases.length > 0 ? { ...NOTHING, ends: phases.map(phaseEnd) } : { ...NOTHING, unknown }
  }

  private all(reference: Extract<Reference, { kind: 'all' }>, self: End | null): End[] {
    const own = self && (self.kind === 'phase' ? self.key : (this.items.tasks.find((task) => task.key === self.key)?.phase ?? null))
    if (reference.what === 'story') return [...this.stories.values()].filter((phase) => phase.key !== own).map(phaseEnd)
    if (reference.what === 'phase' || (self?.kind === 'phase' && reference.what !== 'task')) {
      const at = this.items.phases.findIndex((phase) => phase.key === own)
      const before = reference.scope !== 'others' && at >= 0 ? this.items.phases.slice(0, at) : this.items.phases
      return before.filter((phase) => phase.key !== own).map(phaseEnd)
    }
    if (reference.scope === 'others') return this.items.tasks.filter((task) => isTop(task) && task.key !== self?.key).map(taskEnd)
    return self ? this.before(self) : []
  }
}

/** The keys of the tasks and phases that a text names, once each. */
export function namedKeys(text: string, resolver: Resolver): Key[] {
  const ends = references(text).flatMap((reference) => (reference.kind === 'milestone' ? [] : resolver.resolve(reference, null).ends))
  return [...new Set(ends.map((end) => end.key))]
}

const isTop = (task: Task): boolean => task.parent === null && task.id !== null

function join(parts: readonly Resolved[]): Resolved {
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    ends: parts.flatMap((part) => part.ends),
    unknown: parts.flatMap((part) => part.unknown),
    ambiguous: parts.flatMap((part) => part.ambiguous),
  }
}

export const taskEnd = (task: Task): End => ({ kind: 'task', label: task.id ?? task.key, key: task.key })
export const phaseEnd = (phase: Phase): End => ({ kind: 'phase', label: `phase ${phase.id ?? phase.title}`, key: phase.key })
export const milestoneEnd = (milestone: Milestone): End => ({
  kind: 'milestone',
  label: `milestone ${milestone.id ?? milestone.title}`,
  key: milestone.key,
})

const milestoneId = (id: string): string => id.toLowerCase().replace(/^m(?=\d)/, '')
/** `2.1-5` ends at `2.5`. */
function completed(first: string, last: string): string {
  const missing = numbersOf(first).length - numbersOf(last).length
  return missing > 0 && /^\d/.test(last) ? [...first.split('.').slice(0, missing), last].join('.') : last
}

function integers(first: string, last: string): string[] {
  const low = Number(/\d+/.exec(first)?.[0] ?? Number.NaN)
  const high = Number(/\d+/.exec(last)?.[0] ?? Number.NaN)
  if (!(high >= low) || high - low > 100) return [first, last]
  return Array.from({ length: high - low + 1 }, (_, index) => String(low + index))
}

/** Without those whose summary task is there as well: the summary stands for them. */
function outermost(tasks: readonly Task[]): Task[] {
  const keys = new Set(tasks.map((task) => task.key))
  return tasks.filter((task) => task.parent === null || !keys.has(task.parent))
}

const STOP = new Set(
  'the and for with of phase core setup user story stories implementation feature features integration polish tests testing new all part time data'.split(
    ' ',
  ),
)

/** Words that only one phase has in its title, and whole titles. */
function phaseNames(phases: readonly Phase[]): Map<string, Phase> {
  const names = new Map<string, Phase | null>()
  for (const phase of phases) {
    const bare = fold(phase.title.replace(/[（(][^()（）]*[)）]/g, ' '))
    const words = new Set([
      bare,
      ...fold(phase.title)
        .split(' ')
        .filter((word) => word.length >= 3),
    ])
    for (const word of words) names.set(word, names.has(word) ? null : phase)
  }
  const first = (phase: Phase) => fold(phase.title).split(' ')[0] ?? ''
  return new Map(
    [...names].flatMap(([word, phase]) => (phase && (!STOP.has(word) || first(phase) === word) ? [[word, phase] as const] : [])),
  )
}

/** `US1` is the phase that says so in its heading. */
function storyPhases(phases: readonly Phase[]): Map<string, Phase> {
  const stories = new Map<string, Phase>()
  for (const phase of phases) {
    const ids = [...phase.title.matchAll(/(?:user story|US|用户故事|ユーザーストーリー)\s*(\d+)/giu)].map((hit) => hit[1] as string)
    if (ids.length === 1 && ids[0] && !stories.has(ids[0])) stories.set(ids[0], phase)
  }
  return stories
}
