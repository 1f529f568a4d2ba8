/**
 * Which item a figure belongs to: by the reference that its label opens with, else by the words of a title.
 */
import { dates } from '../../notation/date.ts'
import { label as leadingLabel, sameId } from '../../notation/heading.ts'
import { type IdPattern, type Reference, references } from '../../notation/reference.ts'
import type { Key, Milestone, Phase, Task } from '../plan.ts'
import { bestNamed, type Named, nameOf, trimmedName } from './names.ts'

export interface PlanItems {
  readonly tasks: readonly Task[]
  readonly phases: readonly Phase[]
  readonly milestones: readonly Milestone[]
}

export type ItemKind = 'task' | 'phase' | 'milestone'

/** The target of an estimate, as it is printed, and the item that it is. */
export interface Target {
  readonly label: string
  readonly key: Key | null
  /** `span` is a stretch of time (`day 3`) or a range of items; `name` a title that is no item's. */
  readonly kind: ItemKind | 'total' | 'buffer' | 'span' | 'name'
}

export const TOTAL: Target = { label: 'total', key: null, kind: 'total' }
export const BUFFER: Target = { label: 'buffer', key: null, kind: 'buffer' }

/** The items of a document, findable by line, id and name. */
export interface TargetIndex {
  readonly items: PlanItems
  readonly byLine: ReadonlyMap<number, Target>
  readonly byId: ReadonlyMap<string, readonly Target[]>
  /** Made when first asked for: most plans name items by their ids. */
  readonly names: () => readonly NamedTarget[]
}

export interface NamedTarget extends Named {
  readonly target: Target
  /** The phase of a task, or the phase itself. */
  readonly phase: Key | null
}

/** Where a label stands: what it may mean there. */
export interface Scope {
  /** The kind of item that the place lists (`| Phase | Effort |`), when it says so. */
  readonly prefer: ItemKind | null
  /** The phase that the place belongs to. */
  readonly phase: Key | null
}

export const NO_SCOPE: Scope = { prefer: null, phase: null }

export function targetIndex(items: PlanItems): TargetIndex {
  const all = [
    ...items.phases.map((phase) => ({ item: phase, target: phaseTarget(phase), phase: phase.key })),
    ...items.milestones.map((milestone) => ({ item: milestone, target: milestoneTarget(milestone), phase: null })),
    ...items.tasks.map((task) => ({ item: task, target: taskTarget(task), phase: task.phase })),
  ]
  const byLine = new Map<number, Target>()
  const byId = new Map<string, Target[]>()
  for (const { item, target } of all) {
    if (!byLine.has(item.line)) byLine.set(item.line, target)
    if (item.id === null) continue
    const key = idKey(target.kind as ItemKind, item.id)
    const others = byId.get(key)
    if (others) others.push(target)
    else byId.set(key, [target])
  }
  let names: readonly NamedTarget[] | undefined
  return { items, byLine, byId, names: () => (names ??= all.map(({ item, target, phase }) => ({ target, phase, ...nameOf(item.title) }))) }
}

const phaseTarget = (phase: Phase): Target => ({
  label: phase.id === null ? phase.title : `phase ${phase.id}`,
  key: phase.key,
  kind: 'phase',
})
const milestoneTarget = (milestone: Milestone): Target => ({
  label: milestone.id === null ? milestone.title : `milestone ${milestone.id}`,
  key: milestone.key,
  kind: 'milestone',
})
const taskTarget = (task: Task): Target => ({ label: task.id ?? task.title, key: task.key, kind: 'task' })

const idKey = (kind: ItemKind, id: string): string =>
  `${kind} ${kind === 'milestone' ? id.toLowerCase().replace(/^m(?=\d)/, '') : sameId(id)}`

/** The item that a label names. A title that is no item's comes back as `name`; an empty label as null. */
export function findTarget(index: TargetIndex, text: string, scope: Scope = NO_SCOPE): Target | null {
  const name = trimmedName(text)
  if (name === '') return null
  return (
    referenceTarget(index, name, scope) ??
    nameTarget(index, name, scope) ??
    insideTarget(index, name) ?? { label: name, key: null, kind: 'name' }
  )
}

/** The item whose title says the same. In a list of tasks only a whole title may name another kind of item. */
function nameTarget(index: TargetIndex, name: string, scope: Scope): Target | null {
  const candidates = index
    .names()
    .filter((named) => named.folded !== '' && (scope.phase === null || named.phase === scope.phase || named.phase === null))
  const asked = nameOf(name)
  const same = candidates.filter((named) => named.folded === asked.folded)
  const exact = same.find((named) => named.target.kind === scope.prefer) ?? same[0]
  if (exact) return exact.target
  const open = candidates.filter((named) => scope.prefer !== 'task' || named.target.kind === 'task')
  return bestNamed(asked, open, scope.prefer)?.target ?? null
}

/** The item or stretch of time whose reference a text opens with. */
export function referenceTarget(index: TargetIndex, text: string, scope: Scope = NO_SCOPE): Target | null {
  const name = text.replace(/^[^\p{L}\p{N}]+/u, '')
  return timeTarget(index, name) ?? wordedTarget(index, name, scope) ?? numberTarget(index, name, scope)
}

/** A cheap look before costly patterns: a reference holds a digit or a letter that stands alone. */
const isNumbered = (text: string): boolean => /\d|(?<!\p{L})[A-Z](?!\p{L})/u.test(text)

/** `Day 3` and `Week 2-3` are targets of their own in tables of days; in `Week 1: Phase 2` they only say when. */
function timeTarget(index: TargetIndex, name: string): Target | null {
  if (!/^(?:\p{L}[\p{L} ]{0,14}#?\d|第|\d+\s*\p{L}目)/u.test(name)) return null
  const first = dates(name)[0]
  if (first?.kind !== 'relative' || first.from > 0 || first.unit === 'sprint') return null
  const sign = /^\s*[:：–—-]\s*/u.exec(name.slice(first.to))
  const named = sign && wordedTarget(index, name.slice(first.to + sign[0].length), NO_SCOPE)
  if (named?.kind === 'phase' && named.key !== null) return named
  const numbers = first.low === first.high ? `${first.low}` : `${first.low}-${first.high}`
  return { label: `${first.unit} ${numbers}`, key: null, kind: 'span' }
}

function wordedTarget(index: TargetIndex, name: string, scope: Scope): Target | null {
  const first = isNumbered(name) ? references(name)[0] : undefined
  if (!first || first.kind === 'all' || first.from > 0) return null
  if (first.kind === 'story') return storyTarget(index, first.ids)
  const [only] = first.ids
  if (first.ids.length === 1 && only?.type === 'id') return itemById(index, first.kind, only.id, first.worded, scope)
  return groupTarget(first, first.ids, name)
}

/** A user story is the phase whose title names it. */
function storyTarget(index: TargetIndex, ids: readonly IdPattern[]): Target | null {
  const [only] = ids
  if (ids.length !== 1 || only?.type !== 'id') return null
  const says = new RegExp(String.raw`(?:user story|US|用户故事|ユーザーストーリー)\s*0*${only.id}(?!\d)`, 'iu')
  const found = index.items.phases.filter((phase) => says.test(phase.title))
  return found.length === 1 && found[0] ? phaseTarget(found[0]) : null
}

/** A figure that several items share keeps their reference as written: `3.2-3.4`. */
function groupTarget(reference: Extract<Reference, { ids: unknown }>, ids: readonly IdPattern[], name: string): Target {
  const [only] = ids
  const written =
    only?.type === 'range' && ids.length === 1
      ? `${only.first}-${only.last}`
      : name.slice(reference.from, reference.to).replace(/^\p{L}{4,}\s+/u, '')
  return { label: reference.kind === 'task' ? written : `${reference.kind} ${written}`, key: null, kind: 'span' }
}

function itemById(index: TargetIndex, kind: ItemKind, id: string, isWorded: boolean, scope: Scope): Target {
  const found = index.byId.get(idKey(kind, id)) ?? []
  const first = found.find((target) => scope.phase !== null && phaseOf(index, target) === scope.phase) ?? found[0]
  if (first) return first
  // `P0 - Blockers` and `1.1` may be the ids of phases.
  const phase = kind === 'task' && !isWorded ? index.byId.get(idKey('phase', id))?.[0] : undefined
  return phase ?? { label: kind === 'task' ? id : `${kind} ${id}`, key: null, kind }
}

const phaseOf = (index: TargetIndex, target: Target): Key | null => index.names().find((named) => named.target === target)?.phase ?? null

/** `1. Foundation`, or `1` alone in a column of phases. */
function numberTarget(index: TargetIndex, name: string, scope: Scope): Target | null {
  const found = leadingLabel(name)
  const alone = /^(?:[A-Z]{1,2})?\d+[A-Za-z]?$/.test(name) ? name : null
  const id = alone ?? (found?.idFrom === 0 || found?.kind === 'phase' ? found.id : null)
  if (id === null) return null
  if (found?.kind === 'phase' || found?.kind === 'milestone') return itemById(index, found.kind, id, true, scope)
  for (const kind of kindsByPreference(scope)) {
    const target = index.byId.get(idKey(kind, id))?.[0]
    if (target) return target
  }
  return alone && scope.prefer ? itemById(index, scope.prefer, id, true, scope) : null
}

const kindsByPreference = (scope: Scope): ItemKind[] => {
  const kinds: ItemKind[] = ['phase', 'task', 'milestone']
  return scope.prefer ? [scope.prefer, ...kinds.filter((kind) => kind !== scope.prefer)] : kinds
}

/** `Total for Phase 2`, `Tổng giai đoạn 1`: one reference inside a label. */
export function insideTarget(index: TargetIndex, text: string): Target | null {
  const found = (isNumbered(text) ? references(text) : []).filter(
    (reference) => reference.kind === 'phase' || reference.kind === 'milestone',
  )
  const [only] = found
  if (found.length !== 1 || !only || only.kind === 'all' || only.ids.length !== 1 || only.ids[0]?.type !== 'id') return null
  return itemById(index, only.kind as ItemKind, only.ids[0].id, true, NO_SCOPE)
}

/** An entry of a list or table: its words, and what they name. */
export interface Entry {
  readonly text: string
  readonly target: Target | null
}

/**
 * Where a list has one entry for each phase and some of them name theirs in order, the others mean the phase in their place:
 * the author only chose other words. Not where an entry gives a number: then all would.
 */
export function byPosition(index: TargetIndex, all: readonly Entry[]): readonly (Target | null)[] {
  const targets = all.map(({ target }) => target)
  const phases = index.items.phases
  const entries = all.filter(({ target }) => target !== null && target.kind !== 'total' && target.kind !== 'buffer')
  const isInOrder = entries.every(({ target }, at) => target?.kind === 'name' || target?.key === phases[at]?.key)
  if (entries.length !== phases.length || !isInOrder || entries.every(({ target }) => target?.kind === 'name')) return targets
  if (entries.some(({ text }) => referenceTarget(index, text) !== null)) return targets
  const placed = new Map(entries.map(({ target }, at) => [target, phaseTarget(phases[at] as Phase)]))
  return targets.map((target) => placed.get(target) ?? target)
}
