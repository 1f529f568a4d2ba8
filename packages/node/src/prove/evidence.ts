/**
 * Evidence: what running a command has shown, one line of JSON each, in the git folder that all work trees share. Never committed:
 * it can be made again, and a commit would change the tree that it speaks of.
 *
 * The file is appended to by one write each, and lines that are torn, foreign or from a later version are passed over. When it grows
 * too large, what was replaced by something newer goes first.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { acquire } from '../save/lock.ts'
import type { FilePort } from '../save/port.ts'
import { attempt, disk, failureCode, readIfThere, writeAll } from '../save/port.ts'
import type { Environment } from '../save/state-folder.ts'
import { makeFolder, sharedFolder } from '../save/state-folder.ts'
import { replaceBytes } from '../save/temporary.ts'
import type { Contents, Covers } from './coverage.ts'
import { covered } from './coverage.ts'
import type { SandboxName } from './sandbox.ts'

export interface Evidence {
  readonly v: 1
  /** What it is about: a place of a document, not a command. */
  readonly claim: string
  readonly kind: 'command'
  /** Digest of the command and where it runs. */
  readonly check: string
  /** Digest of what the command visibly invokes. */
  readonly oracle: string
  /** Digest of all files. */
  readonly inputs: string
  readonly covers: Covers
  /** Digest of each covered file, so that it can be said which one changed. Null where compaction has dropped them. */
  readonly files: Readonly<Record<string, string>> | null
  readonly state: 'holds' | 'broken'
  readonly exit: number | null
  readonly ms: number
  /** Digest of the whole output. */
  readonly out: string
  /** Its last lines, masked. */
  readonly tail: string
  readonly tool: Readonly<Record<string, string>>
  readonly os: string
  readonly sandbox: SandboxName
  readonly net: boolean
  /** Of the commit that was checked out; null before the first. */
  readonly tree: string | null
  /** True where files differed from it. */
  readonly dirty: boolean
  readonly by: string
  /** ISO. */
  readonly at: string
}

export interface EvidenceOptions {
  readonly port?: FilePort
  readonly environment?: Environment
  readonly mostBytes?: number
}

const FILE = 'evidence.jsonl'
const MOST_BYTES = 8 * 1024 * 1024
const WAIT_MS = 10_000

export const inputsHash = (files: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')

const folderOf = (root: string, { port = disk, environment }: EvidenceOptions): string =>
  join(sharedFolder(port, root, environment).folder, '..')

/** The folder that holds it: nothing that is run should see it. */
export const evidenceFolder = (root: string, options: EvidenceOptions = {}): string => folderOf(root, options)

/** All that can be read, oldest first. */
export function readEvidence(root: string, options: EvidenceOptions = {}): Evidence[] {
  const { port = disk } = options
  const bytes = readIfThere(port, join(folderOf(root, options), FILE))
  return bytes === null ? [] : parsedLines(bytes.toString('utf8'))
}

/** The newest about a claim; null where there is none. */
export const latest = (all: readonly Evidence[], claim: string): Evidence | null => all.findLast((one) => one.claim === claim) ?? null

export type Kept = { readonly ok: true } | { readonly ok: false; readonly message: string }

export async function keepEvidence(root: string, evidence: Evidence, options: EvidenceOptions = {}): Promise<Kept> {
  const { port = disk, mostBytes = MOST_BYTES } = options
  const failed = (why: string): Kept => ({ ok: false, message: `What was found could not be kept (${why}); no document was changed.` })
  try {
    const folder = folderOf(root, options)
    makeFolder(port, folder)
    const wanted = { actor: evidence.by, label: 'run', waitMs: WAIT_MS, since: evidence.at }
    const lock = await acquire(port, join(folder, 'evidence-lock'), wanted)
    if (!lock.ok) return failed(`another process holds ${FILE}`)
    try {
      append(port, join(folder, FILE), `${JSON.stringify(evidence)}\n`)
      compact(port, join(folder, FILE), mostBytes, lock.number)
    } finally {
      lock.release('over')
    }
    return { ok: true }
  } catch (error) {
    const code = failureCode(error)
    if (code === null) throw error
    return failed(code)
  }
}

/** Behind a line that a crash has torn, a new one begins. */
function append(port: FilePort, file: string, line: string): void {
  const before = readIfThere(port, file)
  const isTorn = before !== null && before.length > 0 && before.at(-1) !== 0x0a
  const fd = before === null ? port.open(file, 'wx', 0o600) : port.open(file, 'r+')
  try {
    writeAll(port, fd, Buffer.from(isTorn ? `\n${line}` : line), before?.length ?? 0)
  } finally {
    attempt(() => port.close(fd))
  }
}

/** The newest of each claim stays; then the digests of single files go, the oldest first; then the oldest evidence. */
function compact(port: FilePort, file: string, mostBytes: number, number: number): void {
  const bytes = readIfThere(port, file)
  if (bytes === null || bytes.length <= mostBytes) return
  const all = parsedLines(bytes.toString('utf8'))
  let kept = all.filter((one) => latest(all, one.claim) === one)
  const size = () => kept.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)) + 1, 0)
  for (let at = 0; size() > mostBytes / 2 && at < kept.length - 1; at++)
    kept = kept.map((one, index) => (index === at ? { ...one, files: null } : one))
  while (size() > mostBytes / 2 && kept.length > 1) kept = kept.slice(1)
  const text = kept.map((one) => `${JSON.stringify(one)}\n`).join('')
  replaceBytes(port, file, `${file}.${process.pid}-${number}.tmp`, Buffer.from(text), 0o600)
}

const parsedLines = (text: string): Evidence[] =>
  text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line)
      return isEvidence(value) ? [value] : []
    } catch {
      return []
    }
  })

const isEvidence = (value: unknown): value is Evidence => {
  if (typeof value !== 'object' || value === null) return false
  const row = value as Record<string, unknown>
  return (
    row.v === 1 &&
    row.kind === 'command' &&
    ['claim', 'check', 'oracle', 'inputs', 'out', 'tail', 'at', 'by', 'sandbox'].every((field) => typeof row[field] === 'string') &&
    (row.state === 'holds' || row.state === 'broken') &&
    typeof row.ms === 'number' &&
    Array.isArray(row.covers) &&
    row.covers.every((cover) => typeof cover === 'string') &&
    (row.files === null || (typeof row.files === 'object' && row.files !== undefined))
  )
}

export type Freshness =
  | { readonly fresh: true }
  | { readonly fresh: false; readonly changed: readonly string[]; readonly of: number; readonly why: string }

const NAMED = 3

/** Whether the files are still those that were there when the command ran. */
export function freshness({ covers, files, inputs: all }: Evidence, tree: Contents): Freshness {
  const now = covered(covers, tree.files)
  if (files === null) {
    const hashes = now.flatMap((path) => [[path, tree.hash(path) ?? '']] as const)
    if (inputsHash(Object.fromEntries(hashes)) === all) return { fresh: true }
    return { fresh: false, changed: [], of: now.length, why: `stale: some of ${now.length} inputs changed` }
  }
  const changed = [...new Set([...Object.keys(files), ...now])].filter((path) => tree.hash(path) !== files[path]).sort()
  if (changed.length === 0) return { fresh: true }
  const of = Object.keys(files).length
  const named = changed.slice(0, NAMED).join(', ')
  const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : ''
  return { fresh: false, changed, of, why: `stale: ${changed.length} of ${of} inputs changed: ${named}${more}` }
}
