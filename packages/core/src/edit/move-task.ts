/**
 * Moves a task with everything below it: behind another task, below another, or to the end of a phase. Its id and its words stay;
 * only the indent follows the new place.
 */
import type { Change } from '../change/diff.ts'
import type { Phase, Plan, Task } from '../plan/plan.ts'
import type { TextEdit } from '../text/edit.ts'
import type { Editing, Outcome } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import type { Lines } from './extent.ts'
import { sectionEnd, taskLines } from './extent.ts'
import { nameOf } from './intent.ts'
import { isBlank, lineAround, lineNumber, lineOf, linesAfter, linesText, prefixOf, textOf, withoutLines } from './lines.ts'

export type Destination = { readonly after: Task } | { readonly before: Task } | { readonly phase: Phase }

export function moveTask(editing: Editing, task: Task, to: Destination): Outcome {
  const { plan } = editing
  const own = taskLines(plan, task)
  const anchor = 'after' in to ? to.after : 'before' in to ? to.before : null
  const { last: anchorLine } = anchor ? taskLines(plan, anchor) : { last: 0 }
  if (anchor && anchor.key === task.key) return unchanged(editing)
  if (anchor && anchorLine >= own.first && anchorLine <= own.last && 'after' in to && anchor.line > own.first)
    return refused('MM-INVALID', `${nameOf(task)} cannot be moved into itself; nothing was changed.`)
  const line = targetLine(plan, to, task)
  if (line === null) return unchanged(editing)
  if (line >= own.first - 1 && line <= own.last) return unchanged(editing)
  const neighbour = anchor ?? lastOf(plan, to as { phase: Phase }, task)
  if (neighbour && (neighbour.form === 'row') !== (task.form === 'row'))
    return refused(
      'MM-NOTATION',
      `${nameOf(task)} and ${nameOf(neighbour)} are written in different ways, a row and a line; nothing was moved. Move it by hand.`,
    )
  const prefix = neighbour ? prefixOf(textOf(plan.source, lineAround(plan.source, neighbour.titleSpan.from))) : ''
  const way = moveEdits(plan, own, line, { prefix, form: task.form, afterHeading: neighbour === null })
  const isInside = new Set(plan.tasks.filter((other) => other.line >= own.first && other.line <= own.last).map(({ key }) => key))
  const edited = firstFitting(editing, [way], {
    reached: (changes) => changes.every((change) => isPlace(change, isInside)),
    allowed: (change) => isPlace(change, isInside),
    match: 'name',
  })
  return edited ?? unwritable('This move', nameOf(task))
}

/** Where an item stands, and what follows from that. */
const isPlace = (change: Change, keys: ReadonlySet<string>): boolean =>
  change.what === 'linked' || change.what === 'unlinked'
    ? keys.has(change.from) || keys.has(change.to)
    : change.what === 'changed' &&
      (['parent', 'phase'].includes(change.field) ? keys.has(change.key) : ['gatedBy', 'blocks'].includes(change.field))

const lastOf = (plan: Plan, { phase }: { phase: Phase }, except: Task): Task | null =>
  plan.tasks.filter((other) => other.parent === null && other.phase === phase.key && other.key !== except.key).at(-1) ?? null

/** The line behind which the task goes; null where it stands there already. */
function targetLine(plan: Plan, to: Destination, task: Task): number | null {
  if ('after' in to) return taskLines(plan, to.after).last
  if ('before' in to) {
    let line = taskLines(plan, to.before).first - 1
    while (line > 0 && isBlank(textOf(plan.source, lineOf(plan.source, line)))) line--
    return line
  }
  const last = lastOf(plan, to, task)
  if (last) return task.phase === to.phase.key && plan.tasks.indexOf(last) < plan.tasks.indexOf(task) ? null : taskLines(plan, last).last
  return sectionEnd(plan.source, lineNumber(plan.source, to.phase.span.from))
}

interface Into {
  readonly prefix: string
  readonly form: Task['form']
  readonly afterHeading: boolean
}

function moveEdits({ source }: Plan, { first, last }: Lines, line: number, { prefix, form, afterHeading }: Into): TextEdit[] {
  const texts = linesText(source, first, last)
  const old = prefixOf(texts[0] as string)
  const moved = texts.map((text) => (text.startsWith(old) ? prefix + text.slice(old.length) : text))
  const isApart = form === 'heading' || afterHeading
  // A heading takes the blank line behind it along, so that its old neighbours stand as close as before.
  const isBlankBehind = form === 'heading' && last < source.lines.starts.length && isBlank(textOf(source, lineOf(source, last + 1)))
  return [withoutLines(source, first, isBlankBehind ? last + 1 : last), linesAfter(source, line, isApart ? ['', ...moved] : moved)]
}
