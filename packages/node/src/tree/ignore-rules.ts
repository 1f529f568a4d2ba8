/**
 * What git ignores, from the `.gitignore` files of a tree. Pure; git's `check-ignore` is what the test compares with.
 *
 * Own code, because git answers only for the work tree, and one start of it for each path that somebody asks for later would be slow.
 * Matching never backtracks over more than one star of a name, so that no pattern can take exponential time.
 */
import { parentOf } from './safe-read.ts'

export interface IgnoreRules {
  /** True for a path that git ignores; where nothing stands there, it may be meant as a folder. */
  ignores(path: string): boolean
}

interface Rule {
  readonly segments: readonly string[]
  readonly keeps: boolean
  readonly folderOnly: boolean
}

/** A file of rules beyond this was not written by people. */
const MAX_RULES = 5000
const MAX_PATTERN = 1000

/**
 * @param textOf the text of the `.gitignore` in a folder, null where there is none
 * @param everywhere rules for the whole repository, weaker than those of any `.gitignore`
 * @param isFile true for what is known to be a file: rules for folders do not hold for it
 */
export function ignoreRules(
  textOf: (folder: string) => string | null,
  everywhere: string | null,
  isFile: (path: string) => boolean,
): IgnoreRules {
  const common = rulesOf(everywhere ?? '')
  const byFolder = new Map<string, readonly Rule[]>()
  const rulesIn = (folder: string): readonly Rule[] => {
    const rules = byFolder.get(folder) ?? rulesOf(textOf(folder) ?? '')
    byFolder.set(folder, rules)
    return rules
  }
  const ignoredFolders = new Map<string, boolean>([['', false]])

  const says = (path: string, kind: 'folder' | 'file'): boolean => {
    for (let folder = parentOf(path); ; folder = parentOf(folder)) {
      const said = verdict(rulesIn(folder), folder === '' ? path : path.slice(folder.length + 1), kind)
      if (said !== null) return said
      if (folder === '') return verdict(common, path, kind) ?? false
    }
  }
  // What lies in an ignored folder is ignored whatever else is said of it.
  const isIgnoredFolder = (folder: string): boolean => {
    const known = ignoredFolders.get(folder)
    if (known !== undefined) return known
    const is = isIgnoredFolder(parentOf(folder)) || says(folder, 'folder')
    ignoredFolders.set(folder, is)
    return is
  }
  return { ignores: (path) => isIgnoredFolder(parentOf(path)) || says(path, 'file') || (!isFile(path) && says(path, 'folder')) }
}

/** What the last rule that matches says; null where none does. */
function verdict(rules: readonly Rule[], path: string, kind: 'folder' | 'file'): boolean | null {
  const segments = path.split('/')
  for (let n = rules.length - 1; n >= 0; n--) {
    const rule = rules[n]
    if (rule && (!rule.folderOnly || kind === 'folder') && matchesPath(rule.segments, segments)) return !rule.keeps
  }
  return null
}

function rulesOf(text: string): Rule[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n', MAX_RULES)
    .flatMap((line) => ruleOf(line.replace(/\r$/, '')) ?? [])
}

function ruleOf(line: string): Rule | null {
  if (line.startsWith('#') || line.length > MAX_PATTERN) return null
  const keeps = line.startsWith('!')
  const pattern = withoutTrailingSpaces(keeps ? line.slice(1) : line)
  const folderOnly = pattern.endsWith('/')
  const body = folderOnly ? pattern.slice(0, -1) : pattern
  if (body === '') return null
  // A slash within ties a pattern to its folder; any other matches at every depth.
  const segments = body.includes('/') ? body.replace(/^\//, '').split('/') : ['**', body]
  return { segments, keeps, folderOnly }
}

/** Spaces at the end mean nothing, but for one behind a back slash. */
function withoutTrailingSpaces(pattern: string): string {
  let end = pattern.length
  while (end > 0 && pattern[end - 1] === ' ' && pattern[end - 2] !== '\\') end--
  return pattern.slice(0, end)
}

/** `**` stands for any number of segments; at the end for one at least. Each pair of places is decided once. */
function matchesPath(pattern: readonly string[], path: readonly string[]): boolean {
  let reachable = new Set([0])
  for (const [n, segment] of pattern.entries()) {
    const next = new Set<number>()
    for (const at of reachable) {
      if (segment === '**') {
        const from = n === pattern.length - 1 ? at + 1 : at
        for (let to = from; to <= path.length; to++) next.add(to)
      } else if (at < path.length && matchesName(segment, path[at] ?? '')) next.add(at + 1)
    }
    reachable = next
  }
  return reachable.has(path.length)
}

/** One segment: `*`, `?`, `[a-z]`, `[!a]`, `\*`. */
export function matchesName(pattern: string, name: string): boolean {
  let p = 0
  let n = 0
  let star = -1
  let retry = 0
  while (n < name.length) {
    const token = p < pattern.length ? tokenAt(pattern, p) : null
    if (token?.kind === 'star') {
      star = p = token.end
      retry = n
    } else if (token?.kind === 'one' && token.accepts(name[n] ?? '')) {
      p = token.end
      n++
    } else if (star !== -1) {
      p = star
      n = ++retry
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

type Token = { readonly kind: 'star'; readonly end: number } | One

interface One {
  readonly kind: 'one'
  readonly end: number
  accepts(character: string): boolean
}

function tokenAt(pattern: string, at: number): Token {
  const character = pattern[at] ?? ''
  if (character === '*') return { kind: 'star', end: at + 1 }
  if (character === '?') return { kind: 'one', end: at + 1, accepts: () => true }
  if (character === '[') return classAt(pattern, at) ?? { kind: 'one', end: pattern.length + 1, accepts: () => false }
  const literal = character === '\\' ? (pattern[at + 1] ?? '') : character
  return { kind: 'one', end: at + (character === '\\' ? 2 : 1), accepts: (one) => one === literal }
}

const NAMED: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  lower: /[a-z]/,
  upper: /[A-Z]/,
  space: /\s/,
  xdigit: /[0-9A-Fa-f]/,
  punct: /[!-/:-@[-`{-~]/,
}

/** `[abc]`, `[!a-z]`, `[[:digit:]]`; null where it is not closed, which matches nothing. */
function classAt(pattern: string, at: number): One | null {
  const negated = pattern[at + 1] === '!' || pattern[at + 1] === '^'
  const tests: ((character: string) => boolean)[] = []
  const first = at + (negated ? 2 : 1)
  let p = first
  while (p < pattern.length && (pattern[p] !== ']' || p === first)) {
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(p, p + 12))
    if (named) {
      const test = NAMED[named[1] ?? '']
      tests.push((character) => test?.test(character) ?? false)
      p += named[0].length
      continue
    }
    if (pattern[p] === '\\') p++
    const low = pattern[p] ?? ''
    if (pattern[p + 1] === '-' && p + 2 < pattern.length && pattern[p + 2] !== ']') {
      p += pattern[p + 2] === '\\' ? 3 : 2
      const high = pattern[p] ?? ''
      tests.push((character) => low <= character && character <= high)
    } else tests.push((character) => character === low)
    p++
  }
  if (p >= pattern.length) return null
  return { kind: 'one', end: p + 1, accepts: (character) => tests.some((test) => test(character)) !== negated }
}
