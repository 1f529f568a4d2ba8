/**
 * The text of a document at a revision, a tag, a baseline and a day, in small repositories.
 */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { gitIn, testRepository } from '../testing/repository.ts'
import { planAtRevision } from './at-revision.ts'
import { documentLine, gitDocument } from './document-line.ts'

const repository = testRepository()
const { at, write, git, commit, remove } = repository

/** Commits a text at a time of the clock of whoever commits. */
function commitAt(when: string, path: string, text: string): void {
  write(path, text)
  git('add', '-A')
  const env = { ...process.env, GIT_COMMITTER_DATE: when, GIT_AUTHOR_DATE: when, GIT_CONFIG_NOSYSTEM: '1' }
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'a change'], { cwd: at(), env })
}

const textOf = (revision: string, path = 'plan.md'): string => {
  const found = planAtRevision(at(path), revision)
  return found.ok ? `${found.path}: ${found.text}` : `${found.code}: ${found.message}`
}

describe('what a revision may be called', () => {
  test('a commit, a tag, a baseline', () => {
    write('plan.md', 'one')
    const first = commit()
    git('tag', 'v1.0')
    git('tag', 'milemark/baseline/start')
    write('plan.md', 'two')
    commit()
    for (const name of [first, first.slice(0, 8), 'HEAD~1', 'v1.0', 'start', 'milemark/baseline/start'])
      expect(textOf(name), name).toBe('plan.md: one')
    expect(textOf('HEAD')).toBe('plan.md: two')
  })

  test.each(['-v', '--all', '', 'HEAD\nHEAD', 'nothing', 'HEAD..HEAD', '--output=x', '@{nonsense'])('%j is none', (name) => {
    write('plan.md', 'one')
    commit()
    expect(textOf(name)).toMatch(/^unknown-revision: git knows no revision/)
  })

  test('a day is the last commit before its end, by the clock of whoever committed', () => {
    commitAt('2026-01-05T23:30:00-08:00', 'plan.md', 'monday')
    commitAt('2026-01-07T00:30:00+09:00', 'plan.md', 'wednesday')
    expect(textOf('2026-01-04')).toMatch(/^not-there: plan\.md was first committed on 2026-01-05, which is after 2026-01-04\./)
    expect(textOf('2026-01-05')).toBe('plan.md: monday')
    expect(textOf('2026-01-06')).toBe('plan.md: monday')
    expect(textOf('2026-01-07')).toBe('plan.md: wednesday')
    git('tag', 'milemark/baseline/2026-01-09', 'HEAD~1')
    expect(textOf('2026-01-09')).toBe('plan.md: monday')
  })
})

describe('renames', () => {
  const LINES = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n')

  test('are followed, also through a folder and several times', () => {
    write('a.md', LINES)
    commit()
    git('mv', 'a.md', 'b.md')
    commit()
    write('b.md', `${LINES}\nmore`)
    commit()
    write('docs/x', '')
    git('mv', 'b.md', 'docs/plan.md')
    commit()
    expect(textOf('HEAD~3', 'docs/plan.md')).toBe(`a.md: ${LINES}`)
    expect(textOf('HEAD~1', 'docs/plan.md')).toBe(`b.md: ${LINES}\nmore`)
    const line = documentLine(gitDocument(at('docs/plan.md')) as never)
    expect(line.ok && line.commits.map(({ path, parents }) => [path, parents.length])).toEqual([
      ['docs/plan.md', 1],
      ['b.md', 1],
      ['b.md', 1],
      ['a.md', 0],
    ])
  })

  test('one that is not committed yet', () => {
    write('a.md', LINES)
    commit()
    git('mv', 'a.md', 'b.md')
    expect(textOf('HEAD', 'b.md')).toBe(`a.md: ${LINES}`)
  })

  test('a file that once had the name is not the document', () => {
    write('plan.md', 'of another project')
    write('draft.md', LINES)
    commit()
    remove('plan.md')
    commit()
    git('mv', 'draft.md', 'plan.md')
    commit()
    expect(textOf('HEAD~2')).toBe(`draft.md: ${LINES}`)
  })
})

describe('histories that join', () => {
  test('a merge that takes a side adds nothing; one that differs from both is a revision', () => {
    write('plan.md', 'a\nb\nc\n')
    commit()
    git('checkout', '-qb', 'side')
    write('plan.md', 'A\nb\nc\n')
    commit()
    git('checkout', '-q', 'main')
    write('other.md', 'x')
    commit()
    git('merge', '-q', '--no-ff', '-m', 'join', 'side')
    const names = () => {
      const line = documentLine(gitDocument(at('plan.md')) as never)
      return line.ok ? line.commits.map(({ subject, parents }) => `${subject} ${parents.length}`) : line
    }
    expect(names()).toEqual(['a change 1', 'a change 0'])
    git('checkout', '-qb', 'other')
    write('plan.md', 'A\nb\nCCC\n')
    commit('ends')
    git('checkout', '-q', 'main')
    write('plan.md', 'AA\nb\nc\n')
    commit('begins')
    git('merge', '-q', '--no-ff', '-m', 'join', 'other')
    expect(names()).toHaveLength(5)
    expect((names() as string[])[0]).toBe('join 2')
  })
})

describe('what is missing is said', () => {
  test('no repository, and no commit', () => {
    write('plan.md', 'one')
    expect(textOf('HEAD')).toMatch(/^never-committed: plan\.md was never committed/)
    write('../alone.md', 'one')
    expect(textOf('HEAD', '../alone.md')).toMatch(/^no-repository: .*lies in no git repository/)
  })

  test('a shallow clone', () => {
    commitAt('2026-01-05T12:00:00Z', 'plan.md', 'one')
    commitAt('2026-02-05T12:00:00Z', 'plan.md', 'two')
    gitIn(repository.outside(), 'clone', '-q', '--depth', '1', `file://${at()}`, 'clone')
    const found = planAtRevision(repository.outside('clone', 'plan.md'), '2026-01-06')
    expect(found).toMatchObject({ ok: false, message: expect.stringContaining('This clone is shallow') })
  })

  test('a text that is not UTF-8', () => {
    write('plan.md', Buffer.from([0x23, 0xe9, 0x0a]))
    commit()
    expect(textOf('HEAD')).toMatch(/^encoding: At HEAD, plan\.md is not valid UTF-8/)
  })
})
