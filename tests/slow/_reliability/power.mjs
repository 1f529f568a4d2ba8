/**
 * The power goes while a document is being saved: an ext4 of its own on a loop device, shut down by the kernel without a last flush, and
 * mounted again. What was confirmed must be there, and whole. `noauto_da_alloc` takes away the help that ext4 gives by default to
 * programs that forget to flush.
 *
 * Needs root, loop devices and python3 (Node knows no ioctl); where one is missing, the part says that it was skipped.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chance, historyOf, idsIn, sleep, start, tornLine } from './stage.mjs'

const HEADER = '# Plan\n'
/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: what is in memory is gone. */
const SHUTDOWN = 'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack("I", 2))'

const run = (command, ...args) => spawnSync(command, args, { encoding: 'utf8' })

/** @param how `save`, or `unflushed`: a rename without any flush, which must be caught */
export async function power(worker, { cuts, seed, how }) {
  const folder = mkdtempSync(join(tmpdir(), 'milemark-power-'))
  const [image, mount] = [join(folder, 'disk'), join(folder, 'mnt')]
  mkdirSync(mount)
  const next = chance(seed)
  const figures = { seed, cuts: 0, confirmed: 0, torn: 0, lost: 0 }
  const problems = []
  try {
    const missing = prepared(image, mount)
    if (missing !== null) return { skipped: missing }
    for (let cut = 0; cut < cuts; cut++) {
      run('mount', '-o', 'loop,noauto_da_alloc,commit=1', image, mount)
      const document = join(mount, 'plan.md')
      const history = join(folder, `history-${cut}`)
      rmSync(document, { force: true })
      mkdirSync(join(mount, '.git'), { recursive: true })
      writeFileSync(document, HEADER)
      run('sync')
      const { child, ready, ended } = start(worker, ['append', document, `w${cut}`, '100000', history, how])
      await ready
      await sleep(50 + next() * 600)
      const shut = run('python3', '-c', SHUTDOWN, mount)
      child.kill('SIGKILL')
      await ended
      run('umount', mount)
      if (shut.status !== 0) return { skipped: `the file system could not be shut down: ${shut.stderr.trim().split('\n').at(-1)}` }
      run('mount', '-o', 'loop,noauto_da_alloc', image, mount)
      const text = existsSync(document) ? readFileSync(document, 'utf8') : ''
      run('umount', mount)
      figures.cuts++
      const torn = tornLine(text, HEADER)
      if (torn !== null) {
        figures.torn++
        problems.push(`cut ${cut}: torn: ${torn}`)
        continue
      }
      const confirmed = historyOf([history]).flatMap(({ type, id }) => (type === 'ok' ? [id] : []))
      const there = new Set(idsIn(text))
      const lost = confirmed.filter((id) => !there.has(id))
      figures.confirmed += confirmed.length
      figures.lost += lost.length
      if (lost.length > 0) problems.push(`cut ${cut}: lost ${lost.length} confirmed edits, the first ${lost[0]}`)
    }
    if (figures.confirmed === 0 && how === 'save') problems.push('nothing was confirmed before any cut')
    return { figures, problems }
  } finally {
    run('umount', mount)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Why the machine cannot do this; null where it can. */
function prepared(image, mount) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux may mount'
  if (run('python3', '--version').status !== 0) return 'python3 is missing'
  run('truncate', '-s', '24M', image)
  if (run('mkfs.ext4', '-q', '-F', image).status !== 0) return 'mkfs.ext4 is missing or failed'
  const mounted = run('mount', '-o', 'loop,noauto_da_alloc,commit=1', image, mount)
  if (mounted.status !== 0) return `no loop device: ${mounted.stderr.trim()}`
  run('umount', mount)
  return null
}
