/**
 * Size words: `M`, `Small-Medium (…)`, `low complexity`, `Độ phức tạp: Cao`.
 */
import type { Span } from '../text/span.ts'
import type { Size } from './estimate-words.ts'
import { SIZE_WORDS, SIZED_THINGS } from './estimate-words.ts'

export interface FoundSize extends Span {
  readonly low: Size
  readonly high: Size
  /** As written. */
  readonly word: string
}

const ORDER: readonly Size[] = ['XS', 'S', 'M', 'L', 'XL']
const SIZES: ReadonlyMap<string, Size> = new Map(ORDER.flatMap((size) => SIZE_WORDS[size].split(', ').map((word) => [word, size] as const)))

const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[ -]/g, String.raw`[\s-]+`))
    .join('|')
const WORD = String.raw`(?<![\p{L}\p{N}])(?:${anyOf([...SIZES.keys()])})(?![\p{L}\p{N}'’])`
const RANGE = String.raw`(${WORD})(?:\s*(?:[-–—/~～]|[\s-](?:to|or|đến|hoặc|до|bis|à|a|至|到)[\s-])\s*(${WORD}))?`
const THINGS = String.raw`(?:${anyOf(SIZED_THINGS.split(', '))})`

/** A cheap look before two long patterns are tried at every offset. */
const ANY_THING = new RegExp(THINGS, 'iu')

const LEADING = new RegExp(String.raw`^[^\p{L}\p{N}]*${RANGE}`, 'iu')
const SIZE_FIRST = new RegExp(String.raw`${RANGE}[\s-]+${THINGS}(?![\p{L}])`, 'giu')
const THING_FIRST = new RegExp(String.raw`(?<!\p{L})${THINGS}\s*(?:[:：=]\s*|\s)${RANGE}`, 'giu')

/** The size that a text opens with. */
export function leadingSize(text: string): FoundSize | null {
  const found = LEADING.exec(text)
  return found ? size(text, found) : null
}

/** Sizes in running text, where the thing that has the size stands beside them. */
export function sizesBeside(text: string): FoundSize[] {
  if (!ANY_THING.test(text)) return []
  const found = [...text.matchAll(THING_FIRST), ...text.matchAll(SIZE_FIRST)].flatMap((match) => size(text, match) ?? [])
  return found.filter((one, index) => !found.slice(0, index).some((other) => other.from < one.to && one.from < other.to))
}

function size(text: string, match: RegExpMatchArray): FoundSize | null {
  const first = match[1] as string
  const second = match[2] ?? first
  // Letters are sizes in capitals only: `s` and `m` are units.
  if ([first, second].some((word) => /^[a-z]$/.test(word))) return null
  const [a, b] = [sizeOf(first), sizeOf(second)]
  if (a === undefined || b === undefined) return null
  const from = text.indexOf(first, match.index)
  const to = text.indexOf(second, match[2] === undefined ? from : from + first.length) + second.length
  const [low, high] = ORDER.indexOf(a) <= ORDER.indexOf(b) ? [a, b] : [b, a]
  return { from, to, low, high, word: text.slice(from, to) }
}

const sizeOf = (word: string): Size | undefined => SIZES.get(word.toLowerCase().replace(/[\s-]+/g, ' '))
