/**
 * What moves the finish most: a bar from the finish where it goes well to the finish where it goes badly, the longest on top.
 */
import { lastDay } from '@milemark/core'
import type { ForecastView, SensitivityRow } from '@milemark/core/forecast'
import { flagMarks, flags } from '../axes/flags.ts'
import { keyOf } from '../axes/key.ts'
import { TIME_AXIS_HEIGHT, timeAxis, timeScale } from '../axes/time-axis.ts'
import type { Scale } from '../gantt/scale.ts'
import { xOf } from '../gantt/scale.ts'
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { emptyPicture, frame } from '../markup/picture.ts'
import { shortened } from '../markup/text-width.ts'
import { FORECAST_STYLE } from '../theme/picture-style.ts'
import { finishText, isoDay, shortDay, yearOf } from '../words/dates.ts'
import { daysText, plural, taskName } from '../words/names.ts'

export interface TornadoOptions extends PictureOptions {
  /** In pixels; 1168 unless told. */
  readonly width?: number
  /** Bars at most; 12 unless told. */
  readonly most?: number
}

const LABEL = 372
const RIGHT = 96
const ROW = 30
const TITLE = 'What moves the finish most'

export function tornado(view: ForecastView, options: TornadoOptions = {}): string {
  return frame(tornadoPicture(view, options), options.style ?? 'own').markup
}

export function tornadoPicture(view: ForecastView, { id = 'tornado', width = 1168, most = 12 }: TornadoOptions): Picture {
  const rows = view.sensitivity.slice(0, most)
  const middle = view.finish?.p50 ?? null
  if (rows.length === 0 || middle === null) return emptyPicture(id, width, TITLE, 'Nothing is known that would move the finish.')
  const days = [middle, ...rows.flatMap(({ low, high }) => [low, high])].map(lastDay)
  const scale = timeScale(Math.min(...days) - 2, Math.max(...days) + 3, LABEL + 70, width - RIGHT - 70)
  const names = flags([{ x: xOf(scale, middle), label: `P50 ${finishText(middle)}`, style: 'mm-p50', strong: true }], width - 4)
  const top = names.height + 4
  const bottom = top + rows.length * ROW
  const key = keyOf(
    [
      ['sooner than P50 where it goes well', (x, y) => el('rect', { class: 'mm-sooner', x, y: y - 6, width: 24, height: 12 })],
      ['later where it goes badly', (x, y) => el('rect', { class: 'mm-later', x, y: y - 6, width: 24, height: 12 })],
      ...kindsOf(rows).map((kind) => [kind, (x: number, y: number) => signOf(kind, x + 12, y)] as const),
    ],
    4,
    width - 8,
    bottom + TIME_AXIS_HEIGHT + 6,
  )
  return {
    id,
    width,
    height: bottom + TIME_AXIS_HEIGHT + 10 + key.height,
    title: TITLE,
    description: describe(rows, view.sensitivity.length),
    head: null,
    headHeight: 0,
    body: [
      timeAxis(scale, top, bottom),
      flagMarks(names, 0, bottom),
      el('text', { class: 'mm-text mm-small mm-muted', x: width - 8, y: top - 8, 'text-anchor': 'end' }, 'working days'),
      rows.map((row, at) => bar(row, scale, middle, top + at * ROW, width)),
      key.mark,
    ],
    cuts: rows.slice(1).map((_, at) => top + (at + 1) * ROW),
    along: 'y',
    sheet: FORECAST_STYLE,
  }
}

const kindsOf = (rows: readonly SensitivityRow[]): SensitivityRow['kind'][] => [...new Set(rows.map(({ kind }) => kind))]

/** Beside the word, so that a column of them is read at a glance. */
function signOf(kind: SensitivityRow['kind'], x: number, y: number): Markup {
  if (kind === 'person') return el('circle', { class: 'mm-sign', cx: x, cy: y, r: 5 })
  const paths: Readonly<Record<Exclude<SensitivityRow['kind'], 'person'>, string>> = {
    task: 'm-5 -5h10v10h-10Z',
    risk: 'm0 -6l6 11h-12Z',
    external: 'm0 -6.5l6.5 6.5l-6.5 6.5l-6.5 -6.5Z',
    plan: 'm-7 -2.5h14v5h-14Z',
  }
  return el('path', { class: 'mm-sign', d: `M${short(x)} ${short(y)}${paths[kind]}` })
}

const nameOf = ({ item, title }: SensitivityRow): string => (item === null ? title : taskName({ id: item.id, title }))

const KIND_WIDTH = 56

function bar(row: SensitivityRow, scale: Scale, middle: number, y: number, width: number): Markup {
  const [left, right] = [xOf(scale, Math.min(row.low, row.high)), xOf(scale, Math.max(row.low, row.high))]
  const centre = Math.min(right, Math.max(left, xOf(scale, middle)))
  const [box, name] = [{ y: y + 7, height: ROW - 14 }, nameOf(row)]
  const text = `${row.kind} ${name}: finish ${isoDay(lastDay(row.low))} where it goes well, ${isoDay(lastDay(row.high))} where it goes badly, ${daysText(row.swingDays)} between`
  const dayText = yearOf(scale.from) === yearOf(scale.to) ? shortDay : isoDay
  const [low, high] = [dayText(lastDay(row.low)), dayText(lastDay(row.high))]
  return el(
    'g',
    { 'data-kind': row.kind },
    el('title', {}, text),
    signOf(row.kind, 12, y + ROW / 2),
    el('text', { class: 'mm-text mm-small mm-muted', x: 24, y: y + ROW / 2 + 4 }, row.kind),
    el('text', { class: 'mm-text', x: 24 + KIND_WIDTH, y: y + ROW / 2 + 4 }, shortened(name, 12, LABEL - 24 - KIND_WIDTH - 8)),
    el('rect', { class: 'mm-sooner', x: left, width: Math.max(0, centre - left), ...box }),
    el('rect', { class: 'mm-later', x: centre, width: Math.max(0, right - centre), ...box }),
    el('text', { class: 'mm-text mm-small mm-figures mm-halo', x: left - 5, y: y + ROW / 2 + 4, 'text-anchor': 'end' }, low),
    el('text', { class: 'mm-text mm-small mm-figures mm-halo', x: right + 5, y: y + ROW / 2 + 4 }, high),
    el('text', { class: 'mm-text mm-figures mm-strong', x: width - 8, y: y + ROW / 2 + 4, 'text-anchor': 'end' }, daysText(row.swingDays)),
  )
}

/** Longest first; a description of everything would be the table beside. */
function describe(rows: readonly SensitivityRow[], all: number): string {
  const named = rows.slice(0, 3).map((row) => `${row.kind} ${shortened(nameOf(row), 1, 60)} (${daysText(row.swingDays)})`)
  return `${rows.length === all ? plural(all, 'bar') : `The ${rows.length} longest of ${all} bars`}; most: ${named.join(', ')}.`
}
