import { createHash } from 'node:crypto'

/** The address at which a page hears that it is to load itself anew. */
export const RELOADS = '/.reload'

const SCRIPT = `new EventSource('${RELOADS}').onmessage = () => location.reload()`
const HASH = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`

/** Lets a page load itself anew when it is told to: with one more script, and a policy that allows that and nothing else. */
export function withReload(html: string): string {
  const policed = html.replace(
    /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)/,
    (_, head: string, policy: string, end: string) => `${head}${allowing(policy)}${end}`,
  )
  const at = policed.lastIndexOf('</body>')
  return at < 0 ? policed : `${policed.slice(0, at)}<script>${SCRIPT}</script>${policed.slice(at)}`
}

function allowing(policy: string): string {
  const rules = policy.split(/;\s*/).filter((rule) => rule !== '')
  const scripts = rules.some((rule) => rule.startsWith('script-src'))
    ? rules.map((rule) => (rule.startsWith('script-src') ? `${rule} ${HASH}` : rule))
    : [...rules, `script-src ${HASH}`]
  return [...scripts, "connect-src 'self'"].join('; ')
}

/** Makes a page that lists the files of a folder which has no report. */
export function contentsPage(names: readonly string[]): string {
  const items = names.map(
    (name) => `<li><a href="/${name.split('/').map(encodeURIComponent).join('/')}">${escaped(name)}</a></li>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width"><title>A result of chokepoint</title></head>
<body><h1>A result of chokepoint</h1>
<p>This folder has no report.html; chokepoint report makes one. Its files are:</p>
<ul>${items.join('\n')}</ul></body></html>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
