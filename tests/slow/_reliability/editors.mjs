/**
 * An editor that knows nothing of Milemark saves the same document at the same time. What the editor wrote may only be replaced by
 * the editor: each of its lines is in the document, in a rescued copy or in what the journal says was removed. And each
 * confirmed change of Milemark is in the document or in the journal.
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { chance, historyOf, sleep, stage, start, stateFiles } from './stage.mjs'

const PADDING = `${'x'.repeat(99)}\n`.repeat(200)
const PIECE = 4096
/** The part of saves by rename that may fall between the last look and the rename, when both sides save all the time. */
const KNOWN_GAP = 0.01

const styles = {
  /** As VS Code does: truncated, then written as a whole. */
  inplace: async (document, text) => writeFileSync(document, text),
  /** As vim does with a new file. */
  rename: async (document, text) => {
    writeFileSync(`${document}~`, text)
    renameSync(`${document}~`, document)
  },
  /** Truncated, and written piece by piece with pauses. */
  slow: async (document, text, random) => {
    const fd = openSync(document, 'w')
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += PIECE) {
      writeSync(fd, bytes, at, Math.min(PIECE, bytes.length - at))
      await sleep(random() * 4)
    }
    closeSync(fd)
  },
}

export async function editors(worker, { style, saves, seed, how = 'save' }) {
  const random = chance(seed)
  const { folder, document, read } = stage(`# Plan\n${PADDING}`)
  const history = join(folder, 'history')
  const writer = start(worker, ['append', document, 'agent', '1000000', history, how], { env: { LATE: '1', PAUSE: '10' } })
  await writer.ready
  for (let n = 0; n < saves; n++) {
    await sleep(random() * 6)
    const text = read()
    // Somebody types, or a program has changed it at once.
    if (random() < 0.3) await sleep(random() * 6)
    await styles[style](document, `${text}* editor-${n}\n`, random)
  }
  if (writer.child.connected) writer.child.send('stop')
  await writer.ended
  const result = judge(folder, read(), historyOf([history]), saves, style)
  rmSync(folder, { recursive: true })
  return { problems: result.problems, figures: { seed, saves, ...result.figures } }
}

function judge(folder, text, history, saves, style) {
  const texts = (paths) => paths.map((path) => readFileSync(path, 'utf8')).join('\n')
  const rescues = stateFiles(folder, /rescue\//)
  const records = texts(stateFiles(folder, /journal[^/]*\.jsonl$/))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  const edits = records.flatMap((record) => record.edits ?? [])
  const inFile = found(text)
  const inRescue = found(texts(rescues))
  const inJournal = found(edits.flatMap(({ removed, insert }) => [removed, insert]).join('\n'))
  const lines = Array.from({ length: saves }, (_, n) => `editor-${n}`)
  const confirmed = history.filter(({ type }) => type === 'ok').map(({ id }) => id)
  const gone = lines.filter((id) => !inFile.has(id) && !inRescue.has(id) && !inJournal.has(id))
  // Two renames in the same moment: the one gap that is known, counted and bounded (see save.ts).
  const inGap = style === 'rename' && gone.length <= saves * KNOWN_GAP ? gone.length : 0
  const problems = [
    ...gone.slice(inGap).map((id) => `${id} of the editor is lost`),
    ...(confirmed.length < saves / 10 ? [`only ${confirmed.length} changes were confirmed: that was no race`] : []),
    ...confirmed.filter((id) => !inFile.has(id) && !inJournal.has(id)).map((id) => `${id} was confirmed and is lost`),
  ]
  return {
    problems,
    figures: {
      editorInFile: lines.filter((id) => inFile.has(id)).length,
      editorOnlyInRescue: lines.filter((id) => !inFile.has(id) && inRescue.has(id)).length,
      lost: gone.length,
      lostInKnownGap: inGap,
      confirmed: confirmed.length,
      confirmedInFile: confirmed.filter((id) => inFile.has(id)).length,
      refused: history.filter(({ type }) => type === 'fail').length,
      rescues: rescues.length,
      begunAgain: records.filter(({ aborted }) => aborted !== undefined).length,
    },
  }
}

const found = (text) => new Set(text.match(/(?:editor|agent)-\d+/g))
