import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstCommitDate, gitRoot } from './git.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-git-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

function git(date: string, ...args: readonly string[]): void {
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1' }
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder, env, stdio: 'ignore' })
}

test('the first commit of a file, under whatever name', async () => {
  git('2026-01-01T12:00', 'init')
  writeFileSync(join(folder, 'old.md'), '# A plan that is long enough to be recognised after it was moved\n')
  git('2026-01-01T12:00', 'add', '.')
  git('2026-01-05T12:00', 'commit', '-m', 'a')
  git('2026-02-05T12:00', 'mv', 'old.md', 'plan.md')
  git('2026-02-05T12:00', 'commit', '-m', 'b')
  expect(await firstCommitDate(join(folder, 'plan.md'))).toBe('2026-01-05')
})

test('no repository, no file, no answer', async () => {
  expect(await firstCommitDate(join(folder, 'plan.md'))).toBe(null)
  expect(await firstCommitDate(join(folder, 'no/plan.md'))).toBe(null)
})

test('the root of the repository', () => {
  mkdirSync(join(folder, 'a/b'), { recursive: true })
  mkdirSync(join(folder, '.git'))
  expect(gitRoot(join(folder, 'a/b'))).toBe(folder)
})
