/**
 * What the marks mean, below the chart.
 */
import type { Child, Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { textWidth } from '../markup/text-width.ts'
import { diamond } from './bars.ts'
import type { Chart } from './place.ts'

export const LEGEND_HEIGHT = 40

const SIGN = 24

const box = (style: string) => (x: number, y: number) => el('rect', { class: style, x, y: y - 6, width: SIGN, height: 12, rx: 2 })

const SIGNS: readonly (readonly [string, (x: number, y: number) => Child])[] = [
  [
    'critical path',
    (x, y) => [el('path', { class: 'mm-phase-critical', d: `M${short(x - 9)} ${y - 4}l6 4l-6 4Z` }), box('mm-bar-critical')(x, y)],
  ],
  ['other task', box('mm-bar')],
  ['progress', (x, y) => [box('mm-bar')(x, y), el('rect', { class: 'mm-progress', x: x + 1, y: y - 2, width: 14, height: 4 })]],
  ['done', (x, y) => [box('mm-bar-over')(x, y), el('rect', { class: 'mm-progress', x: x + 1, y: y - 2, width: SIGN - 2, height: 4 })]],
  ['milestone', (x, y) => el('path', { class: 'mm-diamond', d: diamond(x + 12, y, 6.5) })],
  ['late milestone', (x, y) => el('path', { class: 'mm-diamond-late', d: diamond(x + 12, y, 6.5) })],
  [
    'target',
    (x, y) => [
      el('path', { class: 'mm-flag', d: `M${x + 10} ${y + 8}V${y - 8}` }),
      el('path', { class: 'mm-flag-cloth', d: `M${x + 10} ${y - 8}l7 2.5l-7 2.5Z` }),
    ],
  ],
  ['tied by a person', (x, y) => el('path', { class: 'mm-link-critical mm-dotted', d: `M${x} ${y}h${SIGN}` })],
  ['assumed order', (x, y) => el('path', { class: 'mm-link mm-dashed', d: `M${x} ${y}h${SIGN}` })],
  ['nobody works', (x, y) => el('rect', { class: 'mm-rest', x, y: y - 7, width: SIGN, height: 14 })],
]

/** One line of signs with their words, as many as have room. */
export function legend({ width, bottom }: Chart): Markup {
  const y = bottom + 24
  let x = 14
  const marks = SIGNS.flatMap(([word, sign]) => {
    const [at, end] = [x, x + SIGN + 6 + textWidth(word, 10.5) * 0.92]
    if (end > width) return []
    x = end + 14
    return [sign(at, y), el('text', { class: 'mm-text mm-small mm-muted', x: at + SIGN + 6, y: y + 3.5 }, word)]
  })
  return el('g', {}, marks)
}
