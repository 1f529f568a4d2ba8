/**
 * What somebody may have meant: words that are a few letters away.
 */

/** Above this many letters no two names are compared: nobody mistypes half a sentence. */
const LONGEST = 40

/** The number of letters to add, drop, change or swap with their neighbour; `limit + 1` stands for more than that. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return Math.min(last[b.length] as number, limit + 1)
}

/** The words nearest to one, best first: at most `count`, none further away than a third of its letters, at least one. */
export function nearest(word: string, words: Iterable<string>, count = 2): string[] {
  const wanted = word.toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  if (wanted.length > LONGEST) return []
  const found: { readonly word: string; readonly far: number }[] = []
  for (const other of words) {
    const far = editDistance(wanted, other.toLowerCase(), limit)
    if (far <= limit) found.push({ word: other, far })
  }
  return found
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map((match) => match.word)
}
