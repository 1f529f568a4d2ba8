/**
 * Reading and creating documents. Failures are values: a code, and a sentence that says what happened, whether the data
 * is safe, and what to do.
 */
import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { closest } from './closest.ts'
import { firstBadByte } from './utf8.ts'

export interface DocumentFile {
  readonly ok: true
  readonly path: string
  /** Exactly what the bytes say, a byte order mark included. */
  readonly text: string
  readonly bytes: Uint8Array
}

export type FileCode =
  | 'MM-MISSING'
  | 'MM-DIRECTORY'
  | 'MM-PERMISSION'
  | 'MM-ENCODING'
  | 'MM-BINARY'
  | 'MM-TOOLARGE'
  | 'MM-EXISTS'
  | 'MM-NOSPACE'
  | 'MM-IO'

export interface FileProblem {
  readonly ok: false
  readonly path: string
  readonly code: FileCode
  readonly message: string
}

export type FileResult = DocumentFile | FileProblem

/** A document beyond this is no document; an unbounded read could take all memory. */
const LIMIT_MB = 64

/** Reads a document as strict UTF-8. */
export async function readDocument(path: string): Promise<FileResult> {
  try {
    const info = await stat(path)
    if (info.isDirectory()) return problem(path, 'MM-DIRECTORY', 'is a folder, not a document.')
    return tooLarge(path, info.size) ?? decoded(path, await readFile(path))
  } catch (error) {
    return readFailure(path, error)
  }
}

/** The problem of a document that is too large; null for any other. */
export const tooLarge = (path: string, size: number): FileProblem | null =>
  size > LIMIT_MB * 1e6
    ? problem(path, 'MM-TOOLARGE', `has ${Math.round(size / 1e6)} MB; documents may have up to ${LIMIT_MB} MB. ${UNTOUCHED}`)
    : null

const UNTOUCHED = 'The file was not changed.'

/** Strict UTF-8, a byte order mark kept. */
export function decoded(path: string, bytes: Uint8Array): FileResult {
  try {
    return { ok: true, path, bytes, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return undecodable(path, bytes)
  }
}

function undecodable(path: string, bytes: Uint8Array): FileProblem {
  const [first, second] = bytes
  const copy = path.replace(/(\.\w+)?$/, '.utf8$1')
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return problem(
      path,
      'MM-ENCODING',
      `is UTF-16 and not UTF-8. ${UNTOUCHED} Convert a copy: iconv -f UTF-16 -t UTF-8 ${shellWord(path)} > ${shellWord(copy)}`,
    )
  }
  if (bytes.subarray(0, 8192).includes(0))
    return problem(path, 'MM-BINARY', `is not a text file: it holds zero bytes. ${UNTOUCHED} Name a Markdown document.`)
  const { offset, line, column } = firstBadByte(bytes)
  const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
  const place = `byte ${byte} in line ${line}, column ${column} (offset ${offset})`
  return problem(
    path,
    'MM-ENCODING',
    `is not valid UTF-8: ${place}. ${UNTOUCHED} Save it as UTF-8 in your editor, or convert a copy: iconv -f WINDOWS-1252 -t UTF-8 ${shellWord(path)} > ${shellWord(copy)}`,
  )
}

/** A path as one word of a shell command. */
export const shellWord = (path: string): string => (/^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`)

const problem = (path: string, code: FileProblem['code'], rest: string): FileProblem => ({
  ok: false,
  path,
  code,
  message: `${path} ${rest}`,
})

/** Why a document could not be read. */
export async function readFailure(path: string, error: unknown): Promise<FileProblem> {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return problem(path, 'MM-MISSING', `does not exist. Nothing was changed. ${await suggestion(path)}`)
    case 'EACCES':
    case 'EPERM':
      return problem(
        path,
        'MM-PERMISSION',
        `may not be read by you (${code}). ${UNTOUCHED} Give yourself the right to read it: chmod u+r ${shellWord(path)}`,
      )
    case 'EISDIR':
      return problem(path, 'MM-DIRECTORY', 'is a folder, not a document.')
    case 'EIO':
      return problem(
        path,
        'MM-IO',
        `could not be read: the disk reported an error (EIO). ${UNTOUCHED} Do not trust this disk; copy the repository elsewhere first.`,
      )
    default:
      return problem(path, 'MM-IO', `could not be read (${code}). ${UNTOUCHED}`)
  }
}

/** A file of nearly that name in the same folder, else where to look. */
async function suggestion(path: string): Promise<string> {
  const folder = dirname(path)
  try {
    const near = closest(basename(path), await readdir(folder))
    return near === null
      ? 'Check the name, or leave it out to list the plans of this repository: milemark overview'
      : `Did you mean ${join(folder, near)}?`
  } catch {
    return `The folder ${folder} does not exist either.`
  }
}

export type CreateResult = { readonly ok: true; readonly path: string } | FileProblem

/** Writes a new file, and the folders that it needs. What exists is never touched: the check and the creation are one step. */
export async function createFile(path: string, text: string): Promise<CreateResult> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx', flush: true })
    return { ok: true, path }
  } catch (error) {
    return creationFailure(path, error)
  }
}

function creationFailure(path: string, error: unknown): FileProblem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
  switch (code) {
    case 'EEXIST':
      return problem(path, 'MM-EXISTS', 'exists already and was not changed. Choose another name, or move the file away first.')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem(path, 'MM-PERMISSION', `cannot be created: the folder may not be written by you (${code}). Nothing was written.`)
    case 'ENOTDIR':
      return problem(path, 'MM-IO', 'cannot be created: a part of its path is a file and not a folder. Nothing was written.')
    case 'ENOSPC':
      return problem(
        path,
        'MM-NOSPACE',
        'cannot be created: the disk is full. What stands there now is incomplete; delete it, free some space and repeat the command.',
      )
    default:
      return problem(path, 'MM-IO', `cannot be created (${code}). Nothing else was changed.`)
  }
}

/** The first bytes of a file as text, without judging them; empty when it cannot be read. For guessing what a file is. */
export async function head(path: string, length: number): Promise<string> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
      return buffer.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return ''
  }
}
