/**
 * What this machine has to keep a command from the network and from other folders. Found out by running it, not by looking whether it
 * is installed: what is in force is said, `none` included, and never assumed.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram, safePath } from './programs.ts'

/** `bwrap`: no network, nothing written but the copy. `unshare-net`: no network. `none`: nothing is kept from the command. */
export type SandboxName = 'bwrap' | 'unshare-net' | 'none'

export interface Confined {
  readonly network: boolean
  /** Folders that the command may write to. */
  readonly writable: readonly string[]
  /** Folders that it finds empty, and files that it cannot read. */
  readonly hidden: readonly string[]
}

export interface Sandbox {
  readonly name: SandboxName
  /** The words before `/bin/sh -c COMMAND`. */
  readonly words: (confined: Confined) => readonly string[]
}

export const NO_SANDBOX: Sandbox = { name: 'none', words: () => [] }

/** Without it, tests that talk to themselves over 127.0.0.1 fail. */
const LOOPBACK_UP = 'for ip in /sbin/ip /usr/sbin/ip /usr/bin/ip; do "$ip" link set lo up 2>/dev/null && break; done; exec "$@"'
const PROBE_MS = 5_000

let found: Sandbox | null = null

/** The best one that works here; probed once for each process, by running it on `true`. */
export function sandbox(root: string): Sandbox {
  found ??= candidates(root).find(works) ?? NO_SANDBOX
  return found
}

/** @param search folders in which the programs are looked for; those of the user by default */
export function candidates(root: string, search: readonly string[] = safePath(process.env.PATH, root)): Sandbox[] {
  if (process.platform !== 'linux') return []
  const bwrap = findProgram('bwrap', search, root)
  const unshare = findProgram('unshare', search, root)
  return [...(bwrap === null ? [] : [bubblewrap(bwrap)]), ...(unshare === null ? [] : unshared(unshare))]
}

const bubblewrap = (program: string): Sandbox => ({
  name: 'bwrap',
  words: ({ network, writable, hidden }) => [
    program,
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc'],
    ...hidden.flatMap(emptied),
    ...writable.flatMap((folder) => ['--bind', folder, folder]),
    ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--die-with-parent'],
    ...(network ? [] : ['--unshare-net']),
    '--',
  ],
})

/** A folder becomes empty, a file cannot be read; what is not there needs nothing. */
function emptied(path: string): string[] {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (!facts) return []
  return facts.isDirectory() ? ['--tmpfs', path] : ['--ro-bind', '/dev/null', path]
}

/** Where keys usually lie in a home folder. The rest of it stays readable: that is where tool chains are installed. */
const KEYS =
  '.ssh .aws .azure .gnupg .kube .docker .netrc .npmrc .pypirc .git-credentials .config/gh .config/gcloud .config/git .local/share/keyrings .password-store .cargo/credentials.toml .bash_history .zsh_history'

export const keyPlaces = (home: string): string[] => KEYS.split(' ').map((name) => join(home, name))

/** A network of its own in which nothing but loopback is. The second form is for the user who may do it without a user namespace. */
const unshared = (program: string): Sandbox[] =>
  [['-U', '-r', '-n'], ['-n']].map((flags) => ({
    name: 'unshare-net' as const,
    words: ({ network }) => (network ? [] : [program, ...flags, '--', '/bin/sh', '-c', LOOPBACK_UP, 'sh']),
  }))

function works({ words }: Sandbox): boolean {
  const [program = '', ...rest] = words({ network: false, writable: [], hidden: [] })
  const { status } = spawnSync(program, [...rest, '/bin/sh', '-c', 'true'], { timeout: PROBE_MS, stdio: 'ignore', env: {} })
  return status === 0
}

/** What is really in force: with the network allowed, some have nothing left to do. */
export const inForce = ({ name, words }: Sandbox, confined: Confined): SandboxName => (words(confined).length === 0 ? 'none' : name)
