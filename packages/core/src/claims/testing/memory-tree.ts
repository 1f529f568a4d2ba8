/**
 * A tree out of a table, for tests: `{ 'src/a.ts': 'export const a = 1' }`. What `.gitignore` at the top names (plain names and
 * folders only) is ignored and not listed.
 */
import type { History, Past, Tree } from '../tree.ts'

export function memoryTree(files: Readonly<Record<string, string>>, name = 'the work tree'): Tree {
  const rules = (files['.gitignore'] ?? '').split('\n').filter((line) => line.trim() !== '')
  const ignores = (path: string) => rules.some((rule) => matches(rule.trim(), path))
  const paths = Object.keys(files)
    .filter((path) => !ignores(path))
    .sort()
  const directories = new Set(['', ...paths.flatMap((path) => parents(path))])
  return {
    name,
    files: paths,
    ignores,
    isTracked: (path) => paths.includes(path),
    kindOf: (path) => (paths.includes(path) ? 'file' : directories.has(path) ? 'directory' : null),
    read: (path) => (paths.includes(path) ? (files[path] ?? null) : null),
    size: (path) => (paths.includes(path) ? new TextEncoder().encode(files[path] ?? '').length : null),
    list: (directory) => {
      const prefix = directory === '' ? '' : `${directory}/`
      const inside = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
      return [...new Set(inside.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : path)))].sort()
    },
    find: (words) =>
      new Map(
        words.map((word) => {
          const whole = new RegExp(`(?<!\\w)${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`)
          return [word, paths.filter((path) => !/\.mdx?$/i.test(path) && whole.test(files[path] ?? '')).slice(0, 20)]
        }),
      ),
  }
}

/** A history out of a table: path that is gone → where it stands now, or null. */
export function memoryHistory(past: Readonly<Record<string, string | null>> = {}): History {
  const of = (path: string): Past => {
    const held = Object.keys(past).find((gone) => gone === path || gone.startsWith(`${path}/`) || gone.endsWith(`/${path}`))
    if (held === undefined) return { existed: false, renamedTo: null, goneIn: null }
    return { existed: true, renamedTo: held === path ? (past[held] ?? null) : null, goneIn: 'abc1234' }
  }
  return { isComplete: true, past: (paths) => new Map(paths.map((path) => [path, of(path)])) }
}

const parents = (path: string): string[] => {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

const matches = (rule: string, path: string): boolean => {
  const name = rule.replace(/^\/|\/$/g, '')
  return path === name || path.startsWith(`${name}/`) || path.split('/').includes(name)
}
