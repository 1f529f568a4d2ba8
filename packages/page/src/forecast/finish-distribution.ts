/**
 * When the plan ends, by how many trials: bars for the share that ends on each day, and the share that has ended by then.
 */
import { lastDay } from '@milemark/core'
import type { ForecastView, MilestoneForecast, Percentiles } from '@milemark/core/forecast'
import type { Flag } from '../axes/flags.ts'
import { flagMarks, flags } from '../axes/flags.ts'
import type { Sign } from '../axes/key.ts'
import { box, keyOf, line, post } from '../axes/key.ts'
import { TIME_AXIS_HEIGHT, timeAxis, timeScale } from '../axes/time-axis.ts'
import { amountAxis, amounts, yOfAmount } from '../axes/value-axis.ts'
import type { Scale } from '../gantt/scale.ts'
import { xOf, xOfDay } from '../gantt/scale.ts'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { emptyPicture, frame } from '../markup/picture.ts'
import { shortened } from '../markup/text-width.ts'
import { FORECAST_STYLE } from '../theme/picture-style.ts'
import { finishText, isoDay } from '../words/dates.ts'
import { groupBy } from '../words/group.ts'
import { chanceText, milestoneName } from '../words/names.ts'
import type { Bins } from './bins.ts'
import { binsOf } from './bins.ts'

export interface DistributionOptions extends PictureOptions {
  /** In pixels; 1168 unless told. */
  readonly width?: number
}

const LEFT = 76
/** The last name above the picture stands there. */
const RIGHT = 176
const HEIGHT = 260
const MOST_TARGETS = 8
const TITLE = 'When the plan ends'

export function finishDistribution(view: ForecastView, options: DistributionOptions = {}): string {
  return frame(distributionPicture(view, options), options.style ?? 'own').markup
}

export function distributionPicture(view: ForecastView, { id = 'distribution', width = 1168 }: DistributionOptions): Picture {
  const found = binsOf(view.days)
  if (found === null || view.finish === null) return emptyPicture(id, width, TITLE, 'Nothing is open, so that nothing has to be forecast.')
  const [first, last] = [found.bins[0]?.day ?? 0, (found.bins.at(-1)?.day ?? 0) + found.width]
  const targets = targetsOf(view, first, last)
  const shown = [view.scheduled ?? view.finish.p50, ...targets.near.map(({ at }) => at)]
  const from = Math.min(first, ...shown.map(lastDay)) - 1
  const to = Math.max(last, ...shown.map((at) => lastDay(at) + 1)) + 1
  const scale = timeScale(from, to, LEFT, width - RIGHT)
  const names = flags(flagsOf(view, view.finish, targets.near, scale), width - 4)
  const [top, bottom] = [names.height + 6, names.height + 6 + HEIGHT]
  const key = keyOf(signsOf(view, found, targets.near.length > 0), LEFT, width - 8, bottom + TIME_AXIS_HEIGHT + 6)
  const left = targets.left > 0 ? `${targets.left} more targets lie outside of the picture or have no room in it.` : ''
  const below = bottom + TIME_AXIS_HEIGHT + 6 + key.height
  return {
    id,
    width,
    height: below + (left === '' ? 6 : 24),
    title: TITLE,
    description: [describe(view, view.finish, found), left].filter((part) => part !== '').join(' '),
    head: null,
    headHeight: 0,
    body: [
      timeAxis(scale, top, bottom),
      bars(found, scale, top, bottom),
      flagMarks(names, 0, bottom),
      key.mark,
      left === '' ? null : el('text', { class: 'mm-text mm-small mm-muted', x: LEFT, y: below + 12 }, left),
    ],
    cuts: [],
    along: 'y',
    sheet: FORECAST_STYLE,
  }
}

const UNIT: Readonly<Record<Bins['width'], string>> = { 1: 'day', 7: 'week', 28: '4 weeks' }

/** Bars against the left axis, the share that has ended by the end of each against the right one. */
function bars({ bins, width, trials }: Bins, scale: Scale, top: number, bottom: number): Markup {
  const most = bins.reduce((high, bin) => Math.max(high, bin.trials), 0)
  const axis = amounts(most / trials, top, bottom, 4)
  const whole = amounts(1, top, bottom, 5)
  let ended = 0
  const curve = bins.map((bin) => {
    ended += bin.trials
    return { x: xOfDay(scale, bin.day + width), y: yOfAmount(whole, ended / trials), ended }
  })
  const start = `M${short(xOfDay(scale, bins[0]?.day ?? 0))} ${bottom}`
  const right = scale.right + 8
  return el(
    'g',
    {},
    amountAxis(axis, LEFT, scale.right, percentOf),
    bins.map(({ day, trials: own }, at) => {
      const [x, y] = [xOfDay(scale, day), yOfAmount(axis, own / trials)]
      const share = (curve[at]?.ended ?? 0) / trials
      const text = `${binText(day, width)}: ${chanceText(own / trials)} of the trials end, ${chanceText(share)} have ended by then`
      const gap = width * scale.perDay > 6 ? 1 : 0
      return own === 0
        ? null
        : el(
            'g',
            {},
            el('title', {}, text),
            el('rect', { class: 'mm-bar', x: x + gap, y, width: Math.max(1, width * scale.perDay - 2 * gap), height: bottom - y }),
          )
    }),
    el('path', { class: 'mm-chance', d: `${start}${curve.map(({ x, y }) => `L${short(x)} ${short(y)}`).join('')}H${short(scale.right)}` }),
    whole.ticks.map((share) =>
      el('text', { class: 'mm-text mm-small mm-figures mm-muted', x: right, y: yOfAmount(whole, share) + 3.5 }, percentOf(share)),
    ),
    el('text', { class: 'mm-text mm-small mm-muted', x: right + 40, y: top + 3.5 }, 'have ended'),
    el('text', { class: 'mm-text mm-small mm-muted', x: LEFT - 6, y: top - 9, 'text-anchor': 'end' }, `per ${UNIT[width]}`),
  )
}

const percentOf = (share: number): string => `${Math.round(share * 1000) / 10} %`

const binText = (day: number, width: number): string => (width === 1 ? isoDay(day) : `${isoDay(day)} to ${isoDay(day + width - 1)}`)

interface Target {
  readonly at: number
  readonly milestone: MilestoneForecast
}

/** Those that the trials come near, the nearest first where there are too many. */
function targetsOf({ milestones }: ForecastView, first: number, last: number): { near: readonly Target[]; left: number } {
  const all = milestones.flatMap((milestone) =>
    milestone.target === null || milestone.state === 'done' ? [] : [{ at: milestone.target, milestone }],
  )
  const reach = Math.max(21, last - first)
  const off = ({ at }: Target): number => Math.max(0, first - lastDay(at), lastDay(at) - last)
  const near = all
    .filter((target) => off(target) <= reach)
    .toSorted((a, b) => off(a) - off(b) || b.at - a.at)
    .slice(0, MOST_TARGETS)
  return { near, left: all.length - near.length }
}

const STYLES: Readonly<Record<keyof Percentiles, string>> = { p10: 'mm-p-other', p50: 'mm-p50', p80: 'mm-p80', p90: 'mm-p-other' }

function flagsOf(view: ForecastView, finish: Percentiles, targets: readonly Target[], scale: Scale): Flag[] {
  const names = ['p10', 'p50', 'p80', 'p90'] as const
  const percentiles = [...groupBy(names, (name) => finish[name])].map(([at, own]): Flag => {
    const [style = 'mm-p50'] = own.includes('p50') ? ['mm-p50'] : own.map((name) => STYLES[name])
    const label = `${own.map((name) => name.toUpperCase()).join(', ')} ${finishText(at)}`
    return { x: xOf(scale, at), label, style, strong: own.includes('p50') || own.includes('p80') }
  })
  const { scheduled, scheduledChance } = view
  const chance = scheduledChance === null ? '' : ` (${chanceText(scheduledChance)})`
  const planned: Flag[] =
    scheduled === null ? [] : [{ x: xOf(scale, scheduled), label: `scheduled ${finishText(scheduled)}${chance}`, style: 'mm-planned' }]
  const aims = [...groupBy(targets, ({ at }) => at)].map(([at, own]): Flag => {
    const [first] = own
    const name =
      own.length > 1 ? `${own.length} milestones` : shortened(first === undefined ? '' : milestoneName(first.milestone), 10.5, 110)
    return { x: xOf(scale, at), label: `target ${isoDay(lastDay(at))}: ${name}`, style: 'mm-aim' }
  })
  return [...percentiles, ...planned, ...aims]
}

function signsOf({ scheduled }: ForecastView, { width }: Bins, hasTargets: boolean): Sign[] {
  return [
    [`share of the trials, per ${UNIT[width]}`, box('mm-bar')],
    ['share that has ended by then', line('mm-chance')],
    ['P50: half have ended', post('mm-p50')],
    ['P80: eight in ten', post('mm-p80')],
    ['P10 and P90', post('mm-p-other')],
    ...(scheduled === null ? [] : [['if everything goes as written', post('mm-planned')] as const]),
    ...(hasTargets ? [['target of a milestone', post('mm-aim')] as const] : []),
  ]
}

function describe(
  { scheduled, scheduledChance }: ForecastView,
  { p10, p50, p80, p90 }: Percentiles,
  { bins, width, trials }: Bins,
): string {
  const top = bins.reduce((best, bin) => (bin.trials > best.trials ? bin : best), { day: 0, trials: 0 })
  const planned =
    scheduled === null
      ? ''
      : ` As written it ends on ${finishText(scheduled)}${scheduledChance === null ? '' : `, which ${chanceText(scheduledChance)} of the trials keep`}.`
  return `${trials} trials. P10 ${finishText(p10)}, P50 ${finishText(p50)}, P80 ${finishText(p80)}, P90 ${finishText(p90)}. Most end in ${binText(top.day, width)}.${planned}`
}
