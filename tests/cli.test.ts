/**
 * The whole program as a user meets it: the bundle is started, and only its output and its exit code are looked at.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemas } from '../packages/core/src/view/schemas.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const launcher = join(root, 'packages/cli/bin/milemark.js')
const examples = (name: string): string => join(root, 'examples', name)

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-cli-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { NO_COLOR: _n, FORCE_COLOR: _f, COLUMNS: _c, ...env } = process.env
  return { ...env, ...more }
}

function milemark(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(env),
    input: '',
  })
  return { status, stdout, stderr }
}

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

const PLAN = `---
phase: planning
title: Shop
---

# Shop

## Task Breakdown

### Phase 1: Start

- [x] Task 1.1: Spike (2d, @ana)
- [ ] Task 1.2: Service (3d, after 1.1)
- [ ] Task 1.3: Pages (2d, after 1.2)
`
const OTHER = '# Style guide\n\nUse two spaces and no tabs. Names are nouns.\n'
const CIRCLE = PLAN.replace('(3d, after 1.1)', '(3d, after 1.3)')
const AS_OF = ['--as-of', '2026-11-23']

const COMMANDS = [
  ...['overview', 'status', 'next', 'schedule', 'gantt', 'graph', 'load', 'report', 'check', 'doctor', 'run', 'explain', 'read', 'new'],
] as const

describe('the program', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')) as { version: string }

  test.each(['--version', '-V'])('%s', (flag) => expect(milemark([flag])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' }))

  test('help names every command, and each has its own with an example', () => {
    const { stdout, status } = milemark(['--help'])
    expect(status).toBe(0)
    for (const command of COMMANDS) {
      expect(stdout).toContain(`\n  ${command}`)
      expect(milemark([command, '--help'])).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(new RegExp(`Usage: milemark ${command}[^]+Examples?:\n  milemark ${command}`)),
      })
      expect(milemark(['help', command]).stdout).toBe(milemark([command, '--help']).stdout)
    }
  })

  test('without arguments it prints the help', () =>
    expect(milemark([])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: milemark') }))

  test.each([
    [['nxt'], /unknown command 'nxt'[\s\S]*next/],
    [['next', '--nonsense'], /unknown option/],
    [['next', '--as-of', '2026-02-30'], /That month has 28 days/],
    [['next', '--as-of', 'today'], /Write it as 2026-11-23/],
    [['check', '--format', 'xml'], /text, json, github/],
    [['explain'], /missing required argument 'TASK'/],
    [['gantt', '-o', 'plan.pdf'], /The file must end in \.svg or \.html\./],
    [['gantt', '-o', '-'], /The file must end in \.svg or \.html\./],
    [['graph', '-o', 'plan'], /The file must end in \.svg, \.html, \.mmd or \.dot\./],
    [['graph', '--format', 'svg'], /text, mermaid, dot/],
    [['report'], /required option '-o, --output <FILE>' not specified/],
    [['report', '-o', 'plan.svg'], /The file must end in \.html, or be - for standard output\./],
  ])('%j is a usage error', (args, message) =>
    expect(milemark(args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) }),
  )
})

describe('files that cannot be used', () => {
  const BAD = Buffer.concat([Buffer.from('# Plan\n\n- [ ] Caf'), Buffer.from([0xe9]), Buffer.from('\n')])

  test.each([
    ['a missing file', 'absent.md', /absent\.md does not exist\. Nothing was changed\./],
    ['bad UTF-8', 'bad.md', /bad\.md is not valid UTF-8: byte 0xE9 in line 3, column 10 \(offset 17\)\. The file was not changed\..*iconv/],
    ['UTF-16', 'wide.md', /wide\.md is UTF-16/],
    ['a picture', 'picture.md', /picture\.md is not a text file/],
  ])('%s: every command says why and ends with 4', (_, name, message) => {
    write({ 'bad.md': BAD, 'wide.md': Buffer.from('\ufeff# Plan', 'utf16le'), 'picture.md': Uint8Array.of(0x89, 0x50, 0, 0xff) })
    for (const args of [
      ['read', name],
      ['check', name],
      ['next', name],
      ['overview', name],
      ['explain', '1.1', name],
      ['status', name],
      ['schedule', name],
      ['gantt', name],
      ['graph', name],
      ['load', name],
      ['report', name, '-o', 'plan.html'],
    ])
      expect(milemark(args), args.join(' ')).toMatchObject({ status: 4, stdout: '', stderr: expect.stringMatching(message) })
  })

  test('with --json the reason is data as well', () => {
    for (const args of [
      ['read', 'absent.md'],
      ['check', 'absent.md'],
      ['next', 'absent.md'],
      ['explain', '1', 'absent.md'],
      ['status', 'absent.md'],
      ['schedule', 'absent.md'],
      ['load', 'absent.md'],
    ]) {
      const { status, stdout } = milemark([...args, '--json'])
      expect(status).toBe(4)
      expect(problemIn('error', JSON.parse(stdout))).toBe(null)
      expect(JSON.parse(stdout).problems[0]).toMatchObject({ path: 'absent.md', code: 'MM-MISSING' })
    }
  })

  test('the other files are processed all the same', () => {
    write({ 'bad.md': BAD, 'plan.md': PLAN })
    const { status, stdout, stderr } = milemark(['check', 'bad.md', 'plan.md', 'absent.md'])
    expect(status).toBe(4)
    expect(stderr.match(/^milemark: /gm)).toHaveLength(2)
    expect(stdout).toContain('in 1 document; 2 files could not be checked')
    expect(milemark(['check', 'bad.md', 'plan.md', '--format', 'github']).stdout).toMatch(
      /^::error file=bad\.md,title=cannot be checked::bad\.md is not valid UTF-8/m,
    )
  })

  test('a file without permission', () => {
    write({ 'plan.md': PLAN })
    chmodSync(join(folder, 'plan.md'), 0)
    const asRoot = process.getuid?.() === 0
    expect(milemark(['read', 'plan.md']).status).toBe(asRoot ? 0 : 4)
  })
})

describe('documents that are no plans', () => {
  test('one sentence each, and 7 where a plan is needed', () => {
    write({ 'style.md': OTHER, 'empty.md': '', 'template.md': readFileSync(examples('template.md'), 'utf8') })
    for (const [name, sentence] of [
      ['style.md', 'is not a plan'],
      ['empty.md', 'is empty'],
      ['template.md', 'is the unfilled template'],
    ] as const) {
      expect(milemark(['next', name])).toMatchObject({ status: 7, stdout: expect.stringContaining(`${name} ${sentence}`) })
      expect(milemark(['overview', name])).toMatchObject({ status: 0, stdout: expect.stringContaining(sentence) })
      expect(milemark(['read', name])).toMatchObject({ status: 0, stdout: expect.stringContaining(sentence) })
      expect(milemark(['explain', '1.1', name])).toMatchObject({ status: 7, stderr: expect.stringContaining(sentence) })
      for (const command of ['status', 'schedule', 'gantt', 'graph', 'load'])
        expect(milemark([command, name]), command).toMatchObject({ status: 7, stdout: '', stderr: expect.stringContaining(sentence) })
      expect(milemark(['report', name, '-o', 'plan.html'])).toMatchObject({ status: 7, stderr: expect.stringContaining(sentence) })
      expect(existsSync(join(folder, 'plan.html'))).toBe(false)
    }
  })

  test('the read plan is data for them too', () => {
    write({ 'style.md': OTHER })
    const { status, stdout } = milemark(['read', 'style.md', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ format: 'milemark/plan@1', kind: 'other' })
  })
})

describe('without FILE', () => {
  const repository = (files: Readonly<Record<string, string>>): void => {
    write(files)
    execFileSync('git', ['init', '--quiet'], { cwd: folder })
  }

  test('commands that cover several take all plans of the repository', () => {
    repository({ 'docs/ai/planning/a.md': PLAN, 'plans/b.md': PLAN, 'docs/style.md': OTHER, 'node_modules/x/plan.md': PLAN })
    for (const command of ['overview', 'next', 'check']) {
      const { status, stdout } = milemark([command, ...AS_OF])
      expect(status).toBe(0)
      expect(stdout).not.toContain('node_modules')
      if (command !== 'check') expect(stdout).toMatch(/docs\/ai\/planning\/a\.md[\s\S]+plans\/b\.md/)
    }
    expect(JSON.parse(milemark(['next', '--json']).stdout).documents.map(({ path }: { path: string }) => path)).toEqual([
      'docs/ai/planning/a.md',
      'plans/b.md',
    ])
  })

  test('a document that only looked like one is named', () => {
    repository({ 'plan.md': PLAN, 'plans/style.md': OTHER })
    expect(milemark(['overview']).stdout).toContain('plans/style.md was looked at too and is no plan.')
  })

  test('commands that need one list the candidates', () => {
    repository({ 'plans/a.md': PLAN, 'plans/b.md': PLAN })
    expect(milemark(['read'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/name one of them\.\n {2}milemark read plans\/a\.md\n {2}milemark read plans\/b\.md/),
    })
    expect(milemark(['explain', '1.1'])).toMatchObject({ status: 2, stderr: expect.stringContaining('  milemark explain 1.1 plans/a.md') })
  })

  test('the candidates can be typed as they are printed', () => {
    repository({ 'plans/$& a.md': PLAN, 'plans/b.md': PLAN })
    const { stderr } = milemark(['explain', 'FILE $HOME'])
    expect(stderr).toContain("  milemark explain 'FILE $HOME' 'plans/$& a.md'\n")
    expect(stderr).toContain("  milemark explain 'FILE $HOME' plans/b.md\n")
  })

  test('the only plan needs no name', () => {
    repository({ 'plan.md': PLAN })
    expect(milemark(['explain', '1.2'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Service') })
  })

  test('from a folder inside the repository', () => {
    repository({ 'plan.md': PLAN, 'src/deep/x.ts': '' })
    const { stdout, status } = spawnSync(process.execPath, [launcher, 'next'], {
      cwd: join(folder, 'src/deep'),
      encoding: 'utf8',
      env: environment(),
    })
    expect(status).toBe(0)
    expect(stdout).toContain('../../plan.md')
  })

  test('where there is none, it says how to begin', () => {
    expect(milemark(['next'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/no plan document in this folder\..*milemark new/),
    })
  })
})

describe('several documents', () => {
  test('one block for each, and one list as data', () => {
    write({ 'a.md': PLAN, 'b.md': PLAN.replaceAll('Shop', 'Bar') })
    expect(milemark(['next', 'a.md', 'b.md']).stdout).toMatch(/Shop +a\.md[\s\S]+Bar +b\.md/)
    const { ready } = JSON.parse(milemark(['next', 'a.md', 'b.md', '--json']).stdout) as { ready: readonly { path: string; key: string }[] }
    expect(ready.map(({ path, key }) => `${path} ${key}`)).toEqual(['a.md 1.2', 'b.md 1.2'])
  })

  test('the same file twice is one document', () => {
    write({ 'a.md': PLAN })
    expect(JSON.parse(milemark(['check', 'a.md', './a.md', '--json']).stdout).documents).toHaveLength(1)
  })

  test('a folder is walked, and what is no plan is counted', () => {
    write({ 'docs/a.md': PLAN, 'docs/deep/b.md': PLAN, 'docs/c.md': OTHER, 'docs/d.md': OTHER })
    const { stdout, status } = milemark(['overview', 'docs'])
    expect(status).toBe(0)
    expect(stdout).toContain('2 other Markdown documents were looked at and are no plans: docs/c.md, docs/d.md.')
  })

  test('the two halves of a guide stand together', () => {
    write({
      'planning/a.md': PLAN,
      'implementation/a.md': '---\nphase: implementation\n---\n\n# Shop: how\n\n## Development Setup\n\n- Node.js >= 20\n',
    })
    const { documents } = JSON.parse(milemark(['overview', 'planning/a.md', '--json']).stdout) as {
      documents: readonly { path: string; paired: string }[]
    }
    expect(documents.map(({ path, paired }) => [path, paired])).toEqual([
      ['planning/a.md', join('implementation', 'a.md')],
      [join('implementation', 'a.md'), join('planning', 'a.md')],
    ])
  })

  test.each(['./planning/a.md', 'implementation/../planning/a.md'])('the halves are known by any spelling of their paths: %s', (path) => {
    write({
      'planning/a.md': PLAN,
      'implementation/a.md': '---\nphase: implementation\n---\n\n# Shop: how\n\n## Development Setup\n\n- Node.js >= 20\n',
    })
    expect(milemark(['next', path]).stdout).not.toContain('An implementation guide')
    expect(milemark(['overview', path]).stdout.match(/─{20}/g)).toBe(null)
    expect(milemark(['schedule', path, 'implementation/a.md']).stdout).not.toContain('no tasks to schedule')
  })
})

describe('next', () => {
  test('ready and waiting, with reasons', () => {
    write({ 'plan.md': PLAN })
    const found = JSON.parse(milemark(['next', 'plan.md', '--json', ...AS_OF]).stdout)
    expect(problemIn('next', found)).toBe(null)
    expect(found).toMatchObject({
      asOf: '2026-11-23',
      ready: [{ key: '1.2', unlocks: 1, line: 13 }],
      waiting: [{ key: '1.3', because: [{ kind: 'dependency', key: '1.2' }] }],
    })
  })

  test('for people', () => {
    write({ 'plan.md': PLAN })
    const { stdout } = milemark(['next', 'plan.md', ...AS_OF])
    expect(stdout).toContain('As of Mon 2026-11-23: 1 of 3 tasks done (33 %), 2 open')
    expect(stdout).toMatch(/May start now\n {2}1\.2 {2}Service +3d +:13\n {7}1 task waits for it/)
    expect(stdout).toMatch(/1\.3 {2}Pages[\s\S]+waits for 1\.2 Service/)
  })

  test('a long list is shortened, --all is not', () => {
    write({ 'plan.md': `${PLAN}${Array.from({ length: 30 }, (_, at) => `- [ ] Task 1.${at + 4}: Work (after 1.3)`).join('\n')}\n` })
    expect(milemark(['next', 'plan.md']).stdout).toContain('more (--all)')
    expect(milemark(['next', 'plan.md', '--all']).stdout).not.toContain('more (--all)')
  })

  test('a circle ends, and is named', () => {
    write({ 'plan.md': CIRCLE })
    expect(milemark(['next', 'plan.md']).stdout).toMatch(/Nothing may start: 2 tasks wait for each other in a circle/)
  })
})

describe('schedule', () => {
  test('when, who, slack, and what decides', () => {
    write({ 'plan.md': PLAN })
    const { status, stdout } = milemark(['schedule', 'plan.md', ...AS_OF])
    expect(status).toBe(0)
    expect(stdout).toContain('As of Mon 2026-11-23: finishes Fri 2026-11-27, 5 working days from Mon 2026-11-23 on.')
    expect(stdout).toMatch(/● 1\.2 Service +2026-11-23 {2}2026-11-25 +@ana +none\n/)
    expect(stdout).toMatch(/● 1\.3 Pages +2026-11-26 {2}2026-11-27 +@ana +none\n/)
  })

  test('as data', () => {
    write({ 'plan.md': PLAN })
    const found = JSON.parse(milemark(['schedule', 'plan.md', '--json', ...AS_OF]).stdout)
    expect(problemIn('schedule', found)).toBe(null)
    expect(found).toMatchObject({ format: 'milemark/schedule@1', finish: '2026-11-27T17:00', workingDays: 5, criticalPath: ['1.2', '1.3'] })
  })

  test('a circle gets a sentence, the rest gets dates', () => {
    write({ 'plan.md': `${CIRCLE}- [ ] Task 1.4: Docs (1d)\n` })
    const { status, stdout } = milemark(['schedule', 'plan.md', ...AS_OF])
    expect(status).toBe(0)
    expect(stdout).toMatch(/no dates {2}1\.2 and 1\.3 wait for each other in a circle/)
    expect(stdout).toMatch(/1\.4 Docs +2026-11-23 {2}2026-11-23/)
  })

  test('several plans share their people', () => {
    const plan = (id: string) => `# Plan ${id}\n\n## Task Breakdown\n\n- [ ] Task ${id}.1: Work (2d, @ana)\n`
    write({ 'a.md': plan('1'), 'b.md': plan('2') })
    expect(milemark(['schedule', 'a.md', 'b.md', ...AS_OF]).stdout).toMatch(
      /finishes Thu 2026-11-26, 4 working days[\s\S]+Plan 1 +a\.md[\s\S]+Plan 2 +b\.md/,
    )
  })

  test('a file that cannot be read is said, and the rest is scheduled', () => {
    write({ 'plan.md': PLAN, 'style.md': OTHER })
    const { status, stdout, stderr } = milemark(['schedule', 'plan.md', 'style.md', 'absent.md', ...AS_OF])
    expect(status).toBe(4)
    expect(stderr).toContain('absent.md does not exist')
    expect(stdout).toContain('1.3 Pages')
    expect(stdout).toContain('style.md is not a plan')
  })
})

describe('status', () => {
  test('one screen', () => {
    const { status, stdout } = milemark(['status', examples('shop-checkout.md'), ...AS_OF], { COLUMNS: '80' })
    expect(status).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(20)
    expect(lines.length).toBeLessThanOrEqual(40)
    expect(stdout).toMatch(/Phase 1: Foundation +███░+ +3 of 10/)
    expect(stdout).toMatch(/What decides the finish[\s\S]+Next\n {2}1\.4 Service/)
  })

  test('as data', () => {
    write({ 'plan.md': PLAN })
    const found = JSON.parse(milemark(['status', 'plan.md', '--json', ...AS_OF]).stdout)
    expect(problemIn('status', found)).toBe(null)
    expect(found).toMatchObject({ finish: '2026-11-27T17:00', progress: { done: 1, total: 3 }, ready: [{ key: '1.2' }], waiting: 1 })
  })
})

describe('gantt, graph and load', () => {
  test('a chart for people, in ASCII where the terminal has nothing else', () => {
    write({ 'plan.md': PLAN })
    const { stdout } = milemark(['gantt', 'plan.md', ...AS_OF])
    expect(stdout).toMatch(/● 1\.2 Service +▓+/)
    const plain = milemark(['gantt', 'plan.md', ...AS_OF], { TERM: 'dumb' }).stdout
    expect(plain).toMatch(/\* 1\.2 Service +=+/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there
    expect(plain).toMatch(/^[\x00-\x7f]*$/)
  })

  test('data is never turned into ASCII', () => {
    write({ 'plan.md': PLAN.replace('Service', 'Service → “x”') })
    expect(milemark(['schedule', 'plan.md', '--json'], { TERM: 'dumb' }).stdout).toContain('Service → “x”')
  })

  test('a network for people, for Mermaid and for DOT', () => {
    write({ 'plan.md': PLAN })
    expect(milemark(['graph', 'plan.md', ...AS_OF]).stdout).toMatch(/✓ 1\.1 Spike\n● 1\.2 Service +2026-11-25\n● 1\.3 Pages/)
    expect(milemark(['graph', 'plan.md', '--format', 'mermaid', ...AS_OF]).stdout).toMatch(/^(?:%%.*\n)*(?:graph|flowchart) /)
    expect(milemark(['graph', 'plan.md', '--format', 'dot', ...AS_OF]).stdout).toMatch(/^(?:\/\/.*\n)*digraph /)
  })

  test('hours of each week', () => {
    write({ 'plan.md': PLAN.replace('(3d,', '(3d, @ana,') })
    expect(milemark(['load', 'plan.md', ...AS_OF]).stdout).toMatch(/@ana +5 d +40/)
  })
})

describe('files that are made', () => {
  const MADE = [
    [['gantt', 'plan.md', '-o', 'out.svg'], /<svg /],
    [['gantt', 'plan.md', '-o', 'out.html'], /<!doctype html>[\s\S]+<svg /i],
    [['graph', 'plan.md', '-o', 'out.svg'], /<svg /],
    [['graph', 'plan.md', '-o', 'out.html'], /<!doctype html>[\s\S]+<svg /i],
    [['graph', 'plan.md', '-o', 'out.mmd'], /(?:graph|flowchart) /],
    [['graph', 'plan.md', '-o', 'out.dot'], /digraph /],
    [['report', 'plan.md', '-o', 'out.html'], /<!doctype html>[\s\S]+1\.2/i],
  ] as const

  test.each(MADE)('%j, and again', (args, content) => {
    write({ 'plan.md': PLAN })
    const file = args[3]
    expect(milemark([...args, ...AS_OF])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(`^Wrote ${file} \\(\\d+ kB\\)\\.\n$`),
      stderr: '',
    })
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).toMatch(content)
    expect(milemark([...args, ...AS_OF]).status).toBe(0)
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text)
    expect(readFileSync(join(folder, 'plan.md'), 'utf8')).toBe(PLAN)
  })

  test('nobody loses a file', () => {
    write({ 'plan.md': PLAN, 'out.html': '<p>mine</p>' })
    for (const command of ['gantt', 'graph', 'report'])
      expect(milemark([command, 'plan.md', '-o', 'out.html'])).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining('out.html exists and was not made by Milemark, so it was not changed.'),
      })
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).toBe('<p>mine</p>')
    expect(milemark(['report', 'plan.md', '-o', 'out.html', '--force']).status).toBe(0)
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).not.toContain('mine')
  })

  test('into a folder that is missing, or that may not be written', () => {
    write({ 'plan.md': PLAN })
    mkdirSync(join(folder, 'closed'), { mode: 0o555 })
    for (const args of [['gantt'], ['graph'], ['report']]) {
      expect(milemark([...args, 'plan.md', '-o', 'absent/out.html'])).toMatchObject({
        status: 4,
        stdout: '',
        stderr: expect.stringMatching(/absent\/out\.html cannot be written: the folder absent does not exist\. Nothing was written\./),
      })
      const asRoot = process.getuid?.() === 0
      const closed = milemark([...args, 'plan.md', '-o', 'closed/out.html'])
      expect(closed.status).toBe(asRoot ? 0 : 4)
      if (!asRoot) expect(closed.stderr).toContain('you may not write in closed')
    }
    chmodSync(join(folder, 'closed'), 0o755)
  })

  test('the report on standard output', () => {
    write({ 'plan.md': PLAN })
    expect(milemark(['report', 'plan.md', '-o', '-', ...AS_OF])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/<\/html>\n$/),
      stderr: '',
    })
  })
})

describe('explain', () => {
  test('by id, by title, as data', () => {
    write({ 'plan.md': PLAN })
    expect(milemark(['explain', '1.1', 'plan.md']).stdout).toMatch(/estimate +2d/)
    expect(milemark(['explain', 'service', 'plan.md']).stdout).toMatch(/^1\.2 Service\n/)
    const found = JSON.parse(milemark(['explain', '1.2', 'plan.md', '--json', ...AS_OF]).stdout)
    expect(problemIn('explain', found)).toBe(null)
    expect(found).toMatchObject({ key: '1.2', predecessors: [{ key: '1.1', stated: true }], successors: [{ key: '1.3' }] })
  })

  test('an unknown task lists the near ones', () => {
    write({ 'plan.md': PLAN })
    expect(milemark(['explain', '1.9', 'plan.md'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/no task “1\.9”[\s\S]+1\.1 Spike {2}:12/),
    })
    const data = JSON.parse(milemark(['explain', '1.9', 'plan.md', '--json']).stdout)
    expect(problemIn('error', data)).toBe(null)
    expect(data.candidates[0]).toMatchObject({ key: '1.1', line: 12 })
  })
})

describe('slips of the hand', () => {
  test.each([
    [['explain', 'plan.md'], 'milemark explain TASK plan.md'],
    [['explain', 'absent.md'], 'milemark explain TASK absent.md'],
    [['explain', 'plan.md', '2.2'], 'milemark explain 2.2 plan.md'],
    [['explain', 'my plan.md'], "milemark explain TASK 'my plan.md'"],
    [['help', 'nxt'], 'Did you mean next?'],
    [['help', 'constructor'], "unknown command 'constructor'"],
    [['a$b/plan.md'], "For a document: milemark overview 'a$b/plan.md'"],
  ])('%j', (args, hint) => {
    write({ 'my plan.md': PLAN })
    expect(milemark(args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(hint) })
  })

  test('a title that ends with the name of a file is no slip', () => {
    write({ 'plan.md': PLAN.replace('Service', 'Write README.md') })
    expect(milemark(['explain', 'Write README.md', 'plan.md'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1.2 Write README.md'),
    })
  })
})

describe('new', () => {
  test('a name without an ending gets one, and a name with a blank is quoted', () => {
    expect(milemark(['new', 'my plan'])).toMatchObject({ status: 0, stdout: expect.stringContaining("milemark check 'my plan.md'") })
  })

  test('a plan from the template, with its title', () => {
    expect(milemark(['new', 'docs/plan.md', '--title', 'Shop: "checkout"'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Created docs/plan.md'),
    })
    const text = readFileSync(join(folder, 'docs/plan.md'), 'utf8')
    expect(text).toContain('\ntitle: "Shop: \\"checkout\\""\n')
    expect(text).toContain('\n# Shop: "checkout"\n')
    expect(text).toContain('## Task Breakdown')
    expect(JSON.parse(milemark(['read', 'docs/plan.md', '--json']).stdout)).toMatchObject({ kind: 'template', title: 'Shop: "checkout"' })
  })

  test('never over a file that exists', () => {
    write({ 'plan.md': 'mine' })
    expect(milemark(['new'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('plan.md exists already and was not changed.'),
    })
    expect(readFileSync(join(folder, 'plan.md'), 'utf8')).toBe('mine')
  })

  test('in a folder', () => {
    mkdirSync(join(folder, 'docs'))
    expect(milemark(['new', 'docs']).status).toBe(0)
    expect(existsSync(join(folder, 'docs/plan.md'))).toBe(true)
  })
})

describe('check', () => {
  test('a finding has its place, its line with a mark, and what to do', () => {
    write({ 'plan.md': CIRCLE })
    const { status, stdout } = milemark(['check', 'plan.md', ...AS_OF])
    expect(status).toBe(1)
    expect(stdout).toMatch(
      /^plan\.md:13:\d+ error circular-dependency\n.+\n {2}13 │ - \[ \] Task 1\.2: Service \(3d, after 1\.3\)\n {5}│ +\^+\n/m,
    )
    expect(stdout).toContain('  hint: ')
    expect(stdout).toMatch(/1 error.* in 1 document\.\n$/)
  })

  test('levels are set in front matter or for a folder; 1 is for errors only', () => {
    write({
      'a/plan.md': CIRCLE,
      'b/plan.md': CIRCLE.replace('title: Shop', 'milemark:\n  checks: { circular-dependency: off }'),
      'a/milemark.yaml': 'checks: { circular-dependency: warning }',
    })
    expect(milemark(['check', 'a/plan.md'])).toMatchObject({ status: 0, stdout: expect.stringContaining('warning circular-dependency') })
    expect(milemark(['check', 'b/plan.md'])).toMatchObject({ status: 0, stdout: expect.not.stringContaining('circular-dependency') })
  })

  test('as data', () => {
    write({ 'plan.md': CIRCLE })
    const { status, stdout } = milemark(['check', 'plan.md', '--json', ...AS_OF])
    expect(status).toBe(1)
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({ path: 'plan.md', code: 'circular-dependency', severity: 'error', line: 13 }),
    )
    expect(milemark(['check', 'plan.md', '--format', 'json', ...AS_OF]).stdout).toBe(stdout)
  })
})

describe('settings of a folder', () => {
  test('what is wrong with them is said once, and nothing else changes', () => {
    write({ 'milemark.yaml': 'holiday: DE', 'a.md': PLAN, 'b.md': PLAN })
    const { status, stderr } = milemark(['next', 'a.md', 'b.md'])
    expect(status).toBe(0)
    expect(stderr).toBe(
      'milemark: milemark.yaml: “holiday” is not a setting; there are start, calendar, holidays, sizes, checks, dialect, distribution, likelihood, impact, planImpact.\n',
    )
  })
})

describe('output', () => {
  test('no colours in a pipe, nor with NO_COLOR; colours when forced', () => {
    write({ 'plan.md': PLAN })
    expect(milemark(['next', 'plan.md']).stdout).not.toContain('\x1b')
    expect(milemark(['next', 'plan.md'], { FORCE_COLOR: '1' }).stdout).toContain('\x1b[')
    expect(milemark(['next', 'plan.md'], { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\x1b')
  })

  test('the text of a document cannot steer the terminal', () => {
    write({ 'plan.md': PLAN.replace('Service', 'Ser\x1b[2Jvice') })
    const shown = ['next', 'overview', 'read', 'check', 'status', 'schedule', 'gantt', 'graph', 'load'].map((command) => [command])
    for (const args of [...shown, ['explain', '1.2'], ['graph', '--format', 'dot'], ['report', '-o', '-']])
      expect(milemark([...args, 'plan.md'], { FORCE_COLOR: '1' }).stdout).not.toContain('\x1b[2J')
  })

  test.each([60, 80, 120])('fits %i columns, wide characters included', (columns) => {
    write({ 'plan.md': PLAN.replace('Pages', '结帐页面的四个步骤以及所有语言的文本和无障碍检查和更多的工作'.repeat(3)) })
    for (const args of [
      ['next', 'plan.md'],
      ['overview', 'plan.md'],
      ['explain', '1.3', 'plan.md'],
      ['read', 'plan.md'],
      ['status', 'plan.md'],
      ['schedule', 'plan.md'],
      ['gantt', 'plan.md'],
      ['graph', 'plan.md'],
      ['load', 'plan.md'],
    ])
      for (const line of milemark(args, { COLUMNS: String(columns) }).stdout.split('\n'))
        expect(columnsOf(line), `${args[0]}: ${line}`).toBeLessThanOrEqual(columns)
  })

  test('equal inputs give equal outputs', () => {
    for (const command of ['overview', 'next', 'check', 'read', 'schedule', 'status', 'load']) {
      const args = [command, examples('shop-checkout.md'), '--json', ...AS_OF]
      expect(milemark(args).stdout).toBe(milemark(args).stdout)
    }
  })

  test('a reader that has seen enough is no error', () => {
    write({ 'plan.md': `${PLAN}${'- [ ] Work\n'.repeat(20_000)}` })
    for (const args of ['read plan.md --json', `gantt ${examples('shop-checkout.md')}`, `report ${examples('shop-checkout.md')} -o -`]) {
      const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${launcher}" ${args} | head -c 10`], {
        cwd: folder,
        env: environment(),
      })
      expect(stdout).toHaveLength(10)
      expect(stderr).toHaveLength(0)
    }
  })

  test('Ctrl-C ends it with 130', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.md')])
    // Nobody ever writes to the pipe, so that the program waits for ever. A shell reports a process that SIGINT ended as 130.
    const child = spawn(process.execPath, [launcher, 'read', 'pipe.md'], { cwd: folder, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    child.kill('SIGINT')
    expect(await ended).toBe('SIGINT')
  })
})

describe('every output is what its schema says', () => {
  const documents = ['shop-checkout.md', 'release-notes-bot.md', 'broken-on-purpose.md', 'template.md'].map(examples)

  test.each(['overview', 'next', 'check', 'schedule', 'status', 'load'])('%s', (command) => {
    const { stdout } = milemark([command, ...documents, '--json', ...AS_OF])
    expect(problemIn(command, JSON.parse(stdout))).toBe(null)
  })

  test.each(documents)('read %s', (document) => {
    expect(problemIn('plan', JSON.parse(milemark(['read', document, '--json', ...AS_OF]).stdout))).toBe(null)
  })

  test('check for GitHub is one command a line', () => {
    const { stdout } = milemark(['check', ...documents, '--format', 'github', ...AS_OF])
    for (const line of stdout.trimEnd().split('\n').filter(Boolean))
      expect(line).toMatch(/^::(?:error|warning|notice) file=[^,]+,line=\d+,col=\d+,title=[a-z-]+::./)
  })
})

/** The first thing in which a value is not what the schema of that output promises. */
function problemIn(name: string, value: unknown): string | null {
  const validate = new Ajv2020({ strict: false }).compile(schemas[name] as object)
  if (validate(value)) return null
  const first = validate.errors?.[0]
  return `${first?.instancePath} ${first?.message}`
}

/** Columns of a line whose wide characters are Chinese only. */
const columnsOf = (line: string): number => [...line].reduce((sum, letter) => sum + (/[\u4e00-\u9fff]/.test(letter) ? 2 : 1), 0)
