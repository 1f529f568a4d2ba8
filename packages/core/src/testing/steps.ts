/**
 * Counts what a piece of work does, so that growth is a fact and not a measurement of this machine.
 *
 * A step is a letter that a regular expression or a search in a text looks at, or an element that a search, a copy or a
 * walk through an array visits. Equal work gives equal counts.
 */
interface Sized {
  readonly length: number
}
type Method = (this: Sized, ...args: unknown[]) => unknown
/** The steps of one call, from what it was called with and what it gave back. */
type Cost = (self: Sized, args: readonly unknown[], result: unknown) => number

const whole: Cost = ({ length }) => length
const result: Cost = (_, __, found) => (found as Sized).length
/** A search from an offset to where it found something, or to the end. */
const distance: Cost = ({ length }, [, from = 0], found) => Math.max(0, (Number(found) < 0 ? length : Number(found) + 1) - Number(from))
/** A search that only tells whether. */
const told: Cost = (self, [wanted, from = 0], found) =>
  distance(
    self,
    [wanted, from],
    found ? (self as unknown as { indexOf: (value: unknown, from: unknown) => number }).indexOf(wanted, from) : -1,
  )

const ARRAY: Readonly<Record<string, Cost>> = {
  filter: whole,
  map: whole,
  flatMap: whole,
  forEach: whole,
  reverse: whole,
  sort: whole,
  join: whole,
  slice: result,
  indexOf: distance,
  includes: told,
}
/** These may stop early: their calls of the predicate are counted. */
const PREDICATES = ['find', 'findIndex', 'findLast', 'some', 'every']
const STRING: Readonly<Record<string, Cost>> = {
  indexOf: distance,
  includes: told,
  toLowerCase: whole,
  normalize: whole,
  trim: whole,
  replaceAll: whole,
}

/** The steps that the work takes. The work must not wait for anything. */
export function steps(work: () => void): number {
  let count = 0
  let isCounting = true
  const undo: (() => void)[] = []
  const replace = (prototype: object, name: string, wrap: (original: Method) => Method) => {
    const methods = prototype as Record<string, Method>
    const original = methods[name] as Method
    methods[name] = wrap(original)
    undo.push(() => {
      methods[name] = original
    })
  }
  const counted =
    (cost: Cost) =>
    (original: Method): Method =>
      function (...args) {
        const found = original.apply(this, args)
        if (isCounting) {
          isCounting = false
          count += cost(this, args, found)
          isCounting = true
        }
        return found
      }
  const predicate = (original: Method): Method =>
    function (test, ...args) {
      const asked = (...values: unknown[]) => {
        count++
        return (test as (...values: unknown[]) => unknown)(...values)
      }
      return original.call(this, asked, ...args)
    }
  for (const [name, cost] of Object.entries(ARRAY)) replace(Array.prototype, name, counted(cost))
  for (const [name, cost] of Object.entries(STRING)) replace(String.prototype, name, counted(cost))
  for (const name of PREDICATES) replace(Array.prototype, name, predicate)
  // Every other method of a regular expression calls `exec` when it is not the built-in one.
  replace(
    RegExp.prototype,
    'exec',
    (exec) =>
      function (text) {
        const pattern = this as unknown as RegExp
        const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0
        const hit = exec.call(this, text) as RegExpExecArray | null
        const isAnchored = pattern.sticky || pattern.source.startsWith('^')
        const end = hit ? hit.index + hit[0].length : isAnchored ? from : String(text).length
        count += 1 + Math.max(0, end - from)
        return hit
      },
  )
  try {
    work()
  } finally {
    for (let at = undo.length - 1; at >= 0; at--) undo[at]?.()
  }
  return count
}
