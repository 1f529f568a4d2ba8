/**
 * What the marks of a picture mean, below it: signs with their words, in as many lines as they need.
 */
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { textWidth } from '../markup/text-width.ts'

/** A word, and its sign in a box of 24 by 14 pixels about a middle line; `x` is its left end. */
export type Sign = readonly [word: string, mark: (x: number, y: number) => Child]

const SIGN = 24
const LINE = 20

export const line =
  (style: string) =>
  (x: number, y: number): Markup =>
    el('path', { class: style, d: `M${x} ${y}h${SIGN}` })

/** For what stands upright in the picture. */
export const post =
  (style: string) =>
  (x: number, y: number): Markup =>
    el('path', { class: style, d: `M${x + SIGN / 2} ${y - 9}v18` })

export const box =
  (style: string) =>
  (x: number, y: number): Markup =>
    el('rect', { class: style, x, y: y - 6, width: SIGN, height: 12 })

export function keyOf(
  signs: readonly Sign[],
  left: number,
  right: number,
  top: number,
): { readonly mark: Markup; readonly height: number } {
  let [x, y] = [left, top + LINE / 2]
  const marks = signs.map(([word, mark]): Child => {
    const width = SIGN + 6 + textWidth(word, 10.5) * 0.92
    if (x > left && x + width > right) [x, y] = [left, y + LINE]
    const at = x
    x += width + 16
    return [mark(at, y), el('text', { class: 'mm-text mm-small mm-muted', x: at + SIGN + 6, y: y + 3.5 }, word)]
  })
  return { mark: el('g', {}, marks), height: y + LINE / 2 - top }
}
