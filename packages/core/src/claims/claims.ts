/**
 * `claims`: what a document says about its repository. Pure, without I/O; each statement goes to every recogniser.
 */
import type { Plan } from '../plan/plan.ts'
import { lineAt } from '../text/span.ts'
import type { Claim, Found } from './claim.ts'
import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import { checkedBy, isDenied, waiverOf } from './marks.ts'
import type { Statement } from './statement.ts'
import { statements } from './statement.ts'
import { tenseOf } from './tense.ts'

/**
 * All claims in document order, those that only give an example or speak of what is gone included (`why` tells of them).
 *
 * @param known the kinds to look for; all by default
 */
export function claims(plan: Plan, known: readonly Kind[] = kinds): readonly Claim[] {
  if (known !== kinds) return found(plan, known)
  const all = read.get(plan) ?? found(plan, kinds)
  read.set(plan, all)
  return all
}

/** A plan is asked for its claims several times: to see what must be looked up, to judge, to explain. */
const read = new WeakMap<Plan, readonly Claim[]>()

function found(plan: Plan, known: readonly Kind[]): Claim[] {
  const ordinals = new Map<string, number>()
  const all = statements(plan).flatMap((statement) =>
    known.flatMap((kind) => kind.recognise(statement, plan).map((one) => ({ kind, one, statement }))),
  )
  return all
    .sort((a, b) => a.one.span.from - b.one.span.from)
    .map(({ kind, one, statement }) => {
      const name = `${kind.name} ${one.subject}`
      const ordinal = (ordinals.get(name) ?? 0) + 1
      ordinals.set(name, ordinal)
      return claim(plan, kind.name, one, statement, ordinal)
    })
}

function claim(plan: Plan, kind: string, found: Found, statement: Statement, ordinal: number): Claim {
  return {
    ...found,
    kind,
    tense: isDenied(plan.source.text, found.span.to) ? 'example' : (found.tense ?? tenseOf(statement, found.span)),
    line: lineAt(plan.source.lines, found.span.from),
    task: statement.task?.key ?? null,
    id: ordinal === 1 ? `${kind}:${found.subject}` : `${kind}:${found.subject}:${ordinal}`,
    waiver: waiverOf(statement),
    checked: checkedBy(statement),
  }
}
