import { expect, test } from 'vitest'
import { settingsFile } from './settings-file.ts'

test('keys are settings', () => {
  expect(settingsFile('start: 2026-11-23\nchecks:\n  no-estimate: off\nsizes: { S: 4 }\n')).toEqual({
    settings: { start: '2026-11-23', checks: { 'no-estimate': 'off' }, sizes: { S: 4 } },
    problems: [],
  })
})

test.each([
  ['', []],
  ['# only a comment\n', []],
  ['holiday: DE', ['“holiday” is not a setting; there are start, calendar, holidays, sizes, checks, dialect']],
  ['checks: strict', ['the value of “checks” cannot be used']],
  ['- start', ['it holds no keys; write for example “start: 2026-11-23”']],
])('%j', (text, problems) => expect(settingsFile(text)).toEqual({ settings: {}, problems }))

test('broken YAML is a sentence with its line', () => {
  expect(settingsFile('a: [1\nb: 2').problems).toEqual([expect.stringMatching(/^it is not valid YAML: .+ line \d/)])
})
