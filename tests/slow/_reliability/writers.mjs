/**
 * Many processes that edit one document, and writers that are killed at any instant.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chance, checkHistory, historyOf, idsIn, sleep, stage, start, stateFiles, tornLine } from './stage.mjs'

/** @returns figures and the problems that the checker found */
export async function race(worker, { processes, edits, how }) {
  const { folder, document, read } = stage()
  const paths = Array.from({ length: processes }, (_, n) => join(folder, `history-${n}`))
  const begun = performance.now()
  const all = paths.map((path, n) => start(worker, ['append', document, `p${n}`, String(edits), path, how]))
  await Promise.all(all.map(({ ended }) => ended))
  const seconds = (performance.now() - begun) / 1000
  const history = historyOf(paths)
  const problems = checkHistory(history, read())
  const waits = history.flatMap(({ waitedMs }) => (waitedMs === undefined ? [] : [waitedMs])).sort((a, b) => a - b)
  const confirmed = history.filter(({ type }) => type === 'ok').length
  const kept = idsIn(read()).length
  // Nothing may be refused either: who does nothing loses nothing.
  if (confirmed < processes * edits) problems.push(`${processes * edits - confirmed} edits were not confirmed`)
  const tickets = stateFiles(folder, /lock\/\d+$/).length
  rmSync(folder, { recursive: true })
  return {
    problems,
    figures: {
      processes,
      edits: processes * edits,
      confirmed,
      kept,
      seconds: Math.round(seconds),
      perSecond: Math.round(confirmed / seconds),
      longestWaitMs: Math.round(waits.at(-1) ?? 0),
      p99WaitMs: Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0),
      ticketsLeft: tickets,
    },
  }
}

const PADDING = `${'x'.repeat(99)}\n`.repeat(2_000)
const HEADER = `# Plan\n${PADDING}`

/** Writers that never stop by themselves; one of them is killed again and again, and the document is looked at each time. */
export async function kills(worker, { count, seed, how, documents, writersEach }) {
  const random = chance(seed)
  const stages = Array.from({ length: documents }, () => ({ ...stage(HEADER), histories: [] }))
  const writers = stages.flatMap((at) => Array.from({ length: writersEach }, () => ({ at, process: null })))
  let named = 0
  const begin = (writer) => {
    const history = join(writer.at.folder, `history-${named}`)
    writer.at.histories.push(history)
    writer.process = start(worker, ['append', writer.at.document, `w${named++}`, '1000000', history, how])
  }
  for (const writer of writers) begin(writer)
  const figures = { kills: 0, torn: 0, temporariesSeen: 0 }
  const problems = []
  while (figures.kills < count) {
    const writer = writers[figures.kills % writers.length]
    await writer.process.ready
    await sleep(random() * 40)
    writer.process.child.kill('SIGKILL')
    await writer.process.ended
    figures.kills++
    const text = writer.at.read()
    const torn = tornLine(text, HEADER)
    if (torn !== null) {
      figures.torn++
      problems.push(`torn after kill ${figures.kills}: ${torn}`)
      // The mutant goes on with a document that is whole.
      await rest(writers, writer.at)
      Object.assign(writer.at, { ...stage(HEADER), histories: [] })
      for (const other of writers.filter(({ at }) => at === writer.at)) begin(other)
      continue
    }
    figures.temporariesSeen += readdirSync(writer.at.folder).filter((name) => name.endsWith('.tmp')).length
    begin(writer)
  }
  for (const at of stages) {
    await rest(writers, at)
    // The last word has a writer that is not killed: it finds what the others left, and puts it in order.
    const last = join(at.folder, 'history-last')
    await start(worker, ['append', at.document, 'last', '1', last, how]).ended
    const history = historyOf([...at.histories, last])
    problems.push(...checkHistory(history, at.read()))
    figures.confirmed = (figures.confirmed ?? 0) + history.filter(({ type }) => type === 'ok').length
    const left = readdirSync(at.folder).filter((name) => name.endsWith('.tmp'))
    if (how === 'save' && left.length > 0) problems.push(`${left.length} temporary files are left`)
    rmSync(at.folder, { recursive: true, force: true })
  }
  if (figures.confirmed < count) problems.push(`only ${figures.confirmed} edits were confirmed, so the kills hit nothing`)
  return { problems, figures: { seed, ...figures, tornPercent: Math.round((1000 * figures.torn) / figures.kills) / 10 } }
}

async function rest(writers, at) {
  const mine = writers.filter((writer) => writer.at === at)
  for (const { process } of mine) process.child.kill('SIGKILL')
  await Promise.all(mine.map(({ process }) => process.ended))
}
