/**
 * What may run without a prompt where nobody sits: a command that stood in the same document at the merge base, and whose oracle is
 * the same there to the last byte. It was reviewed and merged; whatever a branch adds or changes is asked about.
 */
import { readPlan } from '@milemark/core'
import { proofItems } from './items.ts'
import { oracleHash, oracleOf } from './oracle.ts'
import type { Proof, ProofGround } from './proofs.ts'
import type { Source } from './source.ts'
import { mergeBase, readAtCommit } from './source.ts'

export interface Base {
  readonly commit: string
  readonly source: Source
  /** `[command, cwd]` of what the document held. */
  readonly held: ReadonlySet<string>
}

export function baseOf(ground: ProofGround, ref: string, asOf: string): Base | null {
  const commit = mergeBase(ground.root, ref)
  const source = commit === null ? null : readAtCommit(ground.root, commit)
  if (commit === null || source === null) return null
  const text = source.read(ground.document)?.toString('utf8')
  const isFolder = (path: string) => source.files.some((file) => file.startsWith(`${path}/`))
  const items = text === undefined ? [] : proofItems(readPlan(text, { asOf, path: ground.document }), isFolder)
  return { commit, source, held: new Set(items.map(({ command, cwd }) => JSON.stringify([command, cwd]))) }
}

/** Null where the base approves it; else why it does not. */
export function refusedByBase({ item, asked }: Proof, { source, held }: Base): string | null {
  if (item.refused !== null) return item.refused
  if (!held.has(JSON.stringify([item.command, item.cwd]))) return 'the base does not hold this command'
  return oracleHash(oracleOf(item.command, item.cwd, source)) === oracleHash(asked.oracle) ? null : 'what it calls differs from the base'
}
