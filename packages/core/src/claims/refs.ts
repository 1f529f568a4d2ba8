/**
 * Which statements speak of a file: for reviewers, and for whoever is about to change it.
 */
import type { Verdict } from './claim.ts'
import { matcher } from './glob.ts'
import { normal } from './places.ts'

export interface Reference {
  readonly verdict: Verdict
  /** `itself`: it names the file, or something in it. `around`: it names a folder or a pattern that holds it. */
  readonly speaksOf: 'itself' | 'around'
}

/**
 * In document order.
 *
 * @param path from the root of the repository, `/` between folders; it need not exist any more
 */
export function references(verdicts: readonly Verdict[], path: string): Reference[] {
  const asked = normal(path)
  return verdicts.flatMap((verdict) => {
    const speaksOf = relation(verdict, asked)
    return speaksOf ? [{ verdict, speaksOf }] : []
  })
}

function relation({ claim, at }: Verdict, asked: string): Reference['speaksOf'] | null {
  const named = claim.kind === 'symbol' ? (claim.subject.split('#')[0] ?? '') : claim.subject
  if (at?.path === asked || normal(named) === asked) return 'itself'
  if (at && asked.startsWith(`${at.path}/`)) return 'around'
  const isPattern = (claim.kind === 'glob' || claim.kind === 'tree') && /[*?{<]/.test(claim.subject)
  return isPattern && matcher(claim.subject)(asked) ? 'around' : null
}
