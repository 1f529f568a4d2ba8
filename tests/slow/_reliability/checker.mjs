/**
 * The checker of histories is checked: one good history is accepted, and every way to spoil it is seen.
 */
import { createHash } from 'node:crypto'
import { checkHistory } from './stage.mjs'

const line = (id) => `- ${id} sum`
const text = (...ids) => `# Plan\n${ids.map((id) => `${line(id)}\n`).join('')}`
const read = (...ids) => ({ length: ids.length, hash: createHash('sha256').update(ids.map(line).join('\n')).digest('hex') })
const invoke = (id, at) => ({ type: 'invoke', id, at: String(at) })
const ok = (id, at, ...seen) => ({ type: 'ok', id, at: String(at), read: read(...seen) })
const fail = (id, at) => ({ type: 'fail', id, at: String(at), wrote: false })

/** Two that overlap, one whose process was killed, one that was refused. */
const GOOD = [invoke('a', 1), invoke('b', 2), ok('b', 3, 'b'), ok('a', 4, 'b', 'a'), invoke('killed', 5), invoke('no', 6), fail('no', 7)]

const CASES = [
  ['all is well', GOOD, text('b', 'a', 'killed'), true],
  ['the one that was killed had not written', GOOD, text('b', 'a'), true],
  ['a confirmed one is lost', GOOD, text('b'), false],
  ['one is there twice', GOOD, text('b', 'a', 'killed', 'killed'), false],
  ['a refused one is there', GOOD, text('b', 'a', 'no'), false],
  ['one came from nowhere', GOOD, text('b', 'a', 'x'), false],
  ['the order is another than what was read', GOOD, text('a', 'b'), false],
  [
    'one was begun after another was confirmed and stands before it',
    [invoke('a', 1), ok('a', 2, 'a'), invoke('killed', 3)],
    text('killed', 'a'),
    false,
  ],
  ['a read of what never was', [invoke('a', 1), ok('a', 2, 'x')], text('a'), false],
  ['a read that misses one before', [invoke('a', 1), ok('a', 2, 'a'), invoke('b', 3), ok('b', 4, 'b')], text('a', 'b'), false],
]

export function checked() {
  const problems = CASES.filter(([, history, document, isGood]) => (checkHistory(history, document).length === 0) !== isGood).map(
    ([name]) => name,
  )
  return { problems, figures: { histories: CASES.length } }
}
