/**
 * The tree of a commit or of the index, from git objects alone: nothing of the work tree is looked at.
 */
import { resolve, sep } from 'node:path'
import type { Tree } from '@milemark/core/claims'
import type { Blobs } from './blobs.ts'
import { blobsOf, chunks } from './blobs.ts'
import type { GitProblem, Repository } from './git-command.ts'
import { git, printable, problem } from './git-command.ts'
import type { GitEntries } from './git-entries.ts'
import { commitEntries, indexEntries } from './git-entries.ts'
import { ignoreRules } from './ignore-rules.ts'
import type { Listing } from './listing.ts'
import { listing } from './listing.ts'
import { remembered } from './remembered.ts'
import { repositoryAt } from './repository.ts'
import { MAX_FILE_BYTES, parentOf, textOf } from './safe-read.ts'
import type { FileBytes } from './word-search.ts'
import { isSearched, SPARE_BYTES, searchWords } from './word-search.ts'

export type TreeResult = { readonly ok: true; readonly tree: Tree } | GitProblem
export type CommitResult = { readonly ok: true; readonly oid: string } | GitProblem

/** The tree of a commit, by any name that git knows for it. */
export function commitTree(root: string, revision: string): TreeResult {
  const repository = repositoryAt(root)
  if (!repository) return noRepository(root)
  const commit = commitOf(repository, revision)
  if (!commit.ok) return commit
  const result = commitEntries(repository, commit.oid)
  return result.ok ? { ok: true, tree: gitTree(repository, commit.oid.slice(0, 8), result.entries) } : result
}

/** What would be committed. While a commit is under way, that is the index which git made for it. */
export function indexTree(root: string): TreeResult {
  const repository = repositoryAt(root)
  if (!repository) return noRepository(root)
  const result = indexEntries(repository, indexUnderWay(repository))
  return result.ok ? { ok: true, tree: gitTree(repository, 'the index', result.entries) } : result
}

/** `GIT_INDEX_FILE` of a hook, where it lies in the repository itself. */
function indexUnderWay({ root, gitDir }: Repository): { indexFile?: string } {
  const named = process.env.GIT_INDEX_FILE
  const indexFile = named === undefined || named === '' ? null : resolve(root, named)
  return indexFile?.startsWith(gitDir + sep) ? { indexFile } : {}
}

/** The last commit that HEAD and a revision have in common. */
export function mergeBase(root: string, revision: string): CommitResult {
  const repository = repositoryAt(root)
  if (!repository) return noRepository(root)
  const commit = commitOf(repository, revision)
  if (!commit.ok) return commit
  const result = git(repository, ['merge-base', 'HEAD', commit.oid])
  if (result.ok) return { ok: true, oid: result.stdout.toString('latin1').trim() }
  if (result.code !== 'failed') return result
  const name = printable(revision)
  return problem('no-merge-base', `HEAD and ${name} have no commit in common here; in a shallow clone, fetch more of the history first.`)
}

const noRepository = (root: string): GitProblem => problem('no-repository', `${root} is not the top of a git repository.`)

function commitOf(repository: Repository, revision: string): CommitResult {
  const name = printable(revision)
  const unknown = problem('unknown-revision', `git knows no commit by the name ${name} here; fetch it, or name another one.`)
  if (revision === '' || revision.startsWith('-') || /\p{Cc}/u.test(revision)) return unknown
  const result = git(repository, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
  if (result.ok) return { ok: true, oid: result.stdout.toString('latin1').trim() }
  return result.code === 'failed' ? unknown : result
}

/** Files that several judges ask for: read along with the first one. */
const ASKED_OFTEN =
  /(?:^|\/)(?:package\.json|pyproject\.toml|Cargo\.toml|go\.mod|[Mm]akefile|[Jj]ustfile|Taskfile\.ya?ml|tsconfig\.json|Dockerfile|(?:docker-)?compose\.ya?ml|\.gitignore|\.env\.example|\.nvmrc|\.node-version|\.tool-versions|mise\.toml)$|^\.github\/workflows\/[^/]+$/
const MOST_AHEAD = 300

function gitTree(repository: Repository, name: string, entries: GitEntries): Tree {
  const { files, links } = entries
  const blobs = blobsOf(repository, [...files.values(), ...links.values()])
  const paths = [...files.keys()].sort()
  const known = new Map<string, string | null>()
  const targets = (): ReadonlyMap<string, Buffer> => blobs.read([...links.values()])
  let targetOf: ReadonlyMap<string, Buffer> | null = null
  const listed = listing({
    files: paths,
    links: [...links.keys()],
    modules: entries.modules,
    targetOf: (link) => {
      targetOf ??= targets()
      return targetOf.get(links.get(link) ?? '')?.toString('utf8') ?? null
    },
  })
  const read = (path: string): string | null => {
    const text = known.get(path)
    if (text !== undefined || !listed.isFile(path)) return text ?? null
    const ahead = known.size === 0 ? paths.filter((one) => ASKED_OFTEN.test(one)).slice(0, MOST_AHEAD) : []
    for (const [one, text] of texts(blobs, files, [path, ...siblings(listed, path), ...ahead])) known.set(one, text)
    return known.get(path) ?? null
  }
  const rules = ignoreRules((folder) => read(folder === '' ? '.gitignore' : `${folder}/.gitignore`), null, listed.isFile)
  return {
    name,
    files: paths,
    kindOf: listed.kindOf,
    list: listed.list,
    read,
    size: (path) => (listed.isFile(path) ? blobs.size(files.get(path) ?? '') : null),
    ignores: (path) => !listed.isFile(path) && rules.ignores(path),
    isTracked: listed.isFile,
    find: remembered((words) => searchWords(words, blobTexts(blobs, files, paths.filter(isSearched)))),
  }
}

/** Who asks for one file of a folder often asks for its neighbours next. */
function siblings({ list, isFile }: Listing, path: string): string[] {
  const folder = parentOf(path)
  const paths = list(folder).map((name) => (folder === '' ? name : `${folder}/${name}`))
  return paths.filter((one) => isFile(one) && isSearched(one)).slice(0, MOST_AHEAD)
}

function texts(blobs: Blobs, files: ReadonlyMap<string, string>, paths: readonly string[]): [string, string | null][] {
  const found = blobs.read([...new Set(paths.map((path) => files.get(path) ?? ''))])
  return paths.map((path) => {
    const bytes = found.get(files.get(path) ?? '')
    return [path, bytes ? textOf(bytes) : null]
  })
}

/** The bytes of many objects, group by group. */
export function* blobTexts(blobs: Blobs, files: ReadonlyMap<string, string>, paths: readonly string[]): Generator<FileBytes> {
  const buffer = Buffer.alloc(MAX_FILE_BYTES + SPARE_BYTES)
  const oidOf = (path: string): string => files.get(path) ?? ''
  const readable = paths.filter((path) => (blobs.size(oidOf(path)) ?? MAX_FILE_BYTES + 1) <= MAX_FILE_BYTES)
  for (const group of chunks(readable, (path) => blobs.size(oidOf(path)))) {
    const found = blobs.read(group.map(oidOf))
    for (const path of group) {
      const bytes = found.get(oidOf(path))
      if (!bytes) continue
      bytes.copy(buffer)
      yield { path, bytes: buffer, length: bytes.length }
    }
  }
}
