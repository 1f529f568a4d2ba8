/**
 * `history` for people: how done and scope grew week by week, what happened last, and what was passed over.
 */
import type { History, HistoryPoint, TaskEvent, TaskHistory } from '@milemark/core/history'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import type { Cell } from '../terminal/table.ts'
import { ends, labelled, table } from '../terminal/table.ts'
import { harmless, wrap } from '../terminal/width.ts'
import { taskName } from './words.ts'

/** What fits one screen. */
const LISTED = { weeks: 16, events: 12, skipped: 5 } as const
const BAR = 30

export function historyLines(io: Io, history: History): string[] {
  const { title, path, revisions, missing } = history
  const first = revisions[0]?.at.slice(0, 10)
  const since = first === undefined ? '' : `, since ${first}`
  return [
    ...ends({ text: harmless(title ?? path), style: 'bold' }, { text: harmless(path), style: 'dim' }, io),
    ...wrap(`${plural(revisions.length, 'revision')}${since}. ${sumSentence(history)}`.trim(), io.width),
    ...missing.flatMap((sentence) => wrap(harmless(sentence), io.width).map((line) => io.paint('yellow', line))),
    ...weekLines(io, history),
    ...eventLines(io, history),
    ...skippedLines(io, history),
  ]
}

function sumSentence({ points, throughput, scopeGrowth }: History): string {
  const last = points.at(-1)
  if (!last) return ''
  const parts = [
    `${last.done} of ${plural(last.total, 'task')} done.`,
    ...(scopeGrowth === null
      ? []
      : [`Scope ${scopeGrowth === 0 ? 'as at the beginning' : `${signed(scopeGrowth * 100)} % since the beginning`}.`]),
    ...(throughput === null ? [] : [`Throughput ${throughput.perWeek} a week over ${plural(throughput.weeks, 'week')}.`]),
  ]
  return parts.join(' ')
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(Math.round(value))}`

/** One row for each week: how it stood at its end, and what came and went in it. */
function weekLines(io: Io, { weeks, points }: History): string[] {
  if (weeks.length === 0 || points.length === 0) return []
  const most = Math.max(1, ...points.map(({ total }) => total))
  const rows = weeks.map((week, index) => ({ week, point: lastBefore(points, weeks[index + 1]?.monday) }))
  const shown = rows.slice(-LISTED.weeks)
  const left = rows.length - shown.length
  const cells = shown.map(({ week, point }): Cell[] => [
    { text: week.monday, style: 'dim' },
    { text: point ? burnUp(point, most) : '' },
    { text: point ? `${point.done}/${point.total}` : '' },
    { text: week.done > 0 ? `${week.done} done` : '', style: 'green' },
    { text: week.added > 0 ? `+${week.added}` : '' },
    { text: week.dropped > 0 ? `−${week.dropped}` : '' },
    { text: point?.scheduled ? `→ ${point.scheduled.slice(0, 10)}` : '', style: 'dim' },
  ])
  return [
    '',
    io.paint('bold', 'Week by week'),
    ...(left > 0 ? [io.paint('dim', `  ${plural(left, 'earlier week')}: --json`)] : []),
    ...table(cells, [{}, {}, { align: 'right' }, { align: 'right' }, { align: 'right' }, { align: 'right' }, {}], { ...io, indent: 2 }),
    io.paint('dim', '  █ done  ░ still open; → the finish as scheduled then'),
  ]
}

/** The newest point before a day; the last one without. */
const lastBefore = (points: readonly HistoryPoint[], day: string | undefined): HistoryPoint | undefined =>
  points.findLast(({ at }) => day === undefined || at.slice(0, 10) < day)

function burnUp({ done, total }: HistoryPoint, most: number): string {
  const width = (value: number) => Math.round((value / most) * BAR)
  return '█'.repeat(width(done)) + '░'.repeat(Math.max(0, width(total) - width(done)))
}

interface Happened {
  readonly task: TaskHistory
  readonly event: TaskEvent
}

/** The newest first. What the first revision held did not happen then. */
function eventLines(io: Io, { tasks, revisions }: History): string[] {
  const first = revisions[0]?.commit
  const all = tasks
    .flatMap((task) => task.events.map((event): Happened => ({ task, event })))
    .filter(({ event }) => event.what !== 'appeared' || event.commit !== first)
    .sort((a, b) => Date.parse(b.event.at) - Date.parse(a.event.at))
  if (all.length === 0) return []
  const cells = all
    .slice(0, LISTED.events)
    .map(({ task, event }): Cell[] => [
      { text: event.at.slice(0, 10), style: 'dim' },
      { text: event.what },
      { text: taskName(task), suffix: changeText(event) },
      { text: event.commit?.slice(0, 8) ?? 'not committed', style: 'dim' },
    ])
  return [
    '',
    io.paint('bold', 'What happened last'),
    ...table(cells, [{}, {}, { flexible: true, cut: true }, {}], { ...io, indent: 2 }),
    ...(all.length > LISTED.events ? [io.paint('dim', `  … and ${all.length - LISTED.events} more: --json, or --task ID`)] : []),
  ]
}

function changeText({ what, from, to }: TaskEvent): string {
  if (what === 're-estimated') return `: ${harmless(from ?? 'nothing')} → ${harmless(to ?? 'nothing')}`
  return what === 'moved' ? `: to ${harmless(to ?? 'the top')}` : ''
}

function skippedLines(io: Io, { skipped }: History): string[] {
  if (skipped.length === 0) return []
  const cells = skipped
    .slice(-LISTED.skipped)
    .map(({ commit, at, reason }): Cell[] => [
      { text: at.slice(0, 10), style: 'dim' },
      { text: commit?.slice(0, 8) ?? 'not committed', style: 'dim' },
      { text: harmless(reason) },
    ])
  return [
    '',
    io.paint('bold', `${plural(skipped.length, 'revision')} passed over`),
    ...table(cells, [{}, {}, { flexible: true }], { ...io, indent: 2 }),
    ...(skipped.length > LISTED.skipped ? [io.paint('dim', `  … and ${skipped.length - LISTED.skipped} more: --json`)] : []),
  ]
}

/** All that happened to one task, oldest first. */
export function taskLines(io: Io, { tasks, path, missing, revisions }: History): string[] {
  const [task] = tasks
  if (!task) return []
  const subjects = new Map(revisions.map(({ commit, subject }) => [commit, subject]))
  const cells = task.events.map((event): Cell[] => [
    { text: event.at.slice(0, 10), style: 'dim' },
    { text: event.what + changeText(event) },
    { text: event.commit?.slice(0, 8) ?? '', style: 'dim' },
    { text: harmless(subjects.get(event.commit) ?? ''), style: 'dim' },
  ])
  const where = task.line === null ? `${path} (no longer in it)` : `${path}:${task.line}`
  return [
    ...ends({ text: taskName(task), style: 'bold' }, { text: harmless(where), style: 'dim' }, io),
    ...labelled('Now  ', task.state, io),
    ...table(cells, [{}, { most: 60 }, {}, { flexible: true, cut: true }], { ...io, indent: 2 }),
    ...missing.flatMap((sentence) => wrap(harmless(sentence), io.width).map((line) => io.paint('yellow', line))),
  ]
}
