/**
 * Ticks a milestone, or takes the tick away: only ever because somebody asked for it by name. And sets its target.
 */
import { parseIsoDate } from '../calendar/civil.ts'
import type { Change } from '../change/diff.ts'
import type { Key, Milestone, Plan, TaskState } from '../plan/plan.ts'
import { inserted, replaced } from '../text/edit.ts'
import { cellAt, cellEdit, cellOf } from './cells.ts'
import type { Editing, Outcome, Way } from './editing.ts'
import { firstFitting, refused, unchanged, unwritable } from './editing.ts'
import { boxMark, targetWord } from './habits.ts'
import { isField } from './intent.ts'
import { lineAround, textOf } from './lines.ts'

const STATES: Partial<Readonly<Record<TaskState, Milestone['state']>>> = { todo: 'open', doing: 'partial', done: 'done' }

export function setMilestone(editing: Editing, key: Key, state: TaskState): Outcome {
  const { plan } = editing
  const milestone = plan.milestones.find((other) => other.key === key)
  if (!milestone) return refused('MM-NOTFOUND', `There is no milestone ${key}; nothing was changed.`)
  const wanted = STATES[state]
  if (wanted === undefined)
    return refused('MM-INVALID', 'A milestone is open, begun or done; nothing was changed. Block or cancel the tasks that it waits for.')
  if (milestone.state === wanted) return unchanged(editing)
  const edited = firstFitting(editing, milestoneWays(plan, milestone, state), {
    reached: (changes) => changes.some((change) => isField(change, key, 'state') && change.to === wanted),
    allowed: (change: Change) => isField(change, key, 'state') || isField(change, key, 'doneOn'),
  })
  return edited ?? unwritable('This state', `milestone ${milestone.id ?? `“${milestone.title}”`} (line ${milestone.line})`)
}

function* milestoneWays(plan: Plan, { box, titleSpan }: Milestone, state: TaskState): Generator<Way> {
  const { source } = plan
  const mark = boxMark(plan, state)
  if (box && mark !== null) yield [replaced(box, `[${mark}]`)]
  const line = lineAround(source, titleSpan.from)
  const isRow = textOf(source, line).trimStart().startsWith('|')
  const words = state === 'done' ? ['Done', '✅'] : state === 'doing' ? ['In progress'] : ['Open', '']
  const cell = isRow ? cellOf(source, titleSpan.from, 'status') : null
  if (cell) for (const word of words) yield [cellEdit(source, cell, word)]
  const end = line.from + textOf(source, line).trimEnd().length
  if (!box && !isRow) for (const word of words) yield [inserted(end, ` ${word === 'Done' ? '✅' : `(${word.toLowerCase()})`}`)]
}

/** @param date ISO; null takes the target away */
export function setTarget(editing: Editing, key: Key, date: string | null): Outcome {
  const { plan } = editing
  const milestone = plan.milestones.find((other) => other.key === key)
  if (!milestone) return refused('MM-NOTFOUND', `There is no milestone ${key}; nothing was changed.`)
  if (date !== null && parseIsoDate(date) === null)
    return refused('MM-INVALID', `“${date}” is no date of the calendar, so nothing was changed. Write it as ${editing.asOf}.`)
  if ((milestone.target?.value ?? null) === date) return unchanged(editing)
  const edited = firstFitting(editing, targetWays(plan, milestone, date), {
    reached: (changes) => changes.some((change) => isField(change, key, 'target') && change.to === date),
    allowed: (change: Change) => isField(change, key, 'target'),
  })
  return edited ?? unwritable('This target', `milestone ${milestone.id ?? `“${milestone.title}”`} (line ${milestone.line})`)
}

function* targetWays(plan: Plan, { target, titleSpan }: Milestone, date: string | null): Generator<Way> {
  const { source } = plan
  const line = lineAround(source, titleSpan.from)
  if (target && date !== null) yield [replaced(target.span, date)]
  if (target && date === null) {
    // With the word before it and one separator; else with the whole bracket.
    const before = source.text.slice(line.from, target.span.from)
    for (const part of [/[,;]\s*[\p{L}\s:：]*$/u, /\s*[(（][\p{L}\s:：]*$/u]) {
      const found = part.exec(before)
      if (found)
        yield [
          replaced({ from: line.from + found.index, to: target.span.to }, ''),
          ...(/[(（]/.test(found[0]) ? [replaced({ from: target.span.to, to: target.span.to + 1 }, '')] : []),
        ]
    }
    const cell = cellAt(source, target.span.from)
    if (cell) yield [replaced(cell, '')]
  }
  if (target || date === null) return
  const text = textOf(source, line)
  const words = [...new Set([targetWord(plan), 'target '])]
  const bracket = /[)）]\s*$/u.exec(text)
  if (bracket) for (const word of words) yield [inserted(line.from + bracket.index, `, ${word}${date}`)]
  for (const word of words) yield [inserted(line.from + text.trimEnd().length, ` (${word}${date})`)]
}
