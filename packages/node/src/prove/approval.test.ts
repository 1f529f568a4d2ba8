import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asked } from './approval.ts'
import { approvals, approve, isApproved, lastApproved } from './approval.ts'
import { oracleOf } from './oracle.ts'
import type { Source } from './source.ts'

let folder: string
let root: string
let place: { environment: { XDG_STATE_HOME: string }; root: string }
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-approval-')))
  root = join(folder, 'repo')
  mkdirSync(root)
  place = { environment: { XDG_STATE_HOME: join(folder, 'state') }, root }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = (table: Readonly<Record<string, string>>): Source => ({
  files: Object.keys(table).sort(),
  read: (path) => (Object.hasOwn(table, path) ? Buffer.from(table[path] as string) : null),
})

const PACKAGE = { 'package.json': JSON.stringify({ scripts: { test: 'vitest run', pretest: 'node build.js', other: 'x' } }) }
const asked = (more: Partial<Asked> = {}): Asked => ({
  root,
  document: 'docs/plan.md',
  command: 'npm test',
  cwd: '',
  pass: [],
  network: false,
  timeoutMs: 60_000,
  packages: 'copied',
  along: [],
  oracle: oracleOf('npm test', '', files(PACKAGE)),
  ...more,
})

describe('an approval', () => {
  test('is one empty file for this user alone', () => {
    expect(isApproved(asked(), place)).toBe(false)
    approve(asked(), place)
    expect(isApproved(asked(), place)).toBe(true)
    const at = join(folder, 'state/milemark/approved')
    const [name] = readdirSync(at)
    expect(name).toMatch(/^[0-9a-f]{64}$/)
    const { size, mode } = statSync(join(at, name as string))
    expect([size, mode & 0o777, statSync(at).mode & 0o777]).toEqual([0, 0o600, 0o700])
  })

  const changed = JSON.stringify({ scripts: { test: 'vitest run && curl evil', pretest: 'node build.js' } })
  const before = JSON.stringify({ scripts: { test: 'vitest run', pretest: 'node other.js' } })
  test.each<[string, () => Partial<Asked>]>([
    ['an edited script', () => ({ oracle: oracleOf('npm test', '', files({ 'package.json': changed })) })],
    ['an edited script that runs before', () => ({ oracle: oracleOf('npm test', '', files({ 'package.json': before })) })],
    ['another root: a moved copy', () => ({ root: join(folder, 'copy') })],
    ['another document', () => ({ document: 'docs/other.md' })],
    ['another byte of the command', () => ({ command: 'npm  test' })],
    ['another folder', () => ({ cwd: 'api' })],
    ['a variable that is handed on', () => ({ pass: ['TOKEN'] })],
    ['the network', () => ({ network: true })],
    ['a longer time', () => ({ timeoutMs: 61_000 })],
    ['a copy without installed packages', () => ({ packages: 'fresh' })],
  ])('does not hold for %s', (_, more) => {
    approve(asked(), place)
    expect(isApproved(asked(more()), place)).toBe(false)
  })

  test('still holds when a script is edited that the command does not run', () => {
    approve(asked(), place)
    const scripts = { test: 'vitest run', pretest: 'node build.js', other: 'y' }
    expect(isApproved(asked({ oracle: oracleOf('npm test', '', files({ 'package.json': JSON.stringify({ scripts }) })) }), place)).toBe(
      true,
    )
  })

  test('still holds when packages were installed meanwhile', () => {
    approve(asked(), place)
    expect(isApproved(asked({ along: ['node_modules'] }), place)).toBe(true)
  })

  test('remembers what was shown, to say what changed', () => {
    approve(asked(), place)
    expect(lastApproved(asked({ oracle: [] }), place)?.oracle.map(({ name }) => name)).toEqual([
      'package.json: scripts.pretest',
      'package.json: scripts.test',
    ])
  })
})

describe('the folder of approvals', () => {
  test('never lies inside the repository, not even by a link', () => {
    const inside = { environment: { XDG_STATE_HOME: join(root, '.state') }, root }
    expect(approvals(inside)).toMatchObject({ ok: false, message: expect.stringContaining('inside the repository') })
    expect(approve(asked(), inside)).toMatch(/inside the repository/)
    symlinkSync(root, join(folder, 'link'))
    expect(approvals({ environment: { XDG_STATE_HOME: join(folder, 'link') }, root }).ok).toBe(false)
  })

  test('is not believed where others may write, nor is a file with content', () => {
    approve(asked(), place)
    const at = join(folder, 'state/milemark/approved')
    const file = join(at, readdirSync(at)[0] as string)
    writeFileSync(file, 'x')
    expect(isApproved(asked(), place)).toBe(false)
    writeFileSync(file, '')
    chmodSync(at, 0o777)
    expect(isApproved(asked(), place)).toBe(false)
  })
})
