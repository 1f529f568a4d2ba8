/**
 * A cheap question before a costly one: could a pattern of many words match at all?
 *
 * A regular expression with a hundred words in ten languages is tried at every letter of a text. Whether the text holds
 * the first letters of any of them is told by plain search, which is many times faster.
 */

/** Tells whether a text may hold one of the alternatives of a pattern; false is certain, true is not. */
export function mayHold(alternation: string): (text: string) => boolean {
  const stems = [...new Set(alternatives(alternation).map(literalStart))]
  if (stems.includes('')) return () => true
  return (text) => {
    const lower = text.toLowerCase()
    return stems.some((stem) => lower.includes(stem))
  }
}

function alternatives(pattern: string): string[] {
  const found: string[] = ['']
  let depth = 0
  for (const sign of pattern) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (sign === '|' && depth === 0) found.push('')
    else found[found.length - 1] += sign
  }
  return found
}

/** `requires?` begins with `require`, `depend(?:s)? on` with `depend`. */
function literalStart(alternative: string): string {
  const literal = /^[\p{L}\p{M} ]+/u.exec(alternative)?.[0] ?? ''
  return (/[?{*]/.test(alternative[literal.length] ?? '') ? literal.slice(0, -1) : literal).trim().toLowerCase()
}
