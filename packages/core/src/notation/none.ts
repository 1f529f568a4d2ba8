/**
 * How people write that a list has nothing in it: `None`, `N/A`, `No known risks`, `All dependencies are in place`.
 */

const NONE =
  /^[^\p{L}]*(?:none|n\/a|nothing|không(?: có)?|无|無|没有|沒有|なし|特になし|ありません|없음|нет|отсутствуют|لا يوجد|ninguno|ninguna|nenhum|nenhuma|keine?|aucune?)(?:\s+(?:identified|known|yet|so far|currently|at this time|required|needed|new))*[\s.。]*$/iu
const UNNEEDED = /^[^\p{L}]*(?:no\s[^.;:→]*\s(?:needed|required|expected)|không cần)(?!\p{L})/iu
const ALL_WELL = /^[^\p{L}]*(?:all|tất cả)\s+(?:[\p{L}-]+\s+)?(?:dependencies|phụ thuộc)\s+(?:are|đã|đều)(?!\p{L})/iu

/** True for a line that says that there is none of what its list is about. */
export const saysNone = (text: string): boolean => [NONE, UNNEEDED, ALL_WELL].some((pattern) => pattern.test(text))

const NO =
  /^[^\p{L}]*(?:no|none|not|nothing|không|没有|沒有|無需|无需|нет|لا|sin|sem|ningún|ningun[oa]?|nenhum[a]?|kein(?:e[nr]?)?|aucune?|pas de)(?![\p{L}'’])/iu

/** True for a line that opens with a word for no: in a list of things to be had, it names none. Risks may open so. */
export const opensWithNo = (text: string): boolean => NO.test(text)
