/**
 * `forecast` and `risks` for people: dates with their chance, what decides them, what was assumed.
 */
import { dayOf, lastDay } from '@milemark/core'
import type { BufferForecast, ForecastView, MilestoneForecast, RiskForecast, SensitivityRow } from '@milemark/core/forecast'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import type { Cell } from '../terminal/table.ts'
import { table } from '../terminal/table.ts'
import { harmless, wrap } from '../terminal/width.ts'
import { finishText, isoDay, namedDay } from './dates.ts'
import { asOfText } from './finish.ts'
import { milestoneName, taskName } from './words.ts'

const LISTED = { moves: 8, bars: 14 } as const

export function forecastLines(io: Io, view: ForecastView): string[] {
  const head = [...titleLines(io, view), ...wrap(headSentence(view), io.width)]
  if (view.finish === null) return head
  return [
    ...head,
    ...spreadLines(io, view),
    ...throughputLines(io, view),
    ...milestoneLines(io, view.milestones),
    ...moveLines(io, view.sensitivity),
    ...section(io, 'Buffer', wrap(bufferText(view.buffer), io.width - 2)),
    ...section(
      io,
      'Assumed',
      view.assumed.flatMap((text) => wrap(harmless(text), io.width - 4).map((line, at) => (at === 0 ? `· ${line}` : `  ${line}`))),
    ),
  ]
}

const section = (io: Io, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', io.paint('bold', title), ...lines.map((line) => `  ${line}`)]

function titleLines(io: Io, { documents }: ForecastView): string[] {
  const [first, ...rest] = documents
  if (!first) return []
  return [io.paint('bold', rest.length > 0 ? `${documents.length} plans, forecast together` : harmless(first.title ?? first.path))]
}

function headSentence({ asOf, finish, scheduled, scheduledChance, trials, asked, mode }: ForecastView): string {
  const head = `${asOfText(asOf)}: `
  if (finish === null) return `${head}nothing is left to do.`
  const stopped = trials < asked ? `, stopped before ${asked}` : ''
  const how = mode === 'network' ? ', people left out' : ''
  const schedule =
    scheduled === null || scheduledChance === null
      ? ''
      : ` If everything goes as written it ends ${namedDay(lastDay(scheduled))}; that is met in ${chanceText(scheduledChance)} of the trials.`
  return `${head}four of five trials end by ${namedDay(lastDay(finish.p80))}, half of them by ${namedDay(lastDay(finish.p50))} (${trials} trials${stopped}${how}).${schedule}`
}

/** `37 %`, and never a certainty that so many trials cannot give. */
export function chanceText(chance: number): string {
  const percent = chance * 100
  if (percent > 0 && percent < 1) return 'under 1 %'
  if (percent < 100 && percent > 99) return 'over 99 %'
  return `${Math.round(percent)} %`
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'] as const

/** The share of the trials on either side that gets no row of its own. */
const EDGE = 0.005

/** The day on which so many trials have ended. */
function dayAt(days: ForecastView['days'], wanted: number): number {
  let sum = 0
  for (const { day, trials } of days) {
    sum += trials
    if (sum > wanted) return dayOf(day)
  }
  return dayOf(days.at(-1)?.day ?? 0)
}

/** When the trials end, a row for each stretch of days, and where the percentiles lie. */
function spreadLines(io: Io, { days, finish, trials }: ForecastView): string[] {
  if (days.length === 0 || !finish) return []
  const [from, to] = [dayAt(days, trials * EDGE), dayAt(days, trials * (1 - EDGE))]
  const step = Math.max(1, Math.ceil((to - from + 1) / LISTED.bars))
  const bins = Array.from({ length: Math.ceil((to - from + 1) / step) }, () => 0)
  for (const { day, trials: count } of days) {
    const at = Math.max(0, Math.min(bins.length - 1, Math.floor((dayOf(day) - from) / step)))
    bins[at] = (bins[at] as number) + count
  }
  const most = Math.max(...bins)
  const room = Math.max(10, Math.min(48, io.width - 40))
  let sum = 0
  const rows = bins.map((count, at): Cell[] => {
    sum += count
    const start = from + at * step
    const isLast = at === bins.length - 1
    const marks = (['p10', 'p50', 'p80', 'p90'] as const).filter((name) => {
      const day = lastDay(finish[name])
      return day >= start && (isLast || day < start + step)
    })
    const eighths = Math.round((count / most) * room * 8)
    return [
      { text: `${isoDay(start)}${isLast && to < dayOf(days.at(-1)?.day ?? 0) ? ' and later' : ''}` },
      { text: `${'█'.repeat(eighths >> 3)}${EIGHTHS[eighths & 7]}`, style: 'cyan' },
      { text: chanceText(sum / trials), style: 'dim' },
      { text: marks.map((name) => name.toUpperCase()).join(' '), style: 'bold' },
    ]
  })
  return ['', ...table(rows, [{}, {}, { align: 'right' }, {}], { ...io, indent: 2 })]
}

function throughputLines(io: Io, { throughput, finish }: ForecastView): string[] {
  if (throughput === null) return []
  const { perWeek, weeks, open, finish: by } = throughput
  const text = `At the speed of the last ${plural(weeks, 'week')} (${Math.round(perWeek * 10) / 10} tasks a week), ${plural(open, 'open task')} ${finish === null ? '' : 'and no estimate '}end by ${namedDay(lastDay(by.p80))} in four of five trials, by ${namedDay(lastDay(by.p50))} in half of them.`
  return section(io, 'Without estimates', wrap(text, io.width - 2))
}

function milestoneLines(io: Io, milestones: readonly MilestoneForecast[]): string[] {
  const open = milestones.filter(({ state, finish }) => state !== 'done' && finish !== null)
  if (open.length === 0) return []
  const rows = open.map((milestone): Cell[] => {
    const { chance, target, targetText, finish } = milestone
    const bad = chance !== null && chance < 0.5
    return [
      { text: milestoneName(milestone), prefix: '◆ ' },
      { text: target === null ? harmless(targetText ?? '') : finishText(target), style: 'dim' },
      chance === null ? { text: '' } : { text: chanceText(chance), style: bad ? 'red' : chance >= 0.8 ? 'green' : 'yellow' },
      { text: finishText(finish?.p50 ?? null) },
      { text: finishText(finish?.p80 ?? null) },
    ]
  })
  const header: Cell[] = ['Milestone', 'target', 'chance', 'P50', 'P80'].map((text) => ({ text, style: 'dim' }))
  return ['', ...table([header, ...rows], [{ flexible: true, cut: true }, {}, { align: 'right' }, {}, {}], { ...io, indent: 2 })]
}

function moveLines(io: Io, rows: readonly SensitivityRow[]): string[] {
  const moving = rows.filter(({ swingDays }) => swingDays >= 0.1).slice(0, LISTED.moves)
  const most = Math.max(...moving.map(({ swingDays }) => swingDays), 0.1)
  return section(
    io,
    'What moves the finish most (working days between its good and its bad fifth)',
    table(
      moving.map((row): Cell[] => [
        { text: row.item && row.kind === 'task' ? taskName(row.item) : harmless(row.title) },
        { text: row.kind, style: 'dim' },
        { text: '█'.repeat(Math.max(1, Math.round((row.swingDays / most) * 16))), style: 'cyan' },
        { text: `${row.swingDays} d` },
        { text: row.criticality === null ? '' : `critical in ${chanceText(row.criticality)}`, style: 'dim' },
      ]),
      [{ flexible: true, cut: true }, {}, {}, { align: 'right' }, {}],
      { ...io, width: io.width - 2 },
    ),
  )
}

function bufferText(buffer: BufferForecast | null): string {
  if (buffer === null) return ''
  const needed = `${plural(buffer.neededDays, 'working day')} behind the schedule hold in four of five trials.`
  if (buffer.statedDays === null) return `${needed} The document states none.`
  const chance = buffer.chance === null ? '' : `, which holds in ${chanceText(buffer.chance)}`
  const used =
    buffer.used === null ? '' : ` ${buffer.used > 1 ? 'It is used up' : `${chanceText(buffer.used)} of it is used`} before the last target.`
  return `${needed} Stated: ${harmless(buffer.statedText ?? '')}, ${plural(buffer.statedDays, 'day')}${chance}.${used}`
}

export function riskLines(io: Io, view: ForecastView): string[] {
  const risks = [...view.risks].sort((a, b) => b.costDays - a.costDays)
  if (risks.length === 0) return [...titleLines(io, view), 'No document lists a risk.']
  const several = view.documents.length > 1
  return [
    ...titleLines(io, view),
    ...wrap(
      `${asOfText(view.asOf)}: working days that each risk moves the finish, on average and when it strikes (${view.trials} trials).`,
      io.width,
    ),
    '',
    ...risks.flatMap((risk) => riskBlock(io, risk, several)),
  ]
}

function riskBlock(io: Io, risk: RiskForecast, several: boolean): string[] {
  const cost = `${risk.costDays} d`.padStart(7)
  const place = several ? `${risk.path}:${risk.line}` : `line ${risk.line}`
  const notes = [
    `${chanceText(risk.chance)}, ${risk.effect}: ${risk.struckDays} d when it strikes`,
    ...(risk.mitigated === null ? [] : [risk.mitigated]),
    ...risk.assumed.map((text) => `assumed: ${text}`),
  ]
  const head = wrap(`${harmless(risk.title)} (${harmless(place)})`, io.width - 9)
  return [
    ...head.map((line, at) => `${at === 0 ? io.paint(risk.costDays >= 1 ? 'yellow' : 'dim', cost) : ' '.repeat(7)}  ${line}`),
    ...notes.flatMap((note) => wrap(harmless(note), io.width - 9)).map((line) => io.paint('dim', `         ${line}`)),
  ]
}
