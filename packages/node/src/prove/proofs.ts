/**
 * Each command of a document with what is known of it: approved or to be asked about, run or never, still true or stale.
 */
import { createHash } from 'node:crypto'
import { dirname, relative, sep } from 'node:path'
import type { Plan } from '@milemark/core'
import { gitRoot } from '../git.ts'
import { disk } from '../save/port.ts'
import type { ApprovalPlace, Asked, Environment } from './approval.ts'
import { isApproved } from './approval.ts'
import { dependencyFolders } from './copy.ts'
import type { Contents, Covers } from './coverage.ts'
import { contents, coversOf } from './coverage.ts'
import type { Evidence } from './evidence.ts'
import { freshness, latest, readEvidence } from './evidence.ts'
import type { ProofItem } from './items.ts'
import { proofItems } from './items.ts'
import { oracleHash, oracleOf } from './oracle.ts'
import type { Sandbox } from './sandbox.ts'
import { sandbox } from './sandbox.ts'
import type { Source } from './source.ts'
import { workTreeSource } from './source.ts'

/** `never`: approved, not run. `ask`: nobody has approved it as it is now. */
export type ProofState = 'holds' | 'broken' | 'stale' | 'never' | 'ask'

export interface Proof {
  readonly item: ProofItem
  readonly asked: Asked
  /** The network was asked for, as opposed to: cannot be kept off. */
  readonly networkWanted: boolean
  readonly approved: boolean
  readonly state: ProofState
  /** One sentence, or null where the state says it all. */
  readonly why: string | null
  /** The newest that counts for this command as it stands. */
  readonly evidence: Evidence | null
  readonly claim: string
  readonly check: string
  readonly covers: Covers
}

/** The repository around a document, looked at once. */
export interface ProofGround {
  readonly root: string
  /** Relative to the root, with `/`. */
  readonly document: string
  readonly source: Source
  readonly tree: Contents
  readonly evidence: readonly Evidence[]
  readonly sandbox: Sandbox
  readonly place: ApprovalPlace
}

export type ProofGroundResult = { readonly ok: true; readonly ground: ProofGround } | { readonly ok: false; readonly message: string }

export interface ProofGroundOptions {
  readonly environment?: Environment
  readonly sandbox?: Sandbox
}

export function proofGround(document: string, { environment = process.env, sandbox: given }: ProofGroundOptions = {}): ProofGroundResult {
  if (process.platform === 'win32') return { ok: false, message: 'Commands are run by /bin/sh, which Windows lacks; use it inside WSL.' }
  const real = disk.realpath(document)
  const found = gitRoot(dirname(real))
  const none = {
    ok: false,
    message: `${document} lies in no git repository that git can list; run copies the files that git knows.`,
  } as const
  if (found === null) return none
  const root = disk.realpath(found)
  const source = workTreeSource(root)
  if (source === null) return none
  return {
    ok: true,
    ground: {
      root,
      document: relative(root, real).split(sep).join('/'),
      source,
      tree: contents(root, source.files),
      evidence: readEvidence(root),
      sandbox: given ?? sandbox(root),
      place: { root, environment },
    },
  }
}

export interface ProofOptions {
  readonly pass: readonly string[]
  readonly network: boolean
  readonly timeoutMs: number
  /** `copied`: verify commands find the packages that are installed here. `fresh`: nothing but what git knows. */
  readonly packages: 'copied' | 'fresh'
}

export function proofsOf(plan: Plan, ground: ProofGround, options: ProofOptions): Proof[] {
  const { files } = ground.source
  const isFolder = (path: string) => files.some((file) => file.startsWith(`${path}/`))
  const folders = options.packages === 'copied' ? dependencyFolders(ground.root, files) : []
  // A set-up makes these folders, so it begins without them.
  const fresh = { ...options, packages: 'fresh', along: [] } as const
  return proofItems(plan, isFolder).map((item) => proofOf(item, ground, item.kind === 'setup' ? fresh : { ...options, along: folders }))
}

function proofOf(item: ProofItem, ground: ProofGround, options: ProofOptions & { readonly along: readonly string[] }): Proof {
  const {
    root,
    document,
    source,
    sandbox: { name },
    place,
  } = ground
  const oracle = oracleOf(item.command, item.cwd, source)
  const wanted: Asked = {
    root,
    document,
    command: item.command,
    cwd: item.cwd,
    pass: options.pass,
    // Where nothing can keep it off the network, that is what has to be approved.
    network: options.network || name === 'none',
    timeoutMs: options.timeoutMs,
    packages: options.packages,
    along: options.along,
    oracle,
  }
  // Who has approved it with the network need not say so each time.
  const found = [wanted, { ...wanted, network: true }].find((one) => item.refused === null && isApproved(one, place))
  const [asked, approved] = [found ?? wanted, found !== undefined]
  const claim = digest([document, item.slot]).slice(0, 16)
  const check = digest([item.command, item.cwd])
  const newest = latest(ground.evidence, claim)
  const standing = standingOf({ item, newest, check, oracle: oracleHash(oracle), approved }, ground.tree)
  const covers = coversOf(
    item.names,
    oracle.map(({ name: part }) => part.replace(/: scripts\..*$/, '')),
    source.files,
  )
  return { item, asked, networkWanted: options.network, approved, claim, check, covers, ...standing }
}

interface Known {
  readonly item: ProofItem
  readonly newest: Evidence | null
  readonly check: string
  readonly oracle: string
  readonly approved: boolean
}

function standingOf({ item, newest, check, oracle, approved }: Known, tree: Contents): Pick<Proof, 'state' | 'why' | 'evidence'> {
  const open = (why: string | null) => ({ state: approved ? ('never' as const) : ('ask' as const), why, evidence: null })
  if (item.refused !== null) return open(item.refused)
  if (newest === null) return open(null)
  // A changed check deletes the green that the old one has earned.
  if (newest.check !== check) return open('the command was changed since it ran')
  if (newest.oracle !== oracle) return open('what it calls was changed since it ran')
  const found = freshness(newest, tree)
  if (!found.fresh) return { state: 'stale', why: found.why, evidence: newest }
  return { state: newest.state, why: null, evidence: newest }
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** The proofs that a word means: a number of the list, a task, or words of the command or title. */
export function findProofs(proofs: readonly Proof[], named: string): readonly Proof[] {
  const word = named.trim().toLowerCase()
  const byNumber = proofs.filter(({ item }) => String(item.number) === word)
  if (byNumber.length > 0) return byNumber
  const byTask = proofs.filter(({ item }) => item.task?.toLowerCase() === word)
  if (byTask.length > 0) return byTask
  return proofs.filter(({ item }) => `${item.title} ${item.command}`.toLowerCase().includes(word))
}
