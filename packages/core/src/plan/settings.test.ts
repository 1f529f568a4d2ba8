import { expect, test } from 'vitest'
import { validSettings } from './settings.ts'

test.each<unknown>([
  null,
  3,
  'x',
  [],
  { start: 4 },
  { start: new Date(Number.NaN) },
  { sizes: 'x' },
  { sizes: { S: Number.POSITIVE_INFINITY } },
  { sizes: [4] },
  { checks: [] },
  { dialect: 'klingon' },
  { dialect: 'toString' },
  { constructor: 'x' },
])('%j sets nothing', (value) => expect(validSettings(value).settings).toEqual({}))

test('what fits is kept, and what does not is told', () =>
  expect(validSettings({ start: new Date('2026-11-23'), sizes: { S: 0, M: -1 }, calender: '6h' })).toEqual({
    settings: { start: '2026-11-23', sizes: { S: 0 } },
    faults: [
      { key: 'sizes', entry: 'M', wanted: 'a number of hours' },
      { key: 'calender', entry: null, wanted: null },
    ],
  }))
