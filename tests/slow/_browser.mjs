/**
 * A real Chromium: one that is on this machine, else one out of a package, kept beside the other packages for the next run.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { root } from '../../tools/stamps.mjs'

/** The newest one that runs on the oldest Node that Milemark supports. */
const PACKAGE = '@sparticuz/chromium@143.0.4'
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** @throws where there is no browser and none can be had, so that nothing is skipped */
export async function launch() {
  const found = installed()
  const { path, args } = found ? { path: found, args: [] } : await packaged()
  console.log(`browser: ${found ?? PACKAGE}`)
  return chromium.launch({ executablePath: path, args: ['--no-sandbox', ...args], headless: true })
}

function installed() {
  const named = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : []
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...named, ...onPath, ...cached()].find(isExecutable) ?? null
}

/** Those that browser tests of other projects have left. */
function cached() {
  const cache = join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .map((name) => join(cache, name, 'chrome-linux', 'chrome'))
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function packaged() {
  const folder = join(root, 'node_modules', '.cache', 'milemark-browser')
  const manifest = join(folder, 'package.json')
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'node_modules'))) {
    writeFileSync(manifest, '{ "private": true }\n')
    const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', PACKAGE], { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`No Chromium on this machine, and ${PACKAGE} could not be installed: ${stderr}`)
  }
  const { default: chrome } = await import(pathToFileURL(createRequire(manifest).resolve('@sparticuz/chromium')).href)
  // What suits a cloud function does not suit a page that is watched: processes of its own, and a window that is ours.
  const args = chrome.args.filter((arg) => !/^--(?:single-process|no-zygote|headless|window-size|start-maximized)/.test(arg))
  return { path: await chrome.executablePath(), args }
}
