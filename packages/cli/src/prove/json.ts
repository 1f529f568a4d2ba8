/**
 * `milemark/run@1`.
 */

import type { Problem } from '@milemark/core'
import { redacted } from '@milemark/core'
import type { Proof, ProofGround } from '@milemark/node'
import type { Session } from './session.ts'

export interface RunJson {
  readonly path: string
  readonly ground: ProofGround
  readonly proofs: readonly Proof[]
  readonly session: Session | null
  readonly problems: readonly Problem[]
}

export const runJson = ({ path, ground, proofs, session, problems }: RunJson) => ({
  format: 'milemark/run@1',
  path,
  sandbox: ground.sandbox.name,
  commands: proofs.map(commandRow),
  results: (session?.results ?? []).map(({ proof, state, result }) => ({
    number: proof.item.number,
    state,
    how: result.how,
    exit: result.exit,
    ms: result.ms,
    sandbox: result.sandbox,
    net: result.net,
    bytes: result.bytes,
    out: result.digest,
    tail: result.tail,
  })),
  asks: [
    ...(session?.asks ?? []).map(({ proof, why }) => ({ number: proof.item.number, why })),
    ...(session?.skipped ?? []).map(({ item }) => ({ number: item.number, why: 'what stands before it failed' })),
  ],
  problems,
})

const commandRow = ({ item, state, approved, why, evidence }: Proof) => ({
  number: item.number,
  kind: item.kind,
  task: item.task,
  title: item.title,
  command: redacted(item.command),
  cwd: item.cwd,
  line: item.line,
  state,
  approved,
  why,
  evidence: evidence && {
    state: evidence.state,
    exit: evidence.exit,
    ms: evidence.ms,
    at: evidence.at,
    by: evidence.by,
    sandbox: evidence.sandbox,
    net: evidence.net,
    dirty: evidence.dirty,
  },
})
