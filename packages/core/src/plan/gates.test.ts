import { expect, test } from 'vitest'
import { read } from '../read.ts'

const gatesOf = (milestones: readonly string[], phases: readonly string[]): (readonly string[])[] => {
  const lines = ['# Plan', '', '## Milestones', '', ...milestones.map((line) => `- [ ] ${line}`), '', '## Task Breakdown', '']
  const tasks = phases.flatMap((title, at) => [`### ${title}`, '', `- [ ] Task ${at + 1}.1: Work`, ''])
  return read([...lines, ...tasks].join('\n'), { asOf: '2026-11-23' }).plan.milestones.map(({ gatedBy }) => gatedBy)
}

test.each([
  ['the phase of its number', ['Milestone 1: Start', 'M2: Rest'], ['Phase 1: A', 'Phase 2: B'], [['phase:1'], ['phase:2']]],
  [
    'what its line names goes before',
    ['Milestone 1: Start (Phase 2)', 'M2: Rest (1.1)'],
    ['Phase 1: A', 'Phase 2: B'],
    [['phase:2'], ['1.1']],
  ],
  [
    'the phase of its title goes before the number, and shows that the numbers do not go together',
    ['Milestone 1: Search page', 'Milestone 2: Launch'],
    ['Phase 1: Set-up', 'Phase 2: Search page (web)', 'Phase 3: Last things'],
    [['phase:2'], []],
  ],
  ['none', ['Something is true'], ['Phase 1: A'], [[]]],
])('%s', (_, milestones, phases, expected) => expect(gatesOf(milestones, phases)).toEqual(expected))
