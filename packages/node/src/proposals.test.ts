import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropProposal, proposals, propose } from './proposals.ts'

let top = ''
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-proposals-')))
  mkdirSync(join(top, 'docs'))
  writeFileSync(join(top, 'docs/plan.md'), '')
})
afterEach(() => rmSync(top, { recursive: true }))

const wanted = { actor: 'al', label: 'all', reason: 'it is much', requests: [], diff: '' }

// Two documents of one name must never be taken for one another: the path leads from where `apply` looks to the document.
test.each<[string, string | null]>([
  ['in a repository', '.git'],
  ['outside of every repository', null],
  ['in a repository within another', 'docs/.git'],
])('a proposal names its document: %s', (_, git) => {
  if (git !== null) mkdirSync(join(top, git))
  const options = { environment: { MILEMARK_STATE: join(top, 'state') } }
  const { id } = propose(join(top, 'docs/plan.md'), top, wanted, options)
  expect(proposals(top, options)).toMatchObject([{ id, path: 'docs/plan.md', ...wanted }])
  dropProposal(top, id, options)
  expect(proposals(top, options)).toEqual([])
})
