/**
 * Pure functions of one text that remember their answers while many versions of a document are read: successive versions hold the same
 * lines, and most of reading one is looking at them again. Answers depend on the text alone, so that remembering them changes nothing
 * but the time; outside of `withMemory` nothing is remembered.
 */

/** Answers of one generation; those of the generation before are kept as well, so that what is in use stays. */
const MOST = 4_000
/** Longer texts are seldom the same again. */
const LONGEST = 2_000

let depth = 0
const forget: (() => void)[] = []

/** Runs something that reads many versions of a text. What was remembered is forgotten at its end. */
export function withMemory<T>(work: () => T): T {
  depth++
  try {
    return work()
  } finally {
    depth--
    if (depth === 0) for (const one of forget) one()
  }
}

/** @param compute its answers are shared: nobody may change them */
export function memo<I, T extends object | boolean | null>(textOf: (input: I) => string, compute: (input: I) => T): (input: I) => T {
  let now = new Map<string, T>()
  let before = new Map<string, T>()
  forget.push(() => {
    now = new Map()
    before = new Map()
  })
  return (input) => {
    const text = depth === 0 ? '' : textOf(input)
    if (depth === 0 || text.length > LONGEST) return compute(input)
    const known = now.get(text)
    if (known !== undefined) return known
    const older = before.get(text)
    const answer = older === undefined ? compute(input) : older
    if (now.size >= MOST) {
      before = now
      now = new Map()
    }
    now.set(text, answer)
    return answer
  }
}

/** For functions of a text. */
export const itself = (text: string): string => text
