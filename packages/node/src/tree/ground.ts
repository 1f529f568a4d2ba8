/**
 * `grounds`: what the claims of documents are judged against, from the places of the documents. Those of one repository share its
 * trees, so that it is listed and searched once for all of them.
 */
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Ground, Tree } from '@milemark/core/claims'
import { gitRoot } from '../git.ts'
import type { GitProblem } from './git-command.ts'
import { git, printable, problem } from './git-command.ts'
import type { TreeResult } from './git-tree.ts'
import { commitTree, indexTree, mergeBase } from './git-tree.ts'
import { historyOf } from './history.ts'
import { repositoryAt } from './repository.ts'
import { realFolder } from './safe-read.ts'
import { workTree } from './work-tree.ts'

export interface GroundOptions {
  /** A revision; what was so at the merge base with it is nobody's fault in this branch. */
  readonly base?: string | undefined
  /** Which files: those on the disk, or those that would be committed. */
  readonly of?: 'work tree' | 'index'
}

export interface FoundGround {
  readonly ok: true
  readonly ground: Ground
  /** The ground of the merge base; null where none was asked for. */
  readonly base: Ground | null
  /** The document at the merge base, else as committed; null where it is new. */
  readonly earlier: string | null
}

export type GroundResult = FoundGround | GitProblem

/** A function from documents to their grounds. Outside of a repository, the folder is the root and nothing is known of the past. */
export function grounds(options: GroundOptions = {}): (documentPath: string) => GroundResult {
  const known = new Map<string, RootResult>()
  return (documentPath) => {
    const folder = realFolder(dirname(resolve(documentPath)))
    if (folder === null) return problem('failed', `${printable(dirname(documentPath))} cannot be read.`)
    const root = gitRoot(folder) ?? folder
    const found = known.get(root) ?? rootAt(root, options)
    known.set(root, found)
    return found.ok ? groundIn(found, root, relative(root, join(folder, basename(documentPath))).replaceAll(sep, '/')) : found
  }
}

/** The ground of one document. */
export const groundFor = (documentPath: string, options: GroundOptions = {}): GroundResult => grounds(options)(documentPath)

interface Root {
  readonly ok: true
  readonly tree: Tree
  readonly history: Ground['history']
  readonly base: { readonly tree: Tree; readonly history: Ground['history'] } | null
}

type RootResult = Root | GitProblem

function rootAt(root: string, { base, of = 'work tree' }: GroundOptions): RootResult {
  const result: TreeResult = of === 'index' ? indexTree(root) : { ok: true, tree: workTree(root) }
  if (!result.ok) return result
  const before = base === undefined ? null : baseTree(root, base)
  if (before && !before.ok) return before
  return { ok: true, ...withHistory(root, result.tree), base: before && withHistory(root, before.tree) }
}

const withHistory = (root: string, tree: Tree) => ({ tree, history: historyOf(root, (path) => tree.kindOf(path) !== null) })

function baseTree(root: string, base: string): TreeResult {
  const commit = mergeBase(root, base)
  return commit.ok ? commitTree(root, commit.oid) : commit
}

function groundIn({ tree, history, base }: Root, root: string, document: string): FoundGround {
  return {
    ok: true,
    ground: { tree, base: base?.tree ?? null, history, document },
    base: base && { ...base, base: null, document },
    earlier: base ? base.tree.read(document) : committed(root, document),
  }
}

/** The document in the newest commit; null where git holds none, or no text. */
function committed(root: string, document: string): string | null {
  const repository = repositoryAt(root)
  const result = repository && git(repository, ['cat-file', 'blob', `HEAD:${document}`])
  return result?.ok ? result.stdout.toString('utf8').replace(/^\ufeff/, '') : null
}
