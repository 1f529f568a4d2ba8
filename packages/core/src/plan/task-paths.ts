/**
 * The files and folders that the lines of a task name: what work on it will likely touch.
 */
import { barePath, quotedPath } from '../notation/path.ts'
import type { Plan, Task } from './plan.ts'

/** Without a trailing slash, each once, in the order of the text. */
export function taskPaths({ source }: Plan, { span, extent, details }: Task): string[] {
  const found = new Set<string>()
  for (const { from, to } of [span, extent, ...details]) {
    const text = source.text.slice(from, to)
    for (const [, quoted] of text.matchAll(/`([^`\n]+)`/g)) add(found, quotedPath(quoted as string)?.path)
    for (const [word] of text.replace(/`[^`\n]*`/g, ' ').matchAll(/[^\s,;()[\]"'*]+/g))
      add(found, barePath(word.replace(/[.:]+$/, ''))?.path)
  }
  return [...found]
}

function add(found: Set<string>, path: string | undefined): void {
  if (path !== undefined) found.add(path.replace(/\/+$/, ''))
}

/** A path that both touch, one of them perhaps as a folder above; null where there is none. */
export function sharedPath(a: readonly string[], b: readonly string[]): string | null {
  for (const one of a) {
    const clash = b.find((other) => one === other || one.startsWith(`${folderOf(other)}/`) || other.startsWith(`${folderOf(one)}/`))
    if (clash !== undefined) return one.length > clash.length ? one : clash
  }
  return null
}

/** A glob covers what lies below its first part without a star. */
const folderOf = (path: string): string => path.replace(/\/?[^/]*[*?[{].*$/, '') || path
