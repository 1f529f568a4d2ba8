/**
 * Which lines the Gantt has: milestones first, then every phase with its tasks, or phases alone when there are too many.
 */
import type { DocumentRow, MilestoneTimes, PhaseTimes, ScheduleView, TaskTimes } from '@milemark/core'
import { groupBy } from '../words/group.ts'
import { idOf } from '../words/names.ts'

export type Line =
  | { readonly kind: 'heading'; readonly title: string }
  | { readonly kind: 'milestone'; readonly row: MilestoneTimes }
  | { readonly kind: 'phase'; readonly row: PhaseTimes }
  | { readonly kind: 'task'; readonly row: TaskTimes; readonly inPhase: boolean }

export interface Lines {
  readonly lines: readonly Line[]
  /** How many tasks have no line of their own because there are too many. */
  readonly hidden: number
}

/** Above this many lines the tasks give way to their phases. */
export const MOST_LINES = 1200

export function linesOf(view: ScheduleView, most: number): Lines {
  const full = allLines(view)
  if (full.length <= most) return { lines: full, hidden: 0 }
  const short = full.filter(({ kind }) => kind !== 'task')
  // Without phases there is nothing to fall back to but the beginning.
  const kept = view.phases.length > 0 ? short.slice(0, most) : full.slice(0, most)
  return { lines: kept, hidden: view.tasks.length - kept.filter(({ kind }) => kind === 'task').length }
}

function allLines(view: ScheduleView): Line[] {
  const documents = documentsOf(view)
  return documents.flatMap((document) => documentLines(view, document, documents.length > 1))
}

/** The documents of the view, and any that only a row names. */
function documentsOf(view: ScheduleView): readonly Pick<DocumentRow, 'path' | 'title'>[] {
  const known = new Set(view.documents.map(({ path }) => path))
  const others = [...new Set([...view.milestones, ...view.phases, ...view.tasks].map(({ path }) => path))].filter(
    (path) => !known.has(path),
  )
  return [...view.documents, ...others.map((path) => ({ path, title: null }))]
}

function documentLines(view: ScheduleView, { path, title }: Pick<DocumentRow, 'path' | 'title'>, several: boolean): Line[] {
  const milestones = view.milestones.filter((milestone) => milestone.path === path).map((row): Line => ({ kind: 'milestone', row }))
  const phases = view.phases.filter((phase) => phase.path === path)
  const tasks = view.tasks.filter((task) => task.path === path)
  const byPhase = groupBy(tasks, (task) => idOf(path, task.phase ?? ''))
  const known = new Set(phases.map(({ key }) => key))
  const loose = tasks.filter(({ phase }) => phase === null || !known.has(phase))
  const line =
    (inPhase: boolean) =>
    (row: TaskTimes): Line => ({ kind: 'task', row, inPhase })
  const inPhases = phases.flatMap((row): Line[] => [{ kind: 'phase', row }, ...(byPhase.get(idOf(path, row.key)) ?? []).map(line(true))])
  const rest: Line[] = loose.length > 0 && phases.length > 0 ? [{ kind: 'heading', title: 'In no phase' }] : []
  // The title of a document heads its milestones too; without one they need a heading of their own.
  const heading: Line[] = milestones.length > 0 && !several ? [{ kind: 'heading', title: 'Milestones' }] : []
  const all = [...heading, ...milestones, ...inPhases, ...rest, ...loose.map(line(phases.length > 0))]
  return several && all.length > 0 ? [{ kind: 'heading', title: title ?? path }, ...all] : all
}
