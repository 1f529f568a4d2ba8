/**
 * Values of a task that are written as they are said: how far it is, how much it matters, and what shows that it is done.
 */
import type { Plan, Task } from '../plan/plan.ts'
import { inserted } from '../text/edit.ts'
import { cellOf, inCell } from './cells.ts'
import type { Editing, Outcome, Way } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { labelledLine } from './field-lines.ts'
import { stepsOf } from './habits.ts'
import { fieldIntent, nameOf } from './intent.ts'
import { textOf } from './lines.ts'
import { brackets, withPart } from './tail.ts'
import type { FieldForm } from './write-field.ts'
import { fieldWays } from './write-field.ts'

const progressForm = ({ plan }: Editing): FieldForm => ({
  part: 'progress',
  field: 'progress',
  spans: (task) => {
    // What is read is the whole bracket; the part that says it is inside.
    const part = brackets(plan.source, task)
      .flatMap(({ parts }) => parts)
      .find((span) => /^\d{1,3}\s*%$/.test(textOf(plan.source, span)))
    return task.progress === null ? [] : [part ?? task.progress.span]
  },
})

/** @param percent 0 to 100; null takes it away */
export function setProgress(editing: Editing, task: Task, percent: number | null): Outcome {
  if (percent !== null && !(Number.isInteger(percent) && percent >= 0 && percent <= 100))
    return refused('MM-INVALID', 'Progress is a whole number of per cent from 0 to 100; nothing was changed.')
  if ((task.progress?.value ?? null) === percent) return unchanged(editing)
  const texts = percent === null ? [] : [`${percent} %`, `${percent}%`]
  const ways = fieldWays(editing, task, progressForm(editing), percent === null ? null : { parts: texts, plain: texts })
  const intent = fieldIntent(task, { progress: percent === null ? null : String(percent) })
  return firstFitting(editing, ways, intent) ?? unwritable('This progress', nameOf(task))
}

const PRIORITY: FieldForm = { part: 'priority', field: 'priority', spans: ({ priority }) => (priority ? [priority.span] : []) }

/** @param level `P0` to `P4`, or a word; null takes it away */
export function setPriority(editing: Editing, task: Task, level: string | null): Outcome {
  const wanted = level?.trim() ?? null
  if (wanted !== null && !/^[\p{L}\p{N} -]{1,20}$/u.test(wanted))
    return refused('MM-INVALID', `“${wanted}” is no priority; nothing was changed. Write P0 to P4.`)
  if ((task.priority?.value ?? null) === wanted) return unchanged(editing)
  const value = wanted === null ? null : { parts: [wanted], plain: [wanted, `(${wanted})`] }
  return (
    firstFitting(editing, fieldWays(editing, task, PRIORITY, value), fieldIntent(task, { priority: wanted })) ??
    unwritable('This priority', nameOf(task))
  )
}

/** Puts what shows that a task is done beside it: `npm test -- login`, as code. Said once, however often it is called. */
export function addEvidence(editing: Editing, task: Task, evidence: string): Outcome {
  const text = evidence.trim()
  if (text === '' || /[\r\n`()（）]/.test(text))
    return refused(
      'MM-INVALID',
      'Evidence is one line without brackets or code ticks, such as the command that passed; nothing was changed.',
    )
  const own = ownText(editing.plan, task)
  if ([text, inCell(text)].some((said) => own.includes(`\`${said}\``))) return unchanged(editing)
  const ways = task.form === 'row' ? inRow(editing, task, text) : besideOrBelow(editing, task, text)
  return firstFitting(editing, ways, { reached: () => true, allowed: () => false }) ?? unwritable('This evidence', nameOf(task))
}

/** Without its steps: what shows that a step is done says nothing of the whole. */
const ownText = (plan: Plan, task: Task): string =>
  stepsOf(plan, task).reduce((text, { extent }) => text.replace(textOf(plan.source, extent), () => ''), textOf(plan.source, task.extent))

const besideOrBelow = ({ plan }: Editing, task: Task, text: string): Way[] => [
  ...withPart(plan.source, task, 'evidence', `\`${text}\``),
  labelledLine(plan, task, 'Evidence', `\`${text}\``),
]

/** In the cell of the state: a line of its own would end the table, and what stands beside the title belongs to the title. */
function inRow({ plan: { source } }: Editing, task: Task, text: string): Way[] {
  const cell = cellOf(source, task.titleSpan.from, 'status')
  const code = `\`${inCell(text)}\``
  return cell && cell.from < cell.to ? [[inserted(cell.to, ` (${code})`)], [inserted(cell.to, ` — ${code}`)]] : []
}
