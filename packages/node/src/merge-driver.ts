/**
 * Milemark as a merge driver of git: plans merge by tasks and values, everything else as git merges it.
 *
 * Installed into the local configuration by a person's command only: git takes drivers from nowhere else, and so no repository can
 * bring one along.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { FieldConflict, Plan } from '@milemark/core'
import { merge, readPlan } from '@milemark/core'
import { folderSettings } from './settings.ts'

export type DriverResult = { readonly ok: true; readonly done: readonly string[] } | { readonly ok: false; readonly message: string }

const ATTRIBUTE = '*.md merge=milemark'

/** @param command how git starts the driver, without its arguments; null takes the driver out again */
export function installMergeDriver(folder: string, command: string | null): DriverResult {
  try {
    const attributes = resolve(folder, git(folder, ['rev-parse', '--git-common-dir']), 'info', 'attributes')
    const lines = existsSync(attributes) ? readFileSync(attributes, 'utf8').split('\n') : []
    const others = lines.filter((line) => line.trim() !== ATTRIBUTE)
    if (command === null) {
      const isThere = spawnSync('git', ['config', '--local', '--remove-section', 'merge.milemark'], { cwd: folder }).status === 0
      if (others.length < lines.length) writeFileSync(attributes, others.join('\n'))
      return {
        ok: true,
        done:
          isThere || others.length < lines.length
            ? ['The merge driver was taken out of this repository.']
            : ['There was no merge driver here.'],
      }
    }
    git(folder, ['config', '--local', 'merge.milemark.name', 'plans, by tasks and values'])
    git(folder, ['config', '--local', 'merge.milemark.driver', `${command} merge-driver %O %A %B %L %P`])
    mkdirSync(dirname(attributes), { recursive: true })
    const kept = others.join('\n').replace(/\n*$/, '')
    writeFileSync(attributes, `${kept === '' ? '' : `${kept}\n`}${ATTRIBUTE}\n`)
    return { ok: true, done: [`git config merge.milemark.driver, in this repository only`, `${ATTRIBUTE}, in ${attributes}`] }
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer }
    const why = code === 'ENOENT' ? 'git was not found' : stderr?.toString().trim().split('\n')[0] || String(code ?? error)
    return { ok: false, message: `The merge driver was not changed: ${why}. Run this inside a git repository.` }
  }
}

const git = (cwd: string, args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

/** What git hands to a driver: three files, the size of markers, and the path in the work tree. */
export interface DriverInput {
  readonly base: string
  /** Also where the result goes. */
  readonly ours: string
  readonly theirs: string
  readonly markerSize: number
  readonly path: string
  /** ISO. */
  readonly asOf: string
}

export interface DriverOutcome {
  /** 0 clean, 1 conflicts; above 1, git takes the merge as failed. */
  readonly exit: number
  /** `plan`: merged as a plan. `lines`: as git merges. */
  readonly how: 'plan' | 'lines'
  readonly conflicts: readonly FieldConflict[]
  readonly remarks: readonly string[]
}

/** Beyond this a merge as a plan could take longer than a person waits. */
const LARGEST = 4_000_000

/** Merges; whatever goes wrong, git's own merge and its conflict stand. */
export async function runMergeDriver(input: DriverInput): Promise<DriverOutcome> {
  try {
    return (await mergedAsPlan(input)) ?? mergedAsLines(input, [])
  } catch (error) {
    return mergedAsLines(input, [`${input.path} was merged by lines: ${error instanceof Error ? error.message : String(error)}.`])
  }
}

async function mergedAsPlan({ base, ours, theirs, markerSize, path, asOf }: DriverInput): Promise<DriverOutcome | null> {
  const files = [base, ours, theirs].map((file) => readFileSync(file))
  if (files.reduce((sum, { length }) => sum + length, 0) > LARGEST) return null
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const [o, a, b] = files.map((bytes) => decoder.decode(bytes)) as [string, string, string]
  const { settings } = await folderSettings(path)
  const reread = (text: string): Plan => readPlan(text, { asOf, path, settings })
  if (![o, a, b].every((text) => isPlan(reread(text)))) return null
  const result = merge(o, a, b, { reread, asOf, markerSize })
  if (!result.ok)
    return mergedAsLines({ base, ours, theirs, markerSize, path, asOf }, [
      `${path} was merged by lines, because a merge by tasks could not be proved (${result.reason}).`,
    ])
  replaceWhole(ours, result.text)
  const remarks = result.renumbered.map(
    ([from, to]) => `${path}: both branches added a task ${from}; that of the other branch is ${to} now, with its references.`,
  )
  return { exit: result.conflictBlocks > 0 ? 1 : 0, how: 'plan', conflicts: result.conflicts, remarks }
}

/** Git's own merge, which follows where this fails, must find the version as it was: half of a file would look like deleted lines. */
function replaceWhole(file: string, text: string): void {
  const temporary = `${file}.milemark`
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(temporary, { force: true })
    throw error
  }
}

const isPlan = ({ kind }: Plan): boolean => kind === 'plan' || kind === 'guide'

/** As git merges without a driver. */
function mergedAsLines({ base, ours, theirs, markerSize }: DriverInput, remarks: readonly string[]): DriverOutcome {
  const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs']
  const { status } = spawnSync('git', ['merge-file', `--marker-size=${markerSize}`, ...labels, ours, base, theirs], { stdio: 'ignore' })
  return { exit: status === null || status > 127 ? 2 : Math.min(1, status), how: 'lines', conflicts: [], remarks }
}
