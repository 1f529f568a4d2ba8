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

/** Longer tags and reasons are cut off: nobody writes a name that long. */
const LONGEST = 2_000

/** Attributes are read where they are written in quotes; anything else is no report of ours. Linear in the report. */
function cases(path: string, xml: string): TestCase[] {
  const found: TestCase[] = []
  for (let at = xml.indexOf('<testcase'); at >= 0; ) {
    const next = xml.indexOf('<testcase', at + 9)
    const own = xml.slice(at + 9, Math.min(next < 0 ? xml.length : next, at + LONGEST))
    const end = own.indexOf('>')
    if (end >= 0 && /^\s/.test(own)) found.push(testCase(path, own.slice(0, end), own.slice(end)))
    at = next
  }
  return found
}

function testCase(path: string, own: string, rest: string): TestCase {
  const body = own.endsWith('/') ? '' : (rest.split('</testcase>')[0] ?? '')
  const state = /<(?:failure|error)\b/.test(body) ? 'failed' : /<skipped\b/.test(body) ? 'skipped' : 'passed'
  return { name: attribute(own, 'name'), suite: attribute(own, 'file') || attribute(own, 'classname'), state, path }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const attribute = (text: string, name: string): string =>
  (
    new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`)
      .exec(text)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  ).replace(/&(amp|lt|gt|quot|apos);/g, (whole, entity: string) => ENTITIES[entity] ?? whole)
