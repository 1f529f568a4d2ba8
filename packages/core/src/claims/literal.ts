/**
 * Quantities: in a text (`30 s`, `5 phút`, `512 MB`, `3 retries`) and as a literal of code (`30_000`, `5 * 60 * 1000`, `'30s'`).
 */

export type Dimension = 'time' | 'size' | 'count'

/** In the smallest unit: milliseconds, bytes, pieces. */
export interface Quantity {
  readonly value: number
  readonly dimension: Dimension
}

const UNITS: readonly (readonly [words: RegExp, dimension: Dimension, factor: number])[] = [
  [/^(?:ms|milliseconds?|mili ?giây|毫秒|мс)$/i, 'time', 1],
  [/^(?:s|secs?|seconds?|giây|秒|сек\p{L}*)$/iu, 'time', 1_000],
  [/^(?:m|mins?|minutes?|phút|分钟?|мин\p{L}*)$/iu, 'time', 60_000],
  [/^(?:h|hrs?|hours?|giờ|小时|час\p{L}*)$/iu, 'time', 3_600_000],
  [/^(?:d|days?|ngày|天|日|дн\p{L}*|день)$/iu, 'time', 86_400_000],
  [/^(?:B|bytes?)$/i, 'size', 1],
  [/^(?:kB|KB|KiB|k)$/, 'size', 1_024],
  [/^(?:MB|MiB)$/, 'size', 1_024 ** 2],
  [/^(?:GB|GiB)$/, 'size', 1_024 ** 3],
]

/** Null for a word that is no unit; counted things are no unit of their own. */
export function unit(word: string): { readonly dimension: Dimension; readonly factor: number } | null {
  const found = UNITS.find(([words]) => words.test(word))
  return found ? { dimension: found[1], factor: found[2] } : null
}

/** The unit that the name of a constant ends in: `_MS`, `Seconds`, `_KB`. */
export function unitOfName(name: string): { readonly dimension: Dimension; readonly factor: number } | null {
  const last =
    name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .split('_')
      .at(-1) ?? ''
  const plain: Readonly<Record<string, string>> = {
    MS: 'ms',
    MILLIS: 'ms',
    MSEC: 'ms',
    S: 's',
    SEC: 's',
    SECS: 's',
    SECONDS: 's',
    MIN: 'min',
    MINS: 'min',
    MINUTES: 'min',
    H: 'h',
    HOURS: 'h',
    DAYS: 'd',
    BYTES: 'B',
    KB: 'KB',
    KIB: 'KB',
    MB: 'MB',
    MIB: 'MB',
    GB: 'GB',
  }
  const word = plain[last.toUpperCase()]
  return word ? unit(word) : null
}

const LONGEST = 80

/** A number as code writes it: `10_000`, `0x10`, `5 * 60 * 1000`, `60 * 60`; null for anything else. */
export function literalNumber(text: string): number | null {
  const plain = text.trim()
  if (plain.length > LONGEST || !/^[\d_.xXa-fA-F\s*()]+$/.test(plain)) return null
  const factors = plain
    .replace(/[()]/g, '')
    .split('*')
    .map((part) => Number(part.trim().replaceAll('_', '')))
  return factors.every((factor) => Number.isFinite(factor)) && factors.length <= 6
    ? factors.reduce((product, factor) => product * factor, 1)
    : null
}

/** `'30s'`, `"5 min"`, `512Mi`: a number with its unit in one word. */
export function literalQuantity(text: string): Quantity | null {
  const [, number = '', word = ''] = /^["'`]?(\d+(?:\.\d+)?)\s?([A-Za-z]{1,7})["'`]?$/.exec(text.trim()) ?? []
  const found = unit(word.replace(/^([KMG])i$/, '$1B'))
  return found && number !== '' ? { value: Number(number) * found.factor, dimension: found.dimension } : null
}

/** Equal but for what rounding and 1000 or 1024 make. */
export const isSame = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9
