import { expect, test } from 'vitest'
import { editing } from '../testing/edited.ts'
import type { EditRequest } from './request.ts'
import { edit } from './request.ts'

const PLAN = `# P

## Tasks

### Phase 1: Bench

- [x] 1.1: Measure
- [ ] 1.2: Drive (after 1.1)
- [ ] 1.3: Log (after 1.2)

## Milestones

- [ ] M1: It runs (after Phase 1)
- [ ] M2: It is known (after 1.3)
`

const done = (task: string): EditRequest => ({ do: 'state', task, state: 'done' })

function notes(...tasks: string[]): readonly string[] {
  const outcome = edit(editing(PLAN), tasks.map(done))
  return outcome.ok ? outcome.notes : [outcome.message]
}

test('a milestone that is ticked early is told what is open', () => {
  expect(notes('M1')).toEqual(['2 of the 3 tasks that milestone M1 waits for are still open.'])
  expect(notes('M2')).toEqual(['The task that milestone M2 waits for is still open.'])
})

test('what one request leaves open and the next one does is not said', () => {
  expect(notes('1.3', '1.2', 'M2')).toEqual(['All that gates milestone M1 is done. To tick it: milemark done M1'])
  expect(notes('1.3', '1.2', 'M1', 'M2')).toEqual([])
})
