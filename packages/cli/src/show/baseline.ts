/**
 * A plan against its baseline for people: the finish, then what differs.
 */
import type { BaselineView, Both, TaskVariance, VarianceRow } from '@milemark/core/history'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import type { Cell } from '../terminal/table.ts'
import { ends, table } from '../terminal/table.ts'
import { harmless, wrap } from '../terminal/width.ts'
import { finishText, hoursText } from './dates.ts'
import { milestoneName, placeName, taskName } from './words.ts'

export function baselineLines(io: Io, view: BaselineView): string[] {
  const { baseline, finish, finishDays, tasks } = view
  const head = `Against ${harmless(baseline.revision)}: commit ${baseline.commit.slice(0, 8)} of ${baseline.at.slice(0, 10)}.`
  const count = (what: VarianceRow['what']): number => tasks.filter((task) => task.what === what).length
  return [
    ...ends({ text: harmless(view.title ?? view.path), style: 'bold' }, { text: harmless(view.path), style: 'dim' }, io),
    head,
    ...wrap(`Finish ${dates(finish)}${daysText(finishDays)}. Work ${hoursText(view.hours.was)} → ${hoursText(view.hours.now)}.`, io.width),
    `${plural(count('added'), 'task')} added, ${count('dropped')} dropped.`,
    ...section(io, 'Milestones', view.milestones, milestoneName),
    ...section(io, 'Phases', view.phases, (phase) => placeName(phase, 'Phase')),
    ...section(io, 'Tasks', tasks, taskName, estimateText),
  ]
}

const dates = ({ was, now }: Both<number | null>): string => `${finishText(was) || 'without date'} → ${finishText(now) || 'without date'}`

function daysText(days: number | null): string {
  if (days === null) return ''
  return days === 0 ? ' (as planned)' : ` (${plural(Math.abs(days), 'working day')} ${days > 0 ? 'later' : 'sooner'})`
}

/** Only what differs. */
function section<T extends VarianceRow>(
  io: Io,
  title: string,
  rows: readonly T[],
  nameOf: (row: T) => string,
  more: (row: T) => string = () => '',
): string[] {
  const differing = rows.filter(
    (row) => row.what !== 'kept' || (row.finishDays ?? 0) !== 0 || row.state.was !== row.state.now || more(row) !== '',
  )
  if (rows.length === 0) return []
  if (differing.length === 0) return ['', io.paint('bold', title), io.paint('dim', '  as planned')]
  const cells = differing.map((row): Cell[] => [
    { text: nameOf(row) },
    { text: row.what === 'kept' ? dates(row.finish) : row.what, ...(row.what !== 'kept' && { style: 'yellow' as const }) },
    { text: row.finishDays === null || row.finishDays === 0 ? '' : `${row.finishDays > 0 ? '+' : '−'}${Math.abs(row.finishDays)} d` },
    { text: more(row), style: 'dim' },
    { text: row.what === 'kept' && row.state.was !== row.state.now ? `${row.state.was} → ${row.state.now}` : '', style: 'dim' },
  ])
  return [
    '',
    io.paint('bold', title),
    ...table(cells, [{ flexible: true, cut: true }, {}, { align: 'right' }, {}, {}], { ...io, indent: 2 }),
  ]
}

const estimateText = ({ what, estimate: { was, now } }: TaskVariance): string =>
  what !== 'kept' || was === now ? '' : `${harmless(was ?? 'no estimate')} → ${harmless(now ?? 'no estimate')}`
