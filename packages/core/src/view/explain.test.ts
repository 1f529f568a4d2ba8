import { describe, expect, test } from 'vitest'
import { read } from '../read.ts'
import type { Explanation } from './explain.ts'
import { explain } from './explain.ts'
import { plan } from './fixtures/plan.ts'

const of = (text: string, key: string): Explanation => explain(read(text, { asOf: '2026-11-23' }).plan, key, { path: 'plan.md' })
const value = (explained: Explanation, name: string) => explained.values.find((row) => row.name === name)

const DOCUMENT = `# Shop

## Task Breakdown

### Phase 1: Start

- [x] Task 1.1: Spike (2d, @ana)
- [~] Task 1.2: Service (after 1.1)
  - [x] build
  - [ ] deploy
- [ ] Task 1.3: Docs ✅ DONE

### Phase 2: Rest

- [ ] Task 2.1: Cart (1-3d, after 1.2)
`

describe('every value has its line or its assumption', () => {
  test('what is written', () => {
    const explained = of(DOCUMENT, '1.1')
    expect(explained).toMatchObject({ key: '1.1', id: '1.1', title: 'Spike', path: 'plan.md', line: 7 })
    expect(value(explained, 'estimate')).toMatchObject({ value: '2d', from: 'stated', line: 7 })
    expect(value(explained, 'owner')).toMatchObject({ value: 'ana', from: 'stated', line: 7 })
    expect(value(explained, 'state')).toMatchObject({ value: 'done', from: 'stated', line: 7, why: 'the box [x]' })
    expect(value(explained, 'phase')).toMatchObject({ value: 'Phase 1: Start', line: 5 })
  })

  test('what is counted and assumed', () => {
    const explained = of(DOCUMENT, '1.2')
    expect(value(explained, 'progress')).toEqual({
      name: 'progress',
      value: '1 of 2 done',
      from: 'derived',
      line: null,
      why: 'counted below',
    })
    expect(value(explained, 'estimate')).toMatchObject({
      value: '2d',
      from: 'assumed',
      line: null,
      why: expect.stringContaining('median of the 2 tasks'),
    })
    expect(value(explained, 'owner')).toMatchObject({ value: 'ana', from: 'assumed' })
    expect(explained.steps.map(({ title, state, line }) => [title, state, line])).toEqual([
      ['build', 'done', 9],
      ['deploy', 'todo', 10],
    ])
  })

  test('a box that its words contradict', () => {
    const explained = of(DOCUMENT, '1.3')
    expect(value(explained, 'state')).toMatchObject({ value: 'todo' })
    expect(value(explained, 'but the text says')).toMatchObject({ value: 'done', line: 11 })
  })

  test('what is shown as a value is no note', () => {
    const lines = ['Status: blocked: no keys', 'Priority: P1', 'Progress: 40 %', 'Actual: 3h', 'Due: 2026-12-01', 'Ask the caretaker']
    const { values } = of(`## Tasks\n\n- [ ] Task 1.1: A ✅ 2026-11-20\n${lines.map((line) => `  - ${line}`).join('\n')}\n`, '1.1')
    expect(values.filter(({ name }) => name === 'note').map(({ value }) => value)).toEqual(['Ask the caretaker'])
    expect(values.map(({ name }) => name)).toEqual(expect.arrayContaining(['blocked by', 'priority', 'progress', 'took', 'due', 'done on']))
  })

  test('order, stated and assumed', () => {
    const explained = of(DOCUMENT, '2.1')
    expect(explained.predecessors.map(({ key, stated, through, line }) => [key, stated, through, line])).toEqual([
      ['1.2', true, null, 15],
      ['phase:1', false, 'phase:2', 13],
    ])
    expect(of(DOCUMENT, '1.1').successors.map(({ key, state }) => [key, state])).toContainEqual(['1.2', 'doing'])
  })

  test('a plan without any estimate', () => {
    expect(value(of('- [ ] Task 1.1: A\n- [ ] Task 1.2: B\n', '1.1'), 'estimate')).toMatchObject({ value: '1d', from: 'assumed' })
  })
})

describe('what a task counts as', () => {
  const roles = plan('1 group\n    1.1\n      1.1.1 step\n2 cancelled group\n    2.1')
  test.each([
    ['1', 'a summary of the tasks below'],
    ['1.1', 'a unit that is scheduled'],
    ['1.1.1', 'a step of the task above'],
  ])('%s', (key, role) => expect(value(explain(roles, key), 'counts as')?.value).toBe(role))

  test('below something cancelled it is cancelled', () => {
    expect(value(explain(roles, '2.1'), 'state')).toMatchObject({ value: 'cancelled', from: 'derived' })
  })
})

test('a key that is none is the fault of the caller', () => {
  expect(() => explain(plan('1'), '2')).toThrow(RangeError)
})
