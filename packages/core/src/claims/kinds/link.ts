/**
 * A relative link: the file and, behind `#`, the heading. Addresses of the network are never opened.
 */
import type { Plan } from '../../plan/plan.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, holds, unproven } from '../claim.ts'
import { anchors, anchorsOf } from '../headings.ts'
import type { Kind } from '../kind.ts'
import { missing } from '../missing.ts'
import { nearestOf } from '../nearest.ts'
import { folderOf, joined } from '../places.ts'
import type { Statement } from '../statement.ts'
import type { Ground, World } from '../tree.ts'

interface Detail {
  /** As written, without anchor and query; empty for a link into the document itself. */
  readonly file: string
  readonly anchor: string | null
  /** The anchors of the document itself, where the link stays in it. */
  readonly own: ReadonlySet<string> | null
}

export const link: Kind<Detail> = {
  name: 'link',
  summary: 'A relative link leads nowhere, or to a heading that is not there.',
  examples: [
    {
      document:
        '# Guide\n\nSee [rules](../RULES.md#naming-files), [old](old.md), [here](#set-up), [there](#setup), [web](https://example.org/x), [api](api.md#routes).\n\n## Set up\n',
      files: { 'RULES.md': '# Rules\n\n## Naming files\n', 'docs/api.md': '# API\n\n## Route table\n' },
      past: { 'docs/old.md': 'docs/archive/old.md' },
      expect: ['holds ../RULES.md#naming-files', 'broken old.md', 'holds #set-up', 'advice #setup', 'advice api.md#routes'],
    },
    {
      document: '# Guide\n\n[page](./page#top), [site](/guide/start), [gone](gone)\n',
      files: { 'docs/page.md': '# Top\n' },
      past: { 'docs/gone': null },
      expect: ['holds ./page#top', 'unproven /guide/start', 'broken gone'],
    },
    {
      document: '# Guide\n\nXem [quy tắc](RULES.md#đặt-tên) và ![sơ đồ](img/so-do.png), [mã](../src/gio%20hang.ts)\n',
      at: 'guide.md',
      files: { 'RULES.md': '## Đặt tên\n', 'img/so-do.png': '' },
      expect: ['holds RULES.md#đặt-tên', 'holds img/so-do.png', 'unproven ../src/gio hang.ts'],
    },
  ],
  recognise: (statement, plan) => found(statement, plan),
  needs: ({ detail }, ground) => {
    const path = target(detail, ground)
    return path === null || path === '' || ground.tree.kindOf(path) ? {} : { past: [path] }
  },
  judge: (claim, world) => judge(claim, world),
}

const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/\/|<|\{)/i

function found(statement: Statement, plan: Plan): Found<Detail>[] {
  if (statement.form === 'fence') return []
  const { text } = statement
  return text.marks.flatMap(({ kind, from, to, href = '' }) => {
    const plain = href.trim().replace(/^<(.*)>$/, '$1')
    if (kind !== 'link' || plain === '' || OUTSIDE.test(plain)) return []
    const [, file = '', anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(plain) ?? []
    if (file === '' && (anchor === undefined || anchor === '')) return []
    const detail = {
      file: decoded(file),
      anchor: anchor ? decoded(anchor).toLowerCase() : null,
      own: file === '' ? ownAnchors(plan) : null,
    }
    return [{ subject: decoded(plain), span: originalSpan(text, from, Math.max(to, from + 1)), sure: 'high' as const, detail }]
  })
}

const known = new WeakMap<Plan, ReadonlySet<string>>()
function ownAnchors(plan: Plan): ReadonlySet<string> {
  const found = known.get(plan) ?? anchors(plan.source.text)
  known.set(plan, found)
  return found
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** From the root; null where the link leaves it. A link that begins with `/` starts at the root. */
const target = ({ file }: Detail, { document }: Ground): string | null => joined(file.startsWith('/') ? '' : folderOf(document), file)

function judge({ detail, subject, span }: Claim<Detail>, world: World): Finding {
  if (detail.own) return anchorFinding(subject, detail.anchor, detail.own, world.document)
  const path = target(detail, world)
  if (path === null) return unproven(`${subject} leads out of the repository, where nothing is read.`)
  // Sites leave the ending away.
  const shorter = [path, `${path}.md`, `${path}/README.md`, `${path}/index.md`].find((one) => one === '' || world.tree.kindOf(one) !== null)
  const kind = shorter === undefined ? null : shorter === '' ? 'directory' : world.tree.kindOf(shorter)
  if (kind === null && detail.file.startsWith('/'))
    return unproven(`${subject} begins at the top of a site; nothing stands there in the repository.`)
  // The words of a link may say anything: no fix is offered for them.
  if (kind === null) return missing({ written: `/${path}`, span: { from: span.from, to: span.from }, isVague: false }, world)
  const there = detail.anchor === null ? null : anchorsOf(world.tree, shorter ?? path)
  return there && !/^l\d+/.test(detail.anchor ?? '')
    ? anchorFinding(subject, detail.anchor, there, path)
    : holds(`${path || 'The root'} is there.`, { path, line: null })
}

function anchorFinding(subject: string, anchor: string | null, there: ReadonlySet<string>, path: string): Finding {
  if (anchor === null || there.has(anchor)) return holds(`${subject} is there.`, { path, line: null })
  const near = nearestOf(anchor, [...there])
  return advice(`${path} has no heading for #${anchor}${near === null ? '.' : `; did you mean #${near}?`}`, { path, line: null })
}
