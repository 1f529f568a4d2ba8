/**
 * Runs some commands of a document: asks for those that nobody has approved, makes one copy, runs them in order, keeps what they showed.
 * Used by `run` and by `done --verify`.
 */
import type { Base, Copy, Proof, ProofGround, Proved } from '@milemark/node'
import { approvals, approve, copyFor, isApproved, lastApproved, prove, refusedByBase } from '@milemark/node'
import manifest from '../../package.json' with { type: 'json' }
import { ask } from '../edit/which.ts'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { approvalScreen } from './screen.ts'

export interface SessionOptions {
  /** Who is written down as the one who ran it. */
  readonly by: string
  /** In its place, nobody is asked: only what the base holds may run. */
  readonly base: Base | null
  /** Called behind each command. */
  readonly onResult: (proved: Proved) => void
}

/** A command that was not started, and why. */
export interface Unasked {
  readonly proof: Proof
  readonly why: string
}

export interface Session {
  readonly results: readonly Proved[]
  readonly asks: readonly Unasked[]
  /** Behind a step of the set-up that failed. */
  readonly skipped: readonly Proof[]
  /** Why nothing could be run at all. */
  readonly problem: string | null
  readonly interrupted: boolean
}

export async function runProofs(io: Io, ground: ProofGround, proofs: readonly Proof[], options: SessionOptions): Promise<Session> {
  const asks: Unasked[] = []
  const allowed: Proof[] = []
  for (const proof of proofs) {
    const decided = options.base === null ? await allow(io, ground, proof) : byBase(proof, ground, options.base)
    if (typeof decided === 'string') asks.push({ proof, why: decided })
    else allowed.push(decided)
  }
  const nothing = { results: [], skipped: [], interrupted: false, asks }
  if (allowed.length === 0) return { ...nothing, problem: null }
  const copied = await copyFor(ground, allowed)
  if (!copied.ok) return { ...nothing, problem: copied.message }
  return { asks, problem: null, ...(await runAll(ground, allowed, copied.copy, options)) }
}

async function runAll(ground: ProofGround, proofs: readonly Proof[], copy: Copy, { by, onResult }: SessionOptions) {
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  for (const signal of SIGNALS) process.on(signal, onSignal)
  const results: Proved[] = []
  const skipped: Proof[] = []
  try {
    for (const proof of proofs) {
      const isOver = results.some((done) => done.result.how === 'aborted' || (done.state === 'broken' && done.proof.item.kind === 'setup'))
      if (isOver || stop.signal.aborted) skipped.push(proof)
      else {
        const proved = await prove(proof, ground, { copy, by, version: manifest.version, signal: stop.signal })
        results.push(proved)
        onResult(proved)
      }
    }
  } finally {
    await copy.remove()
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
  return { results, skipped, interrupted: stop.signal.aborted }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A person sits there: what is asked can be read and answered. */
export const isPerson = (io: Io): boolean => io.isTerminal && process.stdin.isTTY === true

/** The proof as it was approved, now or before; else why it may not run. */
async function allow(io: Io, ground: ProofGround, proof: Proof): Promise<Proof | string> {
  if (proof.item.refused !== null) return proof.item.refused
  // A command that stands there twice is asked about once.
  if (proof.approved || isApproved(proof.asked, ground.place)) return proof
  const usable = approvals(ground.place)
  if (!usable.ok) return usable.message
  if (!isPerson(io)) return 'nobody has approved it as it is now, and only a person in a terminal can'
  for (const line of approvalScreen(io, proof, ground, lastApproved(proof.asked, ground.place))) io.err(line)
  const network = await answer(proof)
  if (network === null) return 'you did not approve it'
  const asked = { ...proof.asked, network }
  const unwritten = approve(asked, ground.place)
  if (unwritten !== null) return unwritten
  return { ...proof, asked, approved: true }
}

/** Whether it gets the network; null where the answer was no. Steps of a set-up often fetch something, so both are offered there. */
async function answer({ asked, item }: Proof): Promise<boolean | null> {
  const offersNetwork = item.kind === 'setup' && !asked.network
  const question = offersNetwork
    ? 'Approve it? yes: without network, net: with it, Enter: no > '
    : `Approve it${asked.network ? ', with the network' : ''}? yes, Enter: no > `
  const said = (await ask(question)).trim().toLowerCase()
  if (said === 'net' && offersNetwork) return true
  return said === 'yes' || said === 'y' ? asked.network : null
}

function byBase(proof: Proof, { sandbox: { name } }: ProofGround, base: Base): Proof | string {
  const refused = refusedByBase(proof, base)
  return refused ?? (name === 'none' && !proof.networkWanted ? NO_SANDBOX : proof)
}

const NO_SANDBOX = 'nothing here can keep it off the network; allow it with --network'

/** How a command ends that has run these. */
export function sessionExit({ results, asks, problem, interrupted }: Session): ExitCode {
  if (interrupted) return EXIT.interrupted
  if (problem !== null) return EXIT.file
  if (results.some(({ state }) => state === 'broken')) return EXIT.findings
  return asks.length > 0 ? EXIT.permission : EXIT.fine
}
