/**
 * Where words stand, in one pass over the text of many files.
 *
 * Each run of letters, digits and `_` is hashed while it is read; a table of bits says whether any word that is still looked for could
 * be meant, and only then it is compared. A word that stands in enough files is looked for no more. So the time is that of reading,
 * whatever the number of words: thousands of words are as quick as one.
 *
 * A word holds as whole where no letter, digit or `_` stands beside it. `$` is no such character: `$DATABASE_URL` names DATABASE_URL.
 */
import { isBinary } from './safe-read.ts'

/** As the port says. */
const MAX_PATHS = 20

/** The text of a file, in a buffer that is used again for the next. */
export interface FileBytes {
  readonly path: string
  /** Longer than the text by one byte at least. */
  readonly bytes: Buffer
  readonly length: number
}

/** All that is read for one search. A repository beyond it has no quick answer. */
const MAX_TOTAL_BYTES = 2 ** 30

/**
 * For each word the paths where it stands, in order, at most 20. A word that could not be looked for to the end is left out:
 * nothing is known of it.
 *
 * @param files those that `isSearched`; read one by one, and only as long as a word needs them
 */
export function searchWords(
  words: readonly string[],
  files: Iterable<FileBytes>,
  budget = MAX_TOTAL_BYTES,
): Map<string, readonly string[]> {
  const search = wordSearch(words)
  let left = budget
  for (const { path, bytes, length } of files) {
    left -= length
    if (left < 0) return new Map([...search.found].filter(([, paths]) => paths.length === MAX_PATHS))
    if (!isBinary(bytes, length)) search.feed(path, bytes, length)
    if (search.isDone) break
  }
  return new Map(search.found)
}

interface WordSearch {
  /** Looks through one file: the first `length` bytes, behind which at least one byte is free to be overwritten. */
  feed(path: string, bytes: Buffer, length: number): void
  /** True when no word needs another file. */
  readonly isDone: boolean
  readonly found: ReadonlyMap<string, readonly string[]>
}

interface Sought {
  readonly bytes: Buffer
  readonly paths: string[]
  /** Where the run that is looked for begins in the word. */
  readonly offset: number
  readonly hash: number
  /** Length of the run. */
  readonly length: number
}

const BITS = 1 << 17
/** 1 for letters, digits and `_`. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, byte) => (/\w/.test(String.fromCharCode(byte)) ? 1 : 0))
const FACTOR = 0x9e3779b1

function wordSearch(words: readonly string[]): WordSearch {
  const sought = words.map(soughtFor)
  const found = new Map(words.map((word, n) => [word, sought[n]?.paths ?? []]))
  let open = sought.filter((word): word is Sought => word !== null)
  let full = 0
  let table = tableOf(open)

  const meet = (path: string, bytes: Buffer, start: number, hash: number, limit: number): void => {
    for (const word of table.byHash.get(hash) ?? []) {
      if (word.paths.length >= MAX_PATHS || word.paths.at(-1) === path || !standsAt(word, bytes, start - word.offset, limit)) continue
      if (word.paths.push(path) === MAX_PATHS) full++
    }
  }

  return {
    found,
    get isDone() {
      return full === open.length
    },
    feed: (path, bytes, length) => {
      bytes[length] = 0
      const { bits } = table
      for (let at = 0; at < length; ) {
        if (IN_WORD[bytes[at] as number] === 0) {
          at++
          continue
        }
        const start = at
        let hash = 0
        let byte = bytes[at] as number
        do {
          hash = Math.imul(hash ^ byte, FACTOR)
          byte = bytes[++at] as number
        } while (IN_WORD[byte] === 1)
        if (bits[hash >>> 15] === 1) meet(path, bytes, start, hash, length)
      }
      // Common words are met in every line: they are dropped as soon as enough of them have their answer.
      if (full * 8 > open.length) {
        open = open.filter(({ paths }) => paths.length < MAX_PATHS)
        full = 0
        table = tableOf(open)
      }
    },
  }
}

/** The longest run of a word stands for it; null where it has none. */
function soughtFor(word: string): Sought | null {
  const runs = [...word.matchAll(/\w+/g)].sort((a, b) => b[0].length - a[0].length)
  const run = runs[0]
  if (!run) return null
  const bytes = Buffer.from(word)
  const offset = Buffer.byteLength(word.slice(0, run.index))
  return { bytes, paths: [], offset, hash: hashOf(Buffer.from(run[0])), length: run[0].length }
}

const hashOf = (bytes: Buffer): number => bytes.reduce((hash, byte) => Math.imul(hash ^ byte, FACTOR), 0)

interface Table {
  readonly bits: Uint8Array
  readonly byHash: ReadonlyMap<number, readonly Sought[]>
}

function tableOf(words: readonly Sought[]): Table {
  const bits = new Uint8Array(BITS)
  const byHash = new Map<number, Sought[]>()
  for (const word of words) {
    bits[word.hash >>> 15] = 1
    byHash.set(word.hash, [...(byHash.get(word.hash) ?? []), word])
  }
  return { bits, byHash }
}

/** Byte by byte, with nothing of a word beside it. */
function standsAt({ bytes: word }: Sought, bytes: Buffer, from: number, limit: number): boolean {
  const to = from + word.length
  if (from < 0 || to > limit) return false
  for (let n = 0; n < word.length; n++) if (bytes[from + n] !== word[n]) return false
  const before = from === 0 ? 0 : IN_WORD[bytes[from - 1] ?? 0]
  const after = to === limit ? 0 : IN_WORD[bytes[to] ?? 0]
  return before === 0 && after === 0
}

const MARKDOWN = /\.(?:mdx?|markdown)$/i
/** Written by programs for programs: a name in them is no use of it. */
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|Cargo\.lock|go\.sum|composer\.lock|Gemfile\.lock|[Pp]oetry\.lock|Pipfile\.lock|uv\.lock|flake\.lock|Package\.resolved|Podfile\.lock|pubspec\.lock|mix\.lock)$|\.min\.(?:m?js|css)$|\.(?:js|css|ts)\.map$/
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|psd|woff2?|ttf|otf|eot|mp[34]|m4[av]|mov|avi|webm|ogg|wav|flac|pdf|docx?|xlsx?|pptx?|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|class|pyc|o|a|so|dylib|dll|exe|wasm|bin|dat|db|sqlite3?|parquet|npy|pb|onnx|pt|keystore|p12)$/i

/** False for what a search skips by its name alone. */
export const isSearched = (path: string): boolean => !MARKDOWN.test(path) && !GENERATED.test(path) && !BINARY.test(path)
