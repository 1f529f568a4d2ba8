/**
 * `groundFor`: what the claims of a document are judged against, from the place of the document.
 */
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Ground, Tree } from '@milemark/core/claims'
import { gitRoot } from '../git.ts'
import type { GitProblem } from './git-command.ts'
import { printable, problem } from './git-command.ts'
import type { TreeResult } from './git-tree.ts'
import { commitTree, indexTree, mergeBase } from './git-tree.ts'
import { historyOf } from './history.ts'
import { realFolder } from './safe-read.ts'
import { workTree } from './work-tree.ts'

export interface GroundOptions {
  /** A revision; what was so at the merge base with it is nobody's fault in this branch. */
  readonly base?: string
  /** Which files: those on the disk, or those that would be committed. */
  readonly of?: 'work tree' | 'index'
}

export type GroundResult = { readonly ok: true; readonly ground: Ground } | GitProblem

/** The ground of a document. Outside of a repository, its folder is the root and nothing is known of the past. */
export function groundFor(documentPath: string, { base, of = 'work tree' }: GroundOptions = {}): GroundResult {
  const folder = realFolder(dirname(resolve(documentPath)))
  if (folder === null) return problem('failed', `${printable(dirname(documentPath))} cannot be read.`)
  const root = gitRoot(folder) ?? folder
  const tree: TreeResult = of === 'index' ? indexTree(root) : { ok: true, tree: workTree(root) }
  if (!tree.ok) return tree
  const before = base === undefined ? null : baseTree(root, base)
  if (before && !before.ok) return before
  const exists = (path: string): boolean => tree.tree.kindOf(path) !== null
  return {
    ok: true,
    ground: {
      tree: tree.tree,
      base: before?.tree ?? null,
      history: historyOf(root, exists),
      document: relative(root, join(folder, basename(documentPath))).replaceAll(sep, '/'),
    },
  }
}

function baseTree(root: string, base: string): { readonly ok: true; readonly tree: Tree } | GitProblem {
  const commit = mergeBase(root, base)
  return commit.ok ? commitTree(root, commit.oid) : commit
}
