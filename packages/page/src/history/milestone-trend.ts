/**
 * Milestone trend analysis: for each milestone and for the plan, which finish was expected when. A level line keeps its
 * date, a rising one slips; it meets the line of the status date when it is reached.
 */
import type { Minute } from '@milemark/core'
import { dayOf, lastDay, MINUTES_PER_DAY, parseIsoMinute, startOfDay } from '@milemark/core'
import type { History } from '@milemark/core/history'
import type { Sign } from '../axes/key.ts'
import { keyOf, line } from '../axes/key.ts'
import type { Upright } from '../axes/time-axis.ts'
import { TIME_AXIS_HEIGHT, timeAxis, timeScale, upright, uprightAxis, yOf } from '../axes/time-axis.ts'
import type { Scale } from '../gantt/scale.ts'
import { xOf } from '../gantt/scale.ts'
import type { Child, Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { emptyPicture, frame } from '../markup/picture.ts'
import { shortened } from '../markup/text-width.ts'
import { FORECAST_STYLE } from '../theme/picture-style.ts'
import { isoDay } from '../words/dates.ts'
import { milestoneName, plural } from '../words/names.ts'
import { dated, thinned } from './instants.ts'

export interface TrendOptions extends PictureOptions {
  /** In pixels; 1168 unless told. */
  readonly width?: number
  /** Panels at most, the plan's among them; 24 unless told. */
  readonly most?: number
}

/** What was expected of one thing, oldest first. Times are ends of days. */
export interface Trend {
  readonly name: string
  readonly points: readonly TrendPoint[]
}

export interface TrendPoint {
  readonly at: Minute
  readonly p50: Minute
  readonly p80: Minute | null
  readonly target: Minute | null
}

const TITLE = 'Expected finish over time'
const LEAST_PANEL = 300
const LEFT = 78
const HEAD = 58
const HEIGHT = 150
const MOST_POINTS = 400

export function milestoneTrend(history: History, options: TrendOptions = {}): string {
  return frame(trendPicture(history, options), options.style ?? 'own').markup
}

export function trendPicture(history: History, { id = 'trend', width = 1168, most = 24 }: TrendOptions): Picture {
  const trends = trendsOf(history)
  const shown = trends.slice(0, most)
  if (shown.length === 0) return emptyPicture(id, width, TITLE, 'No earlier forecast of this plan is known.')
  const columns = Math.max(1, Math.min(shown.length, Math.floor(width / LEAST_PANEL), 3))
  const [panel, row] = [width / columns, HEAD + HEIGHT + TIME_AXIS_HEIGHT + 18]
  const rows = Math.ceil(shown.length / columns)
  const days = shown.flatMap(({ points }) => points.map(({ at }) => dayOf(at)))
  const span = { from: Math.min(...days), to: Math.max(...days) + 1 }
  const left = trends.length - shown.length
  const key = keyOf(SIGNS, 4, width - 8, rows * row)
  const note = left === 0 ? '' : `${plural(left, 'more milestone')}: see the table.`
  const below = rows * row + key.height
  return {
    id,
    width,
    height: below + (note === '' ? 6 : 24),
    title: TITLE,
    description: [...shown.slice(0, 6).map(sentence), shown.length > 6 ? `${shown.length - 6} more panels.` : '', note]
      .filter((part) => part !== '')
      .join(' '),
    head: null,
    headHeight: 0,
    body: [
      shown.map((trend, at) => panelMark(trend, span, (at % columns) * panel, Math.floor(at / columns) * row, panel)),
      key.mark,
      note === '' ? null : el('text', { class: 'mm-text mm-small mm-muted', x: 4, y: below + 12 }, note),
    ],
    cuts: Array.from({ length: rows - 1 }, (_, at) => (at + 1) * row),
    along: 'y',
    sheet: FORECAST_STYLE,
  }
}

/** The plan's first, then the milestones in the order of the document. Without any forecast there is no trend. */
export function trendsOf({ forecasts, milestones }: History): Trend[] {
  const all = thinned(dated(forecasts), MOST_POINTS)
  const plan = all.flatMap(({ at, row }) => pointOf(at, row.finish?.p50 ?? null, row.finish?.p80 ?? null, null))
  const others = milestones.map((milestone): Trend => {
    const points = all.flatMap(({ at, row }) => {
      const own = row.milestones.find(({ key }) => key === milestone.key)
      return own === undefined ? [] : pointOf(at, own.p50, own.p80, own.target)
    })
    return { name: milestoneName(milestone), points }
  })
  return [{ name: 'The whole plan', points: plan }, ...others].filter(({ points }) => points.length > 0)
}

function pointOf(at: Minute, p50: string | null, p80: string | null, target: string | null): TrendPoint[] {
  const middle = endOf(p50)
  return middle === null ? [] : [{ at, p50: middle, p80: endOf(p80), target: endOf(target) }]
}

function endOf(day: string | null): Minute | null {
  const at = day === null ? null : parseIsoMinute(day.slice(0, 10))
  return at === null ? null : at + MINUTES_PER_DAY
}

interface Panel {
  readonly trend: Trend
  readonly scale: Scale
  readonly axis: Upright
  readonly top: number
  readonly bottom: number
}

function panelMark(trend: Trend, span: { from: number; to: number }, x: number, y: number, width: number): Markup {
  const { points } = trend
  const [top, bottom] = [y + HEAD, y + HEAD + HEIGHT]
  const days = points.flatMap(({ p50, p80, target }) => [p50, p80 ?? p50, target ?? p50]).map(lastDay)
  const [low, high] = [Math.min(...days), Math.max(...days)]
  const air = Math.max(3, Math.ceil((high - low) * 0.08))
  const scale = timeScale(span.from, span.to, x + LEFT, x + width - 28)
  const panel = { trend, scale, axis: upright(low - air, high + 1 + air, bottom, top), top, bottom }
  return el(
    'g',
    { 'data-trend': trend.name },
    el('title', {}, sentence(trend)),
    el('text', { class: 'mm-text mm-strong', x: x + 4, y: y + 16 }, shortened(trend.name, 12.8, width - 40)),
    [now(trend), since(trend)].map((text, at) =>
      el('text', { class: 'mm-text mm-small mm-muted mm-figures', x: x + 4, y: y + 31 + at * 14 }, shortened(text, 10.5, width - 34)),
    ),
    timeAxis(scale, top, bottom),
    uprightAxis(panel.axis, x + LEFT, x + width - 28),
    band(panel),
    reached(panel),
    aim(panel),
    expected(panel),
  )
}

/** Between P50 and P80; where only one forecast is known, a stroke. */
function band({ trend, scale, axis }: Panel): Child {
  const both = trend.points.flatMap(({ at, p50, p80 }) =>
    p80 === null ? [] : [{ x: xOf(scale, at), low: yOf(axis, p50), high: yOf(axis, p80) }],
  )
  if (both.length === 0) return null
  const there = both.map(({ x, high }) => `${short(x)} ${short(high)}`)
  const back = both.toReversed().map(({ x, low }) => `${short(x)} ${short(low)}`)
  return [
    el('path', { class: 'mm-cone', d: `M${[...there, ...back].join('L')}Z` }),
    el('path', { class: 'mm-p80', d: there.length === 1 ? `M${there[0]}h6` : `M${there.join('L')}` }),
  ]
}

/** Where the expected day is the day itself: nothing stands below it. */
function reached({ scale, axis, top, bottom }: Panel): Child {
  const inside = (y: number): boolean => y <= bottom + 0.5 && y >= top - 0.5
  const days = Array.from({ length: scale.to - scale.from + 1 }, (_, at) => startOfDay(scale.from + at))
  const marks = days.map((at) => ({ x: xOf(scale, at), y: yOf(axis, at) })).filter(({ y }) => inside(y))
  const [first, last] = [marks[0], marks.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  return el('path', { class: 'mm-p-other', d: `M${short(first.x)} ${short(first.y)}L${short(last.x)} ${short(last.y)}` })
}

/** The target as it was at the time: a level line, with a step where it was moved. */
function aim({ trend, scale, axis }: Panel): Child {
  let open = false
  const marks = trend.points.map(({ at, target }, index) => {
    if (target === null) {
      open = false
      return ''
    }
    const [x, y] = [short(xOf(scale, at)), short(yOf(axis, target))]
    const start = open ? `H${x}V${y}` : `M${index === 0 ? short(scale.left) : x} ${y}`
    open = true
    return index === trend.points.length - 1 ? `${start}H${short(scale.right)}` : start
  })
  const last = trend.points.at(-1)?.target ?? null
  return [
    el('path', { class: 'mm-aim', d: marks.join('') }),
    last === null ? null : el('path', { class: 'mm-flag-cloth', d: `M${short(scale.right)} ${short(yOf(axis, last) - 8)}l8 3l-8 3Zv8` }),
  ]
}

function expected({ trend, scale, axis }: Panel): Child {
  const marks = trend.points.map(({ at, p50 }) => ({ x: xOf(scale, at), y: yOf(axis, p50) }))
  const dots = marks.length <= 40 ? marks : marks.slice(-1)
  return [
    el('path', { class: 'mm-p50', d: `M${marks.map(({ x, y }) => `${short(x)} ${short(y)}`).join('L')}` }),
    dots.map(({ x, y }) => el('circle', { class: 'mm-dot', cx: x, cy: y, r: 2.6 })),
  ]
}

const day = (at: Minute): string => isoDay(lastDay(at))

/** `P50 2027-03-05, target 2027-02-26`. */
function now({ points }: Trend): string {
  const last = points.at(-1)
  if (last === undefined) return ''
  return `P50 ${day(last.p50)}${last.target === null ? '' : `, target ${day(last.target)}`}`
}

/** `12 days later than on 2026-11-02`; empty where there was only one forecast. */
function since({ points }: Trend): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || first === last) return ''
  const days = lastDay(last.p50) - lastDay(first.p50)
  return `${days === 0 ? 'as' : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later than' : 'earlier than'}`} on ${isoDay(dayOf(first.at))}`
}

const sentence = (trend: Trend): string => `${trend.name}: ${[now(trend), since(trend)].filter((part) => part !== '').join(', ')}.`

const SIGNS: readonly Sign[] = [
  ['P50 as expected on each day', (x, y) => [line('mm-p50')(x, y), el('circle', { class: 'mm-dot', cx: x + 12, cy: y, r: 2.6 })]],
  ['P80', line('mm-p80')],
  ['between the two', (x, y) => el('rect', { class: 'mm-cone', x, y: y - 6, width: 24, height: 12 })],
  ['target', line('mm-aim')],
  ['the day itself', line('mm-p-other')],
]
