/**
 * What a claim is judged against: the files of one git tree (work tree, index or commit) and what git remembers.
 *
 * A port: `node/tree` reads it from the disk and from git, `testing/memory-tree.ts` from a table. Everything in it is
 * repository data and may be hostile; whoever implements it never follows a link out of the root and runs nothing.
 */
export interface Tree {
  /** `the work tree`, `the index`, `1a2b3c4`: for sentences. */
  readonly name: string
  /** All files, `/` between folders, no `./`, sorted by code unit. Tracked ones, and in a work tree also new ones that git does not ignore. */
  readonly files: readonly string[]
  /** What stands at a path without `/` at its end; null where nothing does. The root is `''`. */
  kindOf(path: string): 'file' | 'directory' | null
  /** The text of a file; null where there is none, or it is binary, larger than 2 MB, a link, or not to be read. */
  read(path: string): string | null
  /** In bytes; null where there is no such file. */
  size(path: string): number | null
  /** The names that stand directly in a directory, sorted, directories with `/` at the end. */
  list(directory: string): readonly string[]
  /** True where git ignores the path (it need not exist). */
  ignores(path: string): boolean
  /** True for a file that git tracks in this tree, as opposed to a new one. */
  isTracked(path: string): boolean
  /**
   * Where words stand as whole words (no letter, digit or `_` beside them) in files that are no Markdown: for each word the paths,
   * in order, at most 20. All words of one call are looked up in one pass. A word that is missing in the answer could not be looked
   * for in all files: nothing is known of it.
   */
  find(words: readonly string[]): ReadonlyMap<string, readonly string[]>
}

/** What git remembers of a path that is not there. */
export interface Past {
  /** True where a commit once held it; with a unique suffix, `components/a.ts` may stand for `src/components/a.ts`. */
  readonly existed: boolean
  /** Where it stands now, when git saw it renamed (over several hops) and it is there today; null otherwise. */
  readonly renamedTo: string | null
  /** The commit that took it away, short. */
  readonly goneIn: string | null
}

export interface History {
  /** False for a shallow clone or without git: nothing can be said about the past, and nothing is red for it. */
  readonly isComplete: boolean
  /** The past of paths that do not exist, in one pass. */
  past(paths: readonly string[]): ReadonlyMap<string, Past>
}

/** What claims are judged against. */
export interface Ground {
  readonly tree: Tree
  /** The tree of the merge base, for rules that count; null without one. */
  readonly base: Tree | null
  readonly history: History
  /** Path of the document in the tree, `/` between folders. */
  readonly document: string
}

/** The ground with everything looked up that the kinds said they need: judges ask only for that. */
export interface World extends Ground {
  /** Where a word stands; see `Tree.find`. Null where the code is too large to be sure. */
  where(word: string): readonly string[] | null
  pastOf(path: string): Past
}

/**
 * A fact about a tree that is worked out once: scripts of the manifests, parsed workflows, pins.
 *
 * Facts stand in `facts/`, one per file; judges share them.
 */
export function fact<T>(derive: (tree: Tree) => T): (tree: Tree) => T {
  const known = new WeakMap<Tree, { readonly value: T }>()
  return (tree) => {
    const found = known.get(tree) ?? { value: derive(tree) }
    known.set(tree, found)
    return found.value
  }
}
