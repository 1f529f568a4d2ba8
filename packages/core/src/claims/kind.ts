/**
 * What a kind of claim is: a recogniser and a judge, and an example that provokes it. One kind per file in `kinds/`;
 * `kinds.ts` is the table.
 */
import type { Plan } from '../plan/plan.ts'
import type { Claim, Finding, Found, VerdictState } from './claim.ts'
import type { Statement } from './statement.ts'
import type { Ground, World } from './tree.ts'

export interface Example {
  /** A small document that provokes the kind. */
  readonly document: string
  /** Path of the document; `docs/guide.md` when it does not matter. */
  readonly at?: string
  readonly files: Readonly<Record<string, string>>
  /** Files that stood there once: path → where it stands now, or null. */
  readonly past?: Readonly<Record<string, string | null>>
  /** Files of the merge base, for rules that count against it. */
  readonly base?: Readonly<Record<string, string>>
  /** What is expected, in document order: `broken src/a.ts`, `advice API_KEY`, `holds npm test`, `planned …`, `unproven …`. Claims of other kinds are left out. */
  readonly expect: readonly `${VerdictState | 'advice'} ${string}`[]
}

export interface Kind<T = unknown> {
  /** Kebab-case; `check` calls its findings `claim-<name>`. */
  readonly name: string
  /** One sentence for the reference. */
  readonly summary: string
  /** The first stands in the reference; all are tests. */
  readonly examples: readonly Example[]
  /** Pure in the statement; never throws; linear in its length. */
  recognise(statement: Statement, plan: Plan): readonly Found<T>[]
  /** What is to be looked up in one pass before judging starts: paths whose past matters, words to find in the code. */
  needs?(claim: Claim<T>, ground: Ground): Needs
  /** Pure in claim and world; never throws. */
  judge(claim: Claim<T>, world: World): Finding
}

export interface Needs {
  readonly past?: readonly string[]
  readonly words?: readonly string[]
}
