/**
 * Which file a symbol is said to stand in: `createRoom()` in `server/rooms.js`, `server/rooms.js`: `createRoom()`.
 */
import { quotedPath } from '../notation/path.ts'
import type { FoundSymbol } from '../notation/symbol.ts'
import { quotedSymbol } from '../notation/symbol.ts'
import type { Mark, Phrase } from '../text/phrase.ts'
import type { TextStatement } from './statement.ts'

export interface PlacedSymbol {
  readonly mark: Mark
  readonly symbol: FoundSymbol
  /** The file that the words put it into, as written; null where no words do. */
  readonly home: string | null
  /** Files that the statement names as well. */
  readonly near: readonly string[]
}

/** What one code span is; what is neither keeps neighbours apart. */
type Token = { readonly mark: Mark } & ({ readonly symbol: FoundSymbol } | { readonly file: string } | object)

/** All symbols of a statement, each with its file. */
export function placedSymbols(statement: TextStatement): PlacedSymbol[] {
  const tokens = tokensOf(statement.text)
  const near = [...tokens.flatMap((token) => ('file' in token ? token.file : [])), ...around(statement)].slice(0, MOST_FILES)
  const before = homes(statement.text, tokens, BEFORE)
  const behind = homesBehind(statement.text, tokens)
  return tokens.flatMap((token, index) => {
    if (!('symbol' in token)) return []
    const { mark, symbol } = token
    const home = symbol.path ?? behind[index] ?? before[index] ?? rowFile(statement, token.mark)
    // A key of a settings file is no symbol.
    if (home !== null && DATA.test(home)) return []
    return [{ mark, symbol, home, near: home === null ? near : [] }]
  })
}

/** Files beyond these in one statement are a list of files. */
const MOST_FILES = 6

const DATA = /\.(?:json[5cl]?|ya?ml|toml|ini|env|lock|mdx?|txt|css|scss|html|svg|xml|csv|properties|conf)$|(?:^|\/)\.env[^/]*$/i

function tokensOf(text: Phrase): Token[] {
  return text.marks.flatMap((mark): Token[] => {
    if (mark.kind !== 'code') return []
    const written = text.plain.slice(mark.from, mark.to)
    const symbol = quotedSymbol(written)
    if (symbol) return [{ mark, symbol }]
    const file = fileIn(written)
    return [file === null ? { mark } : { mark, file }]
  })
}

function fileIn(written: string): string | null {
  const path = quotedPath(written)
  return path?.kind === 'file' ? path.path : null
}

const LIST = String.raw`\s*(?:,|;|/|&|\+|、|，|and|or|và|hoặc|và cả)?\s*(?:and|và)?\s*`
/** What leads from a file to what it holds. */
const BEFORE =
  /^\s*(?:[:：]|[-–—]{1,2}|→|[(（[]|(?:now\s+|also\s+)?(?:exports?|defines?|declares?|contains?|holds|provides|implements?|has|chứa|định nghĩa|khai báo|cung cấp|có)(?:\s+(?:the|a|an|hàm|lớp|function|functions|class|helper|helpers|type|types|hook|hooks|component))?\s*:?)\s*$/iu
/** What leads from a symbol to the file that holds it. */
const BEHIND =
  /^\s*(?:(?:function|class|helper|method|component|hook|type|hàm|lớp|phương thức)\s+)?(?:(?:is\s+|are\s+|được\s+)?(?:defined|declared|implemented|located|lives?|live|found|exported|định nghĩa|khai báo|nằm)\s+)?(?:[(（[]\s*(?:in\s+|from\s+|trong\s+)?|@\s*|(?:in|inside|within|at|from|by|trong|tại|ở|thuộc|từ)\s+(?:the\s+)?(?:file\s+|module\s+|tệp\s+|tập tin\s+)?)$/iu
const JOINT = new RegExp(`^${LIST}$`, 'iu')
/** Words between two names that say anything of them are few. */
const LONGEST = 80

/** For each token, the file before it that the words say holds it. */
function homes(text: Phrase, tokens: readonly Token[], leads: RegExp): (string | null)[] {
  const found: (string | null)[] = []
  tokens.forEach((token, index) => {
    const last = tokens[index - 1]
    const between = last ? text.plain.slice(last.mark.to, token.mark.from) : ''
    if (!last || !('symbol' in token) || between.length > LONGEST) found.push(null)
    else if ('file' in last) found.push(leads.test(between) ? last.file : null)
    else found.push(JOINT.test(between) ? (found[index - 1] ?? null) : null)
  })
  return found
}

function homesBehind(text: Phrase, tokens: readonly Token[]): (string | null)[] {
  const found = tokens.map((): string | null => null)
  for (let index = tokens.length - 2; index >= 0; index--) {
    const token = tokens[index] as Token
    const next = tokens[index + 1] as Token
    const between = text.plain.slice(token.mark.to, next.mark.from)
    if (!('symbol' in token) || between.length > LONGEST) continue
    if ('file' in next) found[index] = BEHIND.test(between) ? next.file : null
    else if ('symbol' in next) found[index] = JOINT.test(between) ? (found[index + 1] ?? null) : null
  }
  return found
}

/** Wider rows are data. */
const WIDEST_ROW = 20

/** The bullet around, and the other cells of the row. */
function around({ above, row, text }: TextStatement): string[] {
  const others = [...above.slice(-1), ...row.slice(0, WIDEST_ROW).map((cell) => cell.text)].filter((other) => other !== text)
  return others.flatMap((other) => tokensOf(other).flatMap((token) => ('file' in token ? token.file : [])))
}

/** `| createRoom() | src/rooms.ts |`: a row with one file that stands alone in its cell, and a cell that is only the symbol. */
function rowFile({ text, row, form }: TextStatement, mark: Mark): string | null {
  if (form !== 'cell' || text.plain.length > mark.to - mark.from) return null
  const files = row.slice(0, WIDEST_ROW).flatMap((cell) => fileIn(cell.text.plain.trim()) ?? [])
  return files.length === 1 ? (files[0] ?? null) : null
}
