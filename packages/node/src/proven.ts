/**
 * What was once proved by running it, as verdicts among those of the text: it holds, it failed, or the files behind it have changed
 * since. Nothing is run here, and where nobody ever ran anything nothing is asked.
 */
import type { Plan } from '@milemark/core'
import { lineSpan } from '@milemark/core'
import type { Claim, Verdict } from '@milemark/core/claims'
import { gitRoot } from './git.ts'
import { readEvidence } from './prove/evidence.ts'
import type { Proof } from './prove/proofs.ts'
import { proofGround, proofsOf } from './prove/proofs.ts'
import { TIMEOUT_MS } from './prove/run.ts'
import { NO_SANDBOX } from './prove/sandbox.ts'

export function provenVerdicts(path: string, plan: Plan): Verdict[] {
  const root = gitRoot(path)
  if (root === null || readEvidence(root).length === 0) return []
  // What is in force on this machine says nothing of what was found before; to look for it would start a program.
  const result = proofGround(path, { sandbox: NO_SANDBOX })
  if (!result.ok) return []
  const options = { pass: [], network: false, timeoutMs: TIMEOUT_MS, packages: 'copied' } as const
  return proofsOf(plan, result.ground, options).flatMap((proof) => verdict(plan, proof) ?? [])
}

function verdict(plan: Plan, proof: Proof): Verdict | null {
  const { item, evidence, state, why } = proof
  if (evidence === null) return null
  const claim = claimOf(plan, proof)
  const when = `on ${evidence.at.slice(0, 10)}`
  switch (state) {
    case 'holds':
      return { claim, state, level: null, why: `${item.command} passed ${when}, and nothing that it covers has changed.` }
    case 'stale':
      return {
        claim,
        state,
        level: 'advice',
        why: `${item.command} passed ${when}; ${why ?? 'what it covers has changed'}. Run it again: milemark run.`,
      }
    case 'broken':
      return {
        claim,
        state: 'broken',
        level: 'broken',
        why: `${item.command} failed ${when} with exit code ${evidence.exit}, and nothing has changed since.`,
      }
    default:
      return null
  }
}

function claimOf({ source }: Plan, { item, claim }: Proof): Claim<null> {
  const line = lineSpan(source.lines, item.line, source.text)
  const at = source.text.slice(line.from, line.to).indexOf(item.command)
  const span = at < 0 ? line : { from: line.from + at, to: line.from + at + item.command.length }
  return {
    kind: 'run',
    subject: item.command,
    span,
    line: item.line,
    sure: 'high',
    detail: null,
    tense: 'now',
    task: item.task,
    id: `run:${claim}`,
    waiver: null,
    checked: null,
  }
}
