/**
 * The documents and measures that lie outside the repository: ../shared beside it, or where MILEMARK_SHARED says.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { root } from '../../tools/stamps.mjs'

const folder = process.env.MILEMARK_SHARED ? resolve(process.env.MILEMARK_SHARED) : join(root, '..', 'shared')

/** The path of a shared file or folder. Ends the process with 4 and a sentence when it is missing, so that nothing is skipped. */
export function shared(path) {
  const full = join(folder, path)
  if (existsSync(full)) return full
  console.error(`${path} is missing in ${folder}. Put the shared documents beside the repository or set MILEMARK_SHARED to their folder.`)
  process.exit(4)
}

/** A check against a committed JSON Schema; gives the first problem or null. */
export function schemaCheck(path) {
  const file = join(root, path)
  if (!existsSync(file)) throw new Error(`${path} is missing.`)
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(file, 'utf8')))
  return (value) => {
    if (validate(value)) return null
    const first = validate.errors?.[0]
    return `schema: ${first?.instancePath} ${first?.message}`
  }
}
