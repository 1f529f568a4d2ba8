/**
 * What runs in the processes of the reliability tests. The first argument says as what:
 *
 * `append DOCUMENT NAME COUNT HISTORY how`: appends lines `- NAME-n`, and writes to HISTORY what it asked for and what it got.
 * `tmpfs FOLDER`: fills small disks; in a mount namespace of its own.
 *
 * `how` is `save`, or a mutant that must be caught: `unlocked` replaces whole files without the lock, `inplace` writes over them, `unflushed` replaces them without a flush.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { disk } from '../../../packages/node/src/save/port.ts'
import { save } from '../../../packages/node/src/save/save.ts'
import { replaceBytes } from '../../../packages/node/src/save/temporary.ts'
import { versionOf } from '../../../packages/node/src/version.ts'

const [role, ...args] = process.argv.slice(2)
await { append, tmpfs }[role](...args)

async function append(document, name, count, history, how) {
  const say = (entry) => appendFileSync(history, `${JSON.stringify({ ...entry, at: String(process.hrtime.bigint()) })}\n`)
  let isOver = false
  process.on('message', () => {
    isOver = true
  })
  process.send?.('ready')
  for (let n = 0; n < Number(count) && !isOver; n++) {
    if (process.env.PAUSE) await new Promise((resolved) => setTimeout(resolved, Math.random() * Number(process.env.PAUSE)))
    const id = `${name}-${n}`
    say({ type: 'invoke', id })
    const result = await { save: saved, unlocked, inplace, unflushed }[how](document, id)
    if (result.ok) say({ type: 'ok', id, read: listOf(result.text), waitedMs: result.waitedMs, rescued: result.rescued ? true : undefined })
    else say({ type: 'fail', id, code: result.problem.code, wrote: result.problem.wrote })
  }
  // Two seconds more, for editors that still write.
  if (how === 'save' && process.env.LATE) await new Promise((resolved) => setTimeout(resolved, 2_300))
  process.disconnect?.()
}

function saved(document, id) {
  const change = (text) => ({ ok: true, edits: [{ from: text.length, to: text.length, insert: lineOf(text, id) }], value: null })
  const onLateRescue = process.env.LATE ? () => {} : undefined
  return save(document, change, { actor: 'agent', label: id, waitMs: 300_000, onLateRescue })
}

/** On a line of its own, also behind a text that an editor has cut off. */
function lineOf(text, id) {
  return `${text === '' || text.endsWith('\n') ? '' : '\n'}- ${id} ${versionOf(Buffer.from(id)).slice(0, 8)}\n`
}

function unlocked(document, id) {
  const before = readFileSync(document, 'utf8')
  const text = before + lineOf(before, id)
  replaceBytes(disk, document, `${document}.${process.pid}.tmp`, Buffer.from(text), 0o644)
  return { ok: true, text, waitedMs: 0 }
}

function inplace(document, id) {
  const before = readFileSync(document, 'utf8')
  const text = before + lineOf(before, id)
  writeFileSync(document, text)
  return { ok: true, text, waitedMs: 0 }
}

/** Replaces the whole file, and leaves it to the system when that reaches the disk. */
function unflushed(document, id) {
  try {
    const before = readFileSync(document, 'utf8')
    const text = before + lineOf(before, id)
    writeFileSync(`${document}.tmp`, text)
    renameSync(`${document}.tmp`, document)
    return { ok: true, text, waitedMs: 0 }
  } catch ({ code }) {
    return { ok: false, problem: { code, wrote: false } }
  }
}

/** The list that was read and appended to: its length, and a hash that any other list would not have. */
function listOf(text) {
  const ids = text.split('\n').filter((line) => line.startsWith('- '))
  return { length: ids.length, hash: versionOf(Buffer.from(ids.join('\n'))) }
}

/** Prints a JSON line for every size of disk. */
async function tmpfs(folder) {
  const change = (insert) => (text) => ({ ok: true, edits: [{ from: text.length, to: text.length, insert }], value: null })
  const tried = (document, insert) => save(document, change(insert), { actor: 'agent', label: 'fill', waitMs: 1_000 })
  // Below that there is no room for a document, its successor, a journal and a lock, of a page each.
  for (let kib = 32; kib <= 1024; kib += 16) {
    mounted(['-t', 'tmpfs', '-o', `size=${kib}k`, 'none', folder])
    const document = join(folder, 'plan.md')
    mkdirSync(join(folder, '.git'))
    let text = '# Plan\n'
    writeFileSync(document, text)
    let problem = null
    for (let n = 0; problem === null && n < 2_000; n++) {
      const insert = `- ${n} ${'x'.repeat(kib * 8)}\n`
      const result = await tried(document, insert)
      if (result.ok) text += insert
      else problem = result.problem
    }
    const isIntact = readFileSync(document, 'utf8') === text
    // The journal has taken the room; without it there is some again.
    for (const name of readdirSync(join(folder, '.git', 'milemark')))
      rmSync(join(folder, '.git', 'milemark', name, 'journal.jsonl'), { force: true })
    const again = await tried(document, '- after\n')
    const left = readdirSync(folder).filter((name) => name.endsWith('.tmp')).length
    mounted(['-o', 'remount,ro', folder])
    const readOnly = await tried(document, '- never\n')
    const size = statSync(document).size
    console.log(
      JSON.stringify({
        kib,
        full: problem?.code,
        isIntact,
        again: again.ok || again.problem.code,
        left,
        readOnly: readOnly.problem?.code,
        size,
      }),
    )
    spawnSync('umount', [folder])
  }
}

function mounted(args) {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`)
}
