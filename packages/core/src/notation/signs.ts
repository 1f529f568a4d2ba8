/**
 * The signs that obsidian-tasks and todo.md put behind a title: `🆔 a1 ⛔ b2,c3 📅 2026-12-01`, `[due:: …]`, `~3d #tag @ana`.
 */
import type { Phrase } from '../text/phrase.ts'
import { slice } from '../text/phrase.ts'

export interface Signs {
  /** The id that other tasks name. */
  readonly id: string | null
  /** Ids of the tasks that come first, each as a part of the line. */
  readonly dependsOn: readonly Phrase[]
  /** Offset at which the signs begin; the length of the line where there are none. */
  readonly from: number
}

const ID = /🆔\uFE0F?\s*([\w-]+)|[([]id::\s*([\w-]+)\s*[)\]]/u
const DEPENDS = /⛔\uFE0F?\s*([\w-]+(?:\s*,\s*[\w-]+)*)|[([]dependsOn::\s*([\w-]+(?:\s*,\s*[\w-]+)*)\s*[)\]]/u
const EMOJI = String.raw`(?:[🆔⛔🔁🏁📅⏳🛫➕✅❌🔺⏫🔼🔽⏬]\uFE0F?\s*(?:[\w-]+(?:\s*,\s*[\w-]+)*(?:\s+(?:day|week|month|year|when|done|\w+day)s?\b)*)?)`
const FIELD = String.raw`(?:[([]\w+::[^)\]]*[)\]])`
const TODO = String.raw`(?:~\d+(?:\.\d+)?[mhdw]|#\p{L}[\p{L}\p{N}/_-]*|@\p{L}[\p{L}\p{N}_-]*|\d{4}-\d\d-\d\d)`
const TAIL = new RegExp(String.raw`(?:\s+(?:${EMOJI}|${FIELD}|${TODO}))+\s*$`, 'u')

/** Reads the signs of a line. A line without any costs one look at its characters. */
export function signs(line: Phrase): Signs {
  const { plain } = line
  const none = { id: null, dependsOn: [], from: plain.length }
  if (!/[🆔⛔🔁📅⏳🛫➕✅❌⏫🔼🔽⏬🔺~#@]|::/u.test(plain)) return none
  // Behind the brackets that close most lines nothing else stands.
  const isClosed = /[)\]]/.test(plain.at(-1) ?? '') && !plain.includes('::')
  if (isClosed && !/[🆔⛔]/u.test(plain)) return none
  const id = ID.exec(plain)
  const depends = DEPENDS.exec(plain)
  const list = depends?.[1] ?? depends?.[2]
  const at = depends && list ? depends.index + depends[0].indexOf(list) : 0
  const dependsOn = list ? [...list.matchAll(/[\w-]+/g)].map((hit) => slice(line, at + hit.index, at + hit.index + hit[0].length)) : []
  return { id: id?.[1] ?? id?.[2] ?? null, dependsOn, from: TAIL.exec(plain)?.index ?? plain.length }
}
