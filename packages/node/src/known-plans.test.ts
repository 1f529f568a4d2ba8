import { expect, test } from 'vitest'
import { keepPlan, knownPlan } from './known-plans.ts'

const options = { asOf: '2026-11-23', path: 'plan.md', settings: {} }

test('the same text is read once; another text, day or setting is read anew', () => {
  const plan = knownPlan('## Tasks\n- [ ] 1.1 Parse\n', options)
  expect(knownPlan('## Tasks\n- [ ] 1.1 Parse\n', options)).toBe(plan)
  expect(knownPlan('## Tasks\n- [ ] 1.1 Parse\n', { ...options, asOf: '2026-11-24' })).not.toBe(plan)
  const other = knownPlan('## Tasks\n- [x] 1.1 Parse\n', options)
  expect(other.tasks[0]?.state).toBe('done')
  expect(knownPlan('## Tasks\n- [ ] 1.1 Parse\n', { ...options, settings: { dialect: 'kiro' } }).dialect).toBe('kiro')
  keepPlan(plan, options)
  expect(knownPlan('## Tasks\n- [ ] 1.1 Parse\n', options)).toBe(plan)
})
