/**
 * What a document and its repository need of this machine, and what this machine has. Asks programs for their version and opens
 * connections to itself; runs nothing that the document says.
 */
import { execFile } from 'node:child_process'
import { homedir } from 'node:os'
import { delimiter, dirname, parse } from 'node:path'
import type { Plan } from '@milemark/core'
import { gitRoot } from '../git.ts'
import { disk } from '../save/port.ts'
import { workTree } from '../tree/work-tree.ts'
import type { Environment } from './approval.ts'
import type { Probe } from './probes.ts'
import { installHint, probeOf, versionIn } from './probes.ts'
import { findProgram, safePath } from './programs.ts'
import type { Service } from './services.ts'
import { listens, servicesOf } from './services.ts'
import type { Fit } from './version-fit.ts'
import { versionFit } from './version-fit.ts'

/**
 * `other`: nobody here knows how to ask for it. `unclear`: it is there and does not say its version in a way that can be read.
 * `service`: no program, but something listens on its port, or could, in a container.
 */
export type ToolState = 'fine' | 'newer' | 'older' | 'missing' | 'unclear' | 'service' | 'other'

export interface ToolRow {
  readonly tool: string
  readonly state: ToolState
  readonly version: string | null
  /** The program that was asked. */
  readonly program: string | null
  readonly needs: readonly Need[]
  /** What to do; null where there is nothing to do. */
  readonly hint: string | null
}

/** What a document or a pin of the repository asks for. */
export interface Need {
  readonly tool: string
  /** Null where any version will do. */
  readonly constraint: string | null
  /** Where it is stated: a path as the user named it, or one of the repository. */
  readonly path: string
  /** 1-based; null for a file as a whole. */
  readonly line: number | null
}

const IS_VERSION_FILE = /(?:^|\/)(?:\.(?:nvmrc|tool-versions|[a-z]+-version)|\.?mise\.toml|rust-toolchain(?:\.toml)?|package\.json)$/

export interface ServiceRow extends Service {
  readonly path: string
  readonly listens: boolean
}

export interface Doctor {
  readonly tools: readonly ToolRow[]
  readonly services: readonly ServiceRow[]
  /** True when something that is needed is missing or too old. */
  readonly lacks: boolean
}

export interface DoctorOptions {
  readonly environment?: Environment
  readonly platform?: NodeJS.Platform
}

export async function doctor(
  documents: readonly { readonly path: string; readonly plan: Plan }[],
  { environment = process.env, platform = process.platform }: DoctorOptions = {},
): Promise<Doctor> {
  const roots = [...new Set(documents.map(({ path }) => rootOf(path)).filter((root) => root !== null))]
  const stated = documents.flatMap(({ path, plan }) =>
    plan.guide.prerequisites.map(({ tool, constraint, line }) => ({ tool, constraint, path, line })),
  )
  const { pins } = await import('@milemark/core/claims')
  // What CI or an image runs on says nothing of this machine.
  const pinned = roots.flatMap((root) => pins(workTree(root)).filter(({ force, path }) => force === 'needs' || IS_VERSION_FILE.test(path)))
  const services = await Promise.all(
    documents.flatMap(({ path, plan }) =>
      servicesOf(plan).map(async (service) => ({ ...service, path, listens: await listens(service.port) })),
    ),
  )
  const needs = [...stated, ...pinned]
  const names = [...new Set(needs.map(({ tool }) => tool))]
  const machine = { folders: foldersFor(environment, roots), roots, environment, platform }
  const asked = await Promise.all(
    names.map((tool) =>
      toolRow(
        tool,
        needs.filter((need) => need.tool === tool),
        machine,
      ),
    ),
  )
  const hasContainers = asked.some(({ tool, version }) => /^(?:docker|podman)/.test(tool) && version !== null)
  const tools = asked.map((row) => asService(row, services, hasContainers))
  return { tools, services, lacks: tools.some(({ state }) => state === 'missing' || state === 'older') }
}

interface Machine {
  readonly folders: readonly string[]
  readonly roots: readonly string[]
  readonly environment: Environment
  readonly platform: NodeJS.Platform
}

function rootOf(path: string): string | null {
  const real = disk.realpath(path)
  const root = gitRoot(dirname(real))
  return root === null ? dirname(real) : disk.realpath(root)
}

/** Folders of programs that lie in none of the repositories. */
const foldersFor = ({ PATH }: Environment, roots: readonly string[]): string[] =>
  roots.reduce((folders, root) => safePath(folders.join(delimiter), root), safePath(PATH, null))

async function toolRow(tool: string, needs: readonly Need[], machine: Machine): Promise<ToolRow> {
  const probe = probeOf(tool)
  if (probe === null) return { tool, state: 'other', version: null, program: null, needs, hint: null }
  const found = await ask(probe, machine)
  const install = `Install it: ${installHint(probe, machine.platform)}.`
  if (found === null) return { tool, state: 'missing', version: null, program: null, needs, hint: install }
  const { version, program } = found
  if (version === null) return { tool, state: 'unclear', version, program, needs, hint: null }
  const state = worst(needs.map(({ constraint }) => (constraint === null ? 'fits' : versionFit(version, constraint))))
  return { tool, state, version, program, needs, hint: state === 'older' ? install.replace('Install it', 'Install a newer one') : null }
}

function worst(fits: readonly Fit[]): ToolState {
  if (fits.includes('older')) return 'older'
  return fits.includes('newer') ? 'newer' : 'fine'
}

/** A database that runs in a container or elsewhere needs no program here. */
function asService(row: ToolRow, services: readonly ServiceRow[], hasContainers: boolean): ToolRow {
  const own = services.filter(({ name }) => name === row.tool)
  const [first] = own
  if (!first || !['missing', 'other'].includes(row.state)) return row
  if (own.some((service) => service.listens)) return { ...row, state: 'service', hint: null }
  if (hasContainers)
    return { ...row, state: 'service', hint: `Nothing listens on port ${first.port}; start it, perhaps with docker compose up.` }
  return { ...row, state: 'missing', hint: row.hint ?? `Nothing listens on port ${first.port}.` }
}

const PROBE_MS = 10_000

/** Null where no program of the row is there. */
async function ask(probe: Probe, machine: Machine): Promise<{ version: string | null; program: string } | null> {
  for (const [name, ...words] of probe.programs) {
    const program = machine.roots.reduce<string | null>(
      (found, root) => (found === null ? null : findProgram(name, machine.folders, root)),
      findProgram(name, machine.folders, null),
    )
    const said = program === null ? null : await answer(program, words, machine)
    // `docker` without its part `compose` ends with an error: then the next one is asked.
    if (program !== null && said !== null) return { version: versionIn(said), program }
  }
  return null
}

/**
 * Started without a shell, in the root of the file system: version managers would follow the settings of a repository, and some of those
 * name programs. They are told to fetch nothing.
 */
function answer(program: string, words: readonly string[], { environment, folders }: Machine): Promise<string | null> {
  const { SystemRoot, LANG } = environment
  const env = {
    PATH: folders.join(delimiter),
    HOME: homedir(),
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    LANG: LANG ?? 'C',
    COREPACK_ENABLE_NETWORK: '0',
    COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
    RUSTUP_AUTO_INSTALL: '0',
    NO_COLOR: '1',
  }
  return new Promise((done) => {
    const options = {
      cwd: parse(homedir()).root,
      env,
      timeout: PROBE_MS,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024,
      windowsHide: true,
    } as const
    const child = execFile(program, words, options, (error, stdout, stderr) => done(error ? null : `${stdout}\n${stderr}`))
    child.stdin?.end()
  })
}
