/**
 * Where words stand, in one pass over the text of many files.
 *
 * Text is not split into words: that costs a look at every byte. A word of seven bytes or more holds, wherever it stands, four bytes that
 * begin at a multiple of four; so only those are looked at, in a table of such pieces. Shorter words have pieces of two bytes. Of
 * the pieces that a word could be known by, the one that is rarest in the text seen so far is taken. The time is then little more than that
 * of reading, for thousands of words.
 *
 * A word is whole where no letter, digit or `_` stands beside it. `$` is no such character: `$DATABASE_URL` names DATABASE_URL.
 */
import { isBinary } from './safe-read.ts'

/** As the port says. */
const MAX_PATHS = 20
/** All that is read for one search. A repository beyond it has no quick answer. */
const MAX_TOTAL_BYTES = 2 ** 30
/** How many bytes a buffer has beyond the text in it. */
export const SPARE_BYTES = 4

/** The text of a file, in a buffer that is used again for the next. */
export interface FileBytes {
  readonly path: string
  /** Begins at a multiple of four in its memory, and is longer than the text by `SPARE_BYTES` at least. */
  readonly bytes: Buffer
  readonly length: number
}

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
  const sought = words.map((word): Sought => ({ word, bytes: Buffer.from(word), paths: [] }))
  const search = searchFor(sought.filter(({ bytes }) => bytes.length > 0))
  let left = budget
  let isComplete = true
  for (const file of files) {
    left -= file.length
    if (left < 0) isComplete = false
    if (!isComplete || search.isDone()) break
    if (!isBinary(file.bytes, file.length)) search.feed(file)
  }
  const known = sought.filter(({ paths }) => isComplete || paths.length === MAX_PATHS)
  return new Map(known.map(({ word, paths }) => [word, paths]))
}

interface Sought {
  readonly word: string
  readonly bytes: Buffer
  readonly paths: string[]
}

interface Search {
  feed(file: FileBytes): void
  /** True when no word needs another file. */
  isDone(): boolean
}

/** Files after which the pieces are chosen anew. */
const CHOICES = new Set([8, 64, 512, 4096])
/** One file of so many is counted. */
const SAMPLE = 32

function searchFor(words: readonly Sought[]): Search {
  let open = words
  let full = 0
  let count = 0
  const long = counterOf(4)
  const short = counterOf(2)
  let longTable = tableOf([], long)
  let shortTable = tableOf([], short)
  let tiny: readonly Sought[] = []
  const choose = (): void => {
    open = open.filter(isOpen)
    full = 0
    longTable = tableOf(
      open.filter(({ bytes }) => bytes.length >= 7),
      long,
    )
    shortTable = tableOf(
      open.filter(({ bytes }) => bytes.length >= 3 && bytes.length < 7),
      short,
    )
    tiny = open.filter(({ bytes }) => bytes.length < 3)
  }
  choose()
  return {
    isDone: () => full === open.length,
    feed: (file) => {
      file.bytes.fill(0, file.length, file.length + SPARE_BYTES)
      if (count < 8 || count % SAMPLE === 0) for (const counter of [long, short]) counter.see(piecesOf(file, counter.width))
      full += meetAll(longTable, file) + meetAll(shortTable, file) + meetTiny(tiny, file)
      count++
      // Common words are met in every line; they are dropped a few at a time, because choosing costs more than a file.
      if (full * 16 > open.length || CHOICES.has(count)) choose()
    },
  }
}

const isOpen = ({ paths }: Sought): boolean => paths.length < MAX_PATHS

/** How often pieces were seen. */
interface Counter {
  readonly width: 2 | 4
  see(pieces: Pieces): void
  seen(piece: number): number
}

type Pieces = Int32Array | Int16Array

const SLOTS = 1 << 16
const slotOf = (piece: number): number => Math.imul(piece, 0x9e3779b1) >>> 16

function counterOf(width: 2 | 4): Counter {
  const counts = new Uint32Array(SLOTS)
  return {
    width,
    see: (pieces) => {
      for (const piece of pieces) (counts[slotOf(piece)] as number)++
    },
    seen: (piece) => counts[slotOf(piece)] ?? 0,
  }
}

/** The whole pieces of a text, the last one filled up with zeros. */
function piecesOf({ bytes, length }: FileBytes, width: 2 | 4): Pieces {
  return width === 4
    ? new Int32Array(bytes.buffer, bytes.byteOffset, (length + 3) >> 2)
    : new Int16Array(bytes.buffer, bytes.byteOffset, (length + 1) >> 1)
}

/** A word, and where in it the piece stands. */
interface Place {
  readonly sought: Sought
  readonly offset: number
}

interface Table {
  readonly width: 2 | 4
  /** 1 where a piece may be meant. */
  readonly slots: Uint8Array
  readonly places: ReadonlyMap<number, readonly Place[]>
}

function tableOf(words: readonly Sought[], counter: Counter): Table {
  const slots = new Uint8Array(SLOTS)
  const places = new Map<number, Place[]>()
  for (const sought of words)
    for (let phase = 0; phase < counter.width; phase++) {
      const { piece, offset } = rarest(sought.bytes, phase, counter)
      slots[slotOf(piece)] = 1
      const known = places.get(piece)
      if (known) known.push({ sought, offset })
      else places.set(piece, [{ sought, offset }])
    }
  return { width: counter.width, slots, places }
}

/** One of the pieces that stand whole in a word, when its first piece begins at a phase. */
function rarest(word: Buffer, phase: number, { width, seen }: Counter): { readonly piece: number; readonly offset: number } {
  const offsets = Array.from({ length: Math.floor((word.length - phase) / width) }, (_, n) => phase + n * width)
  const candidates = offsets.map((offset) => ({ offset, piece: pieceAt(word, offset, width) }))
  return candidates.reduce((best, one) => (seen(one.piece) < seen(best.piece) ? one : best))
}

/** In the order of bytes of the machine, as the pieces of a text are read. */
function pieceAt(word: Buffer, offset: number, width: 2 | 4): number {
  if (LITTLE_ENDIAN) return width === 4 ? word.readInt32LE(offset) : word.readInt16LE(offset)
  return width === 4 ? word.readInt32BE(offset) : word.readInt16BE(offset)
}

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Notes where words stand in a file; how many of them need no other file now. */
function meetAll({ width, slots, places }: Table, file: FileBytes): number {
  if (places.size === 0) return 0
  const pieces = piecesOf(file, width)
  const count = pieces.length
  let full = 0
  for (let n = 0; n < count; n++) {
    const piece = pieces[n] as number
    if (slots[Math.imul(piece, 0x9e3779b1) >>> 16] === 0) continue
    const met = places.get(piece)
    if (met) for (const { sought, offset } of met) full += meet(sought, file, n * width - offset)
  }
  return full
}

/** Words of one or two bytes: found in no time where they are common, and they are. */
function meetTiny(words: readonly Sought[], file: FileBytes): number {
  let full = 0
  const text = file.bytes.subarray(0, file.length)
  for (const sought of words)
    for (let at = text.indexOf(sought.bytes); at !== -1 && sought.paths.at(-1) !== file.path; at = text.indexOf(sought.bytes, at + 1))
      full += meet(sought, file, at)
  return full
}

/** 1 where this was the last path that a word needs. */
function meet({ bytes: word, paths }: Sought, { path, bytes, length }: FileBytes, from: number): number {
  if (!standsAt(word, bytes, from, length) || paths.length >= MAX_PATHS || paths.at(-1) === path) return 0
  return paths.push(path) === MAX_PATHS ? 1 : 0
}

/** 1 for letters, digits and `_`. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, byte) => (/\w/.test(String.fromCharCode(byte)) ? 1 : 0))

/** Byte by byte, with nothing of a word beside it. */
function standsAt(word: Buffer, bytes: Buffer, from: number, limit: number): boolean {
  const to = from + word.length
  if (from < 0 || to > limit) return false
  for (let n = 0; n < word.length; n++) if (bytes[from + n] !== word[n]) return false
  return (from === 0 || IN_WORD[bytes[from - 1] ?? 0] === 0) && IN_WORD[bytes[to] ?? 0] === 0
}

const MARKDOWN = /\.(?:mdx?|markdown)$/i
/** Written by programs for programs: a name in them is no use of it. */
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|Cargo\.lock|go\.sum|composer\.lock|Gemfile\.lock|[Pp]oetry\.lock|Pipfile\.lock|uv\.lock|flake\.lock|Package\.resolved|Podfile\.lock|pubspec\.lock|mix\.lock)$|\.min\.(?:m?js|css)$|\.(?:js|css|ts)\.map$/
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|psd|woff2?|ttf|otf|eot|mp[34]|m4[av]|mov|avi|webm|ogg|wav|flac|pdf|docx?|xlsx?|pptx?|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|class|pyc|o|a|so|dylib|dll|exe|wasm|bin|dat|db|sqlite3?|parquet|npy|pb|onnx|pt|keystore|p12)$/i

/** False for what a search skips by its name alone. */
export const isSearched = (path: string): boolean => !MARKDOWN.test(path) && !GENERATED.test(path) && !BINARY.test(path)
