/**
 * `judge`: claims against a world. Pure: the same code for the work tree, the index, a commit and the merge base.
 *
 * The kind says whether the thing is so; here the tense says what that means: what is planned need not be there, what is done or
 * gone is history, an example is nothing.
 */
import type { Claim, Finding, Verdict } from './claim.ts'
import type { Kind, Needs } from './kind.ts'
import { kinds } from './kinds.ts'
import type { Ground, Past, World } from './tree.ts'

/** One verdict for each claim that is judged, in their order. Examples and what is said to be gone have none. */
export function judge(claims: readonly Claim[], ground: Ground, known: readonly Kind[] = kinds): Verdict[] {
  const byName = new Map(known.map((kind) => [kind.name, kind]))
  const judged = claims.filter(({ tense }) => tense !== 'example' && tense !== 'was')
  const world = prepared(judged, ground, byName)
  return judged.flatMap((claim) => {
    const kind = byName.get(claim.kind)
    return kind ? [inTense(claim, kind.judge(claim, world))] : []
  })
}

/** What a finding means in the tense in which the claim stands. */
function inTense(claim: Claim, finding: Finding): Verdict {
  const verdict = { claim, ...finding }
  if (finding.state === 'holds') return verdict
  switch (claim.tense) {
    case 'planned':
      return { claim, state: 'planned', level: null, why: finding.why }
    case 'done':
    case 'output':
      return { claim, state: 'unproven', level: 'note', why: finding.why, ...(finding.at && { at: finding.at }) }
    default:
      return claim.sure === 'low' && finding.state === 'broken' ? { ...verdict, state: 'unproven', level: 'advice' } : verdict
  }
}

/** What the judging of some claims will ask for; for callers that judge several documents and look everything up at once. */
export function needsOf(claims: readonly Claim[], ground: Ground, known: readonly Kind[] = kinds): Required<Needs> {
  return allNeeds(claims, ground, new Map(known.map((kind) => [kind.name, kind])))
}

function allNeeds(claims: readonly Claim[], ground: Ground, byName: ReadonlyMap<string, Kind>): Required<Needs> {
  const needs = claims.flatMap((claim) => byName.get(claim.kind)?.needs?.(claim, ground) ?? [])
  return { words: [...new Set(needs.flatMap(({ words = [] }) => words))], past: [...new Set(needs.flatMap(({ past = [] }) => past))] }
}

/** The world with everything looked up that the judges will ask for: one pass over the code, one question to git. */
function prepared(claims: readonly Claim[], ground: Ground, byName: ReadonlyMap<string, Kind>): World {
  const { words, past } = allNeeds(claims, ground, byName)
  const found = words.length > 0 ? ground.tree.find(words) : new Map<string, readonly string[]>()
  const pasts = past.length > 0 ? ground.history.past(past) : new Map<string, Past>()
  return { ...ground, where: (word) => found.get(word) ?? null, pastOf: (path) => pasts.get(path) ?? NO_PAST }
}

const NO_PAST: Past = { existed: false, renamedTo: null, goneIn: null }
