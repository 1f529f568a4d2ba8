/**
 * `next` for people: what goes on, what may start, what waits and for what.
 */
import type { Next, NextRow, ReadyRow, Reason, WaitingRow } from '@milemark/core'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import type { Cell, Column } from '../terminal/table.ts'
import { labelled, tableRows } from '../terminal/table.ts'
import { displayWidth, harmless, truncate } from '../terminal/width.ts'

export interface NextLimits {
  readonly ready: number
  readonly waiting: number
}

export const SHORT: NextLimits = { ready: 12, waiting: 8 }
export const ALL: NextLimits = { ready: Number.POSITIVE_INFINITY, waiting: Number.POSITIVE_INFINITY }

interface Show {
  readonly io: Io
  /** What an assumed predecessor is called. */
  readonly nameOf: (key: string) => string
  /** Keys of tasks that somebody holds: those may not be started by others. */
  readonly taken?: ReadonlySet<string>
}

export function nextLines(show: Show, { ready, waiting }: Next, limits: NextLimits): string[] {
  const doing = ready.filter(({ state }) => state === 'doing')
  const free = ready.filter(({ state, key }) => state !== 'doing' && !show.taken?.has(key))
  return [
    ...section(show, 'Going on', doing, limits.ready, readyLines),
    ...section(show, 'May start now', free, limits.ready, readyLines),
    ...section(show, 'Waiting, the next ones first', waiting, limits.waiting, waitingLines),
    ...(ready.length + waiting.length === 0 ? ['', 'Nothing is left to do.'] : []),
    ...(ready.length === 0 && waiting.length > 0 ? ['', stuck(waiting)] : []),
  ]
}

type RowLines<T> = (show: Show, rows: readonly T[]) => string[]

function section<T>(show: Show, title: string, rows: readonly T[], limit: number, lines: RowLines<T>): string[] {
  if (rows.length === 0) return []
  const more = rows.length > limit ? [show.io.paint('dim', `  … and ${rows.length - limit} more (--all)`)] : []
  return ['', show.io.paint('bold', rows.length > 1 ? `${title} (${rows.length})` : title), ...lines(show, rows.slice(0, limit)), ...more]
}

const INDENT = 2
const ID_MOST = 12
const COLUMNS: readonly Column[] = [{ most: ID_MOST }, { flexible: true }, { align: 'right', most: 14 }, { most: 18 }, { align: 'right' }]

const cells = ({ id, title, estimate, owners, line }: NextRow): Cell[] => [
  { text: harmless(id ?? ''), style: 'bold' },
  { text: harmless(title) },
  { text: estimate?.text ?? '' },
  { text: harmless(owners.map((owner) => `@${owner}`).join(' ')), style: 'cyan' },
  { text: `:${line}`, style: 'dim' },
]

function readyLines({ io, nameOf }: Show, rows: readonly ReadyRow[]): string[] {
  const hang = INDENT + idWidth(rows)
  return tableRows(rows.map(cells), COLUMNS, { ...io, indent: INDENT }).flatMap((lines, at) => {
    const notes = readyNotes(rows[at] as ReadyRow, nameOf)
    return notes === '' ? lines : [...lines, ...hanging(io, hang, notes)]
  })
}

/** Neighbours that wait for the same are told so once, below the last of them. */
function waitingLines({ io }: Show, rows: readonly WaitingRow[]): string[] {
  const hang = INDENT + idWidth(rows)
  const whys = rows.map(whyText)
  return tableRows(rows.map(cells), COLUMNS, { ...io, indent: INDENT }).flatMap((lines, at) => {
    if (whys[at] === whys[at + 1]) return lines
    const shared = whys[at] === whys[at - 1]
    return [...lines, ...hanging(io, hang, shared ? together(howMany(whys, at), whys[at] as string) : (whys[at] as string))]
  })
}

const together = (count: number, why: string): string => `${count === 2 ? 'both' : `all ${count}`} ${why.replace(/^waits /, 'wait ')}`

/** How many neighbours up to this one share its text. */
const howMany = (texts: readonly string[], at: number): number =>
  at - texts.findLastIndex((text, index) => index < at && text !== texts[at])

const hanging = (io: Io, indent: number, text: string): string[] => labelled('', text, { ...io, indent }, 'dim')

/** The ids with the gap behind them; nothing where no row has one. */
function idWidth(rows: readonly NextRow[]): number {
  const widest = Math.max(0, ...rows.map(({ id }) => displayWidth(harmless(id ?? ''))))
  return widest === 0 ? 0 : Math.min(widest, ID_MOST) + 2
}

function readyNotes(row: ReadyRow, nameOf: Show['nameOf']): string {
  const notes = [
    ...(row.steps.total > 0 ? [`${row.steps.done} of ${plural(row.steps.total, 'step')} done`] : []),
    ...(row.unlocks > 0 ? [`${plural(row.unlocks, 'task')} ${row.unlocks === 1 ? 'waits' : 'wait'} for it`] : []),
    ...(row.priority === null ? [] : [`priority ${harmless(row.priority)}`]),
    ...(row.optional ? ['optional'] : []),
    ...(row.assumedAfter.length > 0 ? [`assumed to come after ${row.assumedAfter.map(nameOf).join(', ')}`] : []),
    ...row.external.map(
      ({ text, line, expected }) =>
        `check first: ${harmless(text)} (line ${line}, ${expected === null ? 'no date' : `expected ${expected}`})`,
    ),
  ]
  return notes.join(' · ')
}

const REASONS = 3

/** `waits for 1.6 Schema and migrations`, `blocked: waiting for keys`. */
export function whyText({ because }: Pick<WaitingRow, 'because'>): string {
  const texts = (kind: Reason['kind'], most: number) =>
    because.filter((reason) => reason.kind === kind).map(({ text }) => truncate(harmless(text), most))
  const blocked = texts('blocked', 200).map((text) => `blocked: ${text}`)
  const waits = [...texts('dependency', 60), ...texts('external', 90), ...texts('claimed', 60)]
  return [...blocked, ...(waits.length > 0 ? [`waits for ${shortList(waits)}`] : [])].join(' · ')
}

function shortList(names: readonly string[]): string {
  const more = names.length - REASONS
  return more > 1 ? `${names.slice(0, REASONS).join(', ')} and ${more} more` : names.join(', ')
}

function stuck(waiting: readonly WaitingRow[]): string {
  const circles = waiting.filter(({ because }) => because.some(({ text }) => text.includes('(a circle:'))).length
  return circles > 0
    ? `Nothing may start: ${plural(circles, 'task')} wait for each other in a circle. milemark check shows it.`
    : 'Nothing may start: everything that is open waits.'
}
