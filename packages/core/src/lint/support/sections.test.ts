import { expect, test } from 'vitest'
import { readPlan } from '../../plan/read.ts'
import { shape } from './sections.ts'

const plan = (...headings: string[]) =>
  readPlan(`# Raft\n\n${headings.map((heading) => `## ${heading}\n\n- a line about it\n`).join('\n')}`, { asOf: '2026-11-23' })

test('three of the six make the shape of the template', () => {
  expect(shape(plan('Milestones', 'Task Breakdown', 'Dependencies'))?.missing).toEqual(['timeline', 'risks', 'resources'])
  expect(shape(plan('Milestones', 'Task Breakdown', 'Dependencies', 'Timeline & Estimates', 'Risks', 'Resources'))?.missing).toEqual([])
})

test('fewer, or headings of something else, do not', () => {
  expect(shape(plan('Task Breakdown', 'Dependencies'))).toBeNull()
  expect(shape(plan('Cats', 'Dogs', 'Birds'))).toBeNull()
})
