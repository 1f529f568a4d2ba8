/**
 * What is kept of one revision: the few values of each task whose change is an event, and the sums. Small, so that a thousand
 * revisions fit into memory and into a file.
 */
import { USUAL_WEEK, workingTime } from '../calendar/working-time.ts'
import { workingHours } from '../notation/working-hours.ts'
import { estimator } from '../plan/effort.ts'
import { figureText } from '../plan/figure.ts'
import type { Key, Plan, Task, TaskState } from '../plan/plan.ts'
import type { Work } from '../plan/work.ts'
import { nameOf, work } from '../plan/work.ts'

/** Without a line: lines move with every edit above them, and what did not change should be equal. */
export interface TaskFact {
  readonly key: Key
  readonly id: string | null
  readonly title: string
  readonly state: TaskState
  /** As it would be written; null where nobody estimated it. */
  readonly estimate: string | null
  /** Names of what it stands under, outermost first: `Phase 1: Start › 1.2 Service`. */
  readonly place: string
  /** False for steps and summary tasks, which count for nothing by themselves. */
  readonly unit: boolean
}

export interface MilestoneFact {
  readonly key: Key
  readonly id: string | null
  readonly title: string
  /** As written. */
  readonly target: string | null
  readonly done: boolean
}

/** Schedulable units that are not cancelled, and their person-hours, assumed ones among them. */
export interface Sums {
  readonly total: number
  readonly done: number
  readonly totalHours: number
  readonly doneHours: number
}

export interface Reading {
  /** False where the document planned no work. */
  readonly isPlan: boolean
  readonly title: string | null
  /** All tasks in document order. */
  readonly tasks: readonly TaskFact[]
  readonly milestones: readonly MilestoneFact[]
  readonly sums: Sums
  /** Of the text, in UTF-16 units. */
  readonly length: number
}

export function readingOf(plan: Plan): Reading {
  const of = work(plan)
  const places = new Map<string, string>()
  return {
    isPlan: plan.tasks.length > 0 || plan.kind === 'plan' || plan.kind === 'guide',
    title: plan.title,
    tasks: plan.tasks.map((task) => factOf(of, of.tasks.get(task.key) ?? task, places)),
    milestones: plan.milestones.map(({ key, id, title, target, state }) => ({
      key,
      id,
      title,
      target: target?.value ?? null,
      done: state === 'done',
    })),
    sums: sumsOf(of),
    length: plan.source.text.length,
  }
}

const factOf = (of: Work, task: Task, places: Map<string, string>): TaskFact => ({
  key: task.key,
  id: task.id,
  title: task.title,
  state: task.state,
  estimate: task.estimate && figureText(task.estimate),
  place: placeOf(of, task, places),
  unit: task.unit,
})

/** Many tasks stand in one place: its name is made once. */
function placeOf(of: Work, { phase, parent }: Task, places: Map<string, string>): string {
  const key = `${phase ?? ''}\n${parent ?? ''}`
  const known = places.get(key)
  if (known !== undefined) return known
  const names = [
    ...(phase === null ? [] : [nameOf(of, { key: phase, kind: 'phase' })]),
    ...(parent === null ? [] : [nameOf(of, { key: parent, kind: 'task' })]),
  ]
  const place = names.join(' › ')
  places.set(key, place)
  return place
}

function sumsOf(of: Work): Sums {
  const { effort } = estimator(of, hoursPerDay(of.plan))
  const sums = { total: 0, done: 0, totalHours: 0, doneHours: 0 }
  for (const unit of of.units) {
    if (unit.state === 'cancelled') continue
    const { hours, remaining, elapsed } = effort(unit)
    sums.total++
    if (unit.state === 'done') sums.done++
    // Waiting needs nobody.
    if (elapsed) continue
    sums.totalHours += hours
    sums.doneHours += hours - remaining
  }
  return { ...sums, totalHours: rounded(sums.totalHours), doneHours: rounded(sums.doneHours) }
}

const hoursPerDay = ({ frontMatter }: Plan): number =>
  workingTime(workingHours(frontMatter.settings.calendar ?? '') ?? USUAL_WEEK).minutesPerDay / 60

const rounded = (hours: number): number => Math.round(hours * 100) / 100

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const MARKER = /^(<{7}|\|{7}|={7}|>{7})(?: |$)/

/** Why a text is no whole revision, seen from itself; null where it is one. Markers of a conflict in a fence are an example. */
export function textFault(text: string): string | null {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return null
  let fence: string | null = null
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const mark = FENCE.exec(line)?.[1] ?? null
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null
    } else if (mark !== null) fence = mark
    else if (MARKER.test(line) && /^[<>]/.test(line)) return `line ${index + 1} is a mark of a merge conflict that was not resolved`
  }
  return null
}
