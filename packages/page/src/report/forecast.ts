/**
 * When the plan will be finished, with what chance, and what decides that.
 */
import type { ForecastView, MilestoneForecast, Percentiles } from '@milemark/core/forecast'
import { distributionPicture } from '../forecast/finish-distribution.ts'
import { tornadoPicture } from '../forecast/tornado.ts'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { finishText } from '../words/dates.ts'
import { chanceText, daysText, MILESTONE_WORDS, milestoneName, percentText, plural, taskName } from '../words/names.ts'
import type { Report } from './input.ts'
import { byDocument, placeText, taskLink } from './input.ts'
import { pictureMark } from './pictures.ts'
import type { Column, Row } from './table.ts'
import { details, paragraph, quiet, rowsTable, section, table } from './table.ts'

const TITLE = 'Forecast'

export function forecast(report: Report): Markup | null {
  const view = report.forecast
  if (view === undefined) return null
  if (view.finish === null)
    return section('forecast', TITLE, paragraph('Nothing is open, so that nothing has to be forecast.'), milestoneTable(report, view))
  return section(
    'forecast',
    TITLE,
    paragraph(rangeSentence(view, view.finish)),
    quiet(trialsSentence(view)),
    pictureMark(distributionPicture(view, { id: 'distribution' })),
    rowsTable('When the plan ends', CHANCES, chanceRows(view, view.finish)),
    milestoneTable(report, view),
    sensitivity(report, view),
    buffer(view),
    throughput(view),
    tasks(report, view),
    assumed(view),
  )
}

function rangeSentence({ scheduled, scheduledChance }: ForecastView, { p10, p50, p80, p90 }: Percentiles): string {
  const range = `Half of the trials have ended by ${finishText(p50)} (P50) and eight in ten by ${finishText(p80)} (P80); one in ten by ${finishText(p10)}, nine in ten by ${finishText(p90)}.`
  if (scheduled === null) return range
  const chance = scheduledChance === null ? '' : `; ${chanceText(scheduledChance)} of the trials end by then`
  return `${range} If everything goes as it is written, the plan ends on ${finishText(scheduled)}${chance}.`
}

function trialsSentence({ trials, asked, seed, mode }: ForecastView): string {
  const count = trials < asked ? `${trials} of ${asked} trials, stopped before the end` : plural(trials, 'trial')
  const rule =
    mode === 'people'
      ? 'nobody does two things at once in any of them'
      : 'only the order of the tasks holds in them, people may do several things at once'
  return `${count}; ${rule}. Seed ${seed}.`
}

const CHANCES: readonly Column[] = [{ title: 'Chance' }, { title: 'Ended by', kind: 'date' }, { title: 'Meaning', kind: 'text' }]

function chanceRows({ scheduled, scheduledChance }: ForecastView, { p10, p50, p80, p90 }: Percentiles): Row[] {
  const row = (name: string, at: number, meaning: string): Row => ({ cells: [name, finishText(at), meaning] })
  return [
    row('P10', p10, 'one in ten: if nearly everything goes well'),
    row('P50', p50, 'as likely sooner as later'),
    row('P80', p80, 'eight in ten: a date to promise'),
    row('P90', p90, 'nine in ten'),
    ...(scheduled === null
      ? []
      : [row(scheduledChance === null ? 'not known' : chanceText(scheduledChance), scheduled, 'the finish as it is written')]),
  ]
}

function milestoneTable(report: Report, { milestones }: ForecastView): Child {
  if (milestones.length === 0) return null
  const columns: Column[] = [
    { title: 'Milestone', kind: 'text' },
    { title: 'State' },
    { title: 'Target', kind: 'date' },
    { title: 'Chance', align: 'right', kind: 'short' },
    { title: 'P50', kind: 'date' },
    { title: 'P80', kind: 'date' },
    { title: 'As written', kind: 'date' },
    { title: 'Place', kind: 'short' },
  ]
  const groups = byDocument(
    report,
    milestones,
    (row): Row => ({
      cells: [
        el('bdi', {}, milestoneName(row)),
        MILESTONE_WORDS[row.state],
        targetText(row),
        row.chance === null ? '' : chanceText(row.chance),
        finishText(row.finish?.p50 ?? null),
        finishText(row.finish?.p80 ?? null),
        finishText(row.scheduled),
        placeText(report, row.path, row.line),
      ],
    }),
  )
  return table('Milestones: the chance of each to make its target', columns, groups)
}

const targetText = ({ target, targetText: written }: MilestoneForecast): Child =>
  target === null ? (written === null ? 'none' : el('bdi', {}, written)) : finishText(target)

function sensitivity(report: Report, view: ForecastView): Child {
  if (view.sensitivity.length === 0) return null
  const columns: Column[] = [
    { title: 'What', kind: 'text' },
    { title: 'Kind' },
    { title: 'Where it goes well', kind: 'date' },
    { title: 'Where it goes badly', kind: 'date' },
    { title: 'Working days between', align: 'right', kind: 'short' },
    { title: 'Critical in', align: 'right', kind: 'short' },
  ]
  const rows = view.sensitivity.map(
    ({ kind, item, title, low, high, swingDays, criticality }): Row => ({
      cells: [
        item === null ? el('bdi', {}, title) : taskLink(report, item),
        kind,
        finishText(low),
        finishText(high),
        daysText(swingDays),
        criticality === null ? '' : chanceText(criticality),
      ],
    }),
  )
  return [
    el('h3', {}, 'What moves the finish most'),
    paragraph('The mean finish over the fifth of the trials where it goes best, and over the fifth where it goes worst.'),
    pictureMark(tornadoPicture(view, { id: 'tornado' })),
    rowsTable('What moves the finish', columns, rows),
  ]
}

function buffer({ buffer: rows }: ForecastView): Child {
  if (rows === null) return null
  const { neededDays, statedDays, statedText, chance, used } = rows
  const stated =
    statedDays === null
      ? ['The plan states none.']
      : [`The plan states ${daysText(statedDays)}`, statedText === null ? '' : [' (', el('bdi', {}, statedText), ')'], '.']
  const holds = chance === null ? '' : ` ${chanceText(chance)} of the trials end within the schedule and this buffer.`
  const spent =
    used === null ? '' : ` ${used > 1 ? `The schedule has used it up: ${percentText(used)}.` : `${percentText(used)} of it is used.`}`
  return [
    el('h3', {}, 'Buffer'),
    paragraph(`To end by P80, ${daysText(neededDays)} are needed behind the scheduled finish. `, stated, holds, spent),
  ]
}

function throughput({ throughput: rows }: ForecastView): Child {
  if (rows === null) return null
  const { finish, weeks, perWeek, open } = rows
  return [
    el('h3', {}, 'By speed alone'),
    paragraph(
      `Without any estimate: ${tenth(perWeek)} tasks were done per week over ${plural(weeks, 'week')}, and ${plural(open, 'task')} are open. At that speed the plan ends by ${finishText(finish.p50)} (P50) or ${finishText(finish.p80)} (P80).`,
    ),
  ]
}

const tenth = (value: number): string => String(Math.round(value * 10) / 10)

function tasks(report: Report, { tasks: all }: ForecastView): Child {
  if (all.length === 0) return null
  const columns: Column[] = [
    { title: 'Task', kind: 'text' },
    { title: 'P50', kind: 'date' },
    { title: 'P80', kind: 'date' },
    { title: 'Critical in', align: 'right', kind: 'short' },
  ]
  const groups = byDocument(
    report,
    all,
    (row): Row => ({ cells: [nameOf(report, row), finishText(row.finish.p50), finishText(row.finish.p80), chanceText(row.criticality)] }),
  )
  return details(
    'When each task ends',
    table('Open tasks: when they end, and in how many trials they are on the critical path', columns, groups),
  )
}

const nameOf = (report: Report, row: ForecastView['tasks'][number]): Child => (taskName(row) === '' ? row.key : taskLink(report, row))

function assumed({ calibration, assumed: sentences, risks }: ForecastView): Child {
  const ofRisks = risks.flatMap(({ title, assumed: own }) => own.map((text) => `${title}: ${text}`))
  const lines = [...sentences, ...ofRisks]
  return [
    el('h3', {}, 'What the forecast rests on'),
    paragraph(calibration.text),
    lines.length === 0
      ? null
      : details(
          `${plural(lines.length, 'assumption')}`,
          el(
            'ul',
            {},
            lines.map((text) => el('li', {}, el('bdi', {}, text))),
          ),
        ),
  ]
}
