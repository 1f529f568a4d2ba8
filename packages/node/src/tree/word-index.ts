/**
 * Where words stand in the code: one pass over all files that are no Markdown, whatever the number of words.
 *
 * Few words are searched for one by one, which is the quicker way by far; for many, each file is cut into words once.
 */

/** Paths kept for a word: enough to say where, and that it is common. */
const MOST_PATHS = 20
/** All that is read in one pass. A repository with more has words that were not looked for, which are called unproven. */
const MOST_BYTES = 512 * 1024 * 1024
/** Up to so many words are searched for singly. */
const FEW_WORDS = 24

const NO_CODE =
  /\.(?:mdx?|markdown|png|jpe?g|gif|webp|ico|svgz|pdf|zip|gz|tgz|bz2|xz|7z|jar|war|class|o|so|dylib|dll|exe|wasm|woff2?|ttf|otf|eot|mp[34]|mov|avi|webm|ogg|wav|flac|psd|sketch|fig|sqlite3?|db|parquet|onnx|pt|bin|dat|map|lock|min\.js|min\.css|snap)$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|npm-shrinkwrap\.json)$/i

interface Sources {
  readonly bytes: (path: string) => Buffer | null
  readonly prefetch?: ((paths: readonly string[]) => void) | undefined
}

/** A function that remembers what it found: a second question about the same words costs nothing. */
export function wordIndex(files: readonly string[], { bytes, prefetch }: Sources) {
  const known = new Map<string, readonly string[]>()
  return (words: readonly string[]): ReadonlyMap<string, readonly string[]> => {
    const asked = [...new Set(words)].filter((word) => !known.has(word))
    if (asked.length > 0) {
      const found = new Map(asked.map((word) => [word, [] as string[]]))
      const paths = files.filter((path) => !NO_CODE.test(path))
      prefetch?.(paths)
      search(paths, bytes, found)
      for (const [word, where] of found) known.set(word, where)
    }
    return new Map(words.map((word) => [word, known.get(word) ?? []]))
  }
}

function search(paths: readonly string[], bytes: Sources['bytes'], found: Map<string, string[]>): void {
  const open = new Set(found.keys())
  let left = MOST_BYTES
  for (const path of paths) {
    if (open.size === 0 || left <= 0) return
    const content = bytes(path)
    if (content === null || content.subarray(0, 8_192).includes(0)) continue
    left -= content.length
    const text = content.toString('latin1')
    for (const word of open.size <= FEW_WORDS ? singly(text, open) : together(text, open)) {
      const where = found.get(word)
      if (where && where.push(path) >= MOST_PATHS) open.delete(word)
    }
  }
}

/** Words beyond ASCII are looked for as the bytes that they are. */
const asBytes = (word: string): string => (/^[\x20-\x7e]*$/.test(word) ? word : Buffer.from(word, 'utf8').toString('latin1'))

function singly(text: string, words: ReadonlySet<string>): string[] {
  return [...words].filter((word) => {
    const sought = asBytes(word)
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
      if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + sought.length))) return true
    return false
  })
}

const WORD = /[\w$]+/g

function together(text: string, words: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  for (const [word] of text.matchAll(WORD)) if (words.has(word)) found.add(word)
  // What is no plain identifier is cut apart by the above.
  for (const word of singly(text, oddWords(words))) found.add(word)
  return found
}

const odd = new WeakMap<ReadonlySet<string>, { size: number; words: ReadonlySet<string> }>()
function oddWords(words: ReadonlySet<string>): ReadonlySet<string> {
  const known = odd.get(words)
  if (known?.size === words.size) return known.words
  const found = new Set([...words].filter((word) => !/^[\w$]+$/.test(word)))
  odd.set(words, { size: words.size, words: found })
  return found
}

/** Letters, digits, `_` and `$`; not a number where the text ends. */
const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code === 36
