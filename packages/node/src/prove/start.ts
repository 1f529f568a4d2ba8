/**
 * Starts one command and ends it: `/bin/sh -c` of exactly its bytes, in its own process group, without input, for a limited time.
 * Everything that it started is gone when this returns, as far as the machine lets it be found.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { MARK } from './environment.ts'
import { Output } from './output.ts'

export interface Start {
  readonly command: string
  /** Words before the shell; see `sandbox.ts`. */
  readonly before: readonly string[]
  readonly cwd: string
  readonly environment: NodeJS.ProcessEnv
  readonly timeoutMs: number
  /** Ends the command early: Ctrl-C. */
  readonly signal?: AbortSignal | undefined
}

export interface Ended {
  /** Null where a signal ended it. */
  readonly exit: number | null
  readonly how: 'exit' | 'timeout' | 'aborted' | 'not-started'
  readonly ms: number
  /** The last 64 KiB, not yet masked. */
  readonly tail: string
  /** SHA-256 of everything that was printed. */
  readonly digest: string
  readonly bytes: number
}

export const KEPT_BYTES = 64 * 1024
/** How long a command may tidy up after it was asked to end. */
const GRACE_MS = 1_500
/** How long the last output may take after the shell has ended. */
const DRAIN_MS = 1_000

export async function start({ command, before, cwd, environment, timeoutMs, signal }: Start): Promise<Ended> {
  const [program = '/bin/sh', ...rest] = [...before, '/bin/sh', '-c', command]
  const began = performance.now()
  const output = new Output(KEPT_BYTES)
  const child = spawn(program, rest, { cwd, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.add(chunk))
  const closed = new Promise<void>((done) => child.once('close', () => done()))
  const exited = new Promise<{ code: number | null; failed: boolean }>((done) => {
    child.once('exit', (code) => done({ code, failed: false }))
    child.once('error', () => done({ code: null, failed: true }))
  })
  const stopped = stopAfter(timeoutMs, signal)
  const first = await Promise.race([exited.then(() => null), stopped.reason])
  stopped.cancel()
  if (first !== null) await endGroup(child.pid, exited)
  const { code, failed } = await exited
  const ms = Math.round(performance.now() - began)
  // What it left behind goes as well: a server in the background would outlive the copy it runs in.
  kill(child.pid, 'SIGKILL')
  await killMarked(environment[MARK])
  if (!failed) await Promise.race([closed, pause(DRAIN_MS)])
  child.stdout.destroy()
  child.stderr.destroy()
  const { tail, digest, bytes } = output.end()
  return { exit: first === null ? code : null, how: failed ? 'not-started' : (first ?? 'exit'), ms, tail, digest, bytes }
}

function stopAfter(timeoutMs: number, signal: AbortSignal | undefined) {
  let cancel = () => {}
  const reason = new Promise<'timeout' | 'aborted'>((done) => {
    const timer = setTimeout(() => done('timeout'), timeoutMs)
    const onAbort = () => done('aborted')
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
    cancel = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
  })
  return { reason, cancel: () => cancel() }
}

async function endGroup(pid: number | undefined, exited: Promise<unknown>): Promise<void> {
  kill(pid, 'SIGTERM')
  const isOver = await Promise.race([exited.then(() => true), pause(GRACE_MS).then(() => false)])
  if (!isOver) kill(pid, 'SIGKILL')
}

const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms).unref()
  })

/** The whole process group. */
function kill(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left in the group.
  }
}

/** A program that is just being started shows no environment for a moment, so it is looked for until a second look finds nothing. */
const LOOKS = 10
const BETWEEN_LOOKS_MS = 15

/** What has left the group still carries the mark of the run. Only Linux shows it. */
async function killMarked(mark: string | undefined): Promise<void> {
  if (process.platform !== 'linux' || !mark) return
  let quiet = 0
  for (let look = 0; look < LOOKS && quiet < 2; look++) {
    if (look > 0) await new Promise((done) => setTimeout(done, BETWEEN_LOOKS_MS))
    quiet = killAllMarked(`${MARK}=${mark}`) === 0 ? quiet + 1 : 0
  }
}

/** How many there were. */
function killAllMarked(wanted: string): number {
  const found = attemptList('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && isMarked(name, wanted))
  for (const name of found) {
    try {
      process.kill(Number(name), 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  return found.length
}

function isMarked(pid: string, wanted: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(wanted)
  } catch {
    return false
  }
}

function attemptList(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
