/**
 * Whether a version fits what is stated: `>=20.11`, `^16`, `18.x`, `>=3.10 <3.13`, `18 || 20`, `~1.2`, `20`.
 *
 * Only as far as people write it in documents and pins. What cannot be read is `unclear`, never a failure.
 */

/** `older` is what breaks; `newer` is worth a word. */
export type Fit = 'fits' | 'older' | 'newer' | 'unclear'

type Version = readonly number[]

export function versionFit(version: string, constraint: string): Fit {
  const own = parsed(version)
  if (own === null || constraint === 'latest' || constraint === '*') return own === null ? 'unclear' : 'fits'
  const ways = constraint.split(/\s*\|\|\s*/).map((way) => fitAll(own, way))
  for (const best of ['fits', 'newer', 'older'] as const) if (ways.includes(best)) return best
  return 'unclear'
}

/** All conditions of one way: the first that fails says how. */
function fitAll(own: Version, way: string): Fit {
  const plain = way.replace(/(\S+)\s+-\s+(\S+)/g, '>=$1 <=$2').replace(/(\d)[-+][a-z][\w.-]*/gi, '$1')
  const conditions = [...plain.matchAll(/(>=|<=|>|<|\^|~>|~|=)?\s*v?(\d+(?:\.\d+)*)((?:\.[xX*])*)/g)]
  if (conditions.length === 0) return 'unclear'
  const fits = conditions.map(([, sign = '', number]) => fitOne(own, sign, parsed(number as string) as Version))
  return fits.find((each) => each !== 'fits') ?? 'fits'
}

function fitOne(own: Version, sign: string, wanted: Version): Fit {
  const order = compared(own, wanted)
  switch (sign) {
    case '>=':
      return order >= 0 ? 'fits' : 'older'
    case '>':
      return order > 0 ? 'fits' : 'older'
    case '<=':
      return order <= 0 || isSame(own, wanted, wanted.length) ? 'fits' : 'newer'
    case '<':
      return order < 0 ? 'fits' : 'newer'
    case '^':
      return upTo(own, wanted, firstThatCounts(wanted))
    case '~>':
      return upTo(own, wanted, Math.max(1, wanted.length - 1))
    case '~':
      return upTo(own, wanted, Math.min(2, wanted.length))
    default:
      return upTo(own, wanted, wanted.length)
  }
}

/** At least the wanted one, and equal to it in the first numbers. */
function upTo(own: Version, wanted: Version, same: number): Fit {
  if (compared(own, wanted) < 0) return 'older'
  return isSame(own, wanted, same) ? 'fits' : 'newer'
}

const firstThatCounts = (wanted: Version): number => {
  const at = wanted.findIndex((number) => number > 0)
  return at < 0 ? wanted.length : at + 1
}

const isSame = (a: Version, b: Version, numbers: number): boolean => b.slice(0, numbers).every((number, at) => (a[at] ?? 0) === number)

function compared(a: Version, b: Version): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function parsed(text: string): Version | null {
  const found = /\d+(?:\.\d+)*/.exec(text)?.[0]
  return found === undefined ? null : found.split('.').map(Number)
}
