/**
 * What claims are judged against, read with git into memory: slow and simple, and by nobody who wrote the real one. For small
 * repositories only.
 */
import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { git } from './build.mjs'

/** @typedef {import('../../../packages/core/dist/claims/index.js').Ground} Ground */

/**
 * @param {string} folder of the work tree
 * @param {string} document its path in there
 * @param {string | null} base a branch
 * @returns {Ground}
 */
export function groundOf(folder, document, base) {
  return { tree: workTree(folder), base: base ? commitTree(folder, base) : null, history: historyOf(folder), document }
}

function workTree(folder) {
  const tracked = new Set(lines(git(folder, ['ls-files', '-z'])))
  const others = lines(git(folder, ['ls-files', '-z', '-o', '--exclude-standard']))
  const texts = new Map(
    [...tracked, ...others].filter((path) => isFile(folder, path)).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
  return treeOf('the work tree', texts, { ignores: (path) => ignores(folder, path), isTracked: (path) => tracked.has(path) })
}

function commitTree(folder, branch) {
  const commit = git(folder, ['merge-base', branch, 'HEAD']).trim()
  const paths = lines(git(folder, ['ls-tree', '-r', '-z', '--name-only', commit]))
  const texts = new Map(paths.map((path) => [path, git(folder, ['show', `${commit}:${path}`])]))
  return treeOf(commit.slice(0, 7), texts, { ignores: () => false, isTracked: (path) => texts.has(path) })
}

function treeOf(name, texts, { ignores, isTracked }) {
  const files = [...texts.keys()].sort()
  const folders = new Set(['', ...files.flatMap(parents)])
  return {
    name,
    files,
    ignores,
    isTracked,
    kindOf: (path) => (texts.has(path) ? 'file' : folders.has(path) ? 'directory' : null),
    read: (path) => texts.get(path) ?? null,
    size: (path) => (texts.has(path) ? Buffer.byteLength(texts.get(path)) : null),
    list: (folder) => listOf(files, folder),
    find: (words) => new Map(words.map((word) => [word, whereIs(texts, files, word)])),
  }
}

function listOf(files, folder) {
  const prefix = folder === '' ? '' : `${folder}/`
  const below = files.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
  return [...new Set(below.map((path) => path.replace(/\/.*$/, '/')))].sort()
}

function whereIs(texts, files, word) {
  const whole = new RegExp(`(?<![\\w$])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w$])`)
  return files.filter((path) => !/\.mdx?$/i.test(path) && whole.test(texts.get(path))).slice(0, 20)
}

/** Every rename and deletion of all commits, in order: where what was lost stands today. */
function historyOf(folder) {
  const isComplete = git(folder, ['rev-parse', '--is-shallow-repository']).trim() === 'false'
  const now = new Set(lines(git(folder, ['ls-files', '-z'])))
  const lost = isComplete ? lostOf(folder) : new Map()
  return { isComplete, past: (paths) => new Map(paths.map((path) => [path, pastOf(path, lost, now)])) }
}

/** @returns {Map<string, { to: string | null, commit: string }>} by the path that was lost */
function lostOf(folder) {
  const lost = new Map()
  let commit = ''
  for (const line of git(folder, [
    'log',
    '--reverse',
    '--topo-order',
    '-M',
    '--diff-filter=ADR',
    '--name-status',
    '--format=commit %h',
  ]).split('\n')) {
    const [word, path, to] = line.split('\t')
    if (line.startsWith('commit ')) commit = line.slice('commit '.length)
    else if (word === 'D') lost.set(path, { to: null, commit })
    else if (word?.startsWith('R')) {
      for (const each of lost.values()) if (each.to === path) each.to = to
      lost.set(path, { to, commit })
      lost.delete(to)
    } else if (word === 'A') lost.delete(path)
  }
  return lost
}

function pastOf(path, lost, now) {
  const own = lost.get(path) ?? null
  const found = own ?? [...lost].find(([each]) => each.startsWith(`${path}/`) || each.endsWith(`/${path}`))?.[1]
  if (!found) return { existed: false, renamedTo: null, goneIn: null }
  return { existed: true, renamedTo: own?.to && now.has(own.to) ? own.to : null, goneIn: found.commit }
}

function ignores(folder, path) {
  try {
    git(folder, ['check-ignore', '-q', '--no-index', path])
    return true
  } catch {
    return false
  }
}

function isFile(folder, path) {
  return lstatSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false
}

function parents(path) {
  const names = path.split('/').slice(0, -1)
  return names.map((_, at) => names.slice(0, at + 1).join('/'))
}

const lines = (text) => text.split('\0').filter((line) => line !== '')
