/**
 * Reads a repository with its history and its guides from one text, the truth beside each claim.
 *
 * The first line says what it is about. A line `== 2026-01-05 message` begins a commit, `== branch name` a branch, `== guide path
 * 2026-02-01` a guide that is committed on that day, `== shallow` clones without history at the end. In a commit `++ a b` makes files
 * with words of their own, `-- path --` one with the text below it, `mv a b`, `rm a` and `edit a` do what they say.
 *
 * In a guide `‹holds path src/a.ts; broken command npm run b›` is the truth about its line and is taken out. Verdicts are `holds`,
 * `broken`, `planned`, `unproven`, and `none`: said to nobody. Several with `|` between them are all right, and the first is what we
 * would say. `-> path` is where it stands now.
 */

/** @typedef {'holds' | 'broken' | 'planned' | 'unproven' | 'none'} Verdict */
/** @typedef {{ line: number, verdicts: Verdict[], kind: string, subject: string, to: string | null }} Truth `line` is 1-based */
/** @typedef {{ path: string, text: string, truths: Truth[] }} Guide */
/** @typedef {{ does: 'write' | 'move' | 'remove' | 'edit', path: string, text?: string, to?: string }} Act */
/** @typedef {{ date: string, message: string, branch: string | null, acts: Act[] }} Commit */
/** @typedef {{ name: string, about: string, commits: Commit[], guides: Guide[], isShallow: boolean, base: string | null }} Scenario */

const VERDICTS = new Set(['holds', 'broken', 'planned', 'unproven', 'none'])
const MARK = /[ \t]*‹([^›]*)›/g

/**
 * @param {string} name
 * @param {string} text
 * @returns {Scenario}
 */
export function readScenario(name, text) {
  const [about = '', ...sections] = text.split(/^== /m)
  const scenario = { name, about: about.trim(), commits: [], guides: [], isShallow: false, base: null }
  let branch = null
  for (const section of sections) {
    const end = section.indexOf('\n')
    const head = (end < 0 ? section : section.slice(0, end)).trim()
    const body = end < 0 ? '' : section.slice(end + 1)
    if (head === 'shallow') scenario.isShallow = true
    else if (head.startsWith('branch ')) {
      branch = head.slice('branch '.length)
      scenario.base = 'main'
    } else {
      scenario.commits.push({ ...commitOf(scenario, head, body), branch })
      branch = null
    }
  }
  return scenario
}

function commitOf(scenario, head, body) {
  const guide = /^guide (\S+) (\S+)$/.exec(head)
  if (guide) {
    const [, path, date] = guide
    const read = readGuide(path, body)
    // A branch may write a guide anew: the truth is that of the last.
    scenario.guides = [...scenario.guides.filter((other) => other.path !== path), read]
    return { date, message: `guide ${path}`, acts: [{ does: 'write', path, text: read.text }] }
  }
  const [date, ...words] = head.split(' ')
  return { date, message: words.join(' '), acts: acts(body) }
}

/** @returns {Act[]} */
function acts(body) {
  const [lines = '', ...files] = body.split(/^-- (.+) --\n/m)
  const found = []
  // What stands behind the last file belongs to nobody else: `++` and `mv` may stand there as well.
  for (let at = 0; at < files.length; at += 2) {
    const [text, more] = cut(files[at + 1])
    found.push({ does: 'write', path: files[at], text }, ...more.flatMap(act))
  }
  return [...lines.split('\n').flatMap(act), ...found]
}

function cut(text) {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => /^\+\+ /.test(line))
  const own = (end < 0 ? lines : lines.slice(0, end)).join('\n').trimEnd()
  return [`${own}\n`, end < 0 ? [] : lines.slice(end)]
}

function act(line) {
  const [word, ...paths] = line.split(' ')
  const [path, to] = paths
  if (word === '++') return paths.map((each) => ({ does: 'write', path: each }))
  if (word === 'mv') return [{ does: 'move', path, to }]
  if (word === 'rm') return [{ does: 'remove', path }]
  if (word === 'edit') return [{ does: 'edit', path }]
  if (word === '') return []
  throw new Error(`What is "${line}"?`)
}

function readGuide(path, body) {
  const truths = body
    .trimEnd()
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(MARK)].flatMap(([, marks]) => marks.split(';').map((mark) => truth(mark.trim(), index + 1))),
    )
  return { path, text: `${body.trimEnd().replace(MARK, '')}\n`, truths }
}

/** @returns {Truth} */
function truth(mark, line) {
  const match = /^(\S+) (\S+) (.+?)(?: -> (\S+))?$/.exec(mark)
  const verdicts = match?.[1].split('|') ?? []
  if (!match || !verdicts.every((verdict) => VERDICTS.has(verdict))) throw new Error(`What is "${mark}"?`)
  const [, , kind, subject, to = null] = match
  return { line, verdicts, kind, subject, to }
}
