/**
 * `load` for people: a line for each person, a column for each week, the hours of work in it.
 */
import type { LoadWeek, PersonLoad, ScheduleView } from '@milemark/core'
import { dayOf } from '@milemark/core'
import type { Io } from '../io.ts'
import type { Style } from '../terminal/colour.ts'
import { displayWidth, flow, harmless, padEnd, padStart, truncate } from '../terminal/width.ts'
import { finishText, hoursText, isoDay } from './dates.ts'
import { ownerName } from './words.ts'

/** The hours of some weeks together. */
interface Cell {
  readonly text: string
  readonly style: Style | null
}

const NAME_MOST = 22
const MARKS = { over: '!', away: '–', idle: '·' } as const

export function loadLines(io: Io, { load, tasks }: ScheduleView): string[] {
  const weeks = load[0]?.weeks ?? []
  if (weeks.length === 0) return []
  const names = load.map((person) => truncate(personName(person), NAME_MOST))
  const left = Math.max(...names.map(displayWidth), 'hours a week from'.length)
  const totals = load.map(totalText)
  const middle = Math.max(...totals.map(displayWidth))
  const { group, width } = columnsFor(load, io.screen - left - middle - 2 * GAP)
  const blank = padEnd('', left + GAP + middle + GAP)
  const [months, days] = head(weeks, group, width)
  return [
    io.paint('dim', `${blank}${months}`.trimEnd()),
    io.paint('dim', `${padEnd(group === 1 ? 'hours a week from' : `hours in ${group} weeks`, left + GAP + middle + GAP)}${days}`.trimEnd()),
    ...load.map((person, at) => {
      const cells = grouped(person.weeks, group).map((some) => cellOf(some, person))
      const strip = cells.map(({ text, style }) => (style === null ? padStart(text, width) : painted(io, text, style, width))).join('')
      return `${io.paint('cyan', padEnd(names[at] as string, left))}  ${padStart(totals[at] as string, middle)}  ${strip}`.trimEnd()
    }),
    '',
    ...notes(io, load, tasks.length),
  ]
}

const GAP = 2

const painted = (io: Io, text: string, style: Style, width: number): string =>
  padStart('', width - displayWidth(text)) + io.paint(style, text)

/** `@dario 50 %`. */
function personName({ person, share, assumed }: PersonLoad): string {
  const name = assumed ? harmless(person) : ownerName(person)
  return share === 1 ? name : `${name} ${Math.round(share * 100)} %`
}

const totalText = ({ hours }: PersonLoad): string => (hours === 0 ? 'nothing' : hoursText(hours))

interface Columns {
  /** How many weeks share a column. */
  readonly group: number
  /** The widest number and its mark. */
  readonly width: number
}

/** As few weeks in a column as the room allows. */
function columnsFor(load: readonly PersonLoad[], room: number): Columns {
  const weeks = load[0]?.weeks.length ?? 0
  for (let group = 1; ; group++) {
    const most = load.flatMap((person) => grouped(person.weeks, group).map(hoursIn)).reduce((a, b) => Math.max(a, b), 0)
    const width = Math.max(2, String(Math.round(most)).length) + 1
    if (group >= weeks || Math.ceil(weeks / group) * width <= room) return { group, width }
  }
}

const hoursIn = (weeks: readonly LoadWeek[]): number => weeks.reduce((sum, { hours }) => sum + hours, 0)

const grouped = (weeks: readonly LoadWeek[], group: number): LoadWeek[][] =>
  Array.from({ length: Math.ceil(weeks.length / group) }, (_, at) => weeks.slice(at * group, (at + 1) * group))

const EPSILON = 0.01

/** Hours, with a mark where they are more than the person has; a dash where the person is away. */
function cellOf(weeks: readonly LoadWeek[], { start, finish }: PersonLoad): Cell {
  const hours = hoursIn(weeks)
  const available = weeks.reduce((sum, week) => sum + week.available, 0)
  if (weeks.some((week) => week.hours > week.available + EPSILON)) return { text: `${Math.round(hours)}${MARKS.over}`, style: 'red' }
  if (hours > EPSILON) return { text: `${Math.max(1, Math.round(hours))} `, style: hours >= available - EPSILON ? null : 'dim' }
  if (available < EPSILON) return { text: `${MARKS.away} `, style: 'yellow' }
  const first = weeks[0] as LoadWeek
  const inside = start !== null && finish !== null && first.monday < finish
  return { text: inside ? `${MARKS.idle} ` : ' ', style: 'dim' }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Where a column is longer than this, years say more than months. */
const WEEKS_WITH_MONTHS = 12

/** Months or years above the numbers of the Mondays; one of a single narrow column gives way to the next. */
function head(weeks: readonly LoadWeek[], group: number, width: number): readonly [string, string] {
  const firsts = grouped(weeks, group).map(([first]) => isoDay(dayOf((first as LoadWeek).monday)))
  const names = firsts.map((day) => {
    const [year = '', month] = day.split('-')
    return group > WEEKS_WITH_MONTHS ? year : (MONTHS[Number(month) - 1] as string)
  })
  const above = names.map((name, at) => {
    const isNarrow = width <= name.length && at + 1 < names.length && names[at + 1] !== name
    return name === names[at - 1] || isNarrow ? '' : name
  })
  return [above.map((name) => padEnd(name, width)).join(''), firsts.map((day) => padStart(`${day.slice(8)} `, width)).join('')]
}

function notes(io: Io, load: readonly PersonLoad[], tasks: number): string[] {
  const over = load.filter(({ weeks }) => weeks.some((week) => week.hours > week.available + EPSILON))
  const last = load.reduce<PersonLoad | null>((best, person) => ((person.finish ?? 0) > (best?.finish ?? 0) ? person : best), null)
  return [
    ...flow(
      [`${MARKS.over} more than there are hours`, `${MARKS.away} away`, `${MARKS.idle} free`, 'dim: not the whole week'],
      '  ',
      io.width,
    ).map((line) => io.paint('dim', line)),
    ...(over.length === 0 ? [] : [`Too much work for ${over.map(personName).join(', ')} in the weeks that are marked.`]),
    ...(last?.finish ? [`The last to finish is ${personName(last)}, on ${finishText(last.finish)}.`] : []),
    ...(tasks === 0 ? ['No tasks.'] : []),
  ]
}
