import { realpathSync } from 'node:fs'
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative, sep } from 'node:path'
import { contentsPage, RELOADS, withReload } from './live-page.js'
import { Refusal } from './refusal.js'

/** A folder that is being served to this machine's own browsers. */
export interface Served {
  /** The address of its first page. */
  readonly url: string
  /** Tells the pages that are open to load themselves anew. */
  readonly reload: () => void
  readonly close: () => Promise<void>
}

/** How a folder is served. */
export interface ServeOptions {
  /** The port, or 0 for any that is free. */
  readonly port: number
  /** Whether pages are told when to load themselves anew. */
  readonly live: boolean
}

/** The page of a result. */
const REPORT = 'report.html'

/** The address that no other machine can reach. */
const HERE = '127.0.0.1'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.yaml': 'text/plain; charset=utf-8',
}

/** What every answer says: that it is not to be kept, guessed at, framed or read by other sites, and may fetch nothing. */
const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** The report brings a stricter policy of its own, which holds as well. */
const POLICY_OF_REPORT = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * Serves the files of a folder on 127.0.0.1: to GET and HEAD only, to no other host name than its own, and no file outside
 * of the folder, links or not. Throws a Refusal where the port can't be had.
 */
export async function serveFolder(folder: string, { port, live }: ServeOptions): Promise<Served> {
  const readers = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    answer(request, response, { folder, live, readers }).catch((error: NodeJS.ErrnoException) => {
      if (response.headersSent) response.destroy()
      else refuse(response, error.code === 'ENOENT' ? 404 : 500)
    })
  })
  await listen(server, port)
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${HERE}:${taken}/`,
    reload: () => {
      for (const reader of readers) reader.write('data: anew\n\n')
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const words = error.code === 'EADDRINUSE' ? 'it is taken' : `the system says ${error.code}`
      reject(new Refusal(`can't serve on port ${port}: ${words}; without --port, a free one is found`))
    })
    server.listen(port, HERE, resolve)
  })
}

interface Context {
  readonly folder: string
  readonly live: boolean
  readonly readers: Set<ServerResponse>
}

async function answer(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const { method = '', url = '/', headers } = request
  // A page of another site may have its own name lead here; it then asks for that name.
  if (!isOwnName(headers.host, request.socket.localPort)) return refuse(response, 403)
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, { Allow: 'GET, HEAD' })
  const name = nameOf(url)
  if (name === undefined) return refuse(response, 404)
  if (name === RELOADS.slice(1) && context.live) return keepTold(response, context.readers)
  const path = await pathInside(context.folder, name === '' ? REPORT : name)
  const isHead = method === 'HEAD'
  if (path) return sendFile(path, response, { ...context, isHead })
  if (name !== '') return refuse(response, 404)
  const names = await filesIn(context.folder)
  return sendText(response, context.live ? withReload(contentsPage(names)) : contentsPage(names), isHead)
}

function isOwnName(host: string | undefined, port: number | undefined): boolean {
  return host === `${HERE}:${port}` || host === `localhost:${port}`
}

/** Gives the path that an address asks for, without the first slash; undefined where it is no path of a file. */
function nameOf(url: string): string | undefined {
  try {
    const name = decodeURIComponent(url.replace(/[?#].*$/s, '')).slice(1)
    const parts = name.split('/')
    const isPlain = url.startsWith('/') && !/[\0\\:]/.test(name)
    return isPlain && (name === '' || parts.every((part) => !/^\.{0,2}$/.test(part))) ? name : undefined
  } catch {
    return undefined
  }
}

/** Finds a file by its path in the folder, with links followed; undefined where there is none, or it lies elsewhere. */
async function pathInside(folder: string, name: string): Promise<string | undefined> {
  try {
    const [real, path] = await Promise.all([realpath(folder), realpath(join(folder, ...name.split('/')))])
    return path.startsWith(`${real}${sep}`) ? path : undefined
  } catch {
    return undefined
  }
}

interface Sending extends Context {
  readonly isHead: boolean
}

async function sendFile(path: string, response: ServerResponse, { live, isHead }: Sending): Promise<void> {
  // A pipe is not opened: it might never begin.
  if (!(await stat(path)).isFile()) return refuse(response, 404)
  const file = await open(path)
  try {
    const facts = await file.stat()
    const type = TYPES[extname(path)] ?? 'application/octet-stream'
    const isPage = extname(path) === '.html'
    if (isPage && live) return sendText(response, withReload(await file.readFile('utf8')), isHead)
    const policy = isPage ? POLICY_OF_REPORT : POLICY
    const headers = { ...HEADERS, 'Content-Type': type, 'Content-Length': facts.size }
    response.writeHead(200, { ...headers, 'Content-Security-Policy': policy })
    if (isHead || facts.size === 0) response.end()
    else await pour(file, response, facts.size)
  } finally {
    await file.close()
  }
}

async function pour(file: FileHandle, response: ServerResponse, size: number): Promise<void> {
  // What grows while it is read is cut at the length that was promised.
  const stream = file.createReadStream({ autoClose: false, end: size - 1 })
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    response.on('close', () => {
      stream.destroy()
      resolve()
    })
    stream.pipe(response)
  })
}

function sendText(response: ServerResponse, text: string, isHead: boolean): void {
  const bytes = Buffer.from(text)
  const headers = { ...HEADERS, 'Content-Type': TYPES['.html'], 'Content-Length': bytes.length }
  response.writeHead(200, { ...headers, 'Content-Security-Policy': POLICY_OF_REPORT })
  response.end(isHead ? undefined : bytes)
}

/** Keeps a connection open over which a page is told to load itself anew. */
function keepTold(response: ServerResponse, readers: Set<ServerResponse>): void {
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' })
  response.write('retry: 500\n\n')
  readers.add(response)
  response.on('close', () => readers.delete(response))
}

const REASONS: Readonly<Record<number, string>> = {
  403: 'only the name 127.0.0.1 is answered',
  404: 'there is no such file in the result',
  405: 'files can only be read',
  500: 'the file cannot be read',
}

function refuse(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...HEADERS, ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${REASONS[status]}\n`)
}

async function filesIn(folder: string): Promise<string[]> {
  const real = realpathSync(folder)
  const entries = await readdir(real, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => relative(real, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}
