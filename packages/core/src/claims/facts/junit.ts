/**
 * Reports of tests in the JUnit form that somebody's tool left in the tree: which files or classes passed, which failed.
 */
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'

export interface TestCase {
  readonly name: string
  /** The file or class, as the report has it. */
  readonly suite: string
  readonly state: 'passed' | 'failed' | 'skipped'
  readonly path: string
}

const REPORT =
  /(?:^|\/)(?:junit[\w.-]*|TEST-[\w.-]+|test-results?(?:\/[\w./-]+)?|(?:surefire|test)-reports?\/[\w./-]+|reports?\/(?:[\w-]+\/)?[\w.-]*(?:junit|test)[\w.-]*)\.xml$/i

export const testCases = fact((tree: Tree): readonly TestCase[] =>
  tree.files
    .filter((path) => REPORT.test(path))
    .slice(0, 200)
    .flatMap((path) => cases(path, tree.read(path) ?? '')),
)

/** Attributes are read where they are written in quotes; anything else is no report of ours. */
function cases(path: string, xml: string): TestCase[] {
  return [...xml.matchAll(/<testcase\b([^>]{0,2000}?)(\/?)>/g)].map((match) => {
    const own = match[1] ?? ''
    const end = match.index + match[0].length
    const body = match[2] === '/' ? '' : xml.slice(end, Math.min(xml.indexOf('</testcase>', end) >>> 0, end + 2_000))
    const state = /<(?:failure|error)\b/.test(body) ? 'failed' : /<skipped\b/.test(body) ? 'skipped' : 'passed'
    return { name: attribute(own, 'name'), suite: attribute(own, 'file') || attribute(own, 'classname'), state, path }
  })
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const attribute = (text: string, name: string): string =>
  (
    new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`)
      .exec(text)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  ).replace(/&(amp|lt|gt|quot|apos);/g, (whole, entity: string) => ENTITIES[entity] ?? whole)
