/**
 * The name under which somebody works: one spelling on every surface, since claims and the log are compared by it.
 */

const LONGEST = 60

/** One line without control characters; null where nothing is left. */
export const actorText = (said: string): string | null =>
  said
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim() || null
