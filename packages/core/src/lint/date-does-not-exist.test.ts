import { dateDoesNotExist } from './date-does-not-exist.ts'
import { ruleTest } from './fixtures/rule-test.ts'

const plan = (line: string, milestone = '') =>
  `# Raft\n\n## Milestones\n\n- [ ] M1: It floats${milestone}\n\n## Task Breakdown\n\n- [ ] Task 1.1: Fell\n\n${line}\n`

ruleTest(dateDoesNotExist, [
  [
    'a target',
    plan('', ' (target 2027-02-30)'),
    ['5 [2027-02-30] “2027-02-30” is not a date: February 2027 has 28 days; the target of M1 “It floats” is left open.'],
  ],
  [
    'a leap day in a common year',
    plan('', ' (target 2027-02-29)'),
    ['5 [2027-02-29] “2027-02-29” is not a date: February 2027 has 28 days'],
  ],
  ['a month that no year has', plan('Written on 2026-13-01.'), ['11 [2026-13-01] “2026-13-01” is not a date: a year has 12 months.']],
  [
    'a day in words',
    plan('', ' (target 31 November 2026)'),
    ['5 [31 November 2026] “31 November 2026” is not a date: November 2026 has 30 days'],
  ],
  ['anywhere in the text, once', plan('- Review on 2026-11-31, again on 2026-11-30'), ['11 [2026-11-31]']],
  [
    'in front matter',
    `---\nmilemark:\n  start: 2026-06-31\n---\n${plan('')}`,
    ['3 [2026-06-31] “2026-06-31” is not a date: June 2026 has 30 days.'],
  ],
  ['not in code', plan('The parser refuses `2026-02-30`.\n\n```\n2026-02-31\n```'), []],
  ['not in longer numbers', plan('Build 2026-02-30-17, part 12026-02-30, file log.2026-02-30'), []],
  ['a leap day in a leap year', plan('', ' (target 2028-02-29)'), []],
])
