import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runMergeDriver } from './merge-driver.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milemark-merge-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const BASE = '# Shop\n\n## Tasks\n\n- [ ] 1.1 Parse (2d)\n- [ ] 1.2 Print (2d)\n- [ ] 1.3 Sum up (2d)\n'
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const versions = () => ({
  base: put('base', BASE),
  ours: put('ours', BASE.replace('[ ] 1.1', '[x] 1.1')),
  theirs: put('theirs', BASE.replace('[ ] 1.2', '[x] 1.2')),
  markerSize: 7,
  path: 'plan.md',
  asOf: '2026-11-23',
})

test('what both sides ticked is ticked, and nothing is left beside the versions', async () => {
  const input = versions()
  expect(await runMergeDriver(input)).toMatchObject({ exit: 0, how: 'plan' })
  expect(readFileSync(input.ours, 'utf8')).toBe(BASE.replace('[ ] 1.1', '[x] 1.1').replace('[ ] 1.2', '[x] 1.2'))
  expect(readdirSync(folder).sort()).toEqual(['base', 'ours', 'theirs'])
})

test('a result that cannot be written leaves both versions to git', async () => {
  const input = versions()
  mkdirSync(`${input.ours}.milemark`)
  expect(await runMergeDriver(input)).toMatchObject({ exit: 1, how: 'lines' })
  const text = readFileSync(input.ours, 'utf8')
  expect([text.includes('- [x] 1.1'), text.includes('- [x] 1.2'), text.includes('<<<<<<< ours')]).toEqual([true, true, true])
})
