import { expect, test } from 'vitest'
import { painter, wantsColour } from './colour.ts'

test.each([
  [{}, true, 'colour'],
  [{}, false, 'plain'],
  [{ TERM: 'dumb' }, true, 'plain'],
  [{ NO_COLOR: '1' }, true, 'plain'],
  [{ NO_COLOR: '' }, true, 'colour'],
  [{ FORCE_COLOR: '1' }, false, 'colour'],
  [{ FORCE_COLOR: '0' }, true, 'plain'],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, 'plain'],
] as const)('%j, terminal: %s', (env, isTerminal, expected) => expect(wantsColour(env, { isTerminal })).toBe(expected))

test('a painter', () => {
  expect(painter('plain')('red', 'x')).toBe('x')
  expect(painter('colour')('red', 'x')).toBe('\x1b[31mx\x1b[39m')
  expect(painter('colour')('red', '')).toBe('')
})
