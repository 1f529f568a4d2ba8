import { expect, test } from 'vitest'
import { readPlan } from './read.ts'

/** A task behind `1.1 Base`, as `title | state | owners | estimate | blocked by | comes after`. */
function read(line: string): string {
  const text = `# Plan\n\n## Phase 1: Wood\n\n- [ ] 1.1 Base (2d)\n${line}\n`
  const { tasks, dependencies } = readPlan(text, { asOf: '2026-11-23' })
  const task = tasks[1]
  if (!task) return 'none'
  const { title, state, owners, estimate, blockedBy } = task
  const time = estimate ? `${estimate.low}-${estimate.high}${estimate.unit}${estimate.elapsed ? ' elapsed' : ''}` : ''
  const after = dependencies.filter(({ to }) => to.key === task.key).map(({ from, lag }) => `${from.label}${lag === 0 ? '' : `+${lag}`}`)
  return [title, state, owners.map(({ value }) => value).join(' '), time, blockedBy?.value ?? '', after.join(' ')].join(' | ')
}

test.each([
  ['- [ ] 1.2 Roof, depends on 1.1', 'Roof | todo |  |  |  | 1.1'],
  ['- [ ] 1.2 Roof — needs 1.1', 'Roof | todo |  |  |  | 1.1'],
  ['- [ ] 1.2 Roof depends on 1.1', 'Roof | todo |  |  |  | 1.1'],
  ['- [ ] 1.2 Roof, after 1.1 + 1d', 'Roof | todo |  |  |  | 1.1+8'],
  ['- [ ] 1.2 Roof - 2d, @tom, after 1.1', 'Roof | todo | tom | 2-2d |  | 1.1'],
  ['- [ ] 1.2 Notes on what changed after 1.1 release', 'Notes on what changed after 1.1 release | todo |  |  |  | '],
  ['- [ ] 1.2 Runtime, requires 3.12', 'Runtime | todo |  |  |  | '],
  ['- [ ] 1.2 Roof (2d, blocked: waiting for wood)', 'Roof | blocked |  | 2-2d | waiting for wood | '],
  ['- [ ] 1.2 Roof (1d, waiting for the permit)', 'Roof | todo |  | 1-1d |  | '],
  ['- [ ] 1.2 Paint dries (3d elapsed)', 'Paint dries | todo |  | 3-3d elapsed |  | '],
  ['- [!] 1.2 Roof — blocked: waiting for wood', 'Roof | blocked |  |  | waiting for wood | '],
  ['- [ ] 1.2 Roof (blocked by 1.1)', 'Roof | todo |  |  |  | 1.1'],
  ['- [ ] ~~1.2 Roof~~ (1d)', 'Roof | cancelled |  | 1-1d |  | '],
  ['- [ ] ~~1.2 Roof~~ dropped', 'Roof dropped | cancelled |  |  |  | '],
  ['- [x] ~~1.2 Roof~~', 'Roof | done |  |  |  | '],
])('%s', (line, expected) => expect(read(line)).toBe(expected))

test('a lag behind a phase is no second phase, and a list goes on behind “and on”', () => {
  const text = `# Plan

## Phase 1: Wood
- [ ] 1.1 Base (2d)

## Phase 2: Roof
- [ ] 2.1 Beams (2d)

## Phase 3: Paint
- [ ] 3.1 Paint (1d)

## Dependencies
- Phase 2 after Phase 1 + 1d
- 3.1 depends on 1.1 and on Phase 2; the rest fits in anywhere
`
  const found = readPlan(text, { asOf: '2026-11-23' }).dependencies
  expect(found.map(({ from, to, lag }) => `${from.label} > ${to.label} ${lag}`)).toEqual([
    'phase 1 > phase 2 8',
    '1.1 > 3.1 0',
    'phase 2 > 3.1 0',
  ])
})
