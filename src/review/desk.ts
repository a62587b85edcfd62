import type { CheckedExtractor } from '../checked.ts'
import { type Issue, issue } from '../core/issue.ts'
import type { ResultDocument } from '../revise/document.ts'
import { type Edited, edit } from '../revise/edit.ts'
import { applyEntries, type LogEntry } from '../revise/log.ts'
import { pointsOf } from '../revise/points.ts'
import { rewrite } from '../revise/rewrite.ts'
import type { RuleBook } from '../rulebook/book.ts'
import { VERSION } from '../version.ts'
import type { Event, Flag, Listing, ListQuery, Opened, ReadWords, Save, Saved, Vocabulary } from './api.ts'
import { createCatalog } from './catalog.ts'
import { etagOf } from './etag.ts'
import type { Files } from './files.ts'
import { historyOf, labelOf, nextTurn } from './history.ts'
import { createLog, nameOfStep } from './log-book.ts'
import { createReader } from './reader.ts'
import { readWords } from './reading.ts'
import { createShelf } from './shelf.ts'
import { type ArticleText, sameId, twiceIn, unfit } from './unfit.ts'
import { CATEGORY_NAMES, currenciesOf, placesOf, ratesOf } from './vocabulary.ts'

export interface DeskOptions {
  readonly reviewer: string
  /** Facets that the list begins with. */
  readonly only: readonly Flag[]
  /** ISO 8601: the desk has no clock of its own. */
  readonly now: () => string
}

/**
 * Where articles are reviewed: finds, opens, changes and undoes. Knows no HTTP; the disk is `files`.
 *
 * Every change says which state of the file it is made from, and is refused when the file is another by now. It is in the log and on
 * disk when the answer is given.
 */
export interface Desk {
  readonly vocabulary: Vocabulary
  list(query: ListQuery): Listing
  neighbour(query: ListQuery, id: string | null, step: number): string | null
  /** Null when there is no such article. */
  open(id: string): Opened | null
  text(id: string): string | null
  save(id: string, etag: string, save: Save): Saved | null
  undo(id: string, etag: string): Saved | null
  redo(id: string, etag: string): Saved | null
  readWords(id: string, words: { start: number; end: number }): ReadWords | null
  listen(hear: (event: Event) => void): () => void
  /** Looks at the folder once, then again and again until closed. Resolves after the first look. */
  begin(): Promise<void>
  close(): void
}

export function createDesk(files: Files, book: RuleBook, extract: CheckedExtractor, options: DeskOptions): Desk {
  const hearers = new Set<(event: Event) => void>()
  const tell = (event: Event): void => {
    for (const hear of hearers) hear(event)
  }
  const catalog = createCatalog()
  const reader = createReader(files.untouched)
  const log = createLog(files)
  const reviewedAt = (path: string): number | null => {
    const last = log.of(path).at(-1)
    return last ? Date.parse(last.time) : null
  }
  const places = placesOf(book)
  const known = { rates: ratesOf(book), names: new Map(places.map(({ code, name }) => [code, name])) }
  const shelf = createShelf(files, catalog, reader, known, reviewedAt, tell)
  const hand = () => ({ time: options.now(), reviewer: options.reviewer })

  const opened = (id: string, path: string, text: string): Opened => {
    files.notice(path, text, reader.value)
    const { extraction, issues, wrong } = reader.told(path, text)
    const history = historyOf(log.of(path))
    const next = (deed: 'undo' | 'redo'): string | null => {
      // most files have no history, and need not be read as YAML to be shown
      const value = history[deed].length ? reader.value(text) : undefined
      const turn = value === undefined ? null : nextTurn(deed, history, value, hand())
      return turn && labelOf(turn.step)
    }
    const article = extraction?.article.id
    return {
      id,
      path,
      etag: etagOf(text),
      extraction,
      textId: article && files.article(path, article) !== null ? article : null,
      issues: [...issues, ...(extraction ? twiceIn(extraction).map((one) => sameId(one, path)) : [])],
      wrong,
      undo: next('undo'),
      redo: next('redo'),
    }
  }

  /** Finds the file as it is, or says why nothing can be done to it. */
  const changing = (
    id: string,
    etag: string,
    make: (path: string, document: ResultDocument, text: string) => Made,
    step?: string,
  ): Saved | null => {
    const path = shelf.path(id)
    const text = path === null ? null : files.read(path)
    if (path === null || text === null) return null
    const done = step === undefined ? null : log.done(path, nameOfStep(step), () => reader.value(text))
    if (done) return { kind: 'saved', opened: opened(id, path, text), ...told(done), again: true }
    if (etagOf(text) !== etag) return { kind: 'stale', opened: opened(id, path, text) }
    const { document, issues } = reader.document(text)
    if (!document) return { kind: 'refused', issues }
    // first what was done before: the log tells things in their order
    files.notice(path, text, () => document.value)
    const made = make(path, document, text)
    if (!made.ok) return { kind: 'refused', issues: made.issues }
    if (made.entries.length) {
      log.append(made.entries)
      if (!files.replace(path, text, made.text)) {
        // somebody saved between the look and the writing: the log must not tell what did not happen
        log.append(undoing(made.entries, options.now()))
        return { kind: 'stale', opened: opened(id, path, files.read(path) ?? '') }
      }
      log.written(made.entries)
      reader.wrote(made.text, made.value)
      shelf.wrote(id, path, made.text)
      reader.warm(made.text)
    }
    return { kind: 'saved', opened: opened(id, path, made.text), record: made.record, label: made.label }
  }

  const turn = (deed: 'undo' | 'redo') => (id: string, etag: string) =>
    changing(id, etag, (path, document) => {
      const turn = nextTurn(deed, historyOf(log.of(path)), document.value, hand())
      if (!turn) return { ok: false, issues: [issue('review/nothing', `there is nothing to ${deed}`)] }
      const { step, entries, value } = turn
      return {
        ok: true,
        text: rewrite(document, value),
        value,
        entries,
        record: entries[0]!.record,
        label: labelOf(step),
      }
    })

  return {
    vocabulary: {
      places,
      currencies: currenciesOf(book),
      categories: CATEGORY_NAMES,
      reviewer: options.reviewer,
      folder: files.folder,
      store: files.store,
      version: VERSION,
      only: options.only,
    },
    list: (query) => catalog.list(query, { unread: shelf.unread(), parts: files.parts() }),
    neighbour: (query, id, step) => catalog.neighbour(query, id, step),
    open(id) {
      const path = shelf.path(id)
      const text = path === null ? null : files.read(path)
      if (path === null || text === null) return null
      shelf.opened(id, path, text)
      reader.warm(text)
      return opened(id, path, text)
    },
    text: (id) => articleOf(id)?.text ?? null,
    save: (id, etag, save) =>
      save.store !== undefined && save.store !== files.store
        ? null
        : changing(id, etag, (path, document) => steps(document, save, path, articleOf(id)), save.step),
    undo: turn('undo'),
    redo: turn('redo'),
    readWords(id, words) {
      const article = articleOf(id)
      return article && readWords(extract, article.text, words, article.published)
    },
    listen(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    begin: () => shelf.begin(),
    close: () => shelf.close(),
  }

  function articleOf(id: string): ArticleText | null {
    const path = shelf.path(id)
    const file = path === null ? null : files.read(path)
    const extraction = path === null || file === null ? null : reader.told(path, file).extraction
    const text = path === null || extraction === null ? null : files.article(path, extraction.article.id)
    return extraction && text !== null
      ? { id: extraction.article.id, text, published: extraction.article.published }
      : null
  }

  /** Several edits as one step: each made on what the one before it left. */
  function steps(start: ResultDocument, save: Save, path: string, article: ArticleText | null): Made {
    const { edits, step: own } = save
    const trouble = unfit(save, start.value, path, article)
    if (trouble) return { ok: false, issues: [trouble] }
    const by = { ...hand(), file: path }
    const points = article && pointsOf(article.text)
    const entries: LogEntry[] = []
    let made = { text: start.text, value: start.value }
    let record: string | null = null
    for (const step of edits) {
      // only a second edit needs what the first one left as a document
      const document = made.text === start.text ? start : reader.document(made.text).document
      if (!document)
        return { ok: false, issues: [issue('review/failed', 'the file would not be readable after this change', path)] }
      const done: Edited = edit(document, step, by, points)
      if (!done.ok) return done
      entries.push(...done.entries)
      record = done.record ?? record
      made = { text: done.text, value: applyEntries(made.value, done.entries) }
    }
    const name = own === undefined ? (entries[0]?.edit ?? '') : nameOfStep(own)
    const named = entries.map((entry) => ({ ...entry, edit: name }))
    return {
      ok: true,
      ...made,
      entries: named,
      record,
      label: named.length ? labelOf({ name, entries: named }) : '',
    }
  }
}

type Made =
  | {
      readonly ok: true
      readonly text: string
      readonly value: unknown
      readonly entries: readonly LogEntry[]
      readonly record: string | null
      readonly label: string
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const undoing = (entries: readonly LogEntry[], time: string): LogEntry[] =>
  entries
    .map((entry) => ({ ...entry, time, edit: `undo:${entry.edit}`, before: entry.after, after: entry.before }))
    .reverse()

/** What an answer says of lines that were written before. */
const told = (entries: readonly LogEntry[]): { record: string | null; label: string } => ({
  record: (entries.find(({ path, after }) => path === '' && after !== null) ?? entries.at(-1)!).record,
  label: labelOf({ name: entries[0]!.edit, entries }),
})
