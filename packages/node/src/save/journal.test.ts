import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { quick as port, saveFolder } from '../testing/save-folder.ts'
import type { JournalRecord } from './journal.ts'
import { appendAbort, appendRecord, journalEnd, readJournal } from './journal.ts'

const folder = saveFolder()

const record = (seq: number, label = 'edit ünï'): JournalRecord => ({
  seq,
  time: '2026-01-02T03:04:05.000Z',
  actor: 'human',
  label,
  before: 'a',
  after: 'b',
  bytesBefore: 1,
  bytesAfter: 2,
  edits: [{ from: 0, to: 1, insert: 'é\n', removed: '\r', lead: '', trail: '' }],
  ticket: seq,
  ino: '1',
  temporary: 't',
  boot: null,
})

const append = (label?: string): void => {
  const end = journalEnd(port, folder.state())
  appendRecord(port, folder.state(), end, record(end.nextSeq, label))
}
const seqs = (): number[] => readJournal(port, folder.state()).records.map(({ seq }) => seq)
const file = (): string => folder.state().journal

test('records in their order, without the aborted ones', () => {
  for (let n = 0; n < 3; n++) append()
  appendAbort(port, folder.state(), 3, 'now')
  expect(journalEnd(port, folder.state())).toMatchObject({ last: { seq: 3 }, aborted: true, nextSeq: 4 })
  append()
  expect(seqs()).toEqual([1, 2, 4])
  expect(readJournal(port, folder.state()).records[0]).toEqual(record(1))
})

test('aborted once, and only what is the last', () => {
  append()
  append()
  const size = (): number => statSync(file()).size
  const before = size()
  appendAbort(port, folder.state(), 1, 'now')
  expect(size()).toBe(before)
  appendAbort(port, folder.state(), 2, 'now')
  const after = size()
  appendAbort(port, folder.state(), 2, 'now')
  expect(size()).toBe(after)
})

test('torn at every byte of its last line: the line is cut off, and nothing before it is lost', () => {
  append()
  const whole = readFileSync(file()).length
  append()
  const bytes = readFileSync(file())
  for (let length = whole; length < bytes.length; length++) {
    writeFileSync(file(), bytes.subarray(0, length))
    expect(seqs().slice(0, 1)).toEqual([1])
    expect(journalEnd(port, folder.state())).toMatchObject({ last: { seq: 1 }, nextSeq: 2, offset: whole })
    append('again')
    expect(readJournal(port, folder.state())).toMatchObject({ damaged: 0, records: [{ seq: 1 }, { seq: 2, label: 'again' }] })
  }
})

test('damaged lines are counted, and the rest is read', () => {
  for (let n = 0; n < 3; n++) append()
  const lines = readFileSync(file(), 'utf8').split('\n')
  writeFileSync(file(), [lines[0], '\0\0\0', '{"seq":"x"}', 'null', lines[2], ''].join('\n'))
  expect(readJournal(port, folder.state())).toMatchObject({ damaged: 3, records: [{ seq: 1 }, { seq: 3 }] })
  expect(journalEnd(port, folder.state())).toMatchObject({ nextSeq: 4 })
})

test('the end of a long record is found', () => {
  append('x'.repeat(300_000))
  append('y'.repeat(300_000))
  expect(journalEnd(port, folder.state())).toMatchObject({ last: { seq: 2 }, nextSeq: 3, offset: statSync(file()).size })
})

test('it does not grow for ever, and the newest 8 MB are kept', () => {
  for (let n = 0; n < 30; n++) append('x'.repeat(1_000_000))
  const all = seqs()
  expect(all.at(-1)).toBe(30)
  expect(all.length).toBeGreaterThanOrEqual(8)
  expect(all.length).toBeLessThan(24)
  expect(all).toEqual(Array.from(all, (_, index) => 30 - all.length + 1 + index))
})

test('there is none: nothing', () => {
  expect(readJournal(port, folder.state())).toEqual({ records: [], damaged: 0 })
  mkdirSync(folder.state().folder, { recursive: true })
  writeFileSync(file(), '')
  expect(journalEnd(port, folder.state())).toEqual({ last: null, aborted: false, nextSeq: 1, offset: 0 })
})
