/**
 * Finding many words in ten languages without trying each at every letter.
 *
 * A regular expression of a hundred alternatives is tried at every position of a text. Where the first letters of an
 * alternative stand is told by plain search, many times faster; only there it is tried.
 */

/** Tells whether a text may hold one of the alternatives of a pattern; false is certain, true is not. */
export function mayHold(alternation: string): (text: string) => boolean {
  const stems = [...new Set(alternatives(alternation).map(literalStart))]
  if (stems.includes('')) return () => true
  const any = new RegExp(stems.join('|'))
  return (text) => any.test(text.toLowerCase())
}

export interface Hit {
  readonly from: number
  readonly to: number
}

/**
 * Finds the alternatives of a pattern as whole words: the longest at each place, from left to right, none inside another.
 *
 * @throws RangeError when an alternative begins with no letter: it would have to be tried everywhere
 */
export function wordFinder(alternation: string): (text: string) => Hit[] {
  const words = alternatives(alternation).map((source) => ({ stem: literalStart(source), pattern: new RegExp(source, 'iuy') }))
  const without = words.find(({ stem }) => stem === '')
  if (without) throw new RangeError(`the alternative ${without.pattern.source} begins with no letter that could be searched for`)
  const any = new RegExp(words.map(({ stem }) => stem).join('|'))
  return (text) => {
    const lower = text.toLowerCase()
    // A letter whose small form is longer would shift every offset behind it.
    const searched = lower.length === text.length ? lower : text
    if (!any.test(searched)) return []
    const hits: Hit[] = []
    for (const { stem, pattern } of words) {
      for (let at = searched.indexOf(stem); at >= 0; at = searched.indexOf(stem, at + 1)) {
        pattern.lastIndex = at
        const to = at + (pattern.exec(text)?.[0].length ?? 0)
        if (to > at && isWordEdge(text, at) && isWordEdge(text, to)) hits.push({ from: at, to })
      }
    }
    return withoutOverlaps(hits)
  }
}

const SPACED_LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{N}]/u

/** True where no word of a script with spaces goes on across the offset. */
const isWordEdge = (text: string, at: number): boolean =>
  at === 0 || at >= text.length || !SPACED_LETTER.test(text[at - 1] as string) || !SPACED_LETTER.test(text[at] as string)

function withoutOverlaps(hits: Hit[]): Hit[] {
  const kept: Hit[] = []
  for (const hit of hits.sort((a, b) => a.from - b.from || b.to - a.to)) if (hit.from >= (kept.at(-1)?.to ?? 0)) kept.push(hit)
  return kept
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
