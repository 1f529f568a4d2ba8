/**
 * Versions as half-open intervals: enough of the notations of npm, Python and tool files to say whether two statements can both be so.
 */

/** `[22, 13]`; missing parts are 0. */
export type Version = readonly number[]

/** Half-open; `to` null is without end. */
export interface Interval {
  readonly from: Version
  readonly to: Version | null
}

/** Alternatives. `precision`: how many parts the lower end states. `isOpen`: it says a minimum, not one line of versions. */
export interface VersionRange {
  readonly intervals: readonly Interval[]
  readonly precision: number
  readonly isOpen: boolean
}

const LONGEST = 80

/** Null for what names no numbers: `lts/*`, `latest`, a git address. */
export function versionRange(text: string): VersionRange | null {
  const plain = text.trim()
  if (plain.length > LONGEST || /^(?:lts|latest|stable|node|system|current|\*$)/i.test(plain) || /[:/]/.test(plain)) return null
  const parts = plain.split(/\s*\|\|\s*/).map(alternative)
  const intervals = parts.flatMap((part) => part?.interval ?? [])
  if (intervals.length === 0 || intervals.length !== parts.length) return null
  return { intervals, precision: Math.min(...parts.map((part) => part?.precision ?? 1)), isOpen: intervals.some(({ to }) => to === null) }
}

function alternative(text: string): { interval: Interval; precision: number } | null {
  const hyphen = /^v?([\d.]+)\s+-\s+v?([\d.]+)$/.exec(text)
  const comparators = hyphen ? [`>=${hyphen[1]}`, `<=${hyphen[2]}`] : (text.replace(/([<>=~^!]+)\s+/g, '$1').match(/[^\s,]+/g) ?? [])
  let from: Version = []
  let to: Version | null = null
  let precision = 3
  for (const comparator of comparators) {
    const [, sign = '', number = ''] = /^(>=|<=|>|<|\^|~=|~>|~|===?|!=|=)?v?(\d[\w.*-]*)$/.exec(comparator) ?? []
    const stated = number
      .replace(/[-+].*$/, '')
      .split('.')
      .filter((part) => /^\d+$/.test(part))
      .map(Number)
    if (stated.length === 0) return null
    if (sign === '!=') continue
    const one = interval(sign, stated)
    if (compareVersions(one.from, from) > 0) from = one.from
    if (one.to && (to === null || compareVersions(one.to, to) < 0)) to = one.to
    if (!sign.startsWith('<')) precision = Math.min(precision, stated.length)
  }
  return comparators.length > 0 ? { interval: { from, to }, precision } : null
}

function interval(sign: string, stated: readonly number[]): Interval {
  switch (sign) {
    case '>=':
    case '>':
      return { from: stated, to: null }
    case '<':
      return { from: [], to: stated }
    case '<=':
      return { from: [], to: after(stated, stated.length - 1) }
    case '^':
      return {
        from: stated,
        to: after(
          stated,
          Math.max(
            0,
            stated.findIndex((part) => part > 0),
          ),
        ),
      }
    case '~':
    case '~>':
    case '~=':
      return { from: stated, to: after(stated, Math.max(0, Math.min(stated.length - (sign === '~' ? 1 : 2), 1))) }
    default:
      return { from: stated, to: after(stated, stated.length - 1) }
  }
}

/** The first version behind all that begin with the parts up to an index. */
const after = (version: Version, index: number): Version => [...version.slice(0, index), (version[index] ?? 0) + 1]

export function compareVersions(a: Version, b: Version): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** True where some version fits both. */
export const meets = (a: VersionRange, b: VersionRange): boolean =>
  a.intervals.some((one) =>
    b.intervals.some(
      (other) =>
        (other.to === null || compareVersions(one.from, other.to) < 0) && (one.to === null || compareVersions(other.from, one.to) < 0),
    ),
  )

/** The lowest version of a range, as far as `parts` parts go. */
export const lowest = (range: VersionRange, parts: number): Version =>
  [...range.intervals]
    .map(({ from }) => from)
    .sort(compareVersions)[0]
    ?.slice(0, parts) ?? []
