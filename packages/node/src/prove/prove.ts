/**
 * Runs what may be run, and writes down what it showed.
 */
import { createHash } from 'node:crypto'
import { arch, homedir, platform } from 'node:os'
import { dirname } from 'node:path'
import type { Environment } from './approval.ts'
import { approvals } from './approval.ts'
import type { Copy, CopyResult } from './copy.ts'
import { copyTree } from './copy.ts'
import { inputs } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import { evidenceFolder, inputsHash, keepEvidence } from './evidence.ts'
import { oracleHash, oracleOf } from './oracle.ts'
import type { Proof, ProofGround } from './proofs.ts'
import type { RunResult } from './run.ts'
import { runCommand } from './run.ts'
import { askGit } from './safe-git.ts'
import { keyPlaces } from './sandbox.ts'
import { listedSource, RealFolders, readPlain, treeOf } from './source.ts'

export interface ProveOptions {
  readonly copy: Copy
  readonly by: string
  readonly version: string
  readonly environment?: Environment
  readonly signal?: AbortSignal | undefined
  readonly now?: () => Date
}

export interface Proved {
  readonly proof: Proof
  readonly result: RunResult
  readonly state: 'holds' | 'broken'
  /** Why the evidence could not be kept; null where it was, or where there is none to keep. */
  readonly unkept: string | null
}

const KEPT_TAIL = 4_000

/**
 * A copy for these proofs; what one of them writes, the next finds.
 *
 * What they depend on is hashed before it is copied: a file that changes in between makes the evidence stale, never wrong. What they call
 * is looked at again in the copy, since a person may have taken minutes to approve it.
 */
export async function copyFor(ground: ProofGround, proofs: readonly Proof[]): Promise<CopyResult> {
  for (const { covers } of proofs) inputs(covers, ground.tree)
  const result = await copyTree(ground.root, ground.source.files, [...new Set(proofs.flatMap(({ asked }) => asked.along))])
  if (!result.ok) return result
  const source = listedSource(result.copy.tree, ground.source.files)
  const changed = proofs.find(({ asked }) => oracleHash(oracleOf(asked.command, asked.cwd, source)) !== oracleHash(asked.oracle))
  if (!changed) return result
  await result.copy.remove()
  return {
    ok: false,
    message: `What ${changed.item.command} calls was changed meanwhile; nothing was run. Run it again, to see what it is now.`,
  }
}

export async function prove(proof: Proof, ground: ProofGround, options: ProveOptions): Promise<Proved> {
  const { copy, by, version, environment = process.env, signal, now = () => new Date() } = options
  // As they were before they were copied; what a step before wrote into the copy is no input.
  const files = inputs(proof.covers, ground.tree)
  const approved = approvals(ground.place)
  const hidden = [evidenceFolder(ground.root), ...(approved.ok ? [dirname(approved.folder)] : []), ...keyPlaces(homedir())]
  const result = await runCommand(proof.asked, { copy, sandbox: ground.sandbox, hidden, environment, signal })
  const state = result.how === 'exit' && result.exit === 0 ? 'holds' : 'broken'
  if (result.how === 'aborted' || result.how === 'not-started') return { proof, result, state, unkept: null }
  const evidence: Evidence = {
    v: 1,
    claim: proof.claim,
    kind: 'command',
    check: proof.check,
    oracle: oracleHash(proof.asked.oracle),
    inputs: inputsHash(files),
    covers: proof.covers,
    files,
    state,
    exit: result.exit,
    ms: result.ms,
    out: result.digest,
    tail: result.tail.slice(-KEPT_TAIL),
    tool: { milemark: version, node: process.versions.node },
    os: `${platform()}-${arch()}`,
    sandbox: result.sandbox,
    net: result.net,
    ...headOf(ground),
    by,
    at: now().toISOString(),
  }
  const kept = await keepEvidence(ground.root, evidence)
  return { proof, result, state, unkept: kept.ok ? null : kept.message }
}

/** The tree that is checked out, and whether the files differ from it. Compared here: asking git would start the filters of the repository. */
function headOf({ root, source }: ProofGround): { tree: string | null; dirty: boolean } {
  const tree = askGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{tree}'])?.toString('utf8').trim() || null
  const held = tree === null ? null : treeOf(root, tree)
  if (tree === null || held === null) return { tree, dirty: true }
  const real = new RealFolders(root)
  const algorithm = tree.length > 40 ? 'sha256' : 'sha1'
  const isSame = (path: string, object: string): boolean => {
    const bytes = readPlain(root, path, real, Number.MAX_SAFE_INTEGER)
    return bytes !== null && createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === object
  }
  const dirty =
    source.files.some((path) => !held.has(path) && !isLinkOrGone(root, path, real)) ||
    [...held].some(([path, object]) => !isSame(path, object))
  return { tree, dirty }
}

const isLinkOrGone = (root: string, path: string, real: RealFolders): boolean =>
  readPlain(root, path, real, Number.MAX_SAFE_INTEGER) === null
