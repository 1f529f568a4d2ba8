import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asked } from './approval.ts'
import type { Copy } from './copy.ts'
import { copyTree, dependencyFolders } from './copy.ts'
import { environmentFor } from './environment.ts'
import { masked } from './masked.ts'
import { findProgram, safePath } from './programs.ts'
import { runCommand } from './run.ts'
import type { Sandbox } from './sandbox.ts'
import { candidates, NO_SANDBOX, sandbox } from './sandbox.ts'
import { workTreeSource } from './source.ts'
import { KEPT_BYTES } from './start.ts'

let folder: string
let root: string
let copy: Copy
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-prove-')))
  root = join(folder, 'repo')
  mkdirSync(join(root, 'src'), { recursive: true })
  execFileSync('git', ['init', '-q', root])
  writeFileSync(join(root, '.gitignore'), 'secret.txt\nnode_modules\n')
  writeFileSync(join(root, 'secret.txt'), 'x')
  writeFileSync(join(root, 'src/a.ts'), 'one')
  writeFileSync(join(folder, 'outside.txt'), 'outside')
  symlinkSync('../outside.txt', join(root, 'out'))
  symlinkSync('src/a.ts', join(root, 'in'))
  copy = await copied()
})
afterEach(async () => {
  await copy.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function copied(along: readonly string[] = []): Promise<Copy> {
  const result = await copyTree(root, workTreeSource(root)?.files ?? [], along)
  if (!result.ok) throw new Error(result.message)
  return result.copy
}

const run = (
  command: string,
  more: Partial<Asked> = {},
  options: { sandbox?: Sandbox; signal?: AbortSignal; env?: NodeJS.ProcessEnv } = {},
) =>
  runCommand(
    {
      root,
      document: 'plan.md',
      command,
      cwd: '',
      pass: [],
      network: true,
      timeoutMs: 20_000,
      packages: 'copied',
      along: [],
      oracle: [],
      ...more,
    },
    {
      copy,
      sandbox: options.sandbox ?? NO_SANDBOX,
      hidden: [],
      signal: options.signal,
      environment: options.env ?? { ...process.env, SECRET_TOKEN: 'hunter2-hunter2' },
    },
  )

describe('the copy', () => {
  test('holds what git tracks or would add, and no link out of the root', () => {
    expect(readdirSync(copy.tree).sort()).toEqual(['.gitignore', 'in', 'src'])
    expect(readFileSync(join(copy.tree, 'in'), 'utf8')).toBe('one')
  })

  test('what a command writes is written there', async () => {
    expect(await run('echo two > src/a.ts && cat in')).toMatchObject({ exit: 0, tail: 'two\n' })
    expect(readFileSync(join(root, 'src/a.ts'), 'utf8')).toBe('one')
  })

  test('a folder that became a link is not followed', async () => {
    const { files } = workTreeSource(root) as { files: readonly string[] }
    mkdirSync(join(folder, 'elsewhere'))
    writeFileSync(join(folder, 'elsewhere/a.ts'), 'outside')
    rmSync(join(root, 'src'), { recursive: true })
    symlinkSync('../elsewhere', join(root, 'src'))
    const result = await copyTree(root, files)
    if (!result.ok) throw new Error(result.message)
    expect(existsSync(join(result.copy.tree, 'src'))).toBe(false)
    await result.copy.remove()
  })

  test('installed packages are copied along when they are asked for', async () => {
    mkdirSync(join(root, 'node_modules/a'), { recursive: true })
    writeFileSync(join(root, 'node_modules/a/index.js'), '')
    writeFileSync(join(root, 'package.json'), '{}')
    const along = dependencyFolders(root, workTreeSource(root)?.files ?? [])
    expect(along).toEqual(['node_modules'])
    const result = await copied(along)
    expect(existsSync(join(result.tree, 'node_modules/a/index.js'))).toBe(true)
    await result.remove()
  })

  test('one that would be too large is refused with a sentence, and nothing is left', async () => {
    writeFileSync(join(root, 'large.bin'), Buffer.alloc(3 * 1024 * 1024))
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('milemark-run-')).length
    const result = await copyTree(root, workTreeSource(root)?.files ?? [], [], { bytes: 1024 * 1024, files: 100 })
    expect(result).toEqual({
      ok: false,
      message:
        'The work tree holds more than 1 MB, and run copies it each time; the largest file is large.bin (3 MB). Let git ignore what is no source.',
    })
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('milemark-run-')).length).toBeLessThanOrEqual(before)
  })
})

describe('what a command finds', () => {
  test('an empty home, no variable of the user, no input', async () => {
    const { tail } = await run('env | cut -d= -f1 | sort | tr "\\n" " "; ls -A "$HOME"; test "$HOME" != "$REAL" && cat')
    expect(tail.split(' ').filter((name) => !['_', 'OLDPWD', 'PWD', 'SHLVL', '', 'TZ'].includes(name))).toEqual([
      ...['CI', 'HOME', 'LANG', 'MILEMARK_RUN', 'PATH', 'TERM', 'TMPDIR'],
    ])
    expect((await run('echo $HOME')).tail.trim()).toBe(copy.home)
  })

  test('a variable that is named, masked where it is printed', async () => {
    expect((await run('echo "[$SECRET_TOKEN]"')).tail).toBe('[]\n')
    expect((await run('echo "[$SECRET_TOKEN]"', { pass: ['SECRET_TOKEN'] })).tail).toBe('[[masked]]\n')
    const given = { root, home: 'h', temporary: 't', mark: 'm', pass: ['NODE_OPTIONS', 'LD_PRELOAD', 'PATH', 'A'] }
    expect(environmentFor(given, { NODE_OPTIONS: 'x', LD_PRELOAD: 'x', PATH: '', A: 'b' })).not.toHaveProperty('NODE_OPTIONS')
    expect(environmentFor(given, { LD_PRELOAD: 'x', A: 'b' })).toMatchObject({ A: 'b', PATH: '' })
  })

  test('no program of the repository by its name', () => {
    mkdirSync(join(root, 'bin'))
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
    mkdirSync(join(folder, 'tools'))
    writeFileSync(join(root, 'bin/node'), '', { mode: 0o755 })
    symlinkSync(join(root, 'bin/node'), join(folder, 'tools/node'))
    const path = ['.', 'bin', '', join(root, 'bin'), join(folder, 'node_modules/.bin'), join(folder, 'tools')].join(':')
    expect(safePath(path, root)).toEqual([join(folder, 'tools')])
    expect(findProgram('node', safePath(path, root), root)).toBe(null)
    expect(findProgram('../node', [join(folder, 'tools')], null)).toBe(null)
  })

  test('its own folder, mapped into the copy', async () =>
    expect((await run('pwd', { cwd: 'src' })).tail.trim()).toBe(join(copy.tree, 'src')))
})

describe('the end', () => {
  test('exit code, digest of everything, the last 64 KiB', async () => {
    const result = await run('head -c 300000 /dev/zero | tr "\\0" a; echo end; exit 3')
    expect([result.exit, result.how, result.bytes, result.tail.length]).toEqual([3, 'exit', 300_004, KEPT_BYTES])
    expect(result.tail.endsWith('end\n')).toBe(true)
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('colours are taken out before secrets are looked for', async () =>
    expect((await run("printf 'AKIA\\033[1mABCDEFGH\\033[0mIJKLMNOP'")).tail).toBe('[masked]'))

  const isAlive = (pid: string): boolean => {
    try {
      return !/\) Z /.test(readFileSync(`/proc/${pid.trim()}/stat`, 'utf8'))
    } catch {
      return false
    }
  }

  test('after the time is over nobody is left, also not who left the group', async () => {
    const result = await run('sleep 77 & echo $!; setsid sleep 77 & sleep 0.3; echo $!; sleep 77', { timeoutMs: 900 })
    expect([result.exit, result.how]).toEqual([null, 'timeout'])
    await expect.poll(() => result.tail.trim().split('\n').map(isAlive), { timeout: 5_000 }).toEqual([false, false])
  })

  test('what a command leaves in the background ends with it', async () => {
    const result = await run('setsid sleep 78 >/dev/null 2>&1 & echo $!')
    expect(result.exit).toBe(0)
    // Whoever inherits a dead process takes a moment to let go of it.
    await expect.poll(() => isAlive(result.tail), { timeout: 5_000 }).toBe(false)
  })

  test('Ctrl-C ends it', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 200)
    expect(await run('sleep 79', {}, { signal: stop.signal })).toMatchObject({ how: 'aborted', exit: null })
  })
})

describe('the sandbox', () => {
  const CONNECT = `node -e "require('net').connect(9,'192.0.2.1').on('error',e=>{console.log(e.code)});setTimeout(()=>process.exit(),1500)"`

  test('keeps off the network, and says what is in force', async () => {
    const here = sandbox(root)
    const result = await run(CONNECT, { network: false }, { sandbox: here })
    expect(result.sandbox).toBe(here.name)
    if (here.name !== 'none') expect([result.net, result.tail.trim()]).toEqual([false, 'ENETUNREACH'])
    else expect(result.net).toBe(true)
  })

  test('a program still reaches itself over loopback', async () => {
    const self = `node -e "const s=require('net').createServer(()=>{console.log('reached');process.exit()}).listen(0,'127.0.0.1',()=>require('net').connect(s.address().port,'127.0.0.1').on('error',e=>{console.log(e.code);process.exit()}))"`
    expect((await run(self, { network: false }, { sandbox: sandbox(root) })).tail.trim()).toMatch(
      existsSync('/sbin/ip') || existsSync('/usr/sbin/ip') ? /^reached$/ : /./,
    )
  })

  test('with the network allowed, a network namespace is none', async () => {
    const unshare = candidates(root).find(({ name }) => name === 'unshare-net')
    if (unshare) expect(await run('true', { network: true }, { sandbox: unshare })).toMatchObject({ sandbox: 'none', net: true })
  })

  test('bubblewrap lets nothing be written but the copy', () => {
    const tools = join(folder, 'tools')
    mkdirSync(tools)
    writeFileSync(join(tools, 'bwrap'), '', { mode: 0o755 })
    const words = candidates(root, [tools])[0]
      ?.words({ network: false, writable: ['w'], hidden: [folder, join(folder, 'none')] })
      .join(' ')
    if (process.platform !== 'linux') return
    expect(words).toContain(`--ro-bind / / --dev /dev --proc /proc --tmpfs ${folder} --bind w w`)
    expect(words).toMatch(/--unshare-net --$/)
  })
})

test.each([
  ['AKIAABCDEFGHIJKLMNOP', '[masked]'],
  ['postgres://me:geheim12@localhost/x', 'postgres://me:[masked]@localhost/x'],
  ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer [masked]'],
  ['API_KEY="0123456789"', 'API_KEY="[masked]"'],
  ['-----BEGIN RSA PRIVATE KEY-----\nabc', '[masked]'],
  ['12 tests passed, token bucket full', '12 tests passed, token bucket full'],
])('masked: %s', (text, expected) => expect(masked(text)).toBe(expected))
