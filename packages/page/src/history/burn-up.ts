/**
 * Scope and finished work over time, and from today the cone in which the forecast expects the two to meet.
 */
import type { Minute } from '@milemark/core'
import { dayOf, lastDay, parseIsoMinute } from '@milemark/core'
import type { ForecastView, Percentiles } from '@milemark/core/forecast'
import type { History, HistoryPoint } from '@milemark/core/history'
import type { Flag } from '../axes/flags.ts'
import { flagMarks, flags } from '../axes/flags.ts'
import type { Sign } from '../axes/key.ts'
import { keyOf, line } from '../axes/key.ts'
import { TIME_AXIS_HEIGHT, timeAxis, timeScale } from '../axes/time-axis.ts'
import type { Amounts } from '../axes/value-axis.ts'
import { amountAxis, amounts, yOfAmount } from '../axes/value-axis.ts'
import type { Scale } from '../gantt/scale.ts'
import { xOf } from '../gantt/scale.ts'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { emptyPicture, frame } from '../markup/picture.ts'
import { FORECAST_STYLE } from '../theme/picture-style.ts'
import { finishText, isoDay } from '../words/dates.ts'
import { percentText, plural } from '../words/names.ts'
import type { Dated } from './instants.ts'
import { dated, thinned } from './instants.ts'

export interface BurnUpOptions extends PictureOptions {
  /** In pixels; 1168 unless told. */
  readonly width?: number
  /** Person-hours unless told. */
  readonly unit?: 'hours' | 'tasks'
}

const LEFT = 72
const RIGHT = 150
const HEIGHT = 300
/** More points than a picture has pixels. */
const MOST_POINTS = 1000

/** The cone is that of the forecast given: whoever has a forecast of several documents gives none. */
export function burnUp(history: History, forecast: ForecastView | null, options: BurnUpOptions = {}): string {
  return frame(burnUpPicture(history, forecast, options), options.style ?? 'own').markup
}

interface Past {
  readonly points: readonly { readonly at: Minute; readonly scope: number; readonly done: number }[]
  readonly first: { readonly at: Minute; readonly scope: number; readonly done: number }
  readonly last: { readonly at: Minute; readonly scope: number; readonly done: number }
}

export function burnUpPicture(history: History, forecast: ForecastView | null, options: BurnUpOptions): Picture {
  const { id = 'burn-up', width = 1168, unit = 'hours' } = options
  const title = unit === 'hours' ? 'Burn-up: person-hours' : 'Burn-up: tasks'
  const past = pastOf(history, unit)
  if (past === null) return emptyPicture(id, width, title, 'No revision of this plan is known.')
  const asOf = Math.max(past.last.at, parseIsoMinute(history.asOf) ?? past.last.at)
  const finish = forecast?.finish ?? null
  const end = Math.max(asOf, finish?.p90 ?? asOf)
  const scale = timeScale(dayOf(past.first.at), lastDay(end) + 2, LEFT, width - RIGHT)
  const names = flags(flagsOf(asOf, finish, scale), width - 4)
  const [top, bottom] = [names.height + 8, names.height + 8 + HEIGHT]
  const axis = amounts(past.points.reduce((most, { scope, done }) => Math.max(most, scope, done), 0) * 1.04, top, bottom)
  const key = keyOf(signs(finish, grew(past)), LEFT, width - 8, bottom + TIME_AXIS_HEIGHT + 6)
  return {
    id,
    width,
    height: bottom + TIME_AXIS_HEIGHT + 12 + key.height,
    title,
    description: describe(past, history, finish, unit),
    head: null,
    headHeight: 0,
    body: [
      timeAxis(scale, top, bottom),
      amountAxis(axis, LEFT, scale.right, (value) => amountText(value, unit)),
      finish === null ? null : cone(past, asOf, finish, scale, axis),
      growth(past, scale, axis),
      lines(past, asOf, scale, axis),
      flagMarks(names, 0, bottom),
      endNames(past, asOf, scale, axis, unit),
      key.mark,
    ],
    cuts: [],
    along: 'y',
    sheet: FORECAST_STYLE,
  }
}

function pastOf({ points }: History, unit: 'hours' | 'tasks'): Past | null {
  const all = thinned(dated(points), MOST_POINTS).map(({ at, row }: Dated<HistoryPoint>) => ({
    at,
    scope: unit === 'hours' ? row.totalHours : row.total,
    done: unit === 'hours' ? row.doneHours : row.done,
  }))
  const [first, last] = [all[0], all.at(-1)]
  return first === undefined || last === undefined ? null : { points: all, first, last }
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10)
const amountText = (value: number, unit: 'hours' | 'tasks'): string => (unit === 'hours' ? `${rounded(value)} h` : rounded(value))

const grew = ({ first, points }: Past): boolean => points.some(({ scope }) => scope > first.scope)

/** A value holds until the next revision says otherwise. */
function steps({ points }: Past, what: 'scope' | 'done', until: Minute, scale: Scale, axis: Amounts): string {
  const marks = points.map((point, at) => {
    const [x, y] = [short(xOf(scale, point.at)), short(yOfAmount(axis, point[what]))]
    return at === 0 ? `M${x} ${y}` : `H${x}V${y}`
  })
  return `${marks.join('')}H${short(xOf(scale, until))}`
}

/** What was added since the first revision: hatched between the scope of then and of each day. */
function growth(past: Past, scale: Scale, axis: Amounts): Markup | null {
  if (!grew(past)) return null
  const base = yOfAmount(axis, past.first.scope)
  const ends = [...past.points.slice(1).map(({ at }) => at), past.last.at]
  const strokes = past.points.flatMap(({ at, scope }, index) => {
    const [from, to, y] = [xOf(scale, at), xOf(scale, ends[index] ?? at), yOfAmount(axis, scope)]
    const count = Math.max(0, Math.floor(to / GROWTH_GAP) - Math.ceil(from / GROWTH_GAP) + 1)
    if (y >= base) return []
    return Array.from({ length: count }, (_, n) => `M${short((Math.ceil(from / GROWTH_GAP) + n) * GROWTH_GAP)} ${short(y)}V${short(base)}`)
  })
  const [left, right] = [xOf(scale, past.first.at), xOf(scale, past.last.at)]
  return el(
    'g',
    {},
    el('title', {}, 'Added to the scope since the first revision'),
    el('path', { class: 'mm-away', d: strokes.join('') || `M${short(left)} ${short(base)}` }),
    el('path', { class: 'mm-aim', d: `M${short(left)} ${short(base)}H${short(right)}` }),
  )
}

const GROWTH_GAP = 5

function lines(past: Past, asOf: Minute, scale: Scale, axis: Amounts): Markup {
  const done = steps(past, 'done', asOf, scale, axis)
  return el(
    'g',
    {},
    el('path', { class: 'mm-finished-area', d: `${done}V${short(axis.bottom)}H${short(xOf(scale, past.first.at))}Z` }),
    el('path', { class: 'mm-scope', d: steps(past, 'scope', asOf, scale, axis) }),
    el('path', { class: 'mm-finished', d: done }),
  )
}

function cone({ last }: Past, asOf: Minute, { p10, p50, p80, p90 }: Percentiles, scale: Scale, axis: Amounts): Markup {
  const [x, y, goal] = [xOf(scale, asOf), yOfAmount(axis, last.done), yOfAmount(axis, last.scope)]
  const to = (at: Minute): string => `${short(Math.max(x, xOf(scale, at)))} ${short(goal)}`
  const from = `M${short(x)} ${short(y)}`
  return el(
    'g',
    {},
    el('title', {}, `Forecast: between ${finishText(p10)} (P10) and ${finishText(p90)} (P90)`),
    el('path', { class: 'mm-cone', d: `${from}L${to(p10)}L${to(p90)}Z` }),
    el('path', { class: 'mm-scope mm-dashed', d: `M${short(x)} ${short(goal)}L${to(p90)}` }),
    el('path', { class: 'mm-p50', d: `${from}L${to(p50)}` }),
    el('path', { class: 'mm-p80', d: `${from}L${to(p80)}` }),
  )
}

function flagsOf(asOf: Minute, finish: Percentiles | null, scale: Scale): Flag[] {
  const flag = (name: string, at: Minute, style: string): Flag => ({ x: xOf(scale, at), label: `${name} ${finishText(at)}`, style })
  const today: Flag = { x: xOf(scale, asOf), label: `as of ${isoDay(dayOf(asOf))}`, style: 'mm-today' }
  if (finish === null) return [today]
  return [
    today,
    flag('P10', finish.p10, 'mm-p-other'),
    { ...flag('P50', finish.p50, 'mm-p50'), strong: true },
    { ...flag('P80', finish.p80, 'mm-p80'), strong: true },
    flag('P90', finish.p90, 'mm-p-other'),
  ]
}

/** The two figures of today, right of everything, never over one another. */
function endNames({ last }: Past, asOf: Minute, scale: Scale, axis: Amounts, unit: 'hours' | 'tasks'): Markup {
  const scope = yOfAmount(axis, last.scope)
  const done = Math.max(yOfAmount(axis, last.done), scope + 16)
  const x = scale.right + 8
  const text = (words: string, y: number): Markup => el('text', { class: 'mm-text mm-small mm-figures mm-strong', x, y: y + 3.5 }, words)
  return el(
    'g',
    {},
    el('path', {
      class: 'mm-rule',
      d: `M${short(xOf(scale, asOf))} ${short(yOfAmount(axis, last.done))}H${short(scale.right)}L${short(x - 2)} ${short(done)}`,
    }),
    text(`scope ${amountText(last.scope, unit)}`, scope),
    text(`done ${amountText(last.done, unit)}`, done),
  )
}

function signs(finish: Percentiles | null, hasGrown: boolean): Sign[] {
  const past: Sign[] = [
    ['scope', line('mm-scope')],
    [
      'done',
      (x, y) => [
        el('rect', { class: 'mm-finished-area', x, y, width: 24, height: 6 }),
        el('path', { class: 'mm-finished', d: `M${x} ${y}h24` }),
      ],
    ],
    ...(hasGrown
      ? [
          [
            'added since the first revision',
            (x: number, y: number) =>
              el('path', { class: 'mm-away', d: [2, 7, 12, 17, 22].map((at) => `M${x + at} ${y - 6}v12`).join('') }),
          ] as const,
        ]
      : []),
  ]
  if (finish === null) return past
  return [
    ...past,
    ['from P10 to P90', (x, y) => el('path', { class: 'mm-cone', d: `M${x} ${y + 6}l12 -12h12Z` })],
    ['P50: half of the trials have ended', line('mm-p50')],
    ['P80: eight in ten', line('mm-p80')],
  ]
}

function describe({ first, last }: Past, { points, scopeGrowth }: History, finish: Percentiles | null, unit: 'hours' | 'tasks'): string {
  const amount = (value: number): string => (unit === 'hours' ? `${rounded(value)} hours` : plural(value, 'task'))
  const scope =
    first.scope === last.scope
      ? `Scope ${amount(last.scope)}, as at the first revision`
      : `Scope ${amount(first.scope)} at first, ${amount(last.scope)} now`
  const growth = scopeGrowth === null ? '' : ` (${growthText(scopeGrowth)})`
  const expected =
    finish === null
      ? ''
      : ` Expected to be finished on ${finishText(finish.p50)} (P50), ${finishText(finish.p80)} (P80); between ${finishText(finish.p10)} and ${finishText(finish.p90)} in eight of ten trials.`
  return `${plural(points.length, 'revision')} from ${isoDay(dayOf(first.at))} to ${isoDay(dayOf(last.at))}. ${scope}${growth}. Done: ${amount(last.done)}.${expected}`
}

/** `25 % more tasks`, `10 % fewer tasks`, `as many tasks`. */
export function growthText(share: number): string {
  if (Math.round(share * 100) === 0) return 'as many tasks'
  return share > 0 ? `${percentText(share)} more tasks` : `${percentText(-share)} fewer tasks`
}
