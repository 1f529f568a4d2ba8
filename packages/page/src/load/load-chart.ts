/**
 * Who is busy when: a strip for each person, a cell for each calendar week.
 *
 * The fuller a cell, the higher its bar; more hours than a person has are a red frame with a cross-bar, absence is
 * hatched. The figures stand in the cells where they have room.
 */
import type { LoadWeek, PersonLoad, ScheduleView } from '@milemark/core'
import { dayOf, MINUTES_PER_DAY } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import type { Picture, PictureOptions } from '../markup/picture.ts'
import { frame } from '../markup/picture.ts'
import { shortened } from '../markup/text-width.ts'
import { isoDay, monthDay, monthName, monthOf, yearOf } from '../words/dates.ts'
import { hoursText, percentText, plural } from '../words/names.ts'

export interface LoadOptions extends PictureOptions {
  /** In pixels; 1168 unless told. */
  readonly width?: number
}

const LABEL = 190
const HEAD = 40
const STRIP = 40
const CELL = { least: 4, most: 56, withFigure: 26 }

interface Grid {
  readonly cell: number
  readonly weeks: readonly LoadWeek[]
}

/** Person by week: assigned hours against those that the person has. */
export function loadChart(view: ScheduleView, options: LoadOptions = {}): string {
  return frame(loadPicture(view, options), options.style ?? 'own').markup
}

export function loadPicture(view: ScheduleView, { id = 'load', width = 1168 }: LoadOptions): Picture {
  const weeks = view.load.find((person) => person.weeks.length > 0)?.weeks ?? []
  const cell = Math.max(CELL.least, Math.min(CELL.most, (width - LABEL - 8) / Math.max(1, weeks.length)))
  const grid = { cell, weeks }
  const empty = weeks.length === 0
  return {
    id,
    width: Math.max(width, LABEL + cell * weeks.length + 8),
    height: empty ? 48 : HEAD + view.load.length * STRIP + 44,
    title: 'Load per person and week',
    description: describe(view),
    head: empty ? null : axis(grid),
    headHeight: empty ? 0 : HEAD,
    body: empty
      ? el('text', { class: 'mm-text mm-muted', x: 12, y: 28 }, 'Nobody has anything to do.')
      : [view.load.map((person, at) => strip(person, grid, HEAD + at * STRIP)), legend(HEAD + view.load.length * STRIP + 24)],
    cuts: view.load.map((_, at) => HEAD + at * STRIP),
    along: 'y',
  }
}

const isOver = ({ hours, available }: LoadWeek): boolean => hours > available + 0.05

function describe({ load }: ScheduleView): string {
  const over = load.filter(({ weeks }) => weeks.some(isOver)).map(({ person }) => person)
  const people = load.length === 1 ? '1 person.' : `${load.length} people.`
  return `${people} ${over.length > 0 ? `More work than hours in at least one week: ${over.join(', ')}.` : 'Nobody has more work than hours.'}`
}

/** Months above, the Monday of each week below; with narrow cells only months. */
function axis({ cell, weeks }: Grid): Markup {
  let month = ''
  let free = 0
  const marks = weeks.flatMap(({ monday }, at) => {
    const [day, x] = [dayOf(monday), LABEL + at * cell]
    const name = `${monthName(monthOf(day))} ${yearOf(day)}`
    const isNew = name !== month && x >= free
    month = name
    if (isNew) free = x + 70
    return [
      isNew ? el('text', { class: 'mm-text mm-small mm-muted', x, y: 14 }, name) : null,
      cell >= 18
        ? el(
            'text',
            { class: 'mm-text mm-small mm-muted mm-figures', x: x + cell / 2, y: 31, 'text-anchor': 'middle' },
            String(monthDay(day)),
          )
        : null,
    ]
  })
  return el('g', {}, marks)
}

function strip(load: PersonLoad, { cell }: Grid, y: number): Markup {
  const note = `${hoursText(load.hours)} to do${load.share === 1 ? '' : `, ${percentText(load.share)} of a day`}`
  return el(
    'g',
    {},
    el(
      'text',
      { class: 'mm-text mm-strong', x: 4, y: y + 16 },
      shortened(`${load.person}${load.assumed ? ' (assumed)' : ''}`, 12.8, LABEL - 12),
    ),
    el('text', { class: 'mm-text mm-small mm-muted mm-figures', x: 4, y: y + 30 }, shortened(note, 10.5, LABEL - 12)),
    load.weeks.map((week, at) => cellMark(load, week, cell, LABEL + at * cell, y + 2)),
  )
}

const HEIGHT = STRIP - 5
const FIGURE = 15

function cellMark(load: PersonLoad, week: LoadWeek, cell: number, x: number, y: number): Markup {
  const [width, room] = [Math.max(1, cell - 2), HEIGHT - FIGURE]
  const share = week.available > 0 ? Math.min(1, week.hours / week.available) : week.hours > 0 ? 1 : 0
  const away = isAway(load, week)
  const over = isOver(week)
  const figure = Math.round(week.hours * 10) / 10
  const text = `${load.person}, week of ${isoDay(dayOf(week.monday))}: ${figure} of ${Math.round(week.available * 10) / 10} h${over ? ', overloaded' : ''}${away ? ', away' : ''}`
  const shape = [
    el('rect', { class: 'mm-surface', x, y, width, height: HEIGHT }),
    away ? el('path', { class: 'mm-away', d: hatch(x, y, width, HEIGHT) }) : null,
    share > 0 ? el('rect', { class: 'mm-cell', x, y: y + HEIGHT - room * share, width, height: room * share }) : null,
    over ? overMark(x, y, width) : el('rect', { class: 'mm-cell-edge', x, y, width, height: HEIGHT }),
  ]
  const label = cell >= CELL.withFigure && figure > 0
  return el(
    'g',
    {},
    el('title', {}, text),
    shape,
    label
      ? el(
          'text',
          {
            class: `mm-text mm-small mm-figures mm-halo ${over ? 'mm-late-text mm-strong' : ''}`,
            x: x + width / 2,
            y: y + 11,
            'text-anchor': 'middle',
          },
          String(cell >= 40 ? figure : Math.round(figure)),
        )
      : null,
  )
}

const overMark = (x: number, y: number, width: number): Child =>
  el('rect', { class: 'mm-over', x: x + 1, y: y + 1, width: Math.max(1, width - 2), height: HEIGHT - 2 })

const isAway = ({ absences }: PersonLoad, { monday }: LoadWeek): boolean =>
  absences.some(({ from, to }) => from < monday + 5 * MINUTES_PER_DAY && to > monday)

/** Slanted strokes inside of a rectangle. */
function hatch(x: number, y: number, width: number, height: number): string {
  const strokes: string[] = []
  for (let at = 6; at < width + height; at += 6) {
    const [x1, y1] = at <= height ? [x, y + at] : [x + at - height, y + height]
    const [x2, y2] = at <= width ? [x + at, y] : [x + width, y + at - width]
    strokes.push(`M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`)
  }
  return strokes.join('')
}

function legend(y: number): Markup {
  const sign = (x: number, marks: Child, word: string): Child => [
    el('rect', { class: 'mm-surface', x, y: y - 10, width: 24, height: 20 }),
    marks,
    el('text', { class: 'mm-text mm-small mm-muted', x: x + 30, y: y + 3.5 }, word),
  ]
  return el(
    'g',
    {},
    sign(4, el('rect', { class: 'mm-cell', x: 4, y: y + 2, width: 24, height: 8 }), 'assigned hours, full height: all that the person has'),
    sign(340, el('rect', { class: 'mm-over', x: 341, y: y - 9, width: 22, height: 18 }), 'more than the person has'),
    sign(520, el('path', { class: 'mm-away', d: hatch(520, y - 10, 24, 20) }), `away on at least one day of the week`),
  )
}

/** For the table beside the picture. */
export const overloadedWeeks = ({ weeks }: PersonLoad): string => plural(weeks.filter(isOver).length, 'week')
