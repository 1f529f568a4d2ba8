/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
 */
import type { Finding, Severity } from '@milemark/core'
import { finding } from '@milemark/core'
import type { Input } from '@milemark/node'

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

export const githubLines = ({ documents, problems, remarks }: Input): string[] => [
  ...problems.map(({ path, message }) => command('error', { file: path, title: 'cannot be checked' }, message)),
  ...remarks.map(({ path, message }) => command('warning', { file: path, title: 'settings' }, message)),
  ...documents.flatMap((document) => document.diagnostics.map((diagnostic) => annotation(finding(document, diagnostic)))),
]

function annotation({ path, code, severity, message, hint, line, column }: Finding): string {
  return command(
    LEVELS[severity],
    { file: path, line: String(line), col: String(column), title: code },
    hint === undefined ? message : `${message}\n${hint}`,
  )
}

function command(level: string, properties: Readonly<Record<string, string>>, message: string): string {
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escaped(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  )
  return `::${level} ${written.join(',')}::${escaped(message)}`
}

/** A line break would end the command, and the text of a document must not start one of its own. */
const escaped = (text: string): string =>
  text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replace(/\p{Cc}/gu, '')
