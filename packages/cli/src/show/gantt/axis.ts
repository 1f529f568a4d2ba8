/**
 * The head of a chart: months, and below them the weeks or days that there is room for.
 */
import { isoDay, weekdayOf } from '../dates.ts'
import type { Scale } from './scale.ts'
import { columnOfDay } from './scale.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Label {
  readonly column: number
  readonly text: string
  /** Shorter, for where the first does not fit. */
  readonly short?: string
}

/** One or two lines of the width of the scale. */
export function axisLines(scale: Scale): string[] {
  const days = Array.from({ length: scale.to - scale.from }, (_, at) => scale.from + at)
  const ticks = tickDays(scale, days).map((day): Label => ({ column: columnOfDay(scale, day), text: String(dayOfMonth(day)) }))
  return [written(monthLabels(scale, days), scale.columns), ...(ticks.length > 0 ? [written(ticks, scale.columns)] : [])]
}

const dayOfMonth = (day: number): number => Number(isoDay(day).slice(8))
const monthOf = (day: number): string => isoDay(day).slice(0, 7)

/** Every month, else every quarter, else every year, as there is room for their names. */
function monthLabels(scale: Scale, days: readonly number[]): Label[] {
  const step = [1, 3].find((months) => scale.perDay * 30 * months > NAME) ?? 12
  const isLabelled = (day: number) => dayOfMonth(day) === 1 && (Number(monthOf(day).slice(5)) - 1) % step === 0
  const [first = scale.from, ...later] = days.filter((day, at) => at === 0 || isLabelled(day))
  // The end of a month at the left gives way to the month behind it.
  const room = later[0] === undefined ? scale.columns : columnOfDay(scale, later[0])
  const shown = room < NAME ? later : [first, ...later]
  return shown.map((day, at) => {
    const [year, month] = monthOf(day).split('-') as [string, string]
    const name = MONTHS[Number(month) - 1] as string
    const column = columnOfDay(scale, day)
    if (month === '01') return { column, text: `${name} ${year}`, short: year }
    return at === 0 ? { column, text: `${name} ${year}`, short: name } : { column, text: name }
  })
}

/** Four columns hold `Dec` and a gap. */
const NAME = 4

/** Three columns hold `23` and a gap. */
const TICK = 3

/** Every day, else every Monday, where there is room for their numbers; else none. */
function tickDays({ perDay }: Scale, days: readonly number[]): number[] {
  if (perDay >= TICK) return [...days]
  return perDay * 7 >= TICK ? days.filter((day) => weekdayOf(day) === 0) : []
}

/** Labels from left to right; one that would touch its neighbour or the border is left out. */
function written(labels: readonly Label[], width: number): string {
  let line = ''
  labels.forEach(({ column, text, short = text }, at) => {
    if (column < line.length + (line === '' ? 0 : 1)) return
    const room = (labels[at + 1]?.column ?? width + 1) - column - 1
    const fitting = [text, short].find((label) => label.length <= room) ?? (labels[at + 1] === undefined ? '' : text)
    if (column + fitting.length <= width) line = line.padEnd(column) + fitting
  })
  return line.padEnd(width)
}
