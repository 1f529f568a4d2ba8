/**
 * Where each line of the Gantt stands: what bars, labels and arrows share.
 */
import type { ScheduleView } from '@milemark/core'
import { idOf } from '../words/names.ts'
import type { Line, Lines } from './rows.ts'
import type { Scale } from './scale.ts'

export interface Placed {
  readonly line: Line
  /** Top of the line. */
  readonly y: number
}

export interface Chart {
  readonly view: ScheduleView
  readonly scale: Scale
  readonly width: number
  readonly labelWidth: number
  readonly lineHeight: number
  readonly top: number
  readonly bottom: number
  readonly placed: readonly Placed[]
  /** Middle of the line of a task, by `idOf`. */
  readonly middles: ReadonlyMap<string, number>
}

export const AXIS_HEIGHT = 40

/** Long charts get lower lines; 18 px is still easy to read. */
export const lineHeightOf = ({ lines }: Lines): number => (lines.length <= 90 ? 24 : lines.length <= 250 ? 20 : 18)

export function place(lines: readonly Line[], lineHeight: number): Pick<Chart, 'placed' | 'middles' | 'bottom'> {
  const placed = lines.map((line, at) => ({ line, y: AXIS_HEIGHT + at * lineHeight }))
  const middles = new Map(
    placed.flatMap(({ line, y }) => (line.kind === 'task' ? [[idOf(line.row.path, line.row.key), y + lineHeight / 2] as const] : [])),
  )
  return { placed, middles, bottom: AXIS_HEIGHT + lines.length * lineHeight }
}
