/**
 * How wide a text will be, without anything that could measure it.
 *
 * Widths are those of a broad sans-serif (DejaVu, Verdana), in units of the font size: a narrower font leaves air,
 * a wider one would run over its neighbour.
 */

const NARROW = /[iljI.,:;'|!()[\]{} tfr`/\\-]/
const BROAD = /[mwMW@%&—…]/
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u
const NONE = /\p{M}|\p{Cf}/u
const graphemes = new Intl.Segmenter('en')

/** Width in pixels at a font size in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const char of text) width += charWidth(char)
  return width * size
}

function charWidth(char: string): number {
  if (NARROW.test(char)) return 0.38
  if (BROAD.test(char)) return 0.96
  if (/[a-z0-9]/.test(char)) return 0.61
  if (NONE.test(char)) return 0
  return WIDE.test(char) ? 1.15 : 0.72
}

/** The text, or its beginning and `…`, in at most that many pixels. */
export function shortened(text: string, size: number, most: number): string {
  if (textWidth(text, size) <= most) return text
  let taken = ''
  let used = textWidth('…', size)
  for (const { segment } of graphemes.segment(text)) {
    used += textWidth(segment, size)
    if (used > most) break
    taken += segment
  }
  return `${taken.trimEnd()}…`
}

/** At most that many lines of at most that many pixels; the last one says with `…` that there is more. */
export function shortLines(text: string, size: number, most: number, lines: number): string[] {
  const done: string[] = []
  const words = text.split(/\s+/).filter((word) => word !== '')
  while (words.length > 0 && done.length < lines - 1) {
    let line = words.shift() ?? ''
    while (words[0] !== undefined && textWidth(`${line} ${words[0]}`, size) <= most) line += ` ${words.shift()}`
    done.push(shortened(line, size, most))
  }
  return words.length > 0 ? [...done, shortened(words.join(' '), size, most)] : done
}
