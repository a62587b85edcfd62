import type { Issue } from '../core/issue.ts'
import type { AidRecord, Extraction, SpanOut } from '../core/record.ts'
import type { Edit } from '../revise/edit.ts'

export type { Edit } from '../revise/edit.ts'

/** What the page and its server say to each other. Types only: the page is built without the server. */

/** How far the review of an article is. `empty`: no records; `broken`: the file is no YAML, or no result. */
export const ARTICLE_STATES = ['todo', 'begun', 'done', 'empty', 'broken'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]
/**
 * What may be asked of an article. `doubtful`: a record with doubts; `low`: one below a half of confidence; `changed`: a new
 * extraction came after the review, and left something to decide; `comment`: a note; `flagged`: somebody asked for another look.
 */
export const FLAGS = ['conflict', 'orphan', 'doubtful', 'low', 'changed', 'comment', 'flagged'] as const
export type Flag = (typeof FLAGS)[number]
export const SORTS = ['doubt', 'sum', 'name', 'date'] as const
export type Sort = (typeof SORTS)[number]

/** One line of the list. */
export interface Row {
  /** From the file's path: stable, and no path. */
  readonly id: string
  readonly path: string
  readonly title: string | null
  readonly published: string | null
  readonly state: ArticleState
  readonly records: number
  readonly reviewed: number
  readonly donors: readonly string[]
  readonly types: readonly string[]
  readonly flags: readonly Flag[]
  /** The largest sum, in dollars at the rates of the rule book; null when there is none. */
  readonly dollars: number | null
  /** Doubt × size of sum of what is not reviewed yet: the larger, the sooner it should be looked at. */
  readonly urgency: number
}

export interface ListQuery {
  readonly q: string
  readonly state: readonly string[]
  readonly donor: readonly string[]
  readonly type: readonly string[]
  /** Any of these. */
  readonly flag: readonly string[]
  readonly sort: Sort
  readonly from: number
  readonly count: number
  /** The order is made once for each stamp, so that rows keep their places while their articles are reviewed. */
  readonly stamp: string
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

export interface Listing {
  readonly total: number
  readonly from: number
  readonly rows: readonly Row[]
  readonly facets: Readonly<Record<'state' | 'donor' | 'type' | 'flag', readonly FacetValue[]>>
  readonly progress: { readonly records: number; readonly reviewed: number; readonly articles: number }
  /** Files that are not read yet; the list grows while they are. */
  readonly unread: number
  /** Parts in JSON Lines: their articles are in no list, and are checked out first. */
  readonly parts: number
}

/** A value that the schema refuses; the page shows it as it stands in the file. */
export interface Wrong {
  readonly record: string
  readonly path: string
  readonly message: string
  readonly raw: string
}

/** One article as the page works on it. */
export interface Opened {
  readonly id: string
  readonly path: string
  /** Of the file's bytes: a save says which state it is made from. */
  readonly etag: string
  /** Null when the file cannot be read as a result: `issues` says why. */
  readonly extraction: Extraction | null
  /** Changes when the article's text does; null when the text was not kept. */
  readonly textId: string | null
  readonly issues: readonly Issue[]
  readonly wrong: readonly Wrong[]
  /** What the next undo and redo would do; null when there is nothing. */
  readonly undo: string | null
  readonly redo: string | null
}

export interface Save {
  /** Done in this order, together or not at all; one step of undo. */
  readonly edits: readonly Edit[]
  /** The page's own name for it: an answer that was lost is asked for again, and nothing is done twice. */
  readonly step?: string
  /** The text (`Opened.textId`) whose words the edits name: places in one text are other words in another. */
  readonly textId?: string | null
  /** The folder that they were made in (`Vocabulary.store`): another server may have taken the port. */
  readonly store?: string
}

/** An answer to a save. `stale`: the file changed underneath, and nothing was written. */
export type Saved =
  | {
      readonly kind: 'saved'
      readonly opened: Opened
      readonly record: string | null
      readonly label: string
      /** It had been done before: since then others may have changed the file too. */
      readonly again?: boolean
    }
  | { readonly kind: 'stale'; readonly opened: Opened }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }

/** What the extractor reads in selected words. */
export interface ReadWords {
  readonly records: readonly AidRecord[]
  readonly span: SpanOut
  /** A record with no more than the words as its anchor, when nothing was read. */
  readonly blank: AidRecord
}

export interface Vocabulary {
  readonly places: readonly Word[]
  readonly currencies: readonly Word[]
  readonly categories: readonly string[]
  readonly reviewer: string
  /** The output folder as the command line named it. */
  readonly folder: string
  /** Stands for the folder wherever it is named from: what a browser keeps for it goes into no other. */
  readonly store: string
  readonly version: string
  /** Facets that the command line set at the start. */
  readonly only: readonly Flag[]
}

/** A code and its names: `DK`, `Denmark`. */
export interface Word {
  readonly code: string
  readonly name: string
  readonly kind: 'country' | 'body' | 'currency'
}

export type Event =
  | { readonly kind: 'changed'; readonly id: string; readonly etag: string }
  | { readonly kind: 'list'; readonly unread: number }
