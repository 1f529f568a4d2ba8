/**
 * Phases as lists of what they hold: `1. **Offline mode** (5-7 days)` under the heading of a phase that has no
 * checkboxes, and `Phase 1 (tasks 1-3)` in a timeline of a document whose tasks have no phases.
 */
import { estimates } from '../notation/estimate.ts'
import { fold } from '../notation/fold.ts'
import { label, sameId } from '../notation/heading.ts'
import { references } from '../notation/reference.ts'
import type { Item } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import type { Document } from './document.ts'
import { sectionsOfKind } from './document.ts'
import { newTask, type PhaseDraft, type TaskDraft } from './draft.ts'
import { titled } from './title.ts'

/** An entry with an effort names a task that is described elsewhere, or is a task that stands only here. */
export function phaseEntries(phases: ReadonlyMap<Section, PhaseDraft>, tasks: readonly TaskDraft[]): TaskDraft[] {
  const added: TaskDraft[] = []
  const filled = new Set(tasks.map((task) => task.phase))
  const loose = tasks.filter((task) => task.phase === null)
  for (const [section, phase] of phases) {
    if (filled.has(phase)) continue
    const items = section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
    for (const item of items.filter(isPlannedEntry)) {
      const known = loose.find((task) => task.phase === null && isSameWork(task.head.title.plain, titled(item.text, null).title.plain))
      if (known) known.phase = phase
      else added.push({ ...newTask('list', titled(item.text, null), section, item.line, item.text), span: item.span, item, phase })
    }
  }
  return added
}

const isPlannedEntry = (item: Item): boolean =>
  item.box === null && /[（(][^()（）]*[)）]\s*$/u.test(titled(item.text).line.plain) && estimates(titled(item.text).line.plain).length > 0

const FILLER = new Set('add implement improve enhance create update the a an and of for to with comprehensive'.split(' '))

/** Shortened titles keep the words that matter: "Add Error Logging" is "Add Comprehensive Error Logging"; `CSP` stands for its words. */
function isSameWork(full: string, short: string): boolean {
  const words = (text: string) =>
    fold(text)
      .split(' ')
      .filter((word) => word.length > 1 && !FILLER.has(word))
  const all = new Set(words(full))
  const wanted = words(short)
  return wanted.length > 0 && wanted.every((word) => all.has(word))
}

/** Phases that only a timeline names, with the tasks they hold: `- Phase 2 (tasks 4-7): …`. Used where no heading is a phase. */
export function timelinePhases(document: Document, tasks: readonly TaskDraft[]): PhaseDraft[] {
  const found: PhaseDraft[] = []
  const loose = byMajor(tasks)
  for (const section of sectionsOfKind(document, 'timeline')) {
    for (const item of section.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))) {
      const opening = label(item.text.plain)
      if (opening?.kind !== 'phase') continue
      const held = heldTasks(item.text.plain.slice(opening.end), loose)
      if (held.length === 0) continue
      const phase: PhaseDraft = { id: opening.id, section: null, line: item.line, head: titled(item.text), span: item.span }
      for (const task of held) task.phase = phase
      found.push(phase)
    }
  }
  return found
}

/** Tasks with ids by the first number of the id, in document order. */
function byMajor(tasks: readonly TaskDraft[]): ReadonlyMap<number, readonly TaskDraft[]> {
  const found = new Map<number, TaskDraft[]>()
  for (const task of tasks) {
    const number = task.id === null ? Number.NaN : major(task.id)
    const others = found.get(number)
    if (others) others.push(task)
    else found.set(number, [task])
  }
  return found
}

function heldTasks(text: string, tasks: ReadonlyMap<number, readonly TaskDraft[]>): TaskDraft[] {
  const patterns = references(text).flatMap((reference) => (reference.kind === 'task' ? reference.ids : []))
  const held = patterns.flatMap((pattern) => {
    if (pattern.type === 'wildcard') return []
    if (pattern.type === 'id')
      return (tasks.get(major(pattern.id)) ?? []).filter(
        ({ id }) => sameId(id ?? '') === sameId(pattern.id) || sameId(id ?? '').startsWith(`${sameId(pattern.id)}.`),
      )
    const [first, last] = [major(pattern.first), major(pattern.last)]
    const numbers =
      last - first < tasks.size
        ? Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
        : [...tasks.keys()].filter((number) => number >= first && number <= last)
    return numbers.flatMap((number) => tasks.get(number) ?? [])
  })
  return [...new Set(held)].filter((task) => task.phase === null && task.id !== null)
}

const major = (id: string): number => Number(/\d+/.exec(id)?.[0] ?? Number.NaN)
