/**
 * How the plan came to be what it is: work done and scope over time, and which finish was expected when.
 */
import { dayOf } from '@milemark/core'
import type { History } from '@milemark/core/history'
import { burnUpPicture, growthText } from '../history/burn-up.ts'
import { dated, thinned } from '../history/instants.ts'
import { trendPicture, trendsOf } from '../history/milestone-trend.ts'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { finishText, isoDay } from '../words/dates.ts'
import { plural } from '../words/names.ts'
import type { Report } from './input.ts'
import { pictureMark } from './pictures.ts'
import type { Column, Row } from './table.ts'
import { details, paragraph, quiet, rowsTable, section, table } from './table.ts'

/** Rows of a table: what is older is thinned to the last of each week or month. */
const MOST_ROWS = 60

export function history(report: Report): Markup | null {
  const { histories = [] } = report
  if (histories.length === 0) return null
  const several = histories.length > 1
  return section(
    'history',
    'History',
    histories.map((one, at) => [
      several ? el('h3', {}, el('bdi', {}, one.title ?? one.path)) : null,
      past(report, one, several ? `-${at + 1}` : ''),
    ]),
  )
}

function past(report: Report, one: History, suffix: string): Child {
  const missing = one.missing.length === 0 ? null : quiet(one.missing.join(' '))
  if (one.points.length === 0) return [paragraph('No revision of this plan is known.'), missing, skipped(one)]
  // A forecast over several plans has no finish of each.
  const own = report.several ? null : (report.forecast ?? null)
  return [
    paragraph(sentenceOf(one)),
    missing,
    pictureMark(burnUpPicture(one, own, { id: `burn-up${suffix}` })),
    points(one),
    trendsOf(one).length === 0 ? null : [pictureMark(trendPicture(one, { id: `trend${suffix}` })), trends(one)],
    weeks(one),
    skipped(one),
  ]
}

function sentenceOf({ revisions, points, scopeGrowth, throughput }: History): string {
  const days = dated(points).map(({ at }) => isoDay(dayOf(at)))
  const span = days.length < 2 ? `of ${days[0] ?? 'an unknown day'}` : `from ${days[0]} to ${days.at(-1)}`
  const growth =
    scopeGrowth === null
      ? ''
      : ` The plan has ${growthText(scopeGrowth)} ${Math.round(scopeGrowth * 100) === 0 ? 'as' : 'than'} at its first revision.`
  const speed =
    throughput === null ? '' : ` ${tenth(throughput.perWeek)} tasks were done per week over ${plural(throughput.weeks, 'week')}.`
  return `${plural(revisions.length, 'revision')} ${span}.${growth}${speed}`
}

const tenth = (value: number): string => String(Math.round(value * 10) / 10)

function points({ points: all }: History): Markup {
  const columns: Column[] = [
    { title: 'Day', kind: 'date' },
    { title: 'Tasks done', align: 'right', kind: 'short' },
    { title: 'of', align: 'right', kind: 'short' },
    { title: 'Hours done', align: 'right', kind: 'short' },
    { title: 'of', align: 'right', kind: 'short' },
    { title: 'Scheduled finish', kind: 'date' },
    { title: 'Commit', kind: 'short' },
  ]
  const rows = thinned(dated(all), MOST_ROWS)
    .toReversed()
    .map(
      ({ at, row }): Row => ({
        cells: [
          isoDay(dayOf(at)),
          row.done,
          row.total,
          tenth(row.doneHours),
          tenth(row.totalHours),
          row.scheduled?.slice(0, 10) ?? '',
          row.commit?.slice(0, 8) ?? 'as it stands now',
        ],
      }),
    )
  return details('Work done and scope as a table', rowsTable('Work done and scope, newest first', columns, rows))
}

function trends(one: History): Markup {
  const columns: Column[] = [
    { title: 'Forecast of', kind: 'date' },
    { title: 'P50', kind: 'date' },
    { title: 'P80', kind: 'date' },
    { title: 'Target', kind: 'date' },
  ]
  const groups = trendsOf(one).map(({ name, points: all }) => ({
    title: name,
    rows: thinned(
      all.map((row) => ({ at: row.at, row })),
      MOST_ROWS / 4,
    )
      .toReversed()
      .map(({ at, row }): Row => ({ cells: [isoDay(dayOf(at)), finishText(row.p50), finishText(row.p80), finishText(row.target)] })),
  }))
  return details('Expected finishes as a table', table('Which finish was expected when, newest first', columns, groups))
}

function weeks({ weeks: all }: History): Child {
  if (all.length === 0) return null
  const columns: Column[] = [
    { title: 'Week of', kind: 'date' },
    { title: 'Done', align: 'right', kind: 'short' },
    { title: 'Added', align: 'right', kind: 'short' },
    { title: 'Dropped', align: 'right', kind: 'short' },
  ]
  const rows = all.toReversed().map(({ monday, done, added, dropped }): Row => ({ cells: [monday, done, added, dropped] }))
  return details('Tasks per week', rowsTable('Tasks done, added and dropped per week, newest first', columns, rows))
}

function skipped({ skipped: rows }: History): Child {
  if (rows.length === 0) return null
  const line = ({ commit, at, reason }: History['skipped'][number]): Markup =>
    el('li', {}, `${commit?.slice(0, 8) ?? 'the file as it stands'}, ${at.slice(0, 10)}: `, el('bdi', {}, reason))
  return details(`${plural(rows.length, 'revision')} not used`, el('ul', {}, rows.map(line)))
}
