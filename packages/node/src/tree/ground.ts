/**
 * What a document is judged against: the repository around it, or the folder that it stands in.
 */
import { dirname, relative, resolve, sep } from 'node:path'
import type { Ground, Tree } from '@milemark/core/claims'
import { gitRoot } from '../git.ts'
import { commitId, commitTree, mergeBase } from './git-tree.ts'
import { historyOf, NO_HISTORY } from './history.ts'
import { workTree } from './work-tree.ts'

export interface FoundGround {
  readonly ok: true
  readonly ground: Ground
  /** The ground of the merge base; null where none was asked for. */
  readonly base: Ground | null
  /** The text of the document at the base, else as committed; null where it is new. */
  readonly earlier: string | null
}

export interface NoGround {
  readonly ok: false
  readonly code: string
  readonly message: string
}

export interface GroundOptions {
  /** A revision; the merge base with it is what was there before. */
  readonly base?: string | undefined
}

/** A function from documents to their grounds; documents of one repository share its trees. */
export function grounds({ base }: GroundOptions): (path: string) => FoundGround | NoGround {
  const known = new Map<string, Repository | NoGround>()
  return (path) => {
    const full = resolve(path)
    const root = gitRoot(dirname(full)) ?? dirname(full)
    const repository = known.get(root) ?? repositoryAt(root, base)
    known.set(root, repository)
    return 'ok' in repository ? repository : groundIn(repository, relative(root, full).split(sep).join('/'))
  }
}

interface Repository {
  readonly tree: Tree
  readonly history: Ground['history']
  readonly base: Tree | null
  readonly committed: Tree | null
  readonly baseHistory: Ground['history']
}

function repositoryAt(root: string, base: string | undefined): Repository | NoGround {
  const tree = workTree(root)
  const head = commitId(root, 'HEAD')
  const history = head === null ? NO_HISTORY : historyOf(root, head, tree)
  const committed = head === null ? null : commitTree(root, head)
  if (base === undefined) return { tree, history, committed, base: null, baseHistory: NO_HISTORY }
  const other = commitId(root, base)
  if (other === null || head === null)
    return noGround(base, 'is no commit of this repository. In CI, fetch it with its history (fetch-depth: 0)')
  const common = mergeBase(root, head, other)
  if (common === null) return noGround(base, 'has no commit in common with this branch; a shallow clone has too little history')
  const before = commitTree(root, common)
  return { tree, history, committed, base: before, baseHistory: historyOf(root, common, before) }
}

const noGround = (base: string, why: string): NoGround => ({ ok: false, code: 'base', message: `“${base}” ${why}.` })

function groundIn({ tree, history, base, committed, baseHistory }: Repository, document: string): FoundGround {
  const ground = { tree, base, history, document }
  return {
    ok: true,
    ground,
    base: base && { tree: base, base: null, history: baseHistory, document },
    earlier: (base ?? committed)?.read(document) ?? null,
  }
}
