/**
 * An axis of amounts: round steps from zero.
 */
import type { Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'

export interface Amounts {
  /** The last step: at least the greatest amount. */
  readonly most: number
  readonly ticks: readonly number[]
  readonly top: number
  readonly bottom: number
}

/** At most that many steps of 1, 2 or 5 times a power of ten. */
export function amounts(greatest: number, top: number, bottom: number, steps = 5): Amounts {
  const rough = Math.max(greatest, Number.MIN_VALUE) / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = greatest > 0 ? ([1, 2, 5].find((times) => times * power >= rough * (1 - 1e-9)) ?? 10) * power : 1
  const count = Math.max(1, Math.ceil(greatest / step - 1e-9))
  return { most: count * step, ticks: Array.from({ length: count + 1 }, (_, at) => at * step), top, bottom }
}

export const yOfAmount = ({ most, top, bottom }: Amounts, value: number): number => bottom - (value / most) * (bottom - top)

/** Labels left of `left`, and a stroke for each up to `right`. */
export function amountAxis(axis: Amounts, left: number, right: number, text: (value: number) => string): Markup {
  return el(
    'g',
    {},
    el('path', {
      class: 'mm-rule',
      d: axis.ticks.map((value) => `M${short(left)} ${short(yOfAmount(axis, value))}H${short(right)}`).join(''),
    }),
    axis.ticks.map((value) =>
      el(
        'text',
        { class: 'mm-text mm-small mm-muted mm-figures', x: left - 6, y: yOfAmount(axis, value) + 3.5, 'text-anchor': 'end' },
        text(value),
      ),
    ),
  )
}
