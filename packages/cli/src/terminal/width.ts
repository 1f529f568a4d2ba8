/**
 * Text as a terminal shows it: columns instead of characters, and nothing that would steer the terminal.
 */
import stringWidth from 'string-width'

const ASCII = /^[\x20-\x7e]*$/
const graphemes = new Intl.Segmenter()

/** Columns that a text fills: 2 for `界` and `🚀`, 0 for combining marks. */
export const displayWidth = (text: string): number => (ASCII.test(text) ? text.length : stringWidth(text))

/** A character as a terminal takes it: a cluster of code points that share their columns. */
const clusters = (text: string): string[] => (ASCII.test(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment))

// Escape sequences in a document must not move the cursor, and direction overrides must not disguise what it says.
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Text of a document on one line, made harmless: line breaks and tabs become spaces, other control characters vanish. */
export const harmless = (text: string): string => text.replace(/[\t\r\n]+/g, ' ').replace(STEERING, '')

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)))
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text))) + text

/** The text, or its beginning and `…`, in at most that many columns. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  return `${takeStart(text, Math.max(0, width - 1)).trimEnd()}…`
}

/** As many characters from the start as fit. */
export function takeStart(text: string, width: number): string {
  let taken = ''
  let used = 0
  for (const cluster of clusters(text)) {
    used += displayWidth(cluster)
    if (used > width) break
    taken += cluster
  }
  return taken
}

/** Lines of at most that many columns, broken at spaces; a word that is longer than a line is broken inside. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/)) {
    const joined = line === '' ? word : `${line} ${word}`
    if (displayWidth(joined) <= width) line = joined
    else {
      if (line !== '') lines.push(line)
      const pieces = broken(word, width)
      lines.push(...pieces.slice(0, -1))
      line = pieces.at(-1) ?? ''
    }
  }
  return line !== '' || lines.length === 0 ? [...lines, line] : lines
}

/** Items one after another, in lines of at most that many columns; broken between items only. */
export function flow(items: readonly string[], gap: string, width: number): string[] {
  const lines: string[] = []
  for (const item of items) {
    const joined = lines.length === 0 ? item : `${lines.at(-1)}${gap}${item}`
    if (lines.length > 0 && displayWidth(joined) <= width) lines[lines.length - 1] = joined
    else lines.push(item)
  }
  return lines
}

function broken(word: string, width: number): string[] {
  const pieces: string[] = []
  let rest = word
  while (displayWidth(rest) > width) {
    const piece = takeStart(rest, width) || (clusters(rest)[0] as string)
    pieces.push(piece)
    rest = rest.slice(piece.length)
  }
  return [...pieces, rest]
}
