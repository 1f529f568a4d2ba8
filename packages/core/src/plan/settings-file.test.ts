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
  [
    'holiday: DE',
    [
      '“holiday” is not a setting; there are start, calendar, holidays, sizes, checks, dialect, distribution, likelihood, impact, planImpact',
    ],
  ],
  ['checks: strict', ['the value of “checks” cannot be used; it takes a level for each code, such as { estimate-missing: off }']],
  ['sizes: { S: -4 }', ['the value of “S” in “sizes” cannot be used; it takes a number of hours']],
  ['sizes: { S: .nan }', ['the value of “S” in “sizes” cannot be used; it takes a number of hours']],
  [
    'checks: { estimate-missing: loud }',
    ['the value of “estimate-missing” in “checks” cannot be used; it takes error, warning, info or off'],
  ],
  ['dialect: klingon', ['the value of “dialect” cannot be used; it takes guide, speckit, kiro, openspec, obsidian or todomd']],
  ['start: soon', ['the value of “start” cannot be used; it takes a date such as 2026-11-23']],
  ['start: 2026-02-30', ['the value of “start” cannot be used; it takes a date such as 2026-11-23']],
  ['calendar: whenever', ['the value of “calendar” cannot be used; it takes working hours such as Mon-Fri 09:00-17:00']],
  ['- start', ['it holds no keys; write for example “start: 2026-11-23”']],
])('%j', (text, problems) => expect(settingsFile(text)).toEqual({ settings: {}, problems }))

test('broken YAML is a sentence with its line', () => {
  expect(settingsFile('a: [1\nb: 2').problems).toEqual([expect.stringMatching(/^it is not valid YAML: .+ line \d/)])
})
