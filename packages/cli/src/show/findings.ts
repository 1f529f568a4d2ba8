/**
 * Findings for people: the place, the sentence, the line with a mark under the words it is about, what to do.
 */
import type { Diagnostic, Severity } from '@milemark/core'
import { lineSpan, redacted } from '@milemark/core'
import type { Document } from '@milemark/node'
import type { Io } from '../io.ts'
import type { Style } from '../terminal/colour.ts'
import { harmless, wrap } from '../terminal/width.ts'
import { excerpt } from './excerpt.ts'

export const LEVEL_STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' }
export const LEVEL_WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'remark' }

export const documentFindings = (io: Io, document: Document): string[] =>
  document.diagnostics.flatMap((diagnostic) => [...findingLines(io, document, diagnostic), ''])

function findingLines(
  io: Io,
  { path, plan: { source } }: Document,
  { code, severity, message, hint, line, span, related }: Diagnostic,
): string[] {
  const whole = lineSpan(source.lines, line, source.text)
  const content = redacted(source.text.slice(whole.from, whole.to))
  const from = Math.min(Math.max(0, span.from - whole.from), content.length)
  const to = Math.min(Math.max(from, span.to - whole.from), content.length)
  const number = String(line)
  const bar = (label: string) => io.paint('dim', `  ${label.padStart(number.length)} │ `)
  const shown = excerpt(content, { from, to }, io.width - number.length - 5)
  const style = LEVEL_STYLES[severity]
  const place = `${harmless(path)}:${line}:${from + 1}`
  return [
    `${io.paint('bold', place)} ${io.paint(style, LEVEL_WORDS[severity])} ${io.paint('dim', code)}`,
    ...wrap(harmless(message), io.width),
    ...(content.trim() === ''
      ? []
      : [bar(number) + shown.text, bar('') + ' '.repeat(shown.before) + io.paint(style, '^'.repeat(shown.marked))]),
    ...(related ?? []).flatMap((other) => hanging(io, `line ${other.line}: `, other.message)),
    ...(hint === undefined ? [] : hanging(io, 'hint: ', hint)),
  ]
}

function hanging(io: Io, label: string, text: string): string[] {
  const lines = wrap(harmless(text), io.width - label.length - 2)
  return lines.map((line, at) => `  ${at === 0 ? io.paint('dim', label) : ' '.repeat(label.length)}${line}`)
}
