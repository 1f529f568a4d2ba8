/**
 * Globs as people write them in a text: `src/**` + `/*.test.ts`, `{a,b}`, `<name>`, and `[id]`, which is a folder's name in some
 * frameworks.
 *
 * A document may be hostile, so a glob never becomes a regular expression: all places in it that a path may have reached are
 * carried along together, in time of the length of the glob times that of the path.
 */

const LONGEST = 300
const LONGEST_PATH = 4_096
/** Groups multiply; a text with more is none that somebody wrote. */
const MOST_ALTERNATIVES = 32

/** `one`: a sign but `/`. `some`: any number of these. `deep`: whole folders, or none. `all`: anything. */
type Token = { readonly sign: string } | 'one' | 'some' | 'deep' | 'all'

/** True for each path that the glob matches, from the root or as the end of a longer path, or that lies below what it matches. */
export function matcher(glob: string): (path: string) => boolean {
  if (glob.length > LONGEST) return () => false
  const patterns = alternatives(glob.replace(/^\/+|\/+$/g, '')).map(tokens)
  return (path) => path.length <= LONGEST_PATH && patterns.some((pattern) => matches(pattern, path))
}

/** `{a,b}/c` is `a/c` and `b/c`; groups do not nest. */
function alternatives(glob: string): string[] {
  let found = ['']
  for (const part of glob.split(/(\{[^{}]*\})/)) {
    const choices = part.startsWith('{') && part.includes(',') ? part.slice(1, -1).split(',') : [part]
    found = found.flatMap((start) => choices.map((choice) => start + choice)).slice(0, MOST_ALTERNATIVES)
  }
  return found
}

function tokens(glob: string): Token[] {
  const found: Token[] = []
  for (const [part] of glob.matchAll(/\*\*\/|\*+|\?|<[^<>]*>|\[[^[\]/]*\]|\{[^{}]*\}|[\s\S]/g)) {
    if (part === '**/') found.push('deep')
    else if (part.startsWith('**')) found.push('all')
    else if (part === '*') found.push('some')
    else if (part === '?') found.push('one')
    // A hole is filled with anything, its own name in brackets included.
    else if (part.length > 1) found.push('one', 'some')
    else found.push({ sign: part })
  }
  return found
}

function matches(pattern: readonly Token[], path: string): boolean {
  let states = new Set<number>()
  for (let at = 0; at <= path.length; at++) {
    const isStart = at === 0 || path[at - 1] === '/'
    if (isStart) states.add(0)
    const open = closed(states, pattern, isStart)
    const sign = path[at]
    if ((sign === undefined || sign === '/') && open.has(pattern.length)) return true
    if (sign === undefined) return false
    states = new Set([...open].flatMap((state) => after(state, pattern[state], sign)))
  }
  return false
}

/** With the places that are reached without a sign. */
function closed(states: ReadonlySet<number>, pattern: readonly Token[], isStart: boolean): Set<number> {
  const found = new Set(states)
  // A set may grow while it is walked: what is added is walked as well.
  for (const state of found) {
    const token = pattern[state]
    if (token === 'some' || token === 'all' || (token === 'deep' && isStart)) found.add(state + 1)
  }
  return found
}

function after(state: number, token: Token | undefined, sign: string): number[] {
  if (token === undefined) return []
  if (token === 'all' || token === 'deep') return [state]
  if (token === 'some') return sign === '/' ? [] : [state]
  if (token === 'one') return sign === '/' ? [] : [state + 1]
  return token.sign === sign ? [state + 1] : []
}
