/**
 * What the system itself does to a save: killed or refused at any call (strace), a disk that is full or read-only (tmpfs).
 * Where the machine does not let us, the part says that it was skipped.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkHistory, historyOf, stage, tornLine } from './stage.mjs'

/** The calls of a save that Node itself does not make while it starts. */
const CALLS = ['pwrite64', 'fsync', 'rename', 'link', 'unlink', 'ftruncate', 'fchmod']
const HEADER = '# Plan\n'

export async function injected(worker) {
  const { status } = spawnSync('strace', ['-o', '/dev/null', 'true'])
  if (status !== 0) return { skipped: 'strace is missing, or may not trace here' }
  const problems = []
  const figures = { calls: {}, runs: 0, killed: 0, refused: 0 }
  for (const call of CALLS) {
    const calls = counted(worker, call)
    figures.calls[call] = calls
    for (let when = 1; when <= calls; when++)
      for (const how of ['signal=SIGKILL', 'error=EIO', 'error=ENOSPC']) {
        const { outcome, found } = struck(worker, call, `${how}:when=${when}`)
        figures.runs++
        if (outcome === 'killed') figures.killed++
        if (outcome === 'refused') figures.refused++
        problems.push(...found.map((problem) => `${call} ${how} at ${when}: ${problem}`))
      }
  }
  if (figures.killed === 0 || figures.refused === 0) problems.push('nothing was injected')
  return { problems, figures }
}

const traced = (worker, options, { document, folder }) =>
  spawnSync('strace', ['-f', ...options, process.execPath, worker, 'append', document, 'struck', '1', join(folder, 'history-1'), 'save'], {
    encoding: 'utf8',
  })

function counted(worker, call) {
  const at = stage(HEADER)
  const log = join(at.folder, 'trace')
  traced(worker, ['-o', log, '-e', `trace=${call}`], at)
  const count = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`${call}(`)).length
  rmSync(at.folder, { recursive: true })
  return count
}

/** One save with a fault, and one without behind it that finds everything in order. */
function struck(worker, call, fault) {
  const at = stage(HEADER)
  const { signal, status } = traced(worker, ['-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:${fault}`], at)
  const isKilled = signal === 'SIGKILL' || status === 137
  const found = []
  const torn = tornLine(at.read(), HEADER)
  if (torn !== null) found.push(`torn: ${torn}`)
  spawnSync(process.execPath, [worker, 'append', at.document, 'next', '1', join(at.folder, 'history-2'), 'save'])
  const history = historyOf([join(at.folder, 'history-1'), join(at.folder, 'history-2')])
  found.push(...checkHistory(history, at.read()))
  if (!history.some(({ type, id }) => type === 'ok' && id === 'next-0')) found.push('the next save did not succeed')
  const left = readdirSync(at.folder).filter((name) => name.endsWith('.tmp')).length
  if (left > 0) found.push(`${left} temporary files are left`)
  const isRefused = history.some(({ type, code }) => type === 'fail' && /^MM-/.test(code))
  rmSync(at.folder, { recursive: true })
  return { outcome: isKilled ? 'killed' : isRefused ? 'refused' : 'none', found }
}

/** Disks of 32 kB to 1 MB that become full and then read-only, in a mount namespace of our own. */
export function disks(worker) {
  const own = process.getuid?.() === 0 ? ['-m'] : ['-rm']
  if (spawnSync('unshare', [...own, 'true']).status !== 0)
    return { skipped: 'no mount namespace of our own: unshare is missing or refused' }
  const folder = mkdtempSync(join(tmpdir(), 'milemark-disk-'))
  const { stdout, stderr, status } = spawnSync('unshare', [...own, process.execPath, worker, 'tmpfs', folder], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  if (status !== 0)
    return {
      skipped: `small disks cannot be mounted here: ${
        stderr
          .trim()
          .split('\n')
          .find((line) => /mount/.test(line)) ?? stderr.slice(-200)
      }`,
    }
  const results = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  const problems = results.flatMap(({ kib, full, isIntact, again, left, readOnly }) => [
    ...(full === 'MM-NOSPACE' ? [] : [`${kib} kB: ${full} where the disk is full`]),
    ...(isIntact ? [] : [`${kib} kB: the document is not the last confirmed one`]),
    ...(again === true ? [] : [`${kib} kB: ${again} when there was room again`]),
    ...(left === 0 ? [] : [`${kib} kB: ${left} temporary files are left`]),
    ...(readOnly === 'MM-READONLY' ? [] : [`${kib} kB: ${readOnly} where the disk is read-only`]),
  ])
  return { problems, figures: { disks: results.length, fromKib: results[0]?.kib, toKib: results.at(-1)?.kib } }
}
