/**
 * What the parts of the reliability tests share: a seeded chance, folders with a document, processes, and the checker of
 * histories, which knows nothing of how documents are saved.
 */
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Numbers in 0..1 from a seed (mulberry32). */
export function chance(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const sleep = (ms) => new Promise((resolved) => setTimeout(resolved, ms))

/** A repository with a document in it. */
export function stage(text = '# Plan\n') {
  const folder = mkdtempSync(join(tmpdir(), 'milemark-reliable-'))
  mkdirSync(join(folder, '.git'))
  const document = join(folder, 'plan.md')
  writeFileSync(document, text)
  return { folder, document, read: () => readFileSync(document, 'utf8') }
}

export function start(worker, args, { env = {} } = {}) {
  const child = fork(worker, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, ...env } })
  const ready = new Promise((resolved) => child.once('message', resolved))
  const ended = new Promise((resolved) => child.once('exit', (code, signal) => resolved(signal ?? code)))
  return { child, ready: Promise.race([ready, ended]), ended }
}

/** Every file below the folder of Milemark's state whose path matches. */
export function stateFiles(folder, pattern) {
  const top = join(folder, '.git', 'milemark')
  if (!existsSync(top)) return []
  return readdirSync(top, { recursive: true })
    .filter((name) => pattern.test(name))
    .map((name) => join(top, name))
}

export const historyOf = (paths) =>
  paths.filter(existsSync).flatMap((path) => lines(readFileSync(path, 'utf8')).map((line) => JSON.parse(line)))

const lines = (text) => text.split('\n').filter((line) => line !== '')

export const idsIn = (text) =>
  lines(text)
    .filter((line) => line.startsWith('- '))
    .map((line) => line.split(' ')[1])

const hash = (text) => createHash('sha256').update(text).digest('hex')

/** The first line that no writer can have written, or null. */
export function tornLine(text, header) {
  if (!text.startsWith(header)) return text.slice(0, 60)
  if (!text.endsWith('\n')) return text.slice(-60)
  return lines(text.slice(header.length)).find((line) => !whole(line)) ?? null
}

const whole = (line) => {
  const [dash, id, sum] = line.split(' ')
  return dash === '-' && sum === hash(id ?? '').slice(0, 8)
}

/**
 * Whether appends and reads of a list are what one process after the other could have seen (list-append histories): every read a
 * beginning of the final list, every confirmed append in it exactly once, none from nowhere, none that failed,
 * and whatever was confirmed before another was begun stands before it. Linear in the length of the history.
 *
 * @returns the problems, none when all is well
 */
export function checkHistory(history, text) {
  const final = lines(text).filter((line) => line.startsWith('- '))
  const position = new Map()
  const problems = []
  for (const [index, id] of idsIn(text).entries()) {
    if (position.has(id)) problems.push(`${id} is there twice`)
    position.set(id, index)
  }
  const operations = new Map()
  for (const { type, id, at, read, wrote } of history) {
    const operation = operations.get(id) ?? { id, invoked: null, confirmed: null, read: null, failed: false }
    if (type === 'invoke') operation.invoked = BigInt(at)
    if (type === 'ok') Object.assign(operation, { confirmed: BigInt(at), read })
    if (type === 'fail') operation.failed = !wrote
    operations.set(id, operation)
  }
  const prefix = createHash('sha256')
  const prefixes = final.map((line, index) =>
    prefix
      .update(index === 0 ? line : `\n${line}`)
      .copy()
      .digest('hex'),
  )
  for (const { id, confirmed, read, failed } of operations.values()) {
    const index = position.get(id)
    if (confirmed !== null && index === undefined) problems.push(`${id} was confirmed and is lost`)
    if (failed && index !== undefined) problems.push(`${id} failed and is there`)
    if (confirmed !== null && index !== undefined && read.length !== index + 1)
      problems.push(`${id} read ${read.length} entries and is number ${index + 1}`)
    if (confirmed !== null && read.hash !== prefixes[read.length - 1]) problems.push(`${id} read a list that never was`)
  }
  for (const id of position.keys()) if (!operations.has(id)) problems.push(`${id} came from nowhere`)
  let earliest = null
  for (const id of idsIn(text).reverse()) {
    const operation = operations.get(id)
    if (!operation) continue
    if (earliest !== null && operation.invoked > earliest.confirmed)
      problems.push(`${id} was begun after ${earliest.id} was confirmed and stands before it`)
    if (operation.confirmed !== null && (earliest === null || operation.confirmed < earliest.confirmed)) earliest = operation
  }
  return problems
}
