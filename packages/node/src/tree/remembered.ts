/**
 * A search that remembers: documents of one repository ask for many of the same words, and the code is read once for all of them.
 */
import type { Tree } from '@milemark/core/claims'

/** A word that the search could say nothing of stays without an answer. */
export function remembered(search: Tree['find']): Tree['find'] {
  const known = new Map<string, readonly string[] | null>()
  return (words) => {
    const fresh = [...new Set(words)].filter((word) => !known.has(word))
    const found = fresh.length > 0 ? search(fresh) : new Map<string, readonly string[]>()
    for (const word of fresh) known.set(word, found.get(word) ?? null)
    return new Map(
      words.flatMap((word) => {
        const paths = known.get(word)
        return paths ? [[word, paths] as const] : []
      }),
    )
  }
}
