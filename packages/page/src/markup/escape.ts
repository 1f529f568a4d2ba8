/**
 * Text of a document as text of a page: the first thing that happens to every character that somebody wrote.
 *
 * Serves HTML and XML alike, so that a picture can stand in a page or in a file of its own.
 */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

// XML has no place for control characters, not even escaped; direction overrides would disguise what a title says.
const BANNED = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Halves of a surrogate pair and code points that are no characters. */
const BROKEN = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text without what no page may hold. */
export const clean = (text: string): string => text.replace(BANNED, '').replace(BROKEN, '\ufffd')

/** The text as content of an element or value of an attribute in double quotes. */
export const escapeText = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
