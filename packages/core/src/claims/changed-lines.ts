/**
 * Which lines of a text are new or changed against an earlier one: those on which somebody worked.
 */

/** 1-based lines of `now` that are not among the lines of `earlier`, each of which counts once. A moved line is not changed. */
export function changedLines(earlier: string, now: string): ReadonlySet<number> {
  const left = new Map<string, number>()
  for (const line of earlier.split(/\r\n|\n|\r/)) left.set(line, (left.get(line) ?? 0) + 1)
  const changed = new Set<number>()
  now.split(/\r\n|\n|\r/).forEach((line, index) => {
    const count = left.get(line) ?? 0
    if (count === 0) changed.add(index + 1)
    else left.set(line, count - 1)
  })
  return changed
}
