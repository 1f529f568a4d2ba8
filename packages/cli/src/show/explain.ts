/**
 * `explain` for people: a table of values, and what comes before and behind.
 */
import type { Explanation, OrderRow, StepRow, TaskState, ValueRow } from '@milemark/core'
import type { Io } from '../io.ts'
import type { Cell } from '../terminal/table.ts'
import { table } from '../terminal/table.ts'
import { harmless, wrap } from '../terminal/width.ts'
import { STATE_MARKS, STATE_WORDS, taskName } from './words.ts'

export function explanationLines(io: Io, explained: Explanation): string[] {
  const options = { ...io, indent: 2 }
  return [
    ...wrap(taskName(explained), io.width).map((line) => io.paint('bold', line)),
    io.paint('dim', `${harmless(explained.path)}:${explained.line}`),
    '',
    ...table(explained.values.map(valueRow), [{}, { flexible: true }, {}], options),
    ...orderLines(io, 'Comes after', explained.predecessors),
    ...orderLines(io, 'Comes before', explained.successors),
    ...stepLines(io, explained.steps),
  ]
}

function valueRow({ name, value, from, line, why }: ValueRow): Cell[] {
  const text = name === 'state' ? (STATE_WORDS[value as TaskState] ?? value) : harmless(value)
  const reason = why === null ? '' : from === 'assumed' ? ` (assumed: ${harmless(why)})` : ` (${harmless(why)})`
  return [{ text: name, style: 'dim' }, { text: text + reason }, { text: line === null ? '' : `:${line}`, style: 'dim' }]
}

const TYPES: Readonly<Record<OrderRow['type'], string>> = { FS: '', SS: 'start to start', FF: 'finish to finish', SF: 'start to finish' }

function orderLines(io: Io, title: string, rows: readonly OrderRow[]): string[] {
  if (rows.length === 0) return []
  const cells = rows.map((row): Cell[] => [
    { text: row.state === null ? '' : STATE_WORDS[row.state], style: 'dim' },
    { text: `${harmless(row.name)}${notes(row)}` },
    { text: `:${row.line}`, style: 'dim' },
  ])
  return ['', io.paint('bold', title), ...table(cells, [{}, { flexible: true }, {}], { ...io, indent: 2 })]
}

function notes({ type, lag, stated, how, through }: OrderRow): string {
  const parts = [
    ...(TYPES[type] === '' ? [] : [TYPES[type]]),
    ...(lag === 0 ? [] : [lag > 0 ? `${lag} working hours later` : `up to ${-lag} working hours earlier`]),
    stated ? `stated, ${how}` : 'assumed from the order of the document',
    ...(through === null ? [] : [`through ${harmless(through)}`]),
  ]
  return ` (${parts.join('; ')})`
}

function stepLines(io: Io, steps: readonly StepRow[]): string[] {
  if (steps.length === 0) return []
  const cells = steps.map(({ state, title, line }): Cell[] => [
    { text: STATE_MARKS[state] },
    { text: harmless(title) },
    { text: `:${line}`, style: 'dim' },
  ])
  return ['', io.paint('bold', 'Below it'), ...table(cells, [{}, { flexible: true }, {}], { ...io, indent: 2 })]
}
