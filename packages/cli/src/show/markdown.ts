/**
 * Findings as Markdown, for the summary of a job: counts first, then one row per finding that is no mere remark.
 */
import type { Finding, Severity } from '@milemark/core'
import { finding } from '@milemark/core'
import type { Input } from '@milemark/node'
import { harmless } from '../terminal/width.ts'

const WORDS: Readonly<Record<Severity, string>> = { error: '🔴 error', warning: '🟡 warning', info: 'remark' }
/** A summary may hold 1 MB; nobody reads more rows. */
const ROWS = 200

export function markdownLines({ documents, problems }: Input, sentences: readonly string[]): string[] {
  const rows = documents
    .flatMap((document) => document.diagnostics.map((diagnostic) => finding(document, diagnostic)))
    .filter(({ severity }) => severity !== 'info')
  return [
    '## Milemark',
    '',
    ...sentences.map((sentence) => cell(sentence)),
    ...problems.map(({ message }) => `\n❗ ${cell(message)}`),
    ...(rows.length > 0 ? ['', '| where | | what |', '| --- | --- | --- |', ...rows.slice(0, ROWS).map(row)] : []),
    ...(rows.length > ROWS ? ['', `${rows.length - ROWS} more are not shown here.`] : []),
    '',
  ]
}

const row = ({ path, line, severity, message, code }: Finding): string =>
  `| ${cell(path)}:${line} | ${WORDS[severity]} | ${cell(message)} \`${code}\` |`

/** The text of a document must make neither markup nor links here, nor another cell. */
const cell = (text: string): string => harmless(text).replace(/[\\`*_{}[\]<>|#!@&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
