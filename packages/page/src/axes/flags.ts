/**
 * Dates marked above a picture: a line down through it, and a name on top that covers no other line.
 *
 * A name stands right of its line. Placed from the right to the left, each above every line that it would cover, no name
 * is crossed: the lines of those further left pass left of it, those further right begin below it.
 */
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { shortened, textWidth } from '../markup/text-width.ts'

export interface Flag {
  readonly x: number
  readonly label: string
  /** Of the line. */
  readonly style: string
  readonly strong?: boolean
}

export interface Flags {
  readonly placed: readonly (Flag & { readonly lane: number; readonly shown: string })[]
  readonly height: number
}

const LANE = 15
const SIZE = 10.5

/** `most`: the right end of everything. */
export function flags(list: readonly Flag[], most: number): Flags {
  const placed: (Flag & { lane: number; shown: string })[] = []
  for (const flag of list.toSorted((a, b) => b.x - a.x)) {
    const shown = shortened(flag.label, flag.strong ? SIZE * 1.07 : SIZE, most - flag.x - 6)
    const end = flag.x + textWidth(shown, flag.strong ? SIZE * 1.07 : SIZE) + 12
    const lane = placed.filter(({ x }) => x < end).reduce((above, other) => Math.max(above, other.lane + 1), 0)
    placed.push({ ...flag, lane, shown })
  }
  return { placed, height: placed.reduce((lanes, { lane }) => Math.max(lanes, lane + 1), 0) * LANE + 4 }
}

/** From `top`, where the lanes begin, down to `bottom`. */
export function flagMarks({ placed, height }: Flags, top: number, bottom: number): Markup[] {
  return placed.map(({ x, label, style, strong, lane, shown }) => {
    const y = top + height - 4 - lane * LANE
    return el(
      'g',
      {},
      el('title', {}, label),
      el('path', { class: style, d: `M${short(x)} ${short(y - 10)}V${short(bottom)}` }),
      el('text', { class: `mm-text mm-small mm-figures mm-halo ${strong ? 'mm-strong' : ''}`.trim(), x: x + 4, y: y - 1 }, shown),
    )
  })
}
