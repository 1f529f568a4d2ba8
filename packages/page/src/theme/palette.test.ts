import { describe, expect, test } from 'vitest'
import type { ColourName, Palette } from './palette.ts'
import { dark, light, withColours } from './palette.ts'
import { FORECAST_STYLE, PICTURE_STYLE } from './picture-style.ts'

/** Source: WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: string): number {
  const channel = (from: number): number => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const TEXTS: readonly (readonly [ColourName, ColourName])[] = [
  ...(['ink', 'muted', 'accent', 'late'] as const).flatMap((text) =>
    (['ground', 'surface', 'rest'] as const).map((on) => [text, on] as const),
  ),
  ['ink', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['late', 'late-soft'],
  ['muted', 'late-soft'],
  ['ground', 'ink'],
  ['ink', 'bar'],
]
const MARKS: readonly (readonly [ColourName, ColourName])[] = [
  ...(['bar-edge', 'progress', 'muted', 'accent', 'late'] as const).flatMap((mark) =>
    (['ground', 'surface', 'rest'] as const).map((on) => [mark, on] as const),
  ),
  ['progress', 'bar'],
  ['muted', 'bar'],
  ['on-accent', 'accent'],
]

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (_, palette: Palette) => {
  test.each(TEXTS)('%s is read on %s', (text, on) => expect(contrast(palette[text], palette[on])).toBeGreaterThanOrEqual(4.5))
  test.each(MARKS)('%s is seen on %s', (mark, on) => expect(contrast(palette[mark], palette[on])).toBeGreaterThanOrEqual(3))
})

test('a picture that stands alone has values instead of properties', () => {
  expect(withColours(PICTURE_STYLE + FORECAST_STYLE, dark)).not.toContain('var(')
})
