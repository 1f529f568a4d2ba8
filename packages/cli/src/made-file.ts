/**
 * Files that are made from documents: which endings a command writes, and how a file is written without taking one from
 * its owner. Every file carries a mark, so that Milemark knows its own.
 */
import { extname } from 'node:path'
import { replaceFile } from '@milemark/node'
import { InvalidArgumentError, Option } from 'commander'
import type { ExitCode } from './exit.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { harmless } from './terminal/width.ts'

export type Ending = 'svg' | 'html' | 'mmd' | 'dot'

const MARK = /generator(?:: |" content=")Milemark\b/

const COMMENTS: Readonly<Record<Ending, string>> = {
  svg: '<!-- generator: Milemark -->',
  html: '<!-- generator: Milemark -->',
  mmd: '%% generator: Milemark',
  dot: '// generator: Milemark',
}

export const STANDARD_OUTPUT = '-'

/** `-o FILE`, for a command that writes files of some endings. */
export function outputOption(what: string, endings: readonly Ending[], { stream }: { readonly stream: 'allowed' | 'refused' }): Option {
  const parse = (path: string): string => {
    if ((stream === 'allowed' && path === STANDARD_OUTPUT) || endings.some((ending) => ending === endingOf(path))) return path
    throw new InvalidArgumentError(`The file must end in ${listed(endings)}${stream === 'allowed' ? ', or be - for standard output' : ''}.`)
  }
  return new Option('-o, --output <FILE>', what).argParser(parse)
}

export const forceOption = (): Option => new Option('--force', 'write over a file that Milemark did not make')

export const endingOf = (path: string): string => extname(path).slice(1).toLowerCase().replace(/^htm$/, 'html')

const listed = (endings: readonly Ending[]): string =>
  endings.map((ending) => `.${ending}`).reduce((all, ending, at) => `${all}${at === endings.length - 1 ? ' or ' : ', '}${ending}`)

export interface MadeFile {
  readonly path: string
  readonly text: string
  readonly force: boolean
}

/** Writes the file and says so; else says why not. */
export async function writeMade(io: Io, { path, text, force }: MadeFile): Promise<ExitCode> {
  const content = marked(text, endingOf(path) as Ending)
  const result = await replaceFile(path, content, { over: force ? 'always' : MARK })
  if (!result.ok) {
    io.err(`milemark: ${harmless(result.message)}`)
    return result.code === 'MM-EXISTS' ? EXIT.usage : EXIT.file
  }
  io.out(`Wrote ${harmless(path)} (${Math.max(1, Math.round(Buffer.byteLength(content) / 1000))} kB).`)
  return EXIT.fine
}

const HEAD = 2000

const marked = (text: string, ending: Ending): string => {
  const ended = text.endsWith('\n') ? text : `${text}\n`
  return MARK.test(text.slice(0, HEAD)) ? ended : `${COMMENTS[ending]}\n${ended}`
}

/** A page around one picture. */
export function picturePage(title: string, svg: string): string {
  const escaped = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Milemark">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped}</title>`,
    '<style>body{margin:1rem}svg{max-width:100%;height:auto}</style>',
    '</head>',
    '<body>',
    svg,
    '</body>',
    '</html>',
  ].join('\n')
}
