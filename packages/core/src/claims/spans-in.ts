/**
 * Items of a plan that stand inside a range: asked for each statement of a document, so it must not look at all of them each time.
 */
import type { Span } from '../text/span.ts'

interface Spanned {
  readonly span: Span
}

const sorted = new WeakMap<readonly Spanned[], readonly Spanned[]>()

/** Those that lie wholly inside, in document order. Logarithmic after the first call with a list. */
export function spansIn<T extends Spanned>(items: readonly T[], { from, to }: Span): T[] {
  const known = (sorted.get(items) as readonly T[] | undefined) ?? [...items].sort((a, b) => a.span.from - b.span.from)
  sorted.set(items, known)
  let low = 0
  let high = known.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((known[middle] as T).span.from < from) low = middle + 1
    else high = middle
  }
  const found: T[] = []
  for (let at = low; at < known.length && (known[at] as T).span.from < to; at++)
    if ((known[at] as T).span.to <= to) found.push(known[at] as T)
  return found
}
