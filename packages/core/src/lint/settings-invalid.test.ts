import { ruleTest } from './fixtures/rule-test.ts'
import { settingsInvalid } from './settings-invalid.ts'

const plan = (...settings: string[]) =>
  `---\ntitle: Raft\nmilemark:\n${settings.map((line) => `  ${line}`).join('\n')}\n---\n# Raft\n\n## Task Breakdown\n\n- [ ] Task 1.1: Fell\n`

ruleTest(settingsInvalid, [
  ['an unknown key', plan('holiday: DE-BY'), ['4 [holiday] “holiday” is no setting of Milemark, so it has no effect.']],
  ['a date that is none', plan('start: next Monday'), ['4 [next Monday] The value of “start” cannot be used, so it has no effect.']],
  ['an unknown code', plan('checks:', '  estimates-missing: off'), ['5 [estimates-missing] No check has the code “estimates-missing”']],
  ['an unknown level', plan('checks:', '  estimate-missing: fatal'), ['5 [fatal] The value of “estimate-missing” cannot be used']],
  ['a size in words', plan('sizes: { S: 4, M: big }'), ['4 [big] The value of “M” cannot be used']],
  ['a negative size', plan('sizes: { S: -4, M: 8 }'), ['4 [-4] The value of “S” cannot be used']],
  ['a size that is no number', plan('sizes: { S: .nan, M: .inf }'), ['4 [.nan] The value of “S”', '4 [.inf] The value of “M”']],
  ['a list of sizes', plan('sizes: [4, 8]'), ['4 [sizes] The value of “sizes” cannot be used']],
  ['hours that are none', plan('calendar: whenever'), ['4 [whenever] The value of “calendar” cannot be used']],
  ['an unknown dialect', plan('dialect: jira'), ['4 [jira] The value of “dialect” cannot be used']],
  [
    'no keys at all',
    '---\nmilemark: strict\n---\n# Raft\n\n- [ ] Task 1.1: Fell\n',
    ['2 [milemark] There are no settings under “milemark:”'],
  ],
  [
    'everything right',
    plan(
      'start: 2026-11-23',
      'calendar: Mon-Thu 8-12 13-17, Fri 8-12',
      'holidays: DE-BY',
      'dialect: guide',
      'sizes: { S: 4 }',
      'checks: { estimate-missing: off }',
    ),
    [],
  ],
  ['keys of others beside it', '---\nholiday: yes\nowner: ana\n---\n# Raft\n\n- [ ] Task 1.1: Fell\n', []],
])
