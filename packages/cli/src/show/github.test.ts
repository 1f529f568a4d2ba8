import { read } from '@milemark/core'
import { expect, test } from 'vitest'
import { githubLines } from './github.ts'

const { plan } = read('# Plan\n\n- [ ] Task 1.1: A\n', { asOf: '2026-11-23' })
const diagnostic = { code: 'x', severity: 'info' as const, message: '100 %, a: b\n::error::injected', span: { from: 12, to: 15 }, line: 3 }

test('one command for each finding; text cannot start another', () => {
  const document = { path: 'docs/a,b:c.md', plan, diagnostics: [{ ...diagnostic, hint: 'do it' }], paired: null }
  expect(githubLines({ documents: [document], problems: [], remarks: [], others: [], searched: null })).toEqual([
    '::notice file=docs/a%2Cb%3Ac.md,line=3,col=5,title=x::100 %25, a: b%0A::error::injected%0Ado it',
  ])
})

test('files that cannot be checked are errors', () => {
  const problem = { path: 'a.md', code: 'MM-MISSING', message: 'a.md does not exist.' }
  expect(githubLines({ documents: [], problems: [problem], remarks: [], others: [], searched: null })).toEqual([
    '::error file=a.md,title=cannot be checked::a.md does not exist.',
  ])
})
